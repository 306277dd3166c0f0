import numpy as np
import pytest
from PIL import Image

from nestbox.photos.faces import Face, find_faces
from nestbox.photos.redaction import redact
from nestbox.photos.second_look import still_found, still_found_in_a_hurry
from tests.photos.scenes import covers, on_grass


@pytest.mark.clause("CON-3")
def test_a_face_that_was_not_covered_is_found_where_it_is(portrait: Image.Image) -> None:
    scene = on_grass(portrait, [90, 120])
    beside = Face(0.1, 0.15, 0.05, 0.1, 0.9)
    assert any(covers(face, scene.faces[0], scene.pixels) for face in still_found(scene.pixels, [beside]))


def test_far_from_every_cover_nothing_is_looked_for(portrait: Image.Image) -> None:
    scene = on_grass(portrait, [90, 120])
    assert still_found(scene.pixels, [Face(0.9, 0.9, 0.02, 0.02, 0.9)]) == ()


def test_what_is_covered_is_not_found(portrait: Image.Image) -> None:
    scene = on_grass(portrait, [64])
    faces = find_faces(scene.pixels)
    left = still_found(redact(scene.pixels, faces, seed=1), faces)
    assert not any(face.score > 0.4 for face in left)


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("height", [12, 14, 16, 24, 40, 90, 150])
def test_in_a_hurry_a_face_of_any_size_is_found_that_was_not_covered(
    portrait: Image.Image, height: int
) -> None:
    scene = on_grass(portrait, [height])
    left, top, right, bottom = (
        side / size for side, size in zip(scene.faces[0], (900, 520) * 2, strict=True)
    )
    beside = Face(left, top + (bottom - top) / 3, right - left, bottom - top, 0.9)
    found = still_found_in_a_hurry(scene.pixels, [beside])
    assert any(covers(face, scene.faces[0], scene.pixels) for face in found)


def test_a_cover_at_the_edge_is_looked_at() -> None:
    assert still_found(np.zeros((64, 64, 3), dtype=np.uint8), [Face(-0.1, 0.9, 0.2, 0.2, 0.9)]) == ()
