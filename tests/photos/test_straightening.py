from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from nestbox.photos.straightening import upright_rgb
from tests.photos.files import (
    BLUE,
    CORNERS,
    GREEN,
    GREY,
    RED,
    corners_of,
    encoded,
    four_corners,
    with_orientation,
)

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

AS_STORED: dict[int, Callable[[NDArray[np.uint8]], NDArray[np.uint8]]] = {
    1: lambda picture: picture,
    2: np.fliplr,
    3: lambda picture: np.rot90(picture, 2),
    4: np.flipud,
    5: lambda picture: picture.transpose(1, 0, 2),
    6: np.rot90,
    7: lambda picture: np.rot90(picture, 2).transpose(1, 0, 2),
    8: lambda picture: np.rot90(picture, -1),
}


def straightened(data: bytes) -> NDArray[np.uint8]:
    with Image.open(BytesIO(data)) as image:
        upright = upright_rgb(image)
    assert upright.mode == "RGB"
    return np.asarray(upright)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_every_orientation_comes_out_upright(kind: str, orientation: int) -> None:
    stored = Image.fromarray(AS_STORED[orientation](np.asarray(four_corners())))
    pixels = straightened(encoded(stored, kind, exif=with_orientation(orientation)))
    assert (pixels.shape[:2], corners_of(pixels)) == ((64, 96), CORNERS)


def test_an_orientation_that_does_not_exist_counts_as_upright() -> None:
    assert corners_of(straightened(encoded(four_corners(), exif=with_orientation(77)))) == CORNERS


@pytest.mark.parametrize("settings", [{}, {"progressive": True}, {"subsampling": 0}])
def test_cmyk_comes_out_in_its_colours(settings: dict[str, int]) -> None:
    assert corners_of(straightened(encoded(four_corners().convert("CMYK"), "JPEG", **settings))) == CORNERS


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_greyscale_comes_out_grey(kind: str) -> None:
    pixels = straightened(encoded(Image.new("L", (32, 32), 90), kind))
    assert np.abs(pixels.astype(int) - 90).max() <= 2


def test_16_bit_greyscale_keeps_its_range() -> None:
    ramp = np.linspace(0, 65_535, 256, dtype=np.uint16).reshape(16, 16)
    pixels = straightened(encoded(Image.fromarray(ramp), "PNG"))
    assert (pixels[0, 0, 0], pixels[8, 0, 0], pixels[15, 15, 0]) == (0, 128, 255)


def test_one_bit_comes_out_black_and_white() -> None:
    bits = Image.fromarray(np.eye(16, dtype=np.uint8) * 255).convert("1")
    assert set(straightened(encoded(bits, "PNG")).ravel().tolist()) == {0, 255}


def test_a_palette_comes_out_in_its_colours() -> None:
    assert corners_of(straightened(encoded(four_corners().quantize(16), "PNG"))) == CORNERS


def test_a_palette_s_transparent_colour_comes_out_white() -> None:
    palette = four_corners().quantize(16)
    transparent = palette.getpixel((0, 0))
    assert tuple(straightened(encoded(palette, "PNG", transparency=transparent))[0, 0]) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_what_is_transparent_comes_out_white(kind: str) -> None:
    pixels = straightened(encoded(Image.new("RGBA", (32, 32), (200, 0, 0, 0)), kind))
    assert pixels.min() >= 253


def test_what_is_half_transparent_comes_out_half_white() -> None:
    pixels = straightened(encoded(Image.new("RGBA", (8, 8), (255, 0, 0, 128)), "PNG"))
    assert tuple(pixels[4, 4]) == (255, 127, 127)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_of_an_animation_the_first_picture_is_taken(kind: str) -> None:
    later = [Image.new("RGB", (96, 64), GREY)]
    assert (
        corners_of(straightened(encoded(four_corners(), kind, save_all=True, append_images=later))) == CORNERS
    )


def test_of_a_jpeg_with_several_pictures_the_first_is_taken() -> None:
    later = [Image.new("RGB", (96, 64), GREY)]
    assert (
        corners_of(straightened(encoded(four_corners(), "MPO", save_all=True, append_images=later)))
        == CORNERS
    )


def test_a_colour_profile_is_converted_to_srgb() -> None:
    red_is_blue = SRGB.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    pixels = straightened(encoded(four_corners(), "PNG", icc_profile=red_is_blue))
    assert corners_of(pixels) == (BLUE, GREEN, RED, GREY)


def test_the_profile_of_srgb_changes_nothing() -> None:
    pixels = straightened(encoded(Image.new("RGB", (8, 8), RED), "PNG", icc_profile=SRGB))
    assert np.abs(pixels.astype(int) - RED).max() <= 1


@pytest.mark.parametrize("profile", [b"not a profile", b"\0" * 200])
def test_a_broken_colour_profile_counts_as_none(profile: bytes) -> None:
    assert corners_of(straightened(encoded(four_corners(), "PNG", icc_profile=profile))) == CORNERS


def test_a_profile_for_another_mode_counts_as_none() -> None:
    assert corners_of(straightened(encoded(four_corners().convert("CMYK"), icc_profile=SRGB))) == CORNERS


def test_a_long_thin_picture_keeps_a_pixel() -> None:
    assert straightened(encoded(Image.new("RGB", (6000, 1)), "PNG")).shape == (1, 2048, 3)
