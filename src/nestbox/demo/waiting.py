"""What waits for somebody in the demonstration: requests, and a draft that cannot go out as it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.photos import accounting
from nestbox.posts import drafts, hashtag_answers, hashtag_asking, hashtag_reads


def requests(world: World) -> None:
    """Five people wait for the office; one was refused."""
    world.refuses(world.asks(cast.REFUSED, "A friend of the family."))
    says = {
        cast.PENDING: "I am the mother of a child in Year 5.",
        cast.GRANDMOTHER: "I am a grandmother and often look after my grandchild after school.",
        cast.UNKNOWN_DOMAIN: "Mother of a Year 5 child.",
        cast.STRANGER: "I would love to see the photos.",
        cast.RESTRICTED: "I am the father of a child in Year 6.",
    }
    for hours, (person, words) in enumerate(says.items(), start=1):
        with clock.standing_at(clock.now() - timedelta(hours=6 - hours)):
            world.asks(person, words)


def draft(
    world: World, trip: int, text: str, photos: list[tuple[bytes, str]], present: Iterable[int]
) -> None:
    """The teacher's draft names a child; of its hashtag one family has said yes, and one not answered yet."""
    draft_id, teacher = world.drafts(text, photos, trip), world.viewer(cast.TEACHER)
    for photo in drafts.draft(teacher, draft_id).photos:
        accounting.others(teacher, photo.shown.id, set(present))
    hashtag_asking.ask(teacher, draft_id)
    mother = world.viewer(cast.MOTHER)
    for question in hashtag_reads.mine(mother):
        hashtag_answers.answer(mother, question.id, yes=True)
