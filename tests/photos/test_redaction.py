from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image

from nestbox.photos.covers import cover_of
from nestbox.photos.decoding import Pixels
from nestbox.photos.faces import Face
from nestbox.photos.filling import Mask
from nestbox.photos.redaction import is_under_cover, redact, touches_a_cover

FACE = Face(0.4, 0.3, 0.2, 0.3, 0.9)
NEIGHBOUR = Face(0.55, 0.35, 0.2, 0.3, 0.9)
OUTSIDE = Face(0.9, 0.9, 0.3, 0.3, 0.9)
WHOLE = Face(0, 0, 1, 1, 0.9)


def hidden_by(faces: Sequence[Face], height: int, width: int) -> Mask:
    """Independently of the code under test: which pixels' middles lie in the ellipse of some padded box."""
    hidden = np.zeros((height, width), dtype=bool)
    for row in range(height):
        for column in range(width):
            hidden[row, column] = any(
                _in_padded(face, (column + 0.5) / width, (row + 0.5) / height) for face in faces
            )
    return hidden


def _in_padded(face: Face, x: float, y: float) -> bool:
    left, right = face.x - 0.35 * face.width, face.x + 1.35 * face.width
    top, bottom = face.y - 0.45 * face.height, face.y + 1.25 * face.height
    across, down = (x - (left + right) / 2) / (right - left), (y - (top + bottom) / 2) / (bottom - top)
    return across**2 + down**2 <= 0.25 - 1e-6


def noise(seed: int, height: int = 60, width: int = 80) -> Pixels:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


@pytest.mark.clause("CON-3")
@pytest.mark.parametrize(
    "faces", [[FACE], [FACE, NEIGHBOUR], [NEIGHBOUR, FACE], [FACE, OUTSIDE], [WHOLE], [WHOLE, FACE]]
)
def test_pictures_that_differ_only_under_the_covers_come_out_alike(faces: list[Face]) -> None:
    hidden = hidden_by(faces, 60, 80)
    one, other = noise(1), noise(1)
    other[hidden] = noise(2)[hidden]
    assert (one != other).any()
    assert np.array_equal(redact(one, faces, seed=5), redact(other, faces, seed=5))


boxes = st.builds(
    Face, st.floats(-0.2, 1), st.floats(-0.2, 1), st.floats(0.01, 0.8), st.floats(0.01, 0.8), st.just(0.9)
)


@pytest.mark.clause("CON-3")
@settings(max_examples=40, deadline=None)
@given(
    faces=st.lists(boxes, min_size=1, max_size=5),
    beneath=arrays.arrays(np.uint8, (24, 32, 3), elements=st.integers(0, 255)),
)
def test_nothing_under_any_covers_has_any_influence(faces: list[Face], beneath: Pixels) -> None:
    picture = noise(3, 24, 32)
    changed = np.where(hidden_by(faces, 24, 32)[..., np.newaxis], beneath, picture)
    assert np.array_equal(redact(picture, faces, seed=1), redact(changed, faces, seed=1))


def test_two_real_photos_that_differ_only_under_the_cover_come_out_alike(portrait: Image.Image) -> None:
    face = Face(0.348, 0.128, 0.173, 0.217, 0.9)
    one = np.asarray(portrait)
    smiling, anybody = one.copy(), one.copy()
    anybody[66:177, 178:267] = np.flipud(one[300:411, 100:189])
    assert np.array_equal(redact(smiling, [face], seed=9), redact(anybody, [face], seed=9))


def test_far_from_a_cover_nothing_changes() -> None:
    picture = noise(4)
    changed = (redact(picture, [FACE], seed=1) != picture).any(axis=2)
    ellipse = cover_of(FACE)
    rows, columns = np.nonzero(changed)
    away = np.hypot(
        (columns + 0.5) / 80 / ellipse.across - ellipse.x / ellipse.across,
        ((rows + 0.5) / 60 - ellipse.y) / ellipse.down,
    )
    assert away.max() <= 1.4


def test_without_faces_the_picture_stays_as_it_is() -> None:
    assert np.array_equal(redact(noise(5), []), noise(5))


def test_the_picture_that_was_given_is_left_alone() -> None:
    picture = noise(6)
    redact(picture, [FACE])
    assert np.array_equal(picture, noise(6))


def test_a_face_that_fills_the_picture_is_covered_in_a_neutral_colour() -> None:
    black = np.zeros((60, 80, 3), dtype=np.uint8)
    assert redact(black, [WHOLE], seed=1)[20:40, 20:60].min() > 100


def test_a_face_half_outside_the_picture_is_covered() -> None:
    picture = np.zeros((60, 80, 3), dtype=np.uint8)
    picture[50:, 70:] = 255
    assert redact(picture, [OUTSIDE], seed=1)[56:, 76:].max() < 200


def test_a_face_beyond_the_picture_changes_nothing() -> None:
    assert np.array_equal(redact(noise(8), [Face(0.4, -0.9, 0.2, 0.1, 0.9)]), noise(8))


def test_the_cover_takes_the_colours_around_it() -> None:
    meadow = np.full((60, 80, 3), (40, 120, 30), dtype=np.uint8)
    meadow[18:36, 32:48] = 255
    middle = redact(meadow, [FACE], seed=1)[24:30, 36:44].mean(axis=(0, 1))
    assert np.abs(middle - (40, 120, 30)).max() < 25


def test_the_same_seed_draws_the_same_cover() -> None:
    assert np.array_equal(redact(noise(7), [FACE], seed=3), redact(noise(7), [FACE], seed=3))


def test_without_a_seed_no_cover_is_like_another() -> None:
    assert not np.array_equal(redact(noise(7), [FACE]), redact(noise(7), [FACE]))


@pytest.mark.parametrize(
    ("found", "answer"),
    [(FACE, True), (Face(0.45, 0.4, 0.05, 0.05, 0.2), True), (NEIGHBOUR, False), (WHOLE, False)],
    ids=["the face itself", "a part of it", "its neighbour", "a head of which it is a part"],
)
def test_what_lies_under_a_cover_is_told_from_what_does_not(found: Face, answer: bool) -> None:
    assert is_under_cover(found, [FACE]) is answer


def test_two_covers_together_can_hold_what_was_found() -> None:
    assert is_under_cover(Face(0.42, 0.35, 0.31, 0.25, 0.2), [FACE, NEIGHBOUR])


@pytest.mark.parametrize(("found", "answer"), [(NEIGHBOUR, True), (OUTSIDE, False)])
def test_what_touches_a_cover_is_told_from_what_does_not(found: Face, answer: bool) -> None:
    assert touches_a_cover(found, [FACE]) is answer
