"""Photos in which just this was found: rows by the pipeline's own entry, and no picture is searched."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.photos import actions
from nestbox.photos.accounting import Word, mark
from nestbox.photos.faces import Face
from nestbox.photos.keeping import keep_processed
from nestbox.photos.labels import Text
from nestbox.photos.pipeline import Processed, files_of
from nestbox.photos.screen import Screen, screen
from nestbox.photos.text import Words
from nestbox.policy.facts import Says
from tests.world import picture


@dataclass(frozen=True, slots=True)
class Found:
    """A photo of the teacher's draft."""

    world: World
    draft_id: int
    photo_id: int

    def screen(self, member: Member = cast.TEACHER) -> Screen:
        """What the teacher sees of it."""
        return screen(self.world.viewer(member), self.draft_id, self.photo_id)

    @property
    def areas(self) -> list[int]:
        """The ids of its areas, in the order of the screen."""
        return [area.id for area in self.screen().areas]

    def says(self, place: int, says: Says, pupil_id: int | None = None) -> None:
        """The teacher says what an area is; ``place`` counts from 0 in the order of the screen."""
        mark(self.world.viewer(cast.TEACHER), self.photo_id, Word(self.areas[place], says, pupil_id))


def face(place: int, score: float = 0.9) -> Face:
    """The face at this place: they stand in rows of ten."""
    return Face(0.02 + place % 10 / 10, 0.02 + place // 10 / 10, 0.05, 0.06, score)


def text(words: str, name: str | None = None) -> Text:
    """Words that were read, with the name of the roll in them."""
    return Text(Words(0.1, 0.9, 0.3, 0.05, 0.9, words), name)


def photo_of(
    world: World, faces: Sequence[Face] = (), texts: Sequence[Text] = (), draft_id: int | None = None
) -> Found:
    """The teacher's photo, in which this was found; in a new draft unless one is given."""
    draft_id = world.drafts("By the lake.") if draft_id is None else draft_id
    data = picture()
    photo_id = actions.receive(world.viewer(cast.TEACHER), draft_id, data, "A lake.")
    files = files_of(np.asarray(Image.open(BytesIO(data))))
    keep_processed(photo_id, Processed(tuple(faces), tuple(texts), files))
    return Found(world, draft_id, photo_id)
