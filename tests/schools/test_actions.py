"""Founding and changing a school: its values, its team, its trips."""

import pytest
from django.conf import settings

from nestbox.accounts import reads as accounts
from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import InvalidError, NotFoundError
from nestbox.notices.reads import newest
from nestbox.policy.permissions import Role
from nestbox.policy.values import ValuesError
from nestbox.records.models import AuditEntry, Feed, PolicyVersion, RoleHeld, School
from nestbox.schools import actions, policies, reads
from nestbox.schools.installation import keep_confirmed_account
from tests.at_once import at_once, needs_two_writers
from tests.world import OTHER_ADMINISTRATOR, OTHER_TEACHER, redbourn

VALUES = settings.EXAMPLE_VALUES.read_text(encoding="utf-8")
COLLEAGUE = Member("Asha Rao", "asha.rao@gmail.com", "A second administrator.", Role.ADMINISTRATOR)


def role_of(world: World, member: Member) -> int:
    return RoleHeld.objects.get(account__email=member.email, ended_at=None).pk


# Founding


def test_a_school_is_founded_with_its_feed_and_administrator(db: None) -> None:
    account_id = keep_confirmed_account("alex@gmail.com", "Alex", None)
    school_id = actions.found_school(VALUES, account_id)

    assert reads.feed("primaryredbourn").school_id == school_id
    assert RoleHeld.objects.get().role == Role.ADMINISTRATOR
    assert policies.values(school_id).name == "Redbourn Primary School"


def test_founding_is_put_on_record_first(db: None) -> None:
    actions.found_school(VALUES, keep_confirmed_account("alex@gmail.com", "Alex", None))

    assert [entry.verb for entry in AuditEntry.objects.order_by("number")] == ["role given", "school founded"]


def test_values_that_cannot_be_used_say_the_line_and_found_nothing(db: None) -> None:
    account_id = keep_confirmed_account("alex@gmail.com", "Alex", None)
    wrong = VALUES.replace("length = 140", 'length = "many"')
    line = wrong.split("\n").index('length = "many"') + 1

    with pytest.raises(ValuesError) as refused:
        actions.found_school(wrong, account_id)
    assert refused.value.line == line
    assert School.objects.count() == 0


def test_a_handle_that_another_school_has_is_refused(world: World) -> None:
    with pytest.raises(InvalidError, match="@primaryredbourn"):
        actions.found_school(VALUES.replace("PrimaryRedbourn", "primaryredbourn"), 1)
    assert School.objects.count() == 1


# The policy


@pytest.mark.clause("GOV-1")
def test_a_changed_policy_is_put_on_record(world: World) -> None:
    number = actions.change_policy(world.viewer(cast.ADMINISTRATOR), world.school_id, VALUES)
    entry = AuditEntry.objects.get(verb="policy changed")

    assert (number, entry.clause) == (2, "GOV-1")
    assert entry.subject == f"policy:{PolicyVersion.objects.get(number=2).pk}"


def test_a_changed_name_is_the_feeds_name_at_once(world: World) -> None:
    text = VALUES.replace("Redbourn Primary School", "Redbourn School").replace("PrimaryRedbourn", "Redbourn")
    before = Feed.objects.get().changes
    actions.change_policy(world.viewer(cast.ADMINISTRATOR), world.school_id, text)

    found = reads.feed_of(world.school_id)
    assert (found.handle, found.name, Feed.objects.get().changes) == (
        "Redbourn",
        "Redbourn School",
        before + 1,
    )


def test_a_handle_cannot_be_taken_from_another_school(world: World, elsewhere: World) -> None:
    text = VALUES.replace("PrimaryRedbourn", "HOLLYBUSH")

    with pytest.raises(InvalidError, match="@HOLLYBUSH"):
        actions.change_policy(world.viewer(cast.ADMINISTRATOR), world.school_id, text)


@pytest.mark.clause("GOV-1")
@pytest.mark.parametrize("table", ["policy", "acceptable_use"])
def test_a_version_never_goes_back(world: World, table: str) -> None:
    """Whoever accepted the newer version could never accept the older one again."""
    administrator = world.viewer(cast.ADMINISTRATOR)
    start = VALUES.index(f"\n[{table}]\n")
    second = VALUES[:start] + VALUES[start:].replace("version = 1", "version = 2", 1)
    actions.change_policy(administrator, world.school_id, second)

    with pytest.raises(InvalidError, match="2"):
        actions.change_policy(administrator, world.school_id, VALUES)


def test_values_that_cannot_be_used_change_nothing(world: World) -> None:
    with pytest.raises(ValuesError):
        actions.change_policy(world.viewer(cast.ADMINISTRATOR), world.school_id, "[school]")
    assert policies.in_force(world.school_id).number == 1


@pytest.mark.parametrize("member", [cast.HEADTEACHER, cast.TEACHER, OTHER_ADMINISTRATOR])
def test_only_the_administrator_changes_the_policy(world: World, elsewhere: World, member: Member) -> None:
    with pytest.raises(NotFoundError):
        actions.change_policy(world.viewer(member), world.school_id, VALUES)
    assert policies.in_force(world.school_id).number == 1


# The team


def test_a_role_holds_from_the_next_request_on(world: World) -> None:
    world.joins_team(COLLEAGUE)

    assert world.viewer(COLLEAGUE).roles_at(world.school_id) == frozenset({Role.ADMINISTRATOR})


def test_whoever_is_given_a_role_is_told(world: World) -> None:
    assert newest(world.viewer(cast.TEACHER))[0].sentence == (
        "You now work on the feed of Redbourn Primary School as teacher."
    )


def test_giving_and_ending_a_role_are_put_on_record(world: World) -> None:
    role_id = role_of(world, cast.TEACHER)
    world.leaves_team(cast.TEACHER)

    entries = AuditEntry.objects.filter(subject=f"role:{role_id}").order_by("number")
    assert [(entry.verb, entry.detail) for entry in entries] == [
        ("role given", {"role": "teacher"}),
        ("role ended", {"role": "teacher"}),
    ]


def test_a_role_is_not_given_twice(world: World) -> None:
    administrator = world.viewer(cast.ADMINISTRATOR)

    with pytest.raises(InvalidError, match="already has this role"):
        actions.give_role(administrator, world.school_id, cast.TEACHER.email, Role.TEACHER)


def test_a_role_needs_an_account_with_a_confirmed_address(world: World) -> None:
    from allauth.account.models import EmailAddress

    world.signs_up(cast.STRANGER)
    EmailAddress.objects.filter(email=cast.STRANGER.email).update(verified=False)
    administrator = world.viewer(cast.ADMINISTRATOR)

    for email in (cast.STRANGER.email, "nobody@gmail.com"):
        with pytest.raises(InvalidError, match="Nobody has signed up"):
            actions.give_role(administrator, world.school_id, email, Role.TEACHER)


@pytest.mark.parametrize("member", [cast.TEACHER, cast.OFFICE_MANAGER, OTHER_ADMINISTRATOR])
def test_nobody_else_gives_or_ends_a_role(world: World, elsewhere: World, member: Member) -> None:
    viewer = world.viewer(member)

    with pytest.raises(NotFoundError):
        actions.give_role(viewer, world.school_id, OTHER_TEACHER.email, Role.TEACHER)
    with pytest.raises(NotFoundError):
        actions.end_role(viewer, role_of(world, cast.TEACHER))


def test_an_ended_role_reads_and_posts_nothing(world: World) -> None:
    world.leaves_team(cast.TEACHER)
    viewer = world.viewer(cast.TEACHER)

    assert (viewer.readable, viewer.roles) == (frozenset(), {})


def test_an_ended_role_can_be_given_again(world: World) -> None:
    world.leaves_team(cast.TEACHER)
    actions.give_role(world.viewer(cast.ADMINISTRATOR), world.school_id, cast.TEACHER.email, Role.TEACHER)

    assert world.viewer(cast.TEACHER).roles_at(world.school_id) == frozenset({Role.TEACHER})


def test_the_last_administrator_stays(world: World, elsewhere: World) -> None:
    with pytest.raises(InvalidError, match="last administrator"):
        actions.end_role(world.viewer(cast.ADMINISTRATOR), role_of(world, cast.ADMINISTRATOR))


def test_one_of_two_administrators_can_go(world: World) -> None:
    world.joins_team(COLLEAGUE)
    actions.end_role(world.viewer(cast.ADMINISTRATOR), role_of(world, cast.ADMINISTRATOR))

    assert world.viewer(cast.ADMINISTRATOR).roles == {}


@needs_two_writers
@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_end_each_other_at_the_same_moment() -> None:
    world = redbourn()
    world.joins_team(COLLEAGUE)
    alex, asha = world.viewer(cast.ADMINISTRATOR), world.viewer(COLLEAGUE)
    role_of_alex, role_of_asha = role_of(world, cast.ADMINISTRATOR), role_of(world, COLLEAGUE)

    at_once(lambda: actions.end_role(alex, role_of_asha), lambda: actions.end_role(asha, role_of_alex))

    assert RoleHeld.objects.filter(role=Role.ADMINISTRATOR, ended_at=None).count() == 1


def test_staff_without_a_second_factor_hold_no_role(world: World) -> None:
    world.signs_up(cast.STRANGER)
    actions.give_role(
        world.viewer(cast.ADMINISTRATOR), world.school_id, cast.STRANGER.email, Role.HEADTEACHER
    )
    viewer = accounts.viewer(world.viewer(cast.STRANGER).account_id)

    assert viewer is not None
    assert (viewer.roles, viewer.readable, viewer.lacks_second_factor) == ({}, frozenset(), True)
