"""A photo's way from the bytes that arrived to the files that may be published."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from nestbox.errors import NestboxError
from nestbox.photos import boxes, model
from nestbox.photos.covers import Hidden
from nestbox.photos.decoding import Pixels, decode
from nestbox.photos.faces import ASK_AT, REDACT_AT, Face, find_faces
from nestbox.photos.labels import NameIn, Text, labelled
from nestbox.photos.redaction import is_under_cover, redact
from nestbox.photos.rendering import AT_ONCE, SMALL_FILES, Effort, Rendition, render, tiny_colour
from nestbox.photos.second_look import still_found, still_found_in_a_hurry
from nestbox.photos.sizes import LARGE
from nestbox.photos.text import find_words

ROUNDS: Final = 3
MOST_ROUNDS: Final = 8  # among sixty covers two or three together look like a head now and then
SHOWN_FROM: Final = 0.3  # overlap from which a find is a face that may be seen, and no new one


class StillShowsAFace(NestboxError):  # noqa: N818 - named for what happened, like every refusal here
    """After every round the detector still finds a face: the photo is not published (CON-2)."""

    sentence = "A face in this photo could not be covered safely, so the photo is left out."


@dataclass(frozen=True)
class Files:
    """What may be published of a photo: its files, its placeholder and its large size in px."""

    renditions: tuple[Rendition, ...]
    colour: str
    width: int
    height: int


@dataclass(frozen=True)
class Processed:
    """A photo with everything covered that may tell who somebody is: what was found in it, and its files."""

    faces: tuple[Face, ...]
    texts: tuple[Text, ...]
    files: Files


def no_names(_words: str) -> None:
    """Where there is no roll to compare with."""


def process(data: bytes, name_in: NameIn = no_names, side: int = LARGE) -> Processed:
    """Decode, find, cover, look again, render. Raises UnreadablePhoto or StillShowsAFace.

    Covered is every face, sure (0.15) or perhaps one (0.10), and text in which ``name_in`` sees a name.
    `side` is the longest side of what is published, in px.
    """
    pixels = decode(data)
    words = find_words(pixels)  # before the faces: the detector keeps its memory until the end
    texts = labelled(words, name_in, pixels.shape[1] / pixels.shape[0])
    faces = find_faces(pixels, ASK_AT)
    covered, further = _covered(pixels, [*faces, *(text.box for text in texts if text.name)])
    model.give_memory_back()
    return Processed((*faces, *further), texts, files_of(covered, side))


def render_again(
    data: bytes, hidden: Sequence[Hidden], shown: Sequence[Face], side: int = LARGE
) -> tuple[Files, tuple[Face, ...]]:
    """The files of an original with just these covered, and what more the second look covered.

    ``shown`` are faces that may be seen. Raises UnreadablePhoto or StillShowsAFace.
    """
    covered, further = _covered(decode(data), hidden, shown)
    model.give_memory_back()
    return files_of(covered, side), further


def cover_more(pixels: Pixels, hidden: Sequence[Hidden], shown: Sequence[Face] = ()) -> Files:
    """The files of published pixels with these covered too: after a withdrawal, without an original.

    ``shown`` are faces that may still be seen. The files are JPEG alone: there may be hundreds of photos,
    and all are out of sight meanwhile. Raises StillShowsAFace where the second look finds what was to be
    covered.
    """
    covered, _ = _covered(pixels, hidden, shown, hurried=True)
    return files_of(covered, max(pixels.shape), AT_ONCE)


def files_of(pixels: Pixels, side: int = LARGE, effort: Effort = SMALL_FILES) -> Files:
    """What may be published of redacted pixels; `side` is the longest side of the large files, in px."""
    renditions = render(pixels, side, effort)
    return Files(renditions, tiny_colour(pixels), renditions[0].width, renditions[0].height)


def _covered(
    pixels: Pixels, hidden: Sequence[Hidden], shown: Sequence[Face] = (), *, hurried: bool = False
) -> tuple[Pixels, tuple[Face, ...]]:
    """The picture in which the detector finds no face but those ``shown``, and the further ones it covered.

    A find under a cover is the cover itself, which may look a little like a head: it is covered again, but
    it is no further face, and if it stays it holds nothing.
    """
    look_again = still_found_in_a_hurry if hurried else still_found
    faces = [one for one in hidden if isinstance(one, Face)]
    others = [one for one in hidden if not isinstance(one, Face)]
    further: list[Face] = []
    covers: list[Face] = []
    covered, found = redact(pixels, others), faces
    for count in range(MOST_ROUNDS):
        if not found or (count >= ROUNDS and not _uncovered(found, [*covers, *others])):
            break
        further += [face for face in found if not is_under_cover(face, [*covers, *hidden])]
        covers += found
        covered = redact(pixels, [*covers, *others])
        found = [face for face in look_again(covered, covers) if not _is_one_of(face, shown)]
    if _uncovered(found, [*covers, *others]):
        raise StillShowsAFace
    return covered, tuple(further)


def _uncovered(found: Sequence[Face], covers: Sequence[Hidden]) -> bool:
    """Whether any of these is surely a face, and not a cover that looks like one."""
    return any(face.score >= REDACT_AT and not is_under_cover(face, covers) for face in found)


def _is_one_of(found: Face, shown: Sequence[Face]) -> bool:
    """Whether this is a face that may be seen, and not another beside it."""
    return any(boxes.overlap(_sides(found), _sides(face)) >= SHOWN_FROM for face in shown)


def _sides(face: Face) -> tuple[float, float, float, float]:
    return face.x, face.y, face.x + face.width, face.y + face.height
