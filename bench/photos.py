"""What one photo of 12 megapixels costs, step by step: `python -m bench.photos`.

Each step runs in a process of its own, once to warm up and then five times: CPU seconds of the process and
its children (the median), and the most memory that either of them held. What the steps need is made by
another process and read from files, because a process is born with its parent's peak of memory.
"""

import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

import numpy as np
import pillow_heif
import skimage.data
from PIL import Image

from nestbox.photos.decoding import Pixels, decode
from nestbox.photos.faces import Face, find_faces
from nestbox.photos.pipeline import process
from nestbox.photos.redaction import redact
from nestbox.photos.rendering import render
from nestbox.photos.second_look import still_found
from nestbox.photos.text import find_words

TIMES: Final = 5
PHONE: Final = (4032, 3024)
HEADS: Final = 5
JOURNEY: Final = "whole journey, five heads"
BOXES: Final = tuple(Face(0.09 + 0.1835 * index, 0.42, 0.055, 0.09, 0.9) for index in range(HEADS))

Result = TypeVar("Result")


def photo(heads: int = HEADS, kind: str = "JPEG") -> bytes:
    """A phone's photo: a field of grass, and some heads in a row."""
    grass = Image.fromarray(skimage.data.grass()).convert("RGB").resize((1344, 1008))
    picture = Image.new("RGB", PHONE)
    for x in range(0, PHONE[0], 1344):
        for y in range(0, PHONE[1], 1008):
            picture.paste(grass, (x, y))
    head = Image.fromarray(skimage.data.astronaut()).crop((110, 0, 350, 240))
    for index in range(heads):
        picture.paste(head.resize((600, 600)), (200 + index * 740, 1100))
    file = BytesIO()
    picture.save(file, kind, quality=88)
    return file.getvalue()


def measured(step: str, folder: Path) -> tuple[float, float]:
    """Median CPU seconds of the step, and the peak memory in MB, of this process or of its largest child."""
    act = STEPS[step](folder)
    act()
    spent = [_cpu_of(act) for _ in range(TIMES)]
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return statistics.median(spent), peak / 1024


def _cpu_of(step: Callable[[], object]) -> float:
    before = _cpu()
    step()
    return _cpu() - before


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def prepare(folder: Path) -> None:
    """Make what the steps need."""
    pillow_heif.register_heif_opener()
    (folder / "photo.jpg").write_bytes(photo())
    (folder / "photo.heic").write_bytes(photo(kind="HEIF"))
    (folder / "nobody.jpg").write_bytes(photo(heads=0))
    pixels = decode((folder / "photo.jpg").read_bytes())
    np.save(folder / "pixels.npy", pixels)
    np.save(folder / "covered.npy", redact(pixels, find_faces(pixels)))


def _pixels(folder: Path) -> Pixels:
    return np.asarray(np.load(folder / "pixels.npy"))


def _covered(folder: Path) -> Pixels:
    return np.asarray(np.load(folder / "covered.npy"))


STEPS: Final[dict[str, Callable[[Path], Callable[[], object]]]] = {
    "decode a JPEG": lambda folder: partial(decode, (folder / "photo.jpg").read_bytes()),
    "decode a HEIC": lambda folder: partial(decode, (folder / "photo.heic").read_bytes()),
    "find faces": lambda folder: partial(find_faces, _pixels(folder)),
    "read text": lambda folder: partial(find_words, _pixels(folder)),
    "cover five faces": lambda folder: partial(redact, _pixels(folder), BOXES),
    "look again": lambda folder: partial(still_found, _covered(folder), BOXES),
    "render four files": lambda folder: partial(render, _covered(folder)),
    JOURNEY: lambda folder: partial(process, (folder / "photo.jpg").read_bytes()),
    "whole journey, nobody": lambda folder: partial(process, (folder / "nobody.jpg").read_bytes()),
}


def main() -> None:
    """Print a table, and how many photos a minute that makes."""
    print("| step | CPU s | peak MB |\n|---|---|---|")
    with TemporaryDirectory() as name:
        folder = Path(name)
        _in_a_new_process(prepare, folder)
        spent = dict(_steps(folder))
    one = 60 / spent[JOURNEY]
    print(f"\nPhotos a minute: {one:.0f} with one worker, {2 * one:.0f} with one on each of two cores.")
    print("(Reckoned from the CPU seconds: what the machine does if it does nothing else.)")


def _steps(folder: Path) -> Iterator[tuple[str, float]]:
    for step in STEPS:
        seconds, megabytes = _in_a_new_process(measured, step, folder)
        print(f"| {step} | {seconds:.2f} | {megabytes:.0f} |", flush=True)
        yield step, seconds


def _in_a_new_process(function: Callable[..., Result], *arguments: object) -> Result:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as new:
        return new.submit(function, *arguments).result()


if __name__ == "__main__":
    main()
