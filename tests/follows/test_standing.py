"""Whatever the order of imports, requests, decisions, restrictions and endings: nobody follows without a
basis that holds now, and nobody whom the roll restricts follows at all.

The rule is written here a second time, on the rows themselves, so that a mistake in the first is found.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from pytest_django import Settings

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import NestboxError
from nestbox.follows import actions as follows
from nestbox.follows import referrals
from nestbox.follows.endings import reconcile_all
from nestbox.records.models import Follow, FollowRequest, Pupil, Responsibility, RollImport
from nestbox.roll import actions as roll
from nestbox.roll import imports, staging
from nestbox.roll.actions import Contact
from nestbox.roll.preview import preview
from nestbox.roll.undoing import undo
from tests.roll.files_of import contacts

PEOPLE = (cast.FOLLOWER, cast.MOTHER, cast.GRANDMOTHER)
FAMILIES = {  # the child, and who of PEOPLE the roll may name, as what
    "1,Ada,Okafor": ((cast.FOLLOWER, "Father"), (cast.MOTHER, "Stepmother")),
    "2,Leo,Okafor": ((cast.FOLLOWER, "Father"),),
    "3,Mia,Bennett": ((cast.MOTHER, "Mother"), (cast.GRANDMOTHER, "Grandmother")),
}
ADMITTED = (5, 6)
PARENTS = ("father", "mother", "Stepmother")  # the last as the file writes it

flags = st.sampled_from(["Y", "N", ""])
years = st.sampled_from([5, 5, 6, 6, 4, 7])
people = st.sampled_from(PEOPLE)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """An export of some of the families, as they may be in some year."""
    rows = []
    for child, carers in FAMILIES.items():
        if not draw(st.booleans() | st.just(value=True)):
            continue
        year = draw(years)
        for member, relationship in carers:
            if draw(st.booleans() | st.just(value=True)):
                first, last = member.name.split()
                answers = f"1,{draw(flags)},{draw(flags)},{member.email},{draw(flags | st.just('N'))}"
                rows.append(f"{child},{year},Mx,{first},{last},{relationship},{answers}")
    return contacts(*rows)


def restricted(follow: Follow) -> bool:
    """Whether a court order stands between this person, by line or by name, and their family."""
    own = Q(carer__name=follow.account.name)
    children = Responsibility.objects.filter(own, current=True).values("pupil")
    carers = Responsibility.objects.filter(pupil__in=children, current=True).values("carer")
    family = Responsibility.objects.filter(carer__in=carers, current=True).values("pupil")
    return Responsibility.objects.filter(
        own, pupil__in=family, current=True, contact_restricted=True
    ).exists()


def has_basis(follow: Follow) -> bool:
    """Whether a child, or an exception that is not over, carries the follow, by the rows as they are."""
    if follow.bases.filter(case__ends_on__gte=timezone.localdate()).exists():
        return True
    return Responsibility.objects.filter(
        Q(parental_responsibility=True) | Q(principal_carer=True),
        Q(principal_carer=True) | Q(relationship__in=PARENTS),
        current=True,
        carer__name=follow.account.name,
        pupil__on_roll=True,
        pupil__year_group__in=ADMITTED,
    ).exists()


class Year(RuleBasedStateMachine):
    """What may happen at a school in a year."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.scene = transaction.atomic()
        self.scene.__enter__()
        self.office = self.world.viewer(cast.OFFICE_MANAGER)
        self.days = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.scene.__exit__(None, None, None)

    @initialize()
    def the_year_begins(self) -> None:
        begun = [
            f"{child},5,Mx,{member.name.replace(' ', ',')},{relationship},1,Y,Y,{member.email},N"
            for child, carers in FAMILIES.items()
            for member, relationship in carers
        ]
        self.the_roll_is_imported(contacts(*begun))
        for member in PEOPLE:
            self.somebody_asks(member)
        self.the_office_decides(approve=True)

    @rule(data=files())
    def the_roll_is_imported(self, data: bytes) -> None:
        with suppress(NestboxError), transaction.atomic():
            import_id = staging.send_file(self.office, self.world.school_id, data, "contacts.csv")
            question = preview(self.office, import_id).question
            imports.apply(self.office, import_id, question.leaving if question else None)

    @rule()
    def the_last_import_is_undone(self) -> None:
        row = RollImport.objects.filter(undone_at=None).exclude(applied_at=None).order_by("-id").first()
        if row is not None:
            undo(self.office, row.pk)

    @rule(member=people)
    def somebody_asks(self, member: Member) -> None:
        with suppress(NestboxError), transaction.atomic():
            self.world.asks(member)

    @rule(approve=st.sampled_from([True, True, False]))
    def the_office_decides(self, approve: bool) -> None:
        for request in FollowRequest.objects.filter(decided_at=None):
            with suppress(NestboxError), transaction.atomic():
                if approve:
                    follows.approve(self.office, request.pk, "")
                else:
                    follows.refuse(self.office, request.pk, "REQ-2", "Not sure.")

    @rule(member=people, answer=st.sampled_from([True, False]))
    def the_office_records_an_order(self, member: Member, answer: bool) -> None:
        pupil = Pupil.objects.order_by("id").first()
        if pupil is not None:
            contact = Contact(member.name, member.email, "father", contact_restricted=answer)
            roll.add_contact(self.office, pupil.pk, contact)

    @rule(days=st.sampled_from([0, 1, 5]))
    def the_headteacher_makes_exceptions(self, days: int) -> None:
        head = self.world.viewer(cast.HEADTEACHER)
        last_day = timezone.localdate() + timedelta(days=days)
        for request in FollowRequest.objects.filter(decided_at=None):
            with suppress(NestboxError), transaction.atomic():
                referrals.admit(head, request.pk, "A hard year.", last_day)

    @rule(member=people)
    def somebody_is_ended_by_hand(self, member: Member) -> None:
        for follow in Follow.objects.filter(account__email=member.email, ended_at=None):
            follows.end_follow(self.office, follow.pk, "Asked on the telephone.")

    @rule()
    def a_night_passes(self) -> None:
        self.days += 1
        with clock.standing_at(clock.now() + timedelta(days=self.days)):
            reconcile_all()

    @invariant()
    def nobody_follows_without_a_basis(self) -> None:
        running = Follow.objects.filter(ended_at=None).select_related("account")
        assert [follow.account.name for follow in running if not has_basis(follow)] == []

    @invariant()
    def nobody_restricted_follows(self) -> None:
        running = Follow.objects.filter(ended_at=None).select_related("account")
        assert [follow.account.name for follow in running if restricted(follow)] == []


@pytest.fixture
def run(world: World) -> Callable[..., None]:
    for member in PEOPLE:
        world.signs_up(member)

    def run_year(**options: Any) -> None:
        machine = type("YearHere", (Year,), {"world": world})
        examples = max(20, settings().max_examples // 4)
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=examples,
                stateful_step_count=12,
                suppress_health_check=list(HealthCheck),
                deadline=None,
                **options,
            ),
        )

    return run_year


@pytest.mark.clause("ACC-2")
@pytest.mark.clause("REQ-2")
def test_nobody_follows_without_a_basis_whatever_happens(run: Callable[..., None]) -> None:
    run()


def forget(school_id: int, roll_import_id: int | None = None) -> None:
    """A hole: nothing follows from a change of the roll."""


@pytest.mark.once
def test_the_test_finds_a_follow_that_outlives_its_basis(
    run: Callable[..., None], settings: Settings
) -> None:
    settings.AFTER_ROLL_CHANGES = (f"{__name__}.forget",)
    with pytest.raises(AssertionError):
        run(phases=[Phase.generate])
