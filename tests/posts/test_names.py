"""No post names a child (NAM-1): every text that leaves the school, and ordinary words."""

from datetime import date

import pytest

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.photos import actions as photos
from nestbox.policy.finding import Do
from nestbox.policy.naming import How, NameFound
from nestbox.posts import drafts, texts
from nestbox.posts.drafts import Wording
from nestbox.posts.findings import FindingShown
from nestbox.posts.mending import mend
from nestbox.records.models import AuditEntry, Photo, Post, Trip, WordConfirmed
from tests.world import OTHER_TEACHER, picture, refusal

TRIP = ("The Lakes", "Hawse End", date(2026, 6, 1), date(2026, 6, 5))


@pytest.fixture(autouse=True)
def olivia(world: World) -> int:
    return world.child("Olivia", "Braithwaite", 5)


@pytest.fixture
def grace(monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    """Whatever the roll's index makes of it: “Grace” is a child, and an ordinary word."""

    def find(text: str) -> tuple[NameFound, ...]:
        start = text.find("Grace")
        return () if start < 0 else (NameFound(start, start + 5, "Grace", 1, How.FORENAME, ordinary=True),)

    monkeypatch.setattr(texts, "finder", lambda _school_id, _places: find)


def findings(world: World, draft_id: int) -> tuple[FindingShown, ...]:
    return drafts.draft(world.viewer(cast.TEACHER), draft_id).findings


def says(world: World, draft_id: int, text: str) -> None:
    wording = Wording(text, None, outside_purpose_confirmed=True)
    drafts.save(world.viewer(cast.TEACHER), draft_id, wording)


def mends(world: World, draft_id: int, do: Do, reason: str = "") -> bool:
    [found] = findings(world, draft_id)
    return mend(world.viewer(cast.TEACHER), draft_id, do, found.key, reason)


@pytest.mark.clause("NAM-1")
def test_a_post_that_names_a_child_is_not_published(world: World) -> None:
    draft_id = world.drafts("Well done Olivia, over the wall first!")

    assert refusal(lambda: world.publishes(draft_id)) == ("NAM-1",)
    assert Post.objects.count() == 0


@pytest.mark.clause("NAM-1")
def test_a_description_that_names_a_child_is_pointed_at(world: World) -> None:
    draft_id = world.drafts("Boots on.", [(picture(), "A path."), (picture(), "Here is Olivia.")])
    [found] = findings(world, draft_id)

    assert (found.clause, found.where, found.photo_id) == (
        "NAM-1",
        "alt text",
        Photo.objects.get(position=2).pk,
    )
    assert (found.start, found.end, found.found) == (8, 14, "Olivia")


@pytest.mark.clause("NAM-1")
@pytest.mark.parametrize("field", ["title", "place"])
def test_a_trip_that_names_a_child_stands_against_its_posts(world: World, field: str) -> None:
    trip_id = world.trip(*TRIP)
    Trip.objects.filter(pk=trip_id).update(**{field: "Olivia Braithwaite’s"})  # she joined the roll later
    [found] = findings(world, world.drafts("Boots on.", trip_id=trip_id))

    named = (f"trip {field}", "Olivia Braithwaite’s", "edit trip")
    assert (found.where, found.found, found.remedies[0].do) == named


@pytest.mark.clause("NAM-1")
def test_a_child_of_another_school_is_not_looked_for(world: World, elsewhere: World) -> None:
    elsewhere.child("Zebedee", "Quill", 5)

    assert findings(world, world.drafts("Zebedee Quill waved.")) == ()


@pytest.mark.clause("NAM-1")
def test_the_roll_is_that_of_this_moment(world: World) -> None:
    draft_id = world.drafts("Zebedee waved.")
    assert findings(world, draft_id) == ()
    world.child("Zebedee", "Quill", 5)

    assert refusal(lambda: world.publishes(draft_id)) == ("NAM-1",)


def test_other_words_are_one_tap_away(world: World) -> None:
    draft_id = world.drafts("Olivia was first over the wall.")

    assert mends(world, draft_id, Do.REPLACE)
    assert (
        drafts.draft(world.viewer(cast.TEACHER), draft_id).text
        == "One of our Year 5s was first over the wall."
    )
    assert findings(world, draft_id) == ()


def test_other_words_for_a_description_are_too(world: World) -> None:
    draft_id = world.drafts("Boots on.", [(picture(), "This is Olivia on a wall")])

    assert mends(world, draft_id, Do.REPLACE)
    assert Photo.objects.get().alt == "This is one of our Year 5s on a wall"


@pytest.mark.clause("NAM-1")
def test_a_name_that_is_no_ordinary_word_cannot_be_confirmed(world: World) -> None:
    draft_id = world.drafts("Olivia was first.")

    assert mends(world, draft_id, Do.CONFIRM_WORD, "It is a ship.") is False
    assert WordConfirmed.objects.count() == 0


@pytest.mark.clause("NAM-1")
def test_an_ordinary_word_goes_through_once_it_is_confirmed_with_a_reason(world: World, grace: None) -> None:
    draft_id = world.drafts("Grace before tea. Then bed.")
    assert refusal(lambda: world.publishes(draft_id)) == ("NAM-1",)

    assert mends(world, draft_id, Do.CONFIRM_WORD, "What we say before eating.")
    assert world.publishes(draft_id)


@pytest.mark.clause("NAM-1")
def test_a_confirmation_is_kept_with_its_reason(world: World, grace: None) -> None:
    draft_id = world.drafts("Grace before tea.")
    mends(world, draft_id, Do.CONFIRM_WORD, " What we say. ")
    kept, entry = WordConfirmed.objects.get(), AuditEntry.objects.get(verb="ordinary word confirmed")

    assert (kept.word, kept.reason, kept.where, kept.by.email) == (
        "Grace",
        "What we say.",
        "post",
        cast.TEACHER.email,
    )
    assert (entry.clause, entry.detail["reason"]) == ("NAM-1", "What we say.")


@pytest.mark.clause("NAM-1")
@pytest.mark.parametrize("reason", ["", "  ", "\0"])
def test_a_confirmation_needs_a_reason(world: World, grace: None, reason: str) -> None:
    draft_id = world.drafts("Grace before tea.")

    assert refusal(lambda: mends(world, draft_id, Do.CONFIRM_WORD, reason)) == ("NAM-1",)


@pytest.mark.clause("NAM-1")
@pytest.mark.parametrize(
    ("text", "asks_again"),
    [
        ("Grace before tea. And cake.", False),
        ("Cake! Grace before tea.", False),
        ("Grace before bed.", True),
        ("After tea, Grace before tea.", True),
    ],
)
def test_a_confirmation_is_of_that_word_in_that_sentence(
    world: World, grace: None, text: str, asks_again: bool
) -> None:
    draft_id = world.drafts("Grace before tea.")
    mends(world, draft_id, Do.CONFIRM_WORD, "What we say.")
    says(world, draft_id, text)

    assert bool(findings(world, draft_id)) == asks_again


@pytest.mark.clause("NAM-1")
def test_a_confirmation_holds_for_no_other_draft_and_no_other_text(world: World, grace: None) -> None:
    first = world.drafts("Grace before tea.")
    mends(world, first, Do.CONFIRM_WORD, "What we say.")
    photos.receive(world.viewer(cast.TEACHER), first, picture(), "Grace before tea.")

    assert "NAM-1" in {found.clause for found in findings(world, first)}
    assert [found.clause for found in findings(world, world.drafts("Grace before tea."))] == ["NAM-1"]


def test_a_word_that_is_there_no_more_is_not_confirmed(world: World, grace: None) -> None:
    draft_id = world.drafts("Grace before tea.")
    [found] = findings(world, draft_id)
    says(world, draft_id, "Tea, then Grace.")

    assert mend(world.viewer(cast.TEACHER), draft_id, Do.CONFIRM_WORD, found.key, "Why not.") is False


def test_nobody_mends_somebody_elses_draft(world: World, elsewhere: World) -> None:
    draft_id = world.drafts("Olivia was first.")
    [found] = findings(world, draft_id)

    for viewer in (world.viewer(cast.HEADTEACHER), elsewhere.viewer(OTHER_TEACHER)):
        with pytest.raises(NotFoundError):
            mend(viewer, draft_id, Do.REPLACE, found.key)
