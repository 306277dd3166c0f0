"""Looks again at a picture whose faces are covered, before it may be published."""

from collections.abc import Sequence
from typing import Final

from nestbox.photos.covers import cover_of
from nestbox.photos.decoding import Pixels
from nestbox.photos.faces import LOOKS, REDACT_AT, UPRIGHT, Face, Look, find_faces, full_scale
from nestbox.photos.redaction import touches_a_cover

LOOK_AGAIN_AT: Final = 0.8 * REDACT_AT  # a margin for what compression may add
AS_PUBLISHED: Final = ((1.0, UPRIGHT), (0.47, LOOKS))  # as the large rendition is looked at, and the small
FROM_AFAR: Final = AS_PUBLISHED[1:]
FOUND_FROM_AFAR: Final = 32  # px of a face's height there; smaller ones take the closest look as well
CONTEXT: Final = 2  # around each cover this multiple of it is looked at


def still_found(covered: Pixels, faces: Sequence[Face]) -> tuple[Face, ...]:
    """What looks like a face where the covers of `faces` are; elsewhere the picture has not changed."""
    return _found(covered, faces, AS_PUBLISHED)


def still_found_in_a_hurry(covered: Pixels, faces: Sequence[Face]) -> tuple[Face, ...]:
    """The same without the closest look, which takes half of the time, where it has nothing to add.

    Faces of 32 px and more are found as well without it: measured, see docs/decisions/photos-detector.md.
    """
    scale = full_scale(covered) * FROM_AFAR[0][0]
    large = all(face.height * covered.shape[0] * scale >= FOUND_FROM_AFAR for face in faces)
    return _found(covered, faces, FROM_AFAR if large else AS_PUBLISHED)


def _found(
    covered: Pixels, faces: Sequence[Face], sizes: Sequence[tuple[float, tuple[Look, ...]]]
) -> tuple[Face, ...]:
    top, bottom = _bounds([(cover.y, cover.down) for cover in map(cover_of, faces)], covered.shape[0])
    left, right = _bounds([(cover.x, cover.across) for cover in map(cover_of, faces)], covered.shape[1])
    part = covered[top:bottom, left:right]
    scale = full_scale(covered)
    found = [find_faces(part, LOOK_AGAIN_AT, scale=scale * size, looks=looks) for size, looks in sizes]
    in_whole = (_in_whole(face, (left, top), part, covered) for faces_seen in found for face in faces_seen)
    return tuple(face for face in in_whole if touches_a_cover(face, faces))


def _bounds(covers: list[tuple[float, float]], size: int) -> tuple[int, int]:
    """From where to where, in px along one side, the covers (middle, reach) and their context extend."""
    start = min(middle - reach * CONTEXT for middle, reach in covers)
    stop = max(middle + reach * CONTEXT for middle, reach in covers)
    return max(0, int(start * size)), min(size, int(stop * size) + 1)


def _in_whole(face: Face, corner: tuple[int, int], part: Pixels, whole: Pixels) -> Face:
    across, down = part.shape[1] / whole.shape[1], part.shape[0] / whole.shape[0]
    left, top = corner[0] / whole.shape[1], corner[1] / whole.shape[0]
    return Face(
        left + face.x * across, top + face.y * down, face.width * across, face.height * down, face.score
    )
