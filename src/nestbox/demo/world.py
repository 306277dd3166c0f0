"""A school and its people, built through the actions: the demonstration's and the tests' one world."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from nestbox.accounts import actions as account_actions
from nestbox.accounts import reads as accounts
from nestbox.accounts.viewer import Viewer
from nestbox.demo.cast import ADMINISTRATOR, HEADTEACHER, OFFICE_MANAGER, TEACHER, Member
from nestbox.follows import actions as follow_actions
from nestbox.follows import consent_answers
from nestbox.jobs.inline import run_waiting
from nestbox.photos import accounting, screen
from nestbox.photos import actions as photo_actions
from nestbox.policy.clauses import REGISTER
from nestbox.policy.facts import AreaKind, Says
from nestbox.policy.permissions import Role
from nestbox.policy.standing import Purpose, Standing
from nestbox.posts import actions as post_actions
from nestbox.posts import drafts
from nestbox.posts.drafts import Wording
from nestbox.roll import actions as roll_actions
from nestbox.roll.actions import Child, Contact
from nestbox.roll.consent_office import Paper, record_answer
from nestbox.schools import actions as school_actions
from nestbox.schools import reads as schools
from nestbox.schools.installation import keep_confirmed_account
from nestbox.trips import actions as trip_actions
from nestbox.trips.actions import Plan

TEAM = (HEADTEACHER, OFFICE_MANAGER, TEACHER)


def carer(member: Member, relationship: str = "mother") -> Contact:
    """The member as the roll knows a carer whom nothing speaks against."""
    return Contact(
        member.name,
        member.email,
        relationship,
        parental_responsibility=True,
        principal_carer=True,
        contact_restricted=False,
    )


class World:
    """One school. Every verb goes through the actions, so that no state is built that nobody could reach."""

    def __init__(
        self, values_text: str, administrator: Member = ADMINISTRATOR, team: Iterable[Member] = TEAM
    ) -> None:
        self.team = {member.role: member for member in (administrator, *team)}
        self.administrator = administrator
        self._keys = 0
        self.school_id = school_actions.found_school(values_text, self.signs_up(administrator))
        self.feed_id = schools.feed_of(self.school_id).id
        self.secures(administrator)
        for member in team:
            self.joins_team(member)

    def viewer(self, member: Member) -> Viewer:
        """The member as they stand in the database now."""
        viewer = accounts.viewer(accounts.account(member.email).pk)
        assert viewer is not None  # noqa: S101  (the account was found a line ago)
        return viewer

    def signs_up(self, member: Member) -> int:
        """The member signs up and confirms their address."""
        account_id = keep_confirmed_account(member.email, member.name, password=None)
        account_actions.confirm_age(account_id)
        return account_id

    def secures(self, member: Member) -> None:
        """The member sets up the second factor that staff must have."""
        TOTP.activate(accounts.account(member.email), generate_totp_secret())

    def joins_team(self, member: Member) -> None:
        """The administrator gives the member their role."""
        self.signs_up(member)
        self.secures(member)
        assert member.role is not None  # noqa: S101  (the caller chose somebody with a role)
        school_actions.give_role(self.viewer(self.administrator), self.school_id, member.email, member.role)

    def leaves_team(self, member: Member) -> None:
        """The administrator takes every role of the member away."""
        administrator = self.viewer(self.administrator)
        for held in schools.team(administrator, self.school_id):
            if held.email == member.email:
                school_actions.end_role(administrator, held.id)

    def child(self, forename: str, surname: str, year_group: int, *contacts: Contact) -> int:
        """The office puts a child on the roll, with carers."""
        office = self.viewer(self.team[Role.OFFICE_MANAGER])
        return roll_actions.add_family(
            office, self.school_id, Child(forename, surname, year_group), *contacts
        )

    def answers(
        self,
        pupil_id: int,
        answer: Standing = Standing.GIVEN,
        purposes: tuple[Purpose, ...] = (Purpose.PHOTOS,),
        carer_id: int | None = None,
    ) -> None:
        """The office records what was said of showing a child, on paper."""
        office = self.viewer(self.team[Role.OFFICE_MANAGER])
        record_answer(office, pupil_id, Paper(purposes, answer, carer_id))

    def consents(self, member: Member, pupil_id: int, purpose: Purpose = Purpose.PHOTOS) -> None:
        """The member, a carer, says yes to showing their child."""
        consent_answers.answer(self.viewer(member), pupil_id, purpose, yes=True)

    def staff(self, member: Member, category: str) -> int:
        """The office puts somebody on the staff list."""
        office = self.viewer(self.team[Role.OFFICE_MANAGER])
        return roll_actions.add_staff_member(
            office, self.school_id, name=member.name, email=member.email, category=category
        )

    def trip(self, title: str, place: str, starts: date, ends: date, years: tuple[int, ...] = ()) -> int:
        """The teacher adds a trip, also beside another."""
        plan = Plan(title, place, starts, ends, years=years, clash_confirmed=True)
        return trip_actions.add(self.viewer(self.team[Role.TEACHER]), self.school_id, plan)

    def asks(self, member: Member, says: str = "") -> int:
        """The member accepts the policy and asks to follow; returns the request's id."""
        viewer = self.viewer(member)
        school_actions.accept_policy(viewer.account_id, self.school_id)
        return follow_actions.ask_to_follow(viewer, self.feed_id, says)

    def approves(self, request_id: int) -> int:
        """The office approves; returns the follow's id."""
        return follow_actions.approve(self.viewer(self.team[Role.OFFICE_MANAGER]), request_id, "")

    def refuses(
        self, request_id: int, clause: str = "REQ-2", reason: str = "Nobody here knows them."
    ) -> None:
        """The office refuses."""
        assert clause in REGISTER  # noqa: S101  (a slip of the test's author)
        follow_actions.refuse(self.viewer(self.team[Role.OFFICE_MANAGER]), request_id, clause, reason)

    def follows(self, member: Member, says: str = "") -> int:
        """The member asks and the office approves; returns the follow's id."""
        return self.approves(self.asks(member, says))

    def ends(self, follow_id: int, reason: str = "The child has left the school.") -> None:
        """The office ends a follow."""
        follow_actions.end_follow(self.viewer(self.team[Role.OFFICE_MANAGER]), follow_id, reason)

    def drafts(self, text: str, photos: Iterable[tuple[bytes, str]] = (), trip_id: int | None = None) -> int:
        """The teacher writes a draft with photos (bytes, alt text), which the worker looks at; its id."""
        teacher = self.viewer(self.team[Role.TEACHER])
        wording = Wording(text, trip_id, outside_purpose_confirmed=trip_id is None)
        draft_id = drafts.start(teacher, self.school_id, self._key(), wording)
        for data, alt in photos:
            photo_actions.receive(teacher, draft_id, data, alt)
        run_waiting()
        return draft_id

    def posts(
        self,
        text: str,
        photos: Iterable[tuple[bytes, str]] = (),
        trip_id: int | None = None,
        faces: Says | None = None,
    ) -> int:
        """The teacher publishes news; returns the post's id. ``faces``: what is said of each of them."""
        draft_id = self.drafts(text, photos, trip_id)
        if faces:
            self.says_of_faces(draft_id, faces)
        return self.publishes(draft_id)

    def says_of_faces(self, draft_id: int, says: Says) -> None:
        """The teacher says the same of every face in a draft's photos."""
        teacher = self.viewer(self.team[Role.TEACHER])
        for photo in drafts.draft(teacher, draft_id).photos:
            areas = screen.screen(teacher, draft_id, photo.shown.id).areas
            said = (accounting.Word(area.id, says) for area in areas if area.kind != AreaKind.TEXT)
            accounting.mark(teacher, photo.shown.id, *said)

    def publishes(self, draft_id: int) -> int:
        """The teacher looks at a draft as it is now, and publishes it; returns the post's id."""
        run_waiting()
        return post_actions.publish(self.viewer(self.team[Role.TEACHER]), draft_id, self.looks_at(draft_id))

    def looks_at(self, draft_id: int) -> list[str]:
        """The teacher looks at a draft's photos as they are now: their digests."""
        shown = drafts.draft(self.viewer(self.team[Role.TEACHER]), draft_id)
        return [photo.digest for photo in shown.photos]

    def likes(self, member: Member, post_id: int) -> None:
        """The member likes a post."""
        post_actions.like(self.viewer(member), post_id)

    def comments(self, member: Member, post_id: int, text: str) -> int:
        """The member accepts the agreement and comments; returns the comment's id."""
        viewer = self.viewer(member)
        school_actions.accept_agreement(viewer.account_id, self.school_id)
        return post_actions.comment(viewer, post_id, text, self._key())

    def _key(self) -> str:
        self._keys += 1
        return f"world-{self.school_id}-{self._keys}"
