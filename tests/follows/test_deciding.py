"""Approving and refusing follow requests."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World, carer
from nestbox.errors import InvalidError, NotFoundError
from nestbox.follows import actions, queue, reads
from nestbox.jobs.inline import run_waiting
from nestbox.notices.reads import newest
from nestbox.policy.evidence import Weight
from nestbox.policy.permissions import Role
from nestbox.records.models import AuditEntry, Basis, Follow, FollowRequest, Pupil
from nestbox.roll.actions import Contact
from nestbox.schools import actions as school_actions
from nestbox.schools.installation import keep_confirmed_account
from tests.at_once import at_once, needs_two_writers
from tests.world import OTHER_OFFICE, at_address, follower, redbourn, refusal

BROTHER = Member("Ben Rogers", "ben.rogers@gmail.com", "Nobody on the roll.")


def asks(world: World, member: Member) -> int:
    world.signs_up(member)
    return world.asks(member)


def nobody_follows() -> bool:
    return not Follow.objects.exists()


def blocking(world: World, request_id: int) -> set[str]:
    """The clauses that block, as the office sees them."""
    shown = queue.request(world.viewer(cast.OFFICE_MANAGER), request_id)
    return {finding.clause for finding in shown.findings if finding.weight is Weight.BLOCKS}


# Who is admitted


@pytest.mark.clause("ACC-2")
def test_the_mother_of_a_year_5_child_is_admitted_as_a_carer(world: World) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    world.approves(asks(world, cast.PENDING))

    assert Follow.objects.get().group == Follow.Group.CARER


@pytest.mark.clause("ACC-2")
def test_a_follow_names_the_child_that_it_stands_on(world: World) -> None:
    ivy = world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    world.child("Eva", "Rogers", 2, carer(cast.PENDING))
    world.approves(asks(world, cast.PENDING))

    assert [basis.responsibility and basis.responsibility.pupil_id for basis in Basis.objects.all()] == [ivy]


@pytest.mark.clause("ACC-3")
@pytest.mark.clause("GOV-2")
@pytest.mark.parametrize(
    ("category", "group"),
    [
        ("governor", Follow.Group.GOVERNOR),
        ("teacher", Follow.Group.STAFF),
        ("support staff", Follow.Group.STAFF),
        ("office team", Follow.Group.STAFF),
        ("site manager", Follow.Group.STAFF),
    ],
)
def test_whoever_is_on_the_staff_list_is_admitted(world: World, category: str, group: str) -> None:
    world.staff(cast.GOVERNOR, category)
    world.approves(asks(world, cast.GOVERNOR))

    assert Follow.objects.get().group == group


@pytest.mark.clause("REQ-2")
def test_without_evidence_nobody_is_approved(world: World) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    request_id = asks(world, cast.STRANGER)

    assert refusal(lambda: world.approves(request_id)) == ("REQ-2",)
    assert nobody_follows()


@pytest.mark.clause("REQ-2")
def test_the_name_of_a_carer_at_another_address_is_no_evidence(world: World) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    request_id = asks(world, at_address(cast.PENDING, "birt.rogers.2@gmail.com"))

    assert refusal(lambda: world.approves(request_id)) == ("REQ-2",)


@pytest.mark.clause("REQ-2")
def test_an_address_that_is_no_longer_verified_is_not_approved(world: World) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    request_id = asks(world, cast.PENDING)
    EmailAddress.objects.filter(email=cast.PENDING.email).update(verified=False)

    assert refusal(lambda: world.approves(request_id)) == ("REQ-2",)


def test_the_roll_of_another_school_is_no_evidence(world: World, elsewhere: World) -> None:
    elsewhere.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    request_id = asks(world, cast.PENDING)

    assert refusal(lambda: world.approves(request_id)) == ("REQ-2",)


# Who is not admitted


@pytest.mark.clause("ACC-4")
def test_a_grandmother_is_referred_to_the_headteacher(world: World) -> None:
    contact = Contact(
        cast.GRANDMOTHER.name,
        cast.GRANDMOTHER.email,
        "grandmother",
        principal_carer=False,
        contact_restricted=False,
    )
    world.child("Rowan", "Whitfield", 5, contact)
    request_id = asks(world, cast.GRANDMOTHER)

    assert refusal(lambda: world.approves(request_id)) == ("ACC-4",)
    assert nobody_follows()


@pytest.mark.clause("ACC-4")
def test_a_grandmother_who_is_the_principal_carer_is_admitted(world: World) -> None:
    world.child("Rowan", "Whitfield", 5, carer(cast.GRANDMOTHER, "grandmother"))

    assert world.approves(asks(world, cast.GRANDMOTHER)) == Follow.objects.get().pk


@pytest.mark.clause("ACC-6")
@pytest.mark.parametrize("name", ["Leo Okafor", "leo okafor", "Leo  Okafor", "LEO OKAFOR"])
def test_somebody_with_a_pupils_name_is_not_admitted(world: World, name: str) -> None:
    child = Member(name, "leo.plays@gmail.com", "A pupil.")
    world.child("Leo", "Okafor", 5)
    world.staff(child, "governor")
    request_id = asks(world, child)

    assert refusal(lambda: world.approves(request_id)) == ("REQ-2",)  # a stranger's refusal: ACC-6 would tell
    assert "ACC-6" in blocking(world, request_id)


@pytest.mark.clause("ACC-6")
@pytest.mark.parametrize(
    ("forename", "surname", "signs_up_as"),
    [("Mary Ann", "Smith", "Mary Ann Smith"), ("Zoë", "Ödegård", "ZOË ÖDEGÅRD")],
)
def test_a_pupils_name_is_known_however_it_is_made_and_written(
    world: World, forename: str, surname: str, signs_up_as: str
) -> None:
    child = Member(signs_up_as, "me.myself@gmail.com", "A pupil.")
    world.child(forename, surname, 5)
    world.staff(child, "governor")
    request_id = asks(world, child)

    assert refusal(lambda: world.approves(request_id)) == ("REQ-2",)  # a stranger's refusal: ACC-6 would tell
    assert "ACC-6" in blocking(world, request_id)


@pytest.mark.clause("ACC-6")
def test_a_mother_with_her_daughters_name_is_admitted(world: World) -> None:
    world.child("Birt", "Rogers", 5, carer(cast.PENDING))

    assert world.approves(asks(world, cast.PENDING)) == Follow.objects.get().pk


@pytest.mark.clause("ACC-2")
@pytest.mark.parametrize("change", [{"on_roll": False}, {"year_group": 7}, {"year_group": None}])
def test_the_parent_of_a_child_who_left_or_moved_up_is_not_admitted(
    world: World, change: dict[str, int | None]
) -> None:
    pupil_id = world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    request_id = asks(world, cast.PENDING)
    Pupil.objects.filter(pk=pupil_id).update(**change)

    assert refusal(lambda: world.approves(request_id)) == ("REQ-2",)
    assert "ACC-2" in {
        finding.clause
        for finding in queue.request(world.viewer(cast.OFFICE_MANAGER), request_id).findings
        if finding.weight == "against"
    }


@pytest.mark.clause("ACC-5")
@pytest.mark.clause("REQ-5")
def test_a_domain_marked_as_work_after_the_request_blocks_it(world: World) -> None:
    world.child("Emil", "Fischer", 5, carer(cast.UNKNOWN_DOMAIN))
    request_id = asks(world, cast.UNKNOWN_DOMAIN)
    actions.mark_domain(world.viewer(cast.OFFICE_MANAGER), request_id, "work")

    assert refusal(lambda: world.approves(request_id)) == ("REQ-5",)


# Domains


@pytest.mark.clause("REQ-4")
def test_an_unknown_domain_has_to_be_marked_first(world: World) -> None:
    world.child("Emil", "Fischer", 5, carer(cast.UNKNOWN_DOMAIN))
    request_id = asks(world, cast.UNKNOWN_DOMAIN)

    assert refusal(lambda: world.approves(request_id)) == ("REQ-4",)


@pytest.mark.clause("REQ-4")
def test_a_domain_marked_as_personal_can_be_approved(world: World) -> None:
    world.child("Emil", "Fischer", 5, carer(cast.UNKNOWN_DOMAIN))
    request_id = asks(world, cast.UNKNOWN_DOMAIN)
    actions.mark_domain(world.viewer(cast.OFFICE_MANAGER), request_id, "personal")

    assert world.approves(request_id) == Follow.objects.get().pk


def test_a_mark_holds_for_one_school_only(world: World, elsewhere: World) -> None:
    world.child("Emil", "Fischer", 5, carer(cast.UNKNOWN_DOMAIN))
    request_id = asks(world, cast.UNKNOWN_DOMAIN)
    theirs = elsewhere.asks(cast.UNKNOWN_DOMAIN)
    actions.mark_domain(elsewhere.viewer(OTHER_OFFICE), theirs, "personal")

    assert refusal(lambda: world.approves(request_id)) == ("REQ-4",)


@pytest.mark.clause("REQ-5")
def test_marking_a_domain_is_put_on_record(world: World) -> None:
    request_id = asks(world, cast.UNKNOWN_DOMAIN)
    actions.mark_domain(world.viewer(cast.OFFICE_MANAGER), request_id, "personal")
    entry = AuditEntry.objects.get(verb="domain marked")

    assert (entry.clause, entry.detail) == ("REQ-5", {"domain": "thefischers.org.uk", "kind": "personal"})


def test_a_domain_is_marked_as_one_of_two_kinds(world: World) -> None:
    request_id = asks(world, cast.UNKNOWN_DOMAIN)

    with pytest.raises(InvalidError, match="personal or work"):
        actions.mark_domain(world.viewer(cast.OFFICE_MANAGER), request_id, "school")


# Who decides


@pytest.mark.clause("REQ-1")
def test_nobody_decides_their_own_request(world: World) -> None:
    world.child("Ada", "Osei", 6, carer(cast.OFFICE_MANAGER))
    request_id = world.asks(cast.OFFICE_MANAGER)

    assert refusal(lambda: world.approves(request_id)) == ("REQ-1",)
    assert refusal(lambda: world.refuses(request_id)) == ("REQ-1",)


@pytest.mark.clause("REQ-1")
def test_a_colleague_decides_the_office_managers_request(world: World) -> None:
    world.child("Ada", "Osei", 6, carer(cast.OFFICE_MANAGER))
    request_id = world.asks(cast.OFFICE_MANAGER)
    actions.approve(world.viewer(cast.HEADTEACHER), request_id, "")

    assert world.viewer(cast.OFFICE_MANAGER).follows == {world.feed_id}


@pytest.mark.parametrize("member", [cast.TEACHER, cast.ADMINISTRATOR, cast.PENDING, OTHER_OFFICE])
def test_for_everybody_else_a_request_does_not_exist(world: World, elsewhere: World, member: Member) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    request_id = asks(world, cast.PENDING)
    viewer = world.viewer(member)

    for act in (
        lambda: actions.approve(viewer, request_id, ""),
        lambda: actions.refuse(viewer, request_id, "REQ-2", "No."),
        lambda: actions.mark_domain(viewer, request_id, "personal"),
    ):
        with pytest.raises(NotFoundError):
            act()
    assert FollowRequest.objects.get().outcome == ""


def test_two_decisions_one_after_the_other_are_one(world: World) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    request_id = asks(world, cast.PENDING)
    world.refuses(request_id)

    with pytest.raises(InvalidError, match="already refused"):
        world.approves(request_id)
    assert nobody_follows()


@needs_two_writers
@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_the_same_moment_are_one() -> None:
    world = redbourn()
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    request_id = asks(world, cast.PENDING)
    office, headteacher = world.viewer(cast.OFFICE_MANAGER), world.viewer(cast.HEADTEACHER)

    results = at_once(
        lambda: actions.approve(office, request_id, ""), lambda: actions.approve(headteacher, request_id, "")
    )

    assert [type(result) for result in results if isinstance(result, Exception)] == [InvalidError]
    assert AuditEntry.objects.filter(verb="request approved").count() == 1


def test_a_decision_is_put_on_record_with_its_clause(world: World) -> None:
    request_id = asks(world, cast.STRANGER)
    world.refuses(request_id, "REQ-2", "Nobody here knows them.")
    entry = AuditEntry.objects.get(verb="request refused")

    assert (entry.subject, entry.clause, entry.detail, entry.actor_id) == (
        f"request:{request_id}",
        "REQ-2",
        {"reason": "Nobody here knows them."},
        world.viewer(cast.OFFICE_MANAGER).account_id,
    )


# What the requester is told


def test_an_admitted_person_is_told(world: World) -> None:
    follower(world)

    assert newest(world.viewer(cast.FOLLOWER))[0].sentence == "You now follow @PrimaryRedbourn."


@pytest.mark.clause("REQ-2")
def test_a_refused_person_is_never_told_the_offices_own_words(world: World, worker_mail: None) -> None:
    world.refuses(asks(world, cast.STRANGER), "REQ-2", "Looks like the man from the court case.")
    run_waiting()

    told = [str(message.body) for message in mail.outbox if message.to == [cast.STRANGER.email]]
    told += [notice.sentence for notice in newest(world.viewer(cast.STRANGER))]
    told += [reads.standing(world.viewer(cast.STRANGER), world.feed_id).reason]

    assert [words for words in told if "court" in words] == []
    assert "admin@redbournprimary.co.uk" in told[0]


@pytest.mark.clause("REQ-3")
def test_a_refused_person_is_advised_to_write_from_the_address_that_they_used(world: World) -> None:
    world.refuses(asks(world, cast.STRANGER))

    assert reads.standing(world.viewer(cast.STRANGER), world.feed_id).reason.endswith(
        "please email admin@redbournprimary.co.uk from the address that you asked with."
    )


@pytest.mark.parametrize("clause", ["SAF-2", "", "REQ-9"])
def test_a_request_is_refused_under_a_clause_that_refuses(world: World, clause: str) -> None:
    request_id = asks(world, cast.STRANGER)
    office = world.viewer(cast.OFFICE_MANAGER)

    assert refusal(lambda: actions.refuse(office, request_id, clause, "No.")) == ("REQ-2",)


@pytest.mark.parametrize("reason", ["", "  ", "\0"])
def test_a_refusal_has_a_reason(world: World, reason: str) -> None:
    request_id = asks(world, cast.STRANGER)
    office = world.viewer(cast.OFFICE_MANAGER)

    assert refusal(lambda: actions.refuse(office, request_id, "REQ-2", reason)) == ("REQ-2",)


def test_who_follows_already_is_not_admitted_twice(world: World) -> None:
    follow_id = follower(world)
    world.ends(follow_id)
    request_id = world.asks(cast.FOLLOWER)
    Follow.objects.filter(pk=follow_id).update(ended_at=None)  # as by whoever is quicker
    with pytest.raises(InvalidError, match="follows already"):
        world.approves(request_id)
    assert FollowRequest.objects.get(pk=request_id).decided_at is None


def test_a_reason_that_is_too_long_is_not_cut_but_refused(world: World) -> None:
    request_id = asks(world, cast.STRANGER)

    with pytest.raises(InvalidError, match="500"):
        world.refuses(request_id, "REQ-2", "a" * 501)


def test_whoever_has_lost_the_second_factor_decides_nothing(world: World) -> None:
    request_id = asks(world, cast.STRANGER)
    second_office = Member("New Hand", "new.hand@gmail.com", "", Role.OFFICE_MANAGER)
    keep_confirmed_account(second_office.email, second_office.name, None)
    administrator = world.viewer(cast.ADMINISTRATOR)
    school_actions.give_role(administrator, world.school_id, second_office.email, Role.OFFICE_MANAGER)

    with pytest.raises(NotFoundError):
        actions.refuse(world.viewer(second_office), request_id, "REQ-2", "No.")
