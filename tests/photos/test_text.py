"""Text that is read in photos."""

import subprocess
import sys
from importlib.metadata import distributions

import numpy as np
import pytest

from nestbox.photos import reader
from nestbox.photos.text import find_words
from tests.photos.badges import INK, badge, on_meadow, seen


def read(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> set[str]:
    """Every word, small and without what is no letter."""
    return {word.strip(".,:-").lower() for words in find_words(pixels) for word in words.text.split()}


@pytest.mark.clause("CON-3")
@pytest.mark.parametrize("letters", [9, 12, 24, 40])
def test_a_badge_is_read_from_letters_of_nine_pixels_on(letters: int) -> None:
    assert {"rowan", "whitfield"} <= read(seen("Rowan Whitfield", letters))


@pytest.mark.clause("CON-3")
@pytest.mark.parametrize("turned", [-40, -15, 15, 40, 90, 180, 270])
def test_a_slanting_badge_is_read(turned: float) -> None:
    assert "whitfield" in read(seen("Whitfield", 24, turned))


def test_a_badge_is_where_it_was_read_and_the_whole_of_it() -> None:
    picture = on_meadow((badge("Rowan", 30), 320, 240))
    (words,) = find_words(np.asarray(picture))
    ink = np.argwhere(np.abs(np.asarray(picture).astype(int) - INK).sum(axis=2) < 30)
    (top, left), (bottom, right) = ink.min(axis=0), ink.max(axis=0)
    assert words.x * 640 < left
    assert words.y * 480 < top
    assert (words.x + words.width) * 640 > right
    assert (words.y + words.height) * 480 > bottom


def test_a_slanting_line_s_place_is_the_upright_box_around_it() -> None:
    flat, slanting = (find_words(seen("Whitfield", 24, turned))[0] for turned in (0, 30))
    assert slanting.height > 2 * flat.height


def test_in_an_empty_meadow_there_is_nothing_to_read() -> None:
    assert find_words(np.asarray(on_meadow())) == ()


def test_a_single_letter_is_no_text() -> None:
    assert find_words(seen("O", 40)) == ()


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 500, 3), (700, 2, 3), (2048, 1, 3)])
def test_the_smallest_pictures_are_looked_at(shape: tuple[int, ...]) -> None:
    assert find_words(np.zeros(shape, dtype=np.uint8)) == ()


def test_places_stay_within_the_picture() -> None:
    cut = seen("Rowan Whitfield", 40)[130:160, 170:400]
    for words in find_words(np.ascontiguousarray(cut)):
        assert 0 <= words.x <= words.x + words.width <= 1
        assert 0 <= words.y <= words.y + words.height <= 1


# The reader itself


@pytest.mark.parametrize("part", ["Det", "Cls", "Rec"])
def test_another_model_is_no_reader(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    monkeypatch.setitem(reader.MODELS, part, (reader.MODELS[part][0], "0" * 64))
    with pytest.raises(reader.ReaderMissing, match="not the file that was measured"):
        reader.model_path(part)


def test_without_its_models_there_is_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(reader.MODELS, "Rec", ("absent.onnx", "0" * 64))
    with pytest.raises(reader.ReaderMissing, match="missing"):
        reader.model_path("Rec")


def test_without_the_package_there_is_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "find_spec", lambda _: None)
    with pytest.raises(reader.ReaderMissing, match="not installed"):
        reader.model_path("Det")


WITHOUT_NETWORK = """
import socket, sys
def wall(*_):
    raise AssertionError("nothing is fetched")
socket.socket.connect = wall
import numpy as np
from nestbox.photos import text
heavy = {"cv2", "rapidocr"} & set(sys.modules)
text.find_words(np.full((64, 64, 3), 200, np.uint8))
print(sorted(heavy))
"""


def test_the_reader_is_loaded_when_first_wanted_without_network_and_without_a_word() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_NETWORK], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


def test_one_opencv_is_installed_and_it_has_no_windows() -> None:
    names = {name for found in distributions() if (name := found.name).startswith("opencv")}
    assert names == {"opencv-python-headless"}
