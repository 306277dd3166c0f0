"""The files that `nestbox faces` and `nestbox redact` are given: found, read, worked on one by one."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import click

from nestbox.errors import NestboxError

LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
RESOURCE_FORK = "._"  # what macOS writes beside each file on a disk that is not its own


def files_in(place: Path, without: Path | None = None) -> list[Path]:
    """A file itself, or every file in a folder and its sub-folders in the order of their names.

    Left out are what systems leave behind, and what lies in the folder `without`.
    """
    if place.is_file():
        return [place]
    found = (Path(folder) / name for folder, _, names in os.walk(place) for name in names)
    return sorted(file for file in found if file.is_file() and not _is_left_out(file, without))


def _is_left_out(file: Path, without: Path | None) -> bool:
    if file.name in LEFT_BY_SYSTEMS or file.name.startswith(RESOURCE_FORK):
        return True
    return without is not None and without.resolve() in file.resolve().parents


def copies_of(files: Iterable[Path], place: Path, out: Path) -> dict[Path, Path]:
    """Where the covered copy of each file goes: the same sub-folder and name, ending in .jpg.

    Of files that would have one name, as IMG_1.heic beside IMG_1.jpg, each keeps its ending before that.
    """
    inside = {file: file.relative_to(place) if place.is_dir() else Path(file.name) for file in files}
    alike = Counter(_stem(path) for path in inside.values())
    return {
        file: out
        / (path.with_suffix(".jpg") if alike[_stem(path)] == 1 else path.with_name(f"{path.name}.jpg"))
        for file, path in inside.items()
    }


def _stem(path: Path) -> str:
    return str(path.with_suffix("")).casefold()  # some disks do not tell A from a


def read(file: Path, most: int) -> bytes:
    """The file's bytes, one more than `most` of a larger one. Raises ``OSError``."""
    with file.open("rb") as opened:
        return opened.read(most + 1)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all. Raises ``OSError``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise


def each(files: Iterable[Path], label: str, work: Callable[[Path], None]) -> Iterator[tuple[Path, str]]:
    """Work on every file, with a progress bar on standard error; which ones failed, each with a sentence.

    Raises ``click.ClickException`` where no photo can be worked on, as without the detector.
    """
    with click.progressbar(list(files), label=label, file=sys.stderr) as bar:
        for file in bar:
            try:
                work(file)
            except NestboxError as refusal:
                yield file, refusal.sentence
            except FileExistsError as error:
                yield file, f"{error.filename} is there already, and nothing is written over."
            except RuntimeError as missing:
                raise click.ClickException(str(missing)) from missing
            except OSError as error:
                yield file, f"{error.filename or file}: {error.strerror}."
