import dataclasses

import numpy as np
import pytest
from PIL import Image

from nestbox.photos.faces import Face, find_faces, full_scale
from tests.photos.scenes import Scene, covers, on_grass

SIZES = {"small": [16, 24, 32, 48, 64], "middle": [90, 140], "large": [230]}


def all_found(scene: Scene) -> bool:
    found = find_faces(scene.pixels)
    return all(any(covers(face, box, scene.pixels) for face in found) for box in scene.faces)


@pytest.mark.clause("CON-3")
@pytest.mark.parametrize("sides", SIZES.values(), ids=SIZES.keys())
def test_faces_are_found_from_16_pixels_on(portrait: Image.Image, sides: list[int]) -> None:
    assert all_found(on_grass(portrait, sides))


def test_a_face_of_400_pixels_is_found(portrait: Image.Image) -> None:
    near = portrait.crop((100, 0, 360, 260)).resize((920, 920))
    assert len(find_faces(np.asarray(near))) == 1


def test_mirrored_faces_are_found(portrait: Image.Image) -> None:
    assert all_found(on_grass(portrait, [24, 48, 90], mirrored=True))


@pytest.mark.parametrize("quarters", [1, 3], ids=["on the left side", "on the right side"])
def test_faces_that_lie_on_their_side_are_found(portrait: Image.Image, quarters: int) -> None:
    assert all_found(on_grass(portrait, [48, 64, 90], turned=quarters))


def test_in_an_empty_meadow_there_is_no_face(portrait: Image.Image) -> None:
    assert find_faces(on_grass(portrait, []).pixels) == ()


def test_each_face_is_found_once(portrait: Image.Image) -> None:
    scene = on_grass(portrait, [48, 64, 90])
    found = find_faces(scene.pixels)
    assert [sum(covers(face, box, scene.pixels) for face in found) for box in scene.faces] == [1, 1, 1]


def test_the_surest_comes_first(portrait: Image.Image) -> None:
    scores = [face.score for face in find_faces(on_grass(portrait, [16, 90, 32]).pixels, threshold=0.05)]
    assert scores == sorted(scores, reverse=True)


def test_boxes_stay_within_the_picture(portrait: Image.Image) -> None:
    cut = np.asarray(portrait.crop((200, 90, 330, 260)))
    found = find_faces(cut, threshold=0.02)
    assert found
    assert all(
        0 <= face.x <= face.x + face.width <= 1 and 0 <= face.y <= face.y + face.height <= 1 for face in found
    )


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 500, 3), (700, 2, 3)])
def test_the_smallest_pictures_are_looked_at(shape: tuple[int, ...]) -> None:
    assert find_faces(np.zeros(shape, dtype=np.uint8)) == ()


def test_a_large_picture_is_looked_at_in_strips_without_losing_what_lies_between(
    portrait: Image.Image,
) -> None:
    picture = Image.new("RGB", (1536, 2048), (90, 110, 80))
    picture.paste(portrait.crop((110, 0, 350, 240)), (600, 900))
    assert [round(face.y + face.height / 2, 1) for face in find_faces(np.asarray(picture))] == [0.5]


@pytest.mark.parametrize(("side", "scale"), [(4096, 0.5), (2048, 1), (1600, 1.28), (300, 1.5)])
def test_small_pictures_are_enlarged_by_half_at_most(side: int, scale: float) -> None:
    assert full_scale(np.zeros((side, side // 2, 3), dtype=np.uint8)) == scale


def test_a_face_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Face(0, 0, 1, 1, 1).x = 0.5  # type: ignore[misc]  # what is tried cannot be done
