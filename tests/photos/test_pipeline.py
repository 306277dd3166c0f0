from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from nestbox.photos import pipeline
from nestbox.photos.covers import Box
from nestbox.photos.decoding import Pixels, UnreadablePhoto
from nestbox.photos.faces import Face, find_faces
from nestbox.photos.pipeline import Processed, StillShowsAFace, process
from nestbox.photos.redaction import redact
from tests.photos.files import encoded, four_corners
from tests.photos.metadata import parts_of_jpeg, parts_of_webp
from tests.photos.scenes import on_grass

SECRET = b"Saint Hilda's, 51.7520 N 1.2577 W"
SURE = 0.3  # twice the score from which a face is covered: what compression adds stays well below


def shows(data: bytes) -> Pixels:
    return np.asarray(Image.open(BytesIO(data)).convert("RGB"))


def thumbnail(portrait: Image.Image) -> bytes:
    return encoded(portrait.resize((64, 64)))


def with_everything(portrait: Image.Image) -> bytes:
    """A JPEG with a place, a camera, XMP, a comment, a thumbnail; a script and a zip after its end."""
    exif = Image.Exif()
    exif[0x010F], exif[0x010E] = "Camera", SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 45.0, 7.2), 3: "W", 4: (1.0, 15.0, 27.7)})
    photo = encoded(portrait, exif=exif, xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>", comment=SECRET)
    body = b"JFXX\0\x10" + thumbnail(portrait)  # ITU-T T.871 10.2
    segment = b"\xff\xe0" + (len(body) + 2).to_bytes(2, "big") + body
    return photo[:2] + segment + photo[2:] + b"<script>alert(1)</script>PK\x03\x04" + SECRET


@pytest.fixture(scope="module")
def processed(portrait: Image.Image) -> Processed:
    return process(with_everything(portrait))


@pytest.fixture(scope="module")
def group(portrait: Image.Image) -> Processed:
    return process(encoded(Image.fromarray(on_grass(portrait, [32, 64, 120]).pixels), quality=95))


def test_the_face_is_found_where_it_is(processed: Processed) -> None:
    face = processed.faces[0]
    assert (round(face.x, 1), round(face.y, 1), round(face.width, 1), round(face.height, 1)) == (
        0.3,
        0.1,
        0.2,
        0.2,
    )


@pytest.mark.clause("CON-2")
def test_no_published_file_shows_a_face(processed: Processed) -> None:
    assert [find_faces(shows(file.data), SURE) for file in processed.files.renditions] == [()] * 4


@pytest.mark.clause("CON-3")
def test_no_published_file_of_a_group_shows_a_face(group: Processed) -> None:
    assert [find_faces(shows(file.data), SURE) for file in group.files.renditions] == [()] * 4


def test_every_face_of_a_group_is_counted(group: Processed) -> None:
    assert len(group.faces) >= 3


def test_the_face_s_own_pixels_are_gone(portrait: Image.Image, processed: Processed) -> None:
    face = (slice(66, 177), slice(178, 267))
    before = np.asarray(portrait)[face].astype(int)
    after = shows(processed.files.renditions[1].data)[face].astype(int)
    alike = np.corrcoef(before.mean(axis=2).ravel(), after.mean(axis=2).ravel())[0, 1]
    assert np.abs(before - after).mean() > 30
    assert after.std(axis=(0, 1)).mean() < before.std(axis=(0, 1)).mean()
    assert abs(alike) < 0.5


@pytest.mark.clause("SAF-2")
def test_no_published_file_holds_any_metadata(processed: Processed) -> None:
    webps, jpegs = processed.files.renditions[::2], processed.files.renditions[1::2]
    assert [parts_of_webp(file.data) for file in webps] == [["VP8 "]] * 2
    for file in jpegs:
        assert set(parts_of_jpeg(file.data)) == {"APP0", "DQT", "SOF2", "DHT", "SOS", "EOI"}


def test_nothing_that_was_written_into_the_file_is_published(
    portrait: Image.Image, processed: Processed
) -> None:
    assert SECRET in with_everything(portrait)
    assert thumbnail(portrait) in with_everything(portrait)
    for file in processed.files.renditions:
        for trace in (
            SECRET,
            b"Camera",
            b"<script>",
            b"PK\x03\x04",
            b"xmpmeta",
            b"JFXX",
            thumbnail(portrait),
        ):
            assert trace not in file.data


def test_the_original_would_have_been_full_of_it(portrait: Image.Image) -> None:
    parts = parts_of_jpeg(with_everything(portrait))
    assert [part for part in parts if part.startswith("APP1")]
    assert "COM" in parts
    assert parts[-1] == "after the end"


def test_the_placeholder_is_of_the_covered_picture(processed: Processed) -> None:
    assert processed.files.colour.startswith("#")
    assert len(processed.files.colour) == 7


def test_width_and_height_are_those_of_the_large_file(processed: Processed) -> None:
    assert (processed.files.width, processed.files.height) == (512, 512)


def test_a_picture_without_faces_is_published_as_it_is() -> None:
    result = process(encoded(four_corners(), "PNG"))
    assert (result.faces, result.files.width, result.files.height, len(result.files.renditions)) == (
        (),
        96,
        64,
        4,
    )


def test_a_file_that_is_no_photo_is_refused() -> None:
    with pytest.raises(UnreadablePhoto):
        process(b"<?php")


FACE = Face(0.4, 0.4, 0.2, 0.2, 0.9)
BESIDE = Face(0.7, 0.4, 0.2, 0.2, 0.9)


def plain() -> Pixels:
    return np.full((60, 60, 3), 90, dtype=np.uint8)


def looks(monkeypatch: pytest.MonkeyPatch, *later: tuple[Face, ...]) -> None:
    """Say what the later looks find; the last of them again and again."""
    waiting = list(later)
    monkeypatch.setattr(
        pipeline, "still_found", lambda *_: waiting.pop(0) if len(waiting) > 1 else waiting[0]
    )


@pytest.mark.clause("CON-2")
def test_a_face_that_only_the_second_look_finds_is_covered(monkeypatch: pytest.MonkeyPatch) -> None:
    looks(monkeypatch, (BESIDE,), ())
    assert pipeline._covered(plain(), [FACE])[1] == (BESIDE,)


def test_a_cover_that_looks_like_a_head_is_no_further_face(monkeypatch: pytest.MonkeyPatch) -> None:
    looks(monkeypatch, (FACE,), ())
    assert pipeline._covered(plain(), [FACE])[1] == ()


def test_a_cover_that_goes_on_looking_like_a_head_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    looks(monkeypatch, (FACE,))
    assert pipeline._covered(plain(), [FACE])[1] == ()


@pytest.mark.clause("CON-2")
def test_a_photo_in_which_faces_keep_appearing_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    places = [(Face(0.1 * x, 0.9, 0.05, 0.05, 0.9),) for x in range(12)]
    looks(monkeypatch, *places[1:])
    with pytest.raises(StillShowsAFace):
        pipeline._covered(plain(), places[0])


def test_what_appears_among_many_covers_is_covered_in_up_to_eight_rounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    places = [(Face(0.1 * x, 0.9, 0.05, 0.05, 0.9),) for x in range(8)]
    looks(monkeypatch, *places[1:], ())
    assert pipeline._covered(plain(), places[0])[1] == tuple(face for (face,) in places[1:])


def test_a_picture_without_faces_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looks(monkeypatch, (FACE,))
    assert pipeline._covered(plain(), [])[1] == ()


@pytest.mark.clause("CON-2")
def test_a_face_that_may_be_seen_is_no_reason_to_cover_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looks(monkeypatch, (BESIDE,))
    assert pipeline._covered(plain(), [FACE], shown=[BESIDE])[1] == ()


@pytest.mark.clause("CON-3")
def test_a_box_is_covered_with_nothing_of_what_was_in_it() -> None:
    plain_one, written = plain(), plain()
    written[30:40, 20:50] = 255
    box = Box(20 / 60, 30 / 60, 30 / 60, 10 / 60)
    one, other = (redact(picture, [box], seed=7) for picture in (plain_one, written))
    assert np.array_equal(one, other)
