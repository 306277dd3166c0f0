"""Files that are whole or absent."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from nestbox.photos.storage import DurableStorage


@pytest.fixture
def storage(tmp_path: Path) -> DurableStorage:
    return DurableStorage(location=tmp_path / "photos")


def names_under(storage: DurableStorage) -> list[str]:
    return [name for _, _, names in os.walk(storage.location) for name in names]


def test_what_is_saved_is_read_back(storage: DurableStorage) -> None:
    name = storage.save("ab/one.webp", ContentFile(b"a picture"))

    with storage.open(name) as file:
        assert file.read() == b"a picture"


def test_files_and_folders_are_the_owners_alone(storage: DurableStorage) -> None:
    path = Path(storage.path(storage.save("ab/one.webp", ContentFile(b"a picture"))))

    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_file_that_exists_is_never_written_over(storage: DurableStorage) -> None:
    first = storage.save("one.webp", ContentFile(b"first"))
    second = storage.save("one.webp", ContentFile(b"second"))

    assert (first != second, Path(storage.path(first)).read_bytes()) == (True, b"first")


class Breaking(ContentFile):  # type: ignore[type-arg]  # generic for mypy only
    """A file whose bytes stop coming."""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        yield b"the first half"
        raise ConnectionError


def test_a_write_that_breaks_off_leaves_nothing(storage: DurableStorage) -> None:
    with pytest.raises(ConnectionError):
        storage.save("one.webp", Breaking(b""))
    assert names_under(storage) == []


def test_a_full_disk_leaves_nothing(storage: DurableStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        storage.save("one.webp", ContentFile(b"a picture"))
    monkeypatch.undo()
    assert names_under(storage) == []


def test_a_folder_that_was_never_written_to_is_empty(storage: DurableStorage) -> None:
    assert storage.listdir("ab") == ([], [])
