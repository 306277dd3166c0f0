import sys

import pytest
from PIL import Image

from nestbox.photos import decoding
from nestbox.photos.decoding import MAX_BYTES, Cause, DecodingStopped, UnreadablePhoto, decode
from tests.photos.files import (
    CORNERS,
    corners_of,
    encoded,
    four_corners,
    png_of_claimed_size,
    webp_of_claimed_size,
    with_orientation,
)

KINDS = ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"]


def cause_of(data: bytes) -> Cause:
    with pytest.raises(UnreadablePhoto) as refusal:
        decode(data)
    return refusal.value.cause


@pytest.mark.clause("MED-1")
@pytest.mark.parametrize("kind", KINDS)
def test_every_accepted_kind_comes_out_as_upright_rgb(kind: str) -> None:
    pixels = decode(encoded(four_corners(), kind, exif=with_orientation(6)))
    assert (pixels.dtype.name, pixels.shape) == ("uint8", (96, 64, 3))


@pytest.mark.parametrize("kind", KINDS)
def test_colours_stay_where_they_were(kind: str) -> None:
    assert corners_of(decode(encoded(four_corners(), kind))) == CORNERS


def test_a_large_photo_comes_out_at_2048_pixels() -> None:
    assert decode(encoded(Image.new("RGB", (3000, 1500)))).shape == (1024, 2048, 3)


def test_a_phone_s_photo_is_decoded_at_half_its_size() -> None:
    assert decode(encoded(Image.new("RGB", (4032, 3024)))).shape == (1512, 2016, 3)


def test_a_small_photo_keeps_its_size() -> None:
    assert decode(encoded(Image.new("RGB", (17, 9)), "PNG")).shape == (9, 17, 3)


def test_an_empty_file_is_refused() -> None:
    assert cause_of(b"") is Cause.EMPTY


def test_a_program_called_jpg_is_refused() -> None:
    assert cause_of(b"<?php system($_GET['command']); ?>") is Cause.NOT_A_PHOTO


def test_a_program_behind_a_photo_s_first_bytes_is_refused() -> None:
    assert cause_of(b"\xff\xd8\xff\xe0<?php system($_GET['command']); ?>") is Cause.DAMAGED


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "BMP", "PDF"])
def test_a_kind_that_is_not_accepted_is_refused(kind: str) -> None:
    assert cause_of(encoded(four_corners(), kind)) is Cause.KIND_NOT_ACCEPTED


def test_the_refusal_names_the_kind_and_what_is_accepted() -> None:
    with pytest.raises(UnreadablePhoto) as refusal:
        decode(encoded(four_corners(), "GIF"))
    assert refusal.value.sentence == (
        "This file is a GIF picture. Please choose a photo: JPEG, PNG, WebP, HEIC and AVIF are accepted."
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.02, 0.5, 0.95])
def test_a_photo_that_arrived_in_part_is_refused(portrait: Image.Image, kind: str, share: float) -> None:
    data = encoded(portrait.resize((128, 128)), kind)
    assert cause_of(data[: int(len(data) * share)]) is Cause.DAMAGED


@pytest.mark.parametrize(
    "bomb",
    [
        png_of_claimed_size(50_000, 50_000),
        png_of_claimed_size(8001, 8000),
        webp_of_claimed_size(16_383, 16_383),
    ],
)
def test_a_bomb_is_refused_by_its_header(bomb: bytes) -> None:
    assert cause_of(bomb) is Cause.TOO_MANY_PIXELS


def test_64_million_pixels_are_not_too_many() -> None:
    assert cause_of(png_of_claimed_size(8000, 8000)) is Cause.DAMAGED


def test_a_file_above_50_megabytes_is_refused_unread() -> None:
    assert cause_of(b"\xff\xd8\xff" + bytes(MAX_BYTES)) is Cause.TOO_MANY_BYTES


def test_a_photo_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "CHILD", ("-c", "import time; time.sleep(600)"))
    monkeypatch.setattr(decoding, "WALL_CLOCK_SECONDS", 0.1)
    assert cause_of(encoded(four_corners())) is Cause.TOO_DEMANDING


def test_a_photo_at_which_the_system_ends_the_child_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "CHILD", ("-c", "import os; os.kill(os.getpid(), 9)"))
    assert cause_of(encoded(four_corners())) is Cause.TOO_DEMANDING


def test_a_photo_that_crashes_the_child_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "CHILD", ("-c", "import os; os.kill(os.getpid(), 11)"))
    assert cause_of(encoded(four_corners())) is Cause.DAMAGED


@pytest.mark.parametrize("number", [1, 2, 15])
def test_a_child_that_is_stopped_says_nothing_of_the_photo(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    heard = f"signal.signal({number}, signal.SIG_DFL)"  # whoever runs the tests may have it ignored
    monkeypatch.setattr(
        decoding, "CHILD", ("-c", f"import os, signal; {heard}; os.kill(os.getpid(), {number})")
    )
    with pytest.raises(DecodingStopped):
        decode(encoded(four_corners()))


@pytest.mark.parametrize(
    "says", ["", "pass\n", "print('[]')", "print('{}')", "print('12 13')", 'print(\'{"cause": "?"}\')']
)
def test_a_child_that_says_nothing_of_use_is_not_believed(monkeypatch: pytest.MonkeyPatch, says: str) -> None:
    monkeypatch.setattr(decoding, "CHILD", ("-c", says))
    assert cause_of(encoded(four_corners())) is Cause.DAMAGED


@pytest.mark.parametrize("body", ["bytes(11)", "bytes(13)", "b''"])
def test_a_child_that_says_one_size_and_sends_another_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    says = f'import sys; sys.stdout.buffer.write(b\'{{"height": 2, "width": 2}}\\n\' + {body})'
    monkeypatch.setattr(decoding, "CHILD", ("-c", says))
    assert cause_of(encoded(four_corners())) is Cause.DAMAGED


def test_the_child_inherits_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NESTBOX_PHOTO_KEY", "a secret")
    assert decoding._bare_environment().keys() == {"PYTHONPATH"}


def test_the_child_runs_in_this_python_s_own_world() -> None:
    assert decoding._bare_environment()["PYTHONPATH"].split(":") == [place for place in sys.path if place]
