"""What is published of real pictures: nothing under a cover, nothing beside the picture, nobody forgotten."""

import secrets
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pyexiv2
import pytest
from django.core.files.storage import default_storage
from PIL import Image, ImageCms

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.photos import actions, pipeline, tasks
from nestbox.photos.decoding import Pixels
from nestbox.photos.faces import Face, find_faces
from nestbox.photos.pipeline import Processed, process
from nestbox.photos.redaction import is_under_cover, touches_a_cover
from nestbox.photos.text import find_words
from nestbox.records.models import Area, Rendition
from tests.photos.badges import badge, on_meadow
from tests.photos.crowd import crowd
from tests.photos.files import CORNERS, corners_of, encoded, four_corners, with_orientation
from tests.photos.test_pipeline import SURE
from tests.photos.test_straightening import AS_STORED

ENOUGH = (
    0.98  # of the faces from 16 px: what was measured on photos of others, docs/decisions/photos-detector.md
)
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="Hawse End"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


def shown(data: bytes) -> Pixels:
    return np.asarray(Image.open(BytesIO(data)).convert("RGB"))


@pytest.fixture(scope="module")
def published(portrait: Image.Image) -> Processed:
    """Sixty faces in one picture as it would be published; with one pattern, so that all runs are alike."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "randbits", lambda _: 5)
        return process(encoded(crowd(portrait)[0], quality=92))


@pytest.mark.clause("CON-3")
def test_of_sixty_faces_in_a_crowd_hardly_any_stays_uncovered(
    portrait: Image.Image, published: Processed
) -> None:
    faces = crowd(portrait)[1]
    covered = [is_under_cover(face, published.faces) for face in faces]
    assert (len(faces), sum(covered) >= ENOUGH * len(faces)) == (60, True)


@pytest.mark.clause("CON-2")
def test_in_the_published_files_of_a_crowd_hardly_a_cover_is_taken_for_a_head_and_nothing_else_is(
    portrait: Image.Image, published: Processed
) -> None:
    before = find_faces(np.asarray(crowd(portrait)[0]), SURE)
    after = [face for file in published.files.renditions for face in find_faces(shown(file.data), SURE)]

    assert len(before) >= 55
    assert len(after) <= 4  # in four files with sixty covers each
    assert [face for face in after if not touches_a_cover(face, published.faces)] == []


@pytest.mark.clause("CON-3")
def test_two_photos_that_differ_only_under_the_cover_are_published_as_the_same_bytes(
    portrait: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (Face(178 / 512, 64 / 512, 90 / 512, 113 / 512, 0.9),)
    monkeypatch.setattr(pipeline, "find_faces", lambda *_: found)
    monkeypatch.setattr(secrets, "randbits", lambda _: 5)
    somebody = portrait.copy()
    somebody.paste(portrait.crop((178, 64, 268, 177)).transpose(Image.Transpose.ROTATE_180), (178, 64))
    one, other = (process(encoded(picture, "PNG")).files for picture in (portrait, somebody))

    assert encoded(portrait, "PNG") != encoded(somebody, "PNG")
    assert one == other


def metadata_of(data: bytes) -> dict[str, object]:
    """What another library than the one that wrote the file finds beside its pixels."""
    with pyexiv2.ImageData(data) as image:
        found = {
            "exif": image.read_exif(),
            "iptc": image.read_iptc(),
            "xmp": image.read_raw_xmp(),
            "comment": image.read_comment(),
            "profile": image.read_icc(),
            "thumbnail": image.read_thumbnail(),
        }
    return {name: what for name, what in found.items() if what}


@pytest.mark.clause("SAF-2")
def test_an_independent_reader_finds_no_metadata_in_any_published_file(portrait: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 45.0, 7.2)})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    original = encoded(portrait, exif=exif, xmp=XMP, comment=b"Hawse End", icc_profile=profile)
    published = process(original).files.renditions

    assert metadata_of(original).keys() == {"exif", "xmp", "comment", "profile"}
    assert [metadata_of(file.data) for file in published] == [{}] * 4


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_published_upright(orientation: int) -> None:
    stored = Image.fromarray(AS_STORED[orientation](np.asarray(four_corners())))
    files = process(encoded(stored, exif=with_orientation(orientation))).files

    assert [corners_of(shown(file.data)) for file in files.renditions] == [CORNERS] * 4
    assert (files.width, files.height) == (96, 64)


# Badges


def read_in(name: str) -> set[str]:
    """What can be read in the published file of this name."""
    path = Rendition.objects.get(name=name, extension="jpg").path
    return {words.text for words in find_words(shown(Path(default_storage.path(path)).read_bytes()))}


def texts(*columns: str) -> set[tuple[object, ...]]:
    return set(Area.objects.filter(kind=Area.Kind.TEXT).values_list(*columns))


@pytest.fixture
def received(world: World) -> Callable[[Image.Image], None]:
    """What receives and scans a picture in the teacher's draft; Rowan Whitfield is on the roll."""
    world.child("Rowan", "Whitfield", 6)
    draft_id = world.drafts("Boots on.")

    def receive(picture: Image.Image) -> None:
        tasks.scan(actions.receive(world.viewer(cast.TEACHER), draft_id, encoded(picture, "PNG")))

    return receive


@pytest.mark.clause("CON-3")
def test_a_badge_that_names_a_child_is_covered_from_the_start_and_other_text_is_offered(
    received: Callable[[Image.Image], None],
) -> None:
    received(on_meadow((badge("Whitfield"), 60, 60), (badge("Hawse End"), 300, 300)))

    assert texts("words", "name", "covered") == {
        ("Whitfield", "whitfield", True),
        ("Hawse End", "", False),
    }
    assert (read_in("large"), read_in("small")) == ({"Hawse End"}, {"Hawse End"})


@pytest.mark.clause("CON-3")
def test_a_slanting_badge_of_two_lines_is_covered_with_both(received: Callable[[Image.Image], None]) -> None:
    received(on_meadow((badge("Rowan\nWhitfield", 22, turned=25), 120, 120)))

    assert texts("name", "covered") == {("rowan", True), ("whitfield", True)}
    assert read_in("large") == set()
