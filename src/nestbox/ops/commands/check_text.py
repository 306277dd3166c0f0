"""`nestbox check-text`: which children of a roll a text names, line by line."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

import click

from nestbox.policy.naming import NameFound, NamesOfRoll, find_names, index_of, no_child_is_named, rewording
from nestbox.policy.roll import Key
from nestbox.roll.files.name_lists import Names, names_in, staff_in
from nestbox.roll.files.reading import MappingNeededError, UnreadableError

UNUSABLE = 2
LONGEST = 1 << 20  # bytes of a line

existing = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option(
    "--roll",
    "rolls",
    type=existing,
    multiple=True,
    required=True,
    help="An export of pupils, or a CSV or XLSX of Forename,Surname[,Preferred] or of Name. Can be repeated.",
)
@click.option(
    "--staff", type=existing, help="The list of staff, or a text with one name a line: let through."
)
@click.option("--place", "places", multiple=True, help="A place of the trip, let through. Can be repeated.")
def check_text(*, rolls: tuple[Path, ...], staff: Path | None, places: tuple[str, ...]) -> None:
    """Check each line of the standard input for children's names (NAM-1). Needs no database.

    Prints one JSON object a line: {"line": 1, "findings": []}, or with findings, each with "clause", "span"
    ([from, to) in code points of the line), "text", "pupil", "how", "ordinary" (staff may confirm that it is
    the ordinary word), "why" and "instead". Bytes that are not UTF-8 are read as U+FFFD. A line of more than
    1 MiB has "unchecked": true instead of findings.

    Exit code 0: checked, whatever was found. 1: a line was too long. 2: a file cannot be used.
    """
    known = _known(rolls, staff)
    called = {pupil.key: f"{pupil.forename} {pupil.surname}".strip() for pupil in known.pupils}
    index = index_of(known.pupils, staff=known.staff, places=places)
    all_checked = True
    for number, line in enumerate(_lines(sys.stdin.buffer), start=1):
        if line is None:
            answer: dict[str, Any] = {"line": number, "unchecked": True}
            all_checked = False
        else:
            answer = {"line": number, "findings": _findings(line, index, called)}
        sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8") + b"\n")
        sys.stdout.buffer.flush()
    sys.exit(0 if all_checked else 1)


def _known(rolls: tuple[Path, ...], staff: Path | None) -> Names:
    try:
        known = names_in([(file.read_bytes(), file.name) for file in rolls])
        more = staff_in((staff.read_bytes(), staff.name)) if staff else ()
    except UnreadableError as error:
        _stop(error.sentence)
    except MappingNeededError:
        _stop("The columns of a file were not recognised. Call them Forename and Surname.")
    if not known.pupils:
        _stop("There are no children in these files.")
    return replace(known, staff=known.staff + more)


def _lines(stream: BinaryIO) -> Iterator[str | None]:
    """Each line without its end; None for one that is too long."""
    first = True
    while line := stream.readline(LONGEST + 1):
        if len(line) > LONGEST:
            while not line.endswith(b"\n") and (line := stream.readline(LONGEST)):
                pass
            yield None
        else:
            yield (
                line.decode("utf-8-sig" if first else "utf-8", errors="replace")
                .removesuffix("\n")
                .removesuffix("\r")
            )
        first = False


def _findings(line: str, index: NamesOfRoll, called: dict[Key, str]) -> list[dict[str, Any]]:
    return [_shown(found, called) for found in find_names(line, index)]


def _shown(found: NameFound, called: dict[Key, str]) -> dict[str, Any]:
    decision = no_child_is_named(found)
    return {
        "clause": decision.clause,
        "span": [found.start, found.end],
        "text": found.text,
        "pupil": called[found.pupil],
        "how": found.how,
        "ordinary": found.ordinary,
        "why": decision.why,
        "instead": rewording(found),
    }


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(UNUSABLE)
