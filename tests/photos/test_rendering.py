from hashlib import sha256
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from nestbox.photos.decoding import Pixels
from nestbox.photos.rendering import AT_ONCE, SMALL_FILES, Effort, render, tiny_colour
from nestbox.photos.sizes import SMALL, fitted
from tests.photos.files import CORNERS, corners_of, four_corners
from tests.photos.metadata import parts_of_jpeg, parts_of_webp


def plain(width: int, height: int) -> Pixels:
    return np.full((height, width, 3), (40, 90, 160), dtype=np.uint8)


def test_a_photo_becomes_four_files() -> None:
    assert [(file.name, file.media_type, file.extension) for file in render(plain(80, 60))] == [
        ("large", "image/webp", "webp"),
        ("large", "image/jpeg", "jpg"),
        ("small", "image/webp", "webp"),
        ("small", "image/jpeg", "jpg"),
    ]


@pytest.mark.parametrize(
    ("size", "large", "small"),
    [
        ((2048, 1536), (1600, 1200), (640, 480)),
        ((1000, 2000), (800, 1600), (320, 640)),
        ((900, 700), (900, 700), (640, 498)),
        ((320, 200), (320, 200), (320, 200)),
        ((2048, 1), (1600, 1), (640, 1)),
    ],
)
def test_files_have_their_sizes_and_are_never_enlarged(
    size: tuple[int, int], large: tuple[int, int], small: tuple[int, int]
) -> None:
    assert [(file.width, file.height) for file in render(plain(*size))] == [large, large, small, small]


@pytest.mark.parametrize(("side", "large"), [(640, (640, 480)), (1000, (1000, 750)), (2048, (2000, 1500))])
def test_an_installation_says_how_large_photos_are_at_most(side: int, large: tuple[int, int]) -> None:
    assert [(file.width, file.height) for file in render(plain(2000, 1500), side)] == [
        large,
        large,
        (640, 480),
        (640, 480),
    ]


def test_a_page_names_the_width_that_the_small_file_has() -> None:
    for width, height in ((1601, 1203), (877, 1999), (2048, 3), (640, 640), (333, 1777)):
        large, _, small, _ = render(plain(width, height))
        assert fitted(large.width, large.height, SMALL)[0] == small.width


def test_each_file_is_as_large_as_it_says() -> None:
    for file in render(plain(700, 300)):
        assert Image.open(BytesIO(file.data)).size == (file.width, file.height)


def test_each_file_is_of_the_kind_it_says() -> None:
    kinds = [Image.open(BytesIO(file.data)).get_format_mimetype() for file in render(plain(80, 60))]
    assert kinds == ["image/webp", "image/jpeg"] * 2


def test_each_file_is_named_by_its_own_digest() -> None:
    for file in render(plain(80, 60)):
        assert file.sha256 == sha256(file.data).hexdigest()


def test_each_file_shows_the_picture() -> None:
    for file in render(np.asarray(four_corners())):
        assert corners_of(np.asarray(Image.open(BytesIO(file.data)).convert("RGB"))) == CORNERS


def test_the_same_pixels_give_the_same_files() -> None:
    assert render(plain(700, 300)) == render(plain(700, 300))


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("effort", [SMALL_FILES, AT_ONCE])
def test_no_file_holds_anything_but_the_picture(effort: Effort) -> None:
    for file in render(np.asarray(four_corners()), effort=effort):
        if file.extension == "webp":
            assert parts_of_webp(file.data) == ["VP8 "]
        else:
            assert set(parts_of_jpeg(file.data)) <= {"APP0", "DQT", "SOF0", "SOF2", "DHT", "SOS", "EOI"}


def test_in_a_hurry_the_same_picture_is_made_as_jpeg_alone() -> None:
    files = render(plain(700, 300), effort=AT_ONCE)
    assert [(file.name, file.extension, file.width, file.height) for file in files] == [
        ("large", "jpg", 700, 300),
        ("small", "jpg", 640, 274),
    ]
    for file in render(np.asarray(four_corners()), effort=AT_ONCE):
        assert corners_of(np.asarray(Image.open(BytesIO(file.data)).convert("RGB"))) == CORNERS


@pytest.mark.parametrize(
    ("colour", "words"), [((0, 0, 0), "#000000"), ((255, 255, 255), "#ffffff"), ((1, 160, 42), "#01a02a")]
)
def test_the_tiny_colour_is_the_average(colour: tuple[int, int, int], words: str) -> None:
    assert tiny_colour(np.full((3, 5, 3), colour, dtype=np.uint8)) == words


def test_the_tiny_colour_mixes_what_is_there() -> None:
    assert tiny_colour(np.array([[[0, 0, 0], [255, 100, 50]]], dtype=np.uint8)) == "#803219"
