"""Writing the roll by hand, and who sees it."""

import pytest

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World, carer
from nestbox.errors import NotFoundError
from nestbox.records.models import AuditEntry, Carer, Pupil, Responsibility, StaffMember
from nestbox.roll import actions, reads
from nestbox.roll.actions import Child, Contact
from tests.world import OTHER_OFFICE, follower


@pytest.fixture
def ivy(world: World) -> int:
    """A Year 5 child with her mother."""
    return world.child("Ivy", "Rogers", 5, carer(cast.PENDING))


def test_a_child_is_kept_with_their_carer(world: World, ivy: int) -> None:
    shown = reads.pupils(world.viewer(cast.OFFICE_MANAGER), world.school_id)

    assert [(pupil.name, pupil.year_group, pupil.on_roll) for pupil in shown] == [("Ivy Rogers", 5, True)]
    assert [(c.name, c.email, c.relationship, c.contact_restricted) for c in shown[0].contacts] == [
        ("Birt Rogers", "birtrogers@gmail.com", "mother", False)
    ]


def test_children_are_listed_by_surname(world: World, ivy: int) -> None:
    world.child("Zak", "Adams", 6)
    world.child("Ada", "Rogers", 6)

    shown = reads.pupils(world.viewer(cast.HEADTEACHER), world.school_id)
    assert [pupil.name for pupil in shown] == ["Zak Adams", "Ada Rogers", "Ivy Rogers"]


def test_a_carer_of_two_children_is_one_person(world: World, ivy: int) -> None:
    world.child("Ada", "Rogers", 6, carer(cast.PENDING))

    assert (Carer.objects.count(), Responsibility.objects.count()) == (1, 2)


def test_naming_a_carer_again_changes_what_is_said_of_them(world: World, ivy: int) -> None:
    office = world.viewer(cast.OFFICE_MANAGER)
    again = Contact(cast.PENDING.name, cast.PENDING.email.upper(), "aunt", contact_restricted=True)
    actions.add_contact(office, ivy, again)

    held = Responsibility.objects.get()
    assert (held.relationship, held.contact_restricted) == ("aunt", True)


@pytest.mark.parametrize("known", [True, False])
def test_saying_nothing_never_makes_what_is_known_unknown(world: World, ivy: int, known: bool) -> None:
    Responsibility.objects.update(contact_restricted=known, parental_responsibility=known)
    silent = Contact(cast.PENDING.name, cast.PENDING.email, "mother")
    actions.add_contact(world.viewer(cast.OFFICE_MANAGER), ivy, silent)

    held = Responsibility.objects.get()
    assert (held.contact_restricted, held.parental_responsibility) == (known, known)


def test_what_nobody_has_said_is_unknown(world: World) -> None:
    world.child("Ivy", "Rogers", 5, Contact(cast.PENDING.name, cast.PENDING.email, "mother"))

    held = Responsibility.objects.get()
    assert (held.parental_responsibility, held.principal_carer, held.contact_restricted) == (None, None, None)


def test_writing_the_roll_is_put_on_record_without_names(world: World, ivy: int) -> None:
    world.staff(cast.GOVERNOR, "governor")
    entries = AuditEntry.objects.filter(actor_id=world.viewer(cast.OFFICE_MANAGER).account_id)

    assert [(entry.verb, entry.detail) for entry in entries.order_by("number")] == [
        ("pupil added", {}),
        ("carer named", {}),
        ("staff member added", {}),
    ]


def test_the_staff_list_is_listed_by_name(world: World, elsewhere: World) -> None:
    world.staff(cast.TEACHER, "teacher")
    world.staff(cast.GOVERNOR, "governor")
    elsewhere.staff(cast.HEADTEACHER, "teacher")

    listed = reads.staff(world.viewer(cast.OFFICE_MANAGER), world.school_id)
    assert [(line.name, line.category) for line in listed] == [
        ("Ravi Patel", "governor"),
        ("Tom Bryant", "teacher"),
    ]


@pytest.mark.parametrize("member", [cast.TEACHER, cast.ADMINISTRATOR, cast.FOLLOWER, OTHER_OFFICE])
def test_nobody_else_sees_or_writes_the_roll(
    world: World, elsewhere: World, ivy: int, member: Member
) -> None:
    follower(world)
    viewer, school_id = world.viewer(member), world.school_id
    before = (Pupil.objects.count(), Carer.objects.count(), StaffMember.objects.count())

    for act in (
        lambda: reads.pupils(viewer, school_id),
        lambda: reads.staff(viewer, school_id),
        lambda: actions.add_pupil(viewer, school_id, Child("Zak", "Adams", 6)),
        lambda: actions.add_contact(viewer, ivy, Contact("Me", "me@gmail.com", "father")),
        lambda: actions.add_staff_member(
            viewer, school_id, name="Me", email="me@gmail.com", category="teacher"
        ),
    ):
        with pytest.raises(NotFoundError):
            act()
    assert (Pupil.objects.count(), Carer.objects.count(), StaffMember.objects.count()) == before


def test_a_child_who_does_not_exist_has_no_carer(world: World) -> None:
    with pytest.raises(NotFoundError):
        actions.add_contact(world.viewer(cast.OFFICE_MANAGER), 1000, carer(cast.PENDING))


def test_a_family_is_kept_whole_or_not_at_all(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise ConnectionError

    monkeypatch.setattr(actions, "add_contact", fail)
    with pytest.raises(ConnectionError):
        world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    assert Pupil.objects.count() == 0
