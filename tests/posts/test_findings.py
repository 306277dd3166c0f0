"""Findings as they are shown: which text, which characters, which photo, and where it is put right."""

import pytest

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.photos import actions as photos
from nestbox.posts import actions, drafts
from nestbox.posts.drafts import Wording
from nestbox.posts.findings import FindingShown, UnpublishableError, as_json
from nestbox.records.models import Photo
from tests.world import picture


def findings(world: World, draft_id: int) -> tuple[FindingShown, ...]:
    return drafts.draft(world.viewer(cast.TEACHER), draft_id).findings


@pytest.mark.clause("LEN-1")
def test_the_characters_that_are_too_many_are_pointed_at(world: World) -> None:
    [found] = findings(world, world.drafts("👍🏽" * 139 + "xyz"))

    assert (found.where, found.start, found.end, found.found) == ("post", 279, 281, "yz")


@pytest.mark.clause("LEN-1")
def test_a_link_is_too_long_as_a_whole_or_not_at_all(world: World) -> None:
    [found] = findings(world, world.drafts("a" * 118 + " https://example.org/a/very/long/way/to/go"))

    assert found.found == "https://example.org/a/very/long/way/to/go"


@pytest.mark.clause("MED-1")
def test_a_photo_without_a_description_leads_to_its_field(world: World) -> None:
    draft_id = world.drafts("Boots on.", [(picture(), "A path."), (picture(), "")])
    photo_id = Photo.objects.get(position=2).pk
    [found] = findings(world, draft_id)

    assert (found.photo, found.photo_id, found.remedies[0].href) == (
        2,
        photo_id,
        f"/drafts/{draft_id}/#alt-{photo_id}",
    )


@pytest.mark.clause("PUR-1")
def test_the_json_says_what_where_and_how(world: World) -> None:
    teacher = world.viewer(cast.TEACHER)
    draft_id = drafts.start(teacher, world.school_id, "a-key", Wording("Boots on.", None))

    assert as_json(findings(world, draft_id)) == [
        {
            "clause": "PUR-1",
            "outcome": "ask",
            "why": "This feed is for news of a trip. "
            "Choose the trip, or confirm that this post is not about one.",
            "place": {
                "where": "trip",
                "photo": None,
                "photo_id": None,
                "area": None,
                "area_id": None,
                "start": None,
                "end": None,
                "found": "",
            },
            "remedies": [
                {
                    "do": "choose trip",
                    "sentence": "Choose the trip.",
                    "href": f"/drafts/{draft_id}/#trip",
                    "words": None,
                },
                {
                    "do": "confirm purpose",
                    "sentence": "Confirm that it is not about a trip.",
                    "href": f"/drafts/{draft_id}/#outside_purpose",
                    "words": None,
                },
            ],
        }
    ]


def test_publishing_raises_the_findings_that_the_page_shows(world: World) -> None:
    draft_id = world.drafts("a" * 141, [(picture(), "")])
    teacher = world.viewer(cast.TEACHER)

    with pytest.raises(UnpublishableError) as refused:
        actions.publish(teacher, draft_id, world.looks_at(draft_id))
    assert refused.value.findings == findings(world, draft_id) != ()


def test_a_photo_that_is_not_ready_is_waited_for_or_left_out(world: World) -> None:
    draft_id = world.drafts("Boots on.")
    photos.receive(world.viewer(cast.TEACHER), draft_id, picture(), "A path.")

    assert [remedy.do for remedy in findings(world, draft_id)[0].remedies] == ["wait", "leave out"]
