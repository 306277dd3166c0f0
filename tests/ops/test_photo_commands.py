"""`nestbox faces` and `nestbox redact`: the pipeline on files, without an installation."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import skimage.data
from click.testing import CliRunner, Result
from PIL import Image

from nestbox.ops.cli import main
from nestbox.photos import model
from nestbox.photos.faces import find_faces
from nestbox.photos.text import find_words
from tests.ops.test_judge import HOUSE, WITHOUT_DATABASE
from tests.photos.badges import badge, on_meadow
from tests.photos.files import encoded, with_orientation
from tests.photos.metadata import parts_of_jpeg

PORTRAIT = Image.fromarray(skimage.data.astronaut()).crop((110, 0, 350, 240))
ROLL = "Forename,Surname,Year\nRowan,Whitfield,6\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for photos."""
    made = tmp_path / "photos"
    made.mkdir()
    return made


def put(path: Path, kind: str = "JPEG", **settings: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encoded(PORTRAIT, kind, **settings))
    return path


def ran(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def copies(out: Path) -> list[str]:
    return sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())


def test_a_face_is_told_with_its_box_score_and_kind(folder: Path) -> None:
    result = ran("faces", put(folder / "one.png", "PNG"))
    (said,) = lines(result)
    face = said["faces"][0]

    assert (result.exit_code, said["file"], said["width"], said["height"]) == (0, "one.png", 240, 240)
    assert (face["kind"], round(face["x"], -1), round(face["y"], -1)) == ("face", 70, 60)
    assert face["score"] > 0.8


def test_boxes_are_those_of_the_upright_picture(folder: Path) -> None:
    turned = PORTRAIT.resize((320, 240)).transpose(Image.Transpose.ROTATE_90)
    (folder / "a.jpg").write_bytes(encoded(turned, exif=with_orientation(6)))
    (said,) = lines(ran("faces", folder))

    assert (said["width"], said["height"], len(said["faces"])) == (320, 240, 1)


def test_a_folder_is_gone_through_in_the_order_of_its_names(folder: Path) -> None:
    for name in ("b/2.jpg", "a.jpg", "b/ä 1.heic", ".DS_Store", "._a.jpg"):
        put(folder / name, "HEIF" if name.endswith("heic") else "JPEG")
    result = ran("faces", folder)

    assert [said["file"] for said in lines(result) if said["faces"]] == ["a.jpg", "b/2.jpg", "b/ä 1.heic"]


def test_what_is_no_photo_is_said_so_and_the_rest_is_looked_at(folder: Path) -> None:
    (folder / "a.txt").write_text("Boots on.")
    put(folder / "b.jpg")
    result = ran("faces", folder)
    first, second = sorted(lines(result), key=lambda said: str(said["file"]))

    assert (result.exit_code, first["error"][:24], len(second["faces"])) == (1, "This file is not a photo", 1)


def test_an_empty_folder_is_said_to_be_empty(folder: Path) -> None:
    result = ran("faces", folder)

    assert (result.exit_code, result.stdout, "There is no file" in result.stderr) == (0, "", True)


@pytest.mark.parametrize("command", [["faces"], ["redact"]])
def test_what_is_not_there_is_said_so(command: list[str], tmp_path: Path) -> None:
    assert ran(*command, tmp_path / "absent", *([tmp_path] if command == ["redact"] else [])).exit_code == 2


@pytest.mark.skipif(sys.platform == "darwin", reason="its disks take no such names")
def test_a_name_in_no_encoding_is_no_obstacle(folder: Path, tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff.jpg"))).write_bytes(encoded(PORTRAIT))

    assert ran("redact", folder, tmp_path / "out").exit_code == 0


def test_a_copy_is_covered_upright_and_without_metadata(folder: Path, tmp_path: Path) -> None:
    exif = with_orientation(6)
    (folder / "one.jpg").write_bytes(
        encoded(PORTRAIT.transpose(Image.Transpose.ROTATE_90), exif=exif, comment=b"Hawse End")
    )
    result = ran("redact", folder, tmp_path / "out")
    data = (tmp_path / "out" / "one.jpg").read_bytes()

    assert result.exit_code == 0
    assert find_faces(np.asarray(Image.open(BytesIO(data))), 0.3) == ()
    assert set(parts_of_jpeg(data)) == {"APP0", "DQT", "SOF2", "DHT", "SOS", "EOI"}


def test_copies_keep_their_folders_and_names(folder: Path, tmp_path: Path) -> None:
    for name, kind in (("1.jpg", "JPEG"), ("1.HEIC", "HEIF"), ("sub/ä b.png", "PNG")):
        put(folder / name, kind)

    assert ran("redact", folder, tmp_path / "out").exit_code == 0
    assert copies(tmp_path / "out") == ["1.HEIC.jpg", "1.jpg.jpg", "sub/ä b.jpg"]


def test_one_photo_is_copied_into_a_folder(folder: Path, tmp_path: Path) -> None:
    ran("redact", put(folder / "one.png", "PNG"), tmp_path / "out")

    assert copies(tmp_path / "out") == ["one.jpg"]


def test_each_failure_is_named_with_its_reason_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "a.jpg").write_bytes(b"")
    put(folder / "b.jpg")
    result = ran("redact", folder, tmp_path / "out")

    assert (result.exit_code, copies(tmp_path / "out")) == (1, ["b.jpg"])
    assert f"{folder / 'a.jpg'}: This file is empty." in result.stderr


def test_nothing_is_written_over(folder: Path) -> None:
    one = put(folder / "one.jpg")
    before = one.read_bytes()

    assert ran("redact", one, folder).exit_code == 1
    assert ran("redact", folder, folder).exit_code == 2
    assert one.read_bytes() == before


def test_copies_within_the_folder_are_not_taken_for_photos(folder: Path) -> None:
    put(folder / "covered" / "one.jpg")
    put(folder / "two.jpg")
    ran("redact", folder, folder / "covered")

    assert copies(folder) == ["covered/one.jpg", "covered/two.jpg", "two.jpg"]


def test_a_full_disk_leaves_no_half_copy(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    put(folder / "one.jpg")
    monkeypatch.setattr(os, "fsync", full)
    result = ran("redact", folder, tmp_path / "out")

    assert (result.exit_code, copies(tmp_path / "out")) == (1, [])
    assert "No space left on device." in result.stderr


@pytest.mark.clause("CON-3")
def test_with_a_roll_a_child_s_name_is_covered_too(folder: Path, tmp_path: Path) -> None:
    roll = tmp_path / "roll.csv"
    roll.write_text(ROLL)
    on_meadow((badge("Rowan"), 100, 100), (badge("Boots"), 100, 300)).save(folder / "one.png")
    ran("redact", folder, tmp_path / "out", "--roll", roll)
    ran("redact", folder, tmp_path / "without")

    read = [
        {words.text for words in find_words(np.asarray(Image.open(tmp_path / out / "one.jpg")))}
        for out in ("out", "without")
    ]
    assert read == [{"Boots"}, {"Boots", "Rowan"}]


def test_a_roll_that_is_none_is_said_so(folder: Path, tmp_path: Path) -> None:
    roll = tmp_path / "roll.csv"
    roll.write_bytes(b"\x00\x01")

    assert ran("redact", folder, tmp_path / "out", "--roll", roll).exit_code == 2


def test_without_the_detector_nothing_is_copied(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise model.DetectorMissing("The face detector is missing.")

    put(folder / "one.jpg")
    monkeypatch.setattr(model, "run", missing)
    result = ran("redact", folder, tmp_path / "out")

    assert (result.exit_code, copies(tmp_path / "out")) == (1, [])
    assert "The face detector is missing." in result.stderr


def test_it_needs_no_django(folder: Path, tmp_path: Path) -> None:
    put(folder / "one.jpg")
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DATABASE, "redact", str(folder), str(tmp_path / "out")],
        env={"PYTHONPATH": str(HOUSE / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, copies(tmp_path / "out")) == (0, ["one.jpg"]), done.stderr
