"""`nestbox faces`: where the faces are in a photo, or in a folder of photos."""

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from nestbox.ops import photo_files


@click.command()
@click.argument("place", metavar="IN", type=click.Path(exists=True, path_type=Path))
def faces(place: Path) -> None:
    r"""Find the faces in the photo IN, or in every photo of the folder IN and its sub-folders.

    Needs no installation and no database, and changes nothing. Prints one JSON object a line, in the order of
    the files' names:

    \b
    {"file": "day 1/IMG_1.jpg", "width": 2048, "height": 1536,
     "faces": [{"x": 810.2, "y": 244.0, "width": 96.1, "height": 121.7,
                "score": 0.7312, "kind": "face"}]}

    "file" is as it lies below IN. "width" and "height" are px of the upright picture that was looked at,
    2,048 px on its long side at most. "x" and "y" are the left and top of a face's box in that picture,
    "score" is how sure the detector is, from 0.10 to 1; the surest face comes first. "kind" is "face" from
    0.15: covered without asking; below, it is "maybe": covered until staff say what it is. A file that is no
    photo or cannot be read is {"file": ..., "error": "a sentence"}.

    A progress bar goes to standard error. Exit code 0: every file was looked at. 1: some could not be.
    """
    files = photo_files.files_in(place)
    if not files:
        click.echo(f"There is no file in {place}.", err=True)
    failed = False
    for file, sentence in photo_files.each(files, "Looking for faces", partial(_print_faces, place)):
        failed = True
        _print_line({"file": _name(place, file), "error": sentence})
    sys.exit(failed)


def _print_faces(place: Path, file: Path) -> None:
    from nestbox.photos.decoding import MAX_BYTES, decode
    from nestbox.photos.faces import ASK_AT, find_faces

    pixels = decode(photo_files.read(file, MAX_BYTES))
    height, width = pixels.shape[:2]
    found = [_box(face, width, height) for face in find_faces(pixels, ASK_AT)]
    _print_line({"file": _name(place, file), "width": width, "height": height, "faces": found})


def _box(face: Any, width: int, height: int) -> dict[str, float | str]:
    from nestbox.photos.faces import REDACT_AT

    return {
        "x": round(face.x * width, 1),
        "y": round(face.y * height, 1),
        "width": round(face.width * width, 1),
        "height": round(face.height * height, 1),
        "score": round(face.score, 4),
        "kind": "face" if face.score >= REDACT_AT else "maybe",
    }


def _name(place: Path, file: Path) -> str:
    return str(file.relative_to(place)) if place.is_dir() else file.name


def _print_line(said: dict[str, object]) -> None:
    click.echo(json.dumps(said))
