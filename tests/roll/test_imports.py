"""Imports applied: what the roll says afterwards, and whose access ends."""

import pytest

from nestbox.accounts.viewer import Viewer
from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.errors import InvalidError, NotFoundError
from nestbox.records.models import AuditEntry, Consent, Follow, Pupil, Responsibility, RollImport
from nestbox.roll import imports, staging
from nestbox.roll.preview import preview
from nestbox.roll.whole import roll_of
from tests.roll.files_of import ADA, IVY, LEO, MIA, contacts, staff


@pytest.fixture
def office(world: World) -> Viewer:
    return world.viewer(cast.OFFICE_MANAGER)


def imported(office: Viewer, school_id: int, data: bytes, let_leave: int | None = None) -> int:
    import_id = staging.send_file(office, school_id, data, "contacts.csv")
    imports.apply(office, import_id, let_leave)
    return import_id


def names(world: World) -> list[tuple[str, int | None, bool]]:
    return [(str(pupil), pupil.year_group, pupil.on_roll) for pupil in Pupil.objects.order_by("id")]


def test_a_preview_changes_nothing(world: World, office: Viewer) -> None:
    import_id = staging.send_file(office, world.school_id, contacts(IVY), "contacts.csv")
    found = preview(office, import_id)
    assert (found.counts.pupils_new, found.counts.carers_new, names(world)) == (1, 1, [])


def test_an_import_puts_children_and_carers_on_the_roll(world: World, office: Viewer) -> None:
    imported(office, world.school_id, contacts(IVY, ADA))
    assert names(world) == [("Ivy Rogers", 5, True), ("Ada Okafor", 6, True)]


@pytest.mark.clause("ACC-2")
def test_who_was_imported_can_be_approved(world: World, office: Viewer) -> None:
    world.signs_up(cast.PENDING)
    imported(office, world.school_id, contacts(IVY))
    assert Follow.objects.get(pk=world.follows(cast.PENDING)).group == "parent/carer"


def test_a_parent_of_siblings_is_one_person(world: World, office: Viewer) -> None:
    imported(office, world.school_id, contacts(ADA, LEO))
    assert len({row.carer_id for row in Responsibility.objects.all()}) == 1


def test_the_same_file_twice_changes_nothing(world: World, office: Viewer) -> None:
    imported(office, world.school_id, contacts(IVY, ADA, LEO))
    before = roll_of(world.school_id)
    import_id = staging.send_file(office, world.school_id, contacts(IVY, ADA, LEO), "contacts.csv")
    assert preview(office, import_id).changes.is_empty
    imports.apply(office, import_id)
    assert roll_of(world.school_id) == before


@pytest.mark.clause("ACC-2")
def test_when_the_child_leaves_the_follow_ends_with_the_import(world: World, office: Viewer) -> None:
    world.signs_up(cast.PENDING)
    imported(office, world.school_id, contacts(IVY, ADA, LEO, MIA))
    follow_id = world.follows(cast.PENDING)
    imported(office, world.school_id, contacts(ADA, LEO, MIA))
    follow = Follow.objects.get(pk=follow_id)
    assert (follow.ended_clause, world.viewer(cast.PENDING).follows) == ("ACC-2", frozenset())


def test_a_parent_of_two_keeps_the_follow_through_the_other_child(world: World, office: Viewer) -> None:
    world.signs_up(cast.FOLLOWER)
    imported(office, world.school_id, contacts(IVY, ADA, LEO, MIA))
    world.follows(cast.FOLLOWER)
    imported(office, world.school_id, contacts(IVY, LEO, MIA))
    assert world.viewer(cast.FOLLOWER).follows == {world.feed_id}


def test_a_court_order_in_a_file_ends_the_follow(world: World, office: Viewer) -> None:
    world.signs_up(cast.PENDING)
    imported(office, world.school_id, contacts(IVY))
    world.follows(cast.PENDING)
    imported(office, world.school_id, contacts(IVY.removesuffix("N") + "Y"))
    assert world.viewer(cast.PENDING).follows == frozenset()


def test_half_of_the_roll_missing_is_stopped_with_a_question(world: World, office: Viewer) -> None:
    rows = [f"{n},Child{n},Surname{n},5,Ms,Ann,Surname{n},Mother,1,T,T,ann{n}@gmail.com,N" for n in range(8)]
    imported(office, world.school_id, contacts(*rows))
    import_id = staging.send_file(office, world.school_id, contacts(*rows[:4]), "half.csv")
    with pytest.raises(InvalidError, match="4 of 8 children would leave"):
        imports.apply(office, import_id)
    assert Pupil.objects.filter(on_roll=True).count() == 8
    imports.apply(office, import_id, let_leave=4)
    assert Pupil.objects.filter(on_roll=True).count() == 4


def test_what_a_file_without_court_orders_leaves_out_stays_unknown(world: World, office: Viewer) -> None:
    data = b"ID,Forename,Surname,Year,Forename,Surname,Relationship,Parental responsibility,Home Email\r\n"
    data += b"1,Ivy,Rogers,5,Birt,Rogers,Mother,Y,birtrogers@gmail.com\r\n"
    imported(office, world.school_id, data)
    assert Responsibility.objects.get().contact_restricted is None


def test_a_contact_who_comes_back_is_the_same_line(world: World, office: Viewer) -> None:
    gran = "1,Ivy,Rogers,5,Mrs,Rose,Rogers,Grandmother,2,F,F,rose.rogers@gmail.com,N"
    for rows in ((IVY, gran), (IVY,), (IVY, gran)):
        imported(office, world.school_id, contacts(*rows))
    assert [row.current for row in Responsibility.objects.all()] == [True, True]


def test_photo_consent_is_kept_as_it_was_said(world: World, office: Viewer) -> None:
    for said in ("Y", "Y", "N"):
        data = f"Forename,Surname,UPN,Year,Reg,Photo consent\r\nIvy,Rogers,A123456789012,5,5A,{said}\r\n"
        imported(office, world.school_id, data.encode())
    assert list(Consent.objects.values_list("answer", flat=True)) == ["given", "refused"]


@pytest.mark.clause("ACC-3")
def test_staff_who_are_no_longer_on_the_list_no_longer_follow(world: World, office: Viewer) -> None:
    world.signs_up(cast.GOVERNOR)
    everybody = ["Ravi Patel,governor,ravi.patel@gmail.com", "Ann Lee,teacher,ann@gmail.com"]
    imported(office, world.school_id, staff(*everybody))
    world.follows(cast.GOVERNOR)
    imported(office, world.school_id, staff(*everybody[1:]))
    assert world.viewer(cast.GOVERNOR).follows == frozenset()


def test_an_import_is_on_record(world: World, office: Viewer) -> None:
    import_id = imported(office, world.school_id, contacts(IVY))
    entry = AuditEntry.objects.filter(verb="roll imported").get()
    assert (entry.actor_id, entry.subject) == (office.account_id, f"import:{import_id}")


def test_nothing_of_the_file_is_kept_once_it_is_applied(world: World, office: Viewer) -> None:
    import_id = imported(office, world.school_id, contacts(IVY))
    assert bytes(RollImport.objects.get(pk=import_id).file) == b""


def test_an_import_cannot_be_applied_twice(world: World, office: Viewer) -> None:
    import_id = imported(office, world.school_id, contacts(IVY))
    with pytest.raises(InvalidError, match="already applied"):
        imports.apply(office, import_id)


@pytest.mark.parametrize("member", [cast.TEACHER, cast.ADMINISTRATOR])
def test_who_may_not_edit_the_roll_finds_no_import(world: World, office: Viewer, member: cast.Member) -> None:
    import_id = staging.send_file(office, world.school_id, contacts(IVY), "contacts.csv")
    with pytest.raises(NotFoundError):
        preview(world.viewer(member), import_id)
    with pytest.raises(NotFoundError):
        imports.apply(world.viewer(member), import_id)


def test_another_schools_roll_is_not_touched(world: World, elsewhere: World, office: Viewer) -> None:
    elsewhere.child("Kenji", "Sato", 5, carer(cast.PENDING))
    before = roll_of(elsewhere.school_id)
    imported(office, world.school_id, contacts(IVY))
    assert roll_of(elsewhere.school_id) == before


def test_a_file_that_nobody_applies_is_forgotten(world: World, office: Viewer) -> None:
    staging.send_file(office, world.school_id, contacts(IVY), "contacts.csv")
    RollImport.objects.update(sent_at="2026-01-01T00:00Z")
    assert (staging.drop_forgotten(), RollImport.objects.count()) == (1, 0)
