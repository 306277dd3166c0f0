"""Imports undone."""

import pytest

from nestbox.accounts.viewer import Viewer
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.errors import InvalidError, NotFoundError
from nestbox.records.models import Carer, Pupil, Responsibility
from nestbox.roll import imports, staging
from nestbox.roll.undoing import undo
from nestbox.roll.whole import roll_of
from tests.roll.files_of import ADA, IVY, LEO, MIA, contacts


@pytest.fixture
def office(world: World) -> Viewer:
    return world.viewer(cast.OFFICE_MANAGER)


def imported(office: Viewer, school_id: int, *rows: str) -> int:
    import_id = staging.send_file(office, school_id, contacts(*rows), "contacts.csv")
    imports.apply(office, import_id)
    return import_id


def test_an_import_into_an_empty_roll_leaves_nothing_when_undone(world: World, office: Viewer) -> None:
    undo(office, imported(office, world.school_id, IVY, ADA, LEO))
    assert (Pupil.objects.count(), Carer.objects.count(), Responsibility.objects.count()) == (0, 0, 0)


def test_the_roll_says_again_what_it_said(world: World, office: Viewer) -> None:
    imported(office, world.school_id, IVY, ADA, LEO)
    before = roll_of(world.school_id)
    changed = IVY.replace(",5,", ",6,").replace("birtrogers@gmail.com", "birt@outlook.com")
    import_id = imported(office, world.school_id, changed, LEO, MIA)
    undo(office, import_id)
    assert roll_of(world.school_id) == before


@pytest.mark.clause("ACC-2")
def test_who_stopped_following_by_the_import_follows_again(world: World, office: Viewer) -> None:
    world.signs_up(cast.PENDING)
    imported(office, world.school_id, IVY, ADA, LEO, MIA)
    world.follows(cast.PENDING)
    import_id = imported(office, world.school_id, ADA, LEO, MIA)
    assert world.viewer(cast.PENDING).follows == frozenset()
    undo(office, import_id)
    assert world.viewer(cast.PENDING).follows == {world.feed_id}


def test_who_asked_again_meanwhile_waits_for_the_office_as_everybody_does(
    world: World, office: Viewer
) -> None:
    world.signs_up(cast.PENDING)
    imported(office, world.school_id, IVY, ADA, LEO, MIA)
    world.follows(cast.PENDING)
    import_id = imported(office, world.school_id, ADA, LEO, MIA)
    request_id = world.asks(cast.PENDING)
    undo(office, import_id)
    assert world.viewer(cast.PENDING).follows == frozenset()

    world.approves(request_id)
    assert world.viewer(cast.PENDING).follows == {world.feed_id}


def test_who_was_admitted_through_the_import_no_longer_follows(world: World, office: Viewer) -> None:
    world.signs_up(cast.PENDING)
    import_id = imported(office, world.school_id, IVY)
    world.follows(cast.PENDING)
    undo(office, import_id)
    assert world.viewer(cast.PENDING).follows == frozenset()


def test_what_was_changed_by_hand_since_stays(world: World, office: Viewer) -> None:
    imported(office, world.school_id, IVY)
    import_id = imported(office, world.school_id, IVY.replace(",Mother,", ",Guardian,"), ADA)
    Responsibility.objects.filter(relationship="guardian").update(contact_restricted=True)
    undo(office, import_id)
    kept = Responsibility.objects.get()
    assert (kept.relationship, kept.contact_restricted) == ("mother", True)


def test_the_newer_import_is_undone_first(world: World, office: Viewer) -> None:
    first = imported(office, world.school_id, IVY)
    imported(office, world.school_id, IVY, ADA)
    with pytest.raises(InvalidError, match="newer"):
        undo(office, first)


def test_an_import_is_undone_once(world: World, office: Viewer) -> None:
    import_id = imported(office, world.school_id, IVY)
    undo(office, import_id)
    with pytest.raises(InvalidError, match="already undone"):
        undo(office, import_id)


def test_who_may_not_edit_the_roll_cannot_undo(world: World, office: Viewer) -> None:
    import_id = imported(office, world.school_id, IVY)
    with pytest.raises(NotFoundError):
        undo(world.viewer(cast.TEACHER), import_id)
