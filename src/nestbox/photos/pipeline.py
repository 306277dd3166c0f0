"""A photo's way from the bytes that arrived to the files that may be published."""

from dataclasses import dataclass
from typing import Final

from nestbox.errors import NestboxError
from nestbox.photos import model
from nestbox.photos.decoding import Pixels, decode
from nestbox.photos.faces import REDACT_AT, Face, find_faces
from nestbox.photos.redaction import is_under_cover, redact
from nestbox.photos.rendering import Rendition, render, tiny_colour
from nestbox.photos.second_look import still_found

ROUNDS: Final = 3


class StillShowsAFace(NestboxError):  # noqa: N818 - named for what happened, like every refusal here
    """After every round the detector still finds a face: the photo is not published (CON-2)."""

    sentence = "A face in this photo could not be covered safely, so the photo is left out."


@dataclass(frozen=True)
class Processed:
    """A photo ready to publish: what was covered, its files, its placeholder and its large size in px."""

    faces: tuple[Face, ...]
    renditions: tuple[Rendition, ...]
    colour: str
    width: int
    height: int


def process(data: bytes) -> Processed:
    """Decode, find, cover, look again, render. Raises UnreadablePhoto or StillShowsAFace."""
    pixels, faces = _covered(decode(data))
    model.give_memory_back()
    renditions = render(pixels)
    return Processed(faces, renditions, tiny_colour(pixels), renditions[0].width, renditions[0].height)


def _covered(pixels: Pixels) -> tuple[Pixels, tuple[Face, ...]]:
    """The picture in which the detector finds no face, and the faces that were covered for that.

    A find under a cover is the cover itself, which may look a little like a head: it is covered again, but
    it is no further face, and if it stays it holds nothing.
    """
    faces: list[Face] = []
    covers: list[Face] = []
    covered, found = pixels, find_faces(pixels)
    for _ in range(ROUNDS):
        if not found:
            break
        faces += [face for face in found if not is_under_cover(face, covers)]
        covers += found
        covered = redact(pixels, covers)
        found = still_found(covered, covers)
    if any(face.score >= REDACT_AT and not is_under_cover(face, covers) for face in found):
        raise StillShowsAFace
    return covered, tuple(faces)
