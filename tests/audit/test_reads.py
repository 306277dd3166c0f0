"""Proving that the record is whole."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from nestbox import clock
from nestbox.audit.actions import record
from nestbox.audit.chain import Link, digest_of
from nestbox.audit.reads import broken_links
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.posts import actions as posts
from nestbox.records.models import AuditEntry, PolicyVersion, School
from tests.at_once import at_once, needs_two_writers
from tests.world import OTHER_FOLLOWER, follower, picture, redbourn


@pytest.fixture
def lively(world: World, elsewhere: World) -> World:
    """Two schools in which a good deal has happened."""
    follower(elsewhere, OTHER_FOLLOWER)
    world.ends(follower(world))
    follower(world, cast.MOTHER)
    post_id = world.posts("Boots on. 👍🏽", [(picture(), "Boots.")])
    comment_id = world.comments(cast.MOTHER, post_id, "Lovely.")
    posts.remove(world.viewer(cast.ADMINISTRATOR), comment_id, "Zoë’s “reason” é\n")
    return world


@pytest.fixture
def without_triggers(lively: World) -> World:
    """Somebody got at the database itself."""
    with connection.cursor() as cursor:
        for verb in ("UPDATE", "DELETE"):
            cursor.execute(f"DROP TRIGGER records_auditentry_no_{verb}" + _on_table())
    return lively


def _on_table() -> str:
    return " ON records_auditentry" if connection.vendor == "postgresql" else ""


def numbered(world: World, number: int) -> AuditEntry:
    return AuditEntry.objects.get(school_id=world.school_id, number=number)


def last_number(world: World) -> int:
    return AuditEntry.objects.filter(school_id=world.school_id).count()


def test_the_record_of_a_lively_school_is_whole(lively: World) -> None:
    assert last_number(lively) > 10
    assert list(broken_links()) == []


def test_entries_are_numbered_from_one_without_gaps(lively: World) -> None:
    numbers = AuditEntry.objects.filter(school_id=lively.school_id).order_by("number")

    assert list(numbers.values_list("number", flat=True)) == list(range(1, last_number(lively) + 1))


@pytest.mark.parametrize(
    "change",
    [
        {"verb": "nothing"},
        {"clause": "SAF-9"},
        {"actor": None},
        {"subject": "post:1"},
        {"detail": {"reason": "Another."}},
        {"at": clock.now()},
    ],
)
def test_a_changed_entry_is_found(without_triggers: World, change: dict[str, object]) -> None:
    AuditEntry.objects.filter(pk=numbered(without_triggers, 5).pk).update(**change)

    assert list(broken_links()) == [f"school {without_triggers.school_id}, entry 5: its values were changed"]


def test_a_changed_entry_with_a_new_digest_is_found_by_the_next(without_triggers: World) -> None:
    entry = numbered(without_triggers, 5)
    entry.verb = "nothing"
    values = {name: getattr(entry, name) for name in Link.__slots__}
    entry.digest = digest_of(Link(**values))
    entry.save()

    assert list(broken_links()) == [
        f"school {without_triggers.school_id}, entry 6: it does not follow from entry 5"
    ]


def test_a_removed_entry_is_found(without_triggers: World) -> None:
    numbered(without_triggers, 5).delete()

    assert list(broken_links()) == [f"school {without_triggers.school_id}, entry 6: entry 5 is missing"]


def test_a_removed_record_of_a_whole_school_is_found(without_triggers: World) -> None:
    AuditEntry.objects.filter(school_id=without_triggers.school_id).delete()

    assert list(broken_links()) == [f"school {without_triggers.school_id}: its record is missing"]


def test_an_added_entry_is_found(lively: World) -> None:
    last = numbered(lively, last_number(lively))
    AuditEntry.objects.create(
        school_id=lively.school_id,
        number=last.number + 1,
        at=clock.now(),
        actor=None,
        verb="follow began",
        subject="follow:1",
        previous=last.digest,
        digest="0" * 64,
    )

    assert list(broken_links()) == [
        f"school {lively.school_id}, entry {last.number + 1}: its values were changed"
    ]


def test_every_broken_place_is_told(without_triggers: World) -> None:
    numbered(without_triggers, 3).delete()
    AuditEntry.objects.filter(pk=numbered(without_triggers, 7).pk).update(verb="nothing")

    assert len(list(broken_links())) == 2


@pytest.mark.parametrize("act", ["UPDATE {} SET id = id", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["records_auditentry", "records_policyversion"])
def test_the_database_itself_refuses_to_change_or_remove(world: World, act: str, table: str) -> None:
    before = (AuditEntry.objects.count(), PolicyVersion.objects.count())

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(act.format(table))
    assert (AuditEntry.objects.count(), PolicyVersion.objects.count()) == before


def test_a_chain_cannot_fork(world: World) -> None:
    first = numbered(world, 1)

    with pytest.raises(IntegrityError):
        AuditEntry.objects.create(
            school_id=world.school_id,
            number=1000,
            at=clock.now(),
            verb="nothing",
            subject="nothing",
            previous=first.previous,
            digest="0" * 64,
        )


@needs_two_writers
@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_moment_make_one_chain() -> None:
    world = redbourn()

    def write() -> None:
        with transaction.atomic():
            record(world.school_id, actor_id=None, verb="tested", subject="nothing")

    results = at_once(*[write] * 6)

    assert results == [None] * 6
    assert AuditEntry.objects.filter(verb="tested").count() == 6
    assert list(broken_links()) == []


def test_an_entry_stands_or_falls_with_what_it_records(world: World) -> None:
    before = last_number(world)

    def fail() -> None:
        with transaction.atomic():
            record(world.school_id, actor_id=None, verb="tested", subject="nothing")
            raise ConnectionError

    with pytest.raises(ConnectionError):
        fail()
    assert last_number(world) == before


def test_chains_of_two_schools_are_apart(world: World, elsewhere: World) -> None:
    record(elsewhere.school_id, actor_id=None, verb="tested", subject="nothing")

    assert numbered(elsewhere, last_number(elsewhere)).verb == "tested"
    assert not AuditEntry.objects.filter(school_id=world.school_id, verb="tested").exists()
    assert School.objects.count() == 2


def test_the_record_holds_no_words_of_a_comment_or_a_post(lively: World) -> None:
    details = [str(entry.detail) for entry in AuditEntry.objects.all()]

    assert [detail for detail in details if "Lovely" in detail or "Boots" in detail] == []
