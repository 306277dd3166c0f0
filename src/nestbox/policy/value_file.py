"""Reading a school's TOML file: every value checked, every error with its line."""

import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from nestbox.policy.value_checks import UnfitError
from nestbox.policy.value_schema import CHECKS, OPTIONAL, TABLES, Problem, between

Tree = dict[str, Any]


def read(text: str) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The checked values by field name, and all problems in the order of their lines."""
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return {}, (_syntax_problem(str(error), text),)
    values, wrong = _checked(tree)
    if not wrong:
        return values, ()
    lines = lines_of(text)
    last = text.rstrip("\n").count("\n") + 1
    problems = (Problem(_line(key, lines, last), key, says) for key, says in wrong)
    return values, tuple(sorted(problems, key=lambda problem: problem.line))


def lines_of(text: str) -> dict[str, int]:
    """The line (1-based) on which each key of a correct TOML text begins.

    A statement ends where the text read so far is correct TOML by itself, so whatever has newly appeared
    there began right after the statement before. That holds for every way of writing TOML, without a
    second parser.
    """
    lines = text.split("\n")
    found: dict[str, int] = {}
    begins = 1
    for end in range(1, len(lines) + 1):
        try:
            tree = tomllib.loads("\n".join([*lines[:end], ""]))
        except tomllib.TOMLDecodeError:
            continue
        for key in _keys(tree):
            found.setdefault(key, begins)
        begins = end + 1
    return found


def _checked(tree: Tree) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    values: dict[str, Any] = {}
    wrong = [(key, _unknown(key)) for key in _keys(tree) if not _is_known(key)]
    given = dict(_leaves(tree))
    wrong += [(key, f"{key} must have its values in a part of its own") for key in given if key in TABLES]
    for key, (field, check) in CHECKS.items():
        if key not in given and key in OPTIONAL:
            continue
        if key not in given:
            table, _, name = key.partition(".")
            wrong.append((key, f"[{table}] has no {name}"))
            continue
        try:
            values[field] = check(given[key])
        except UnfitError as error:
            wrong.append((key, f"{key.rpartition('.')[2]} {error}"))
    return values, wrong or between(values)


def _leaves(tree: Tree, before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _keys(tree: Tree, before: str = "") -> Iterator[str]:
    for name, value in tree.items():
        yield f"{before}{name}"
        if isinstance(value, dict):
            yield from _keys(value, f"{before}{name}.")


def _is_known(key: str) -> bool:
    return key in CHECKS or key in TABLES


def _unknown(key: str) -> str:
    table, _, name = key.rpartition(".")
    known = [other.rpartition(".")[2] for other in (*CHECKS, *TABLES) if other.rpartition(".")[0] == table]
    close = get_close_matches(name, known, n=1)
    hint = f'; did you mean "{close[0]}"?' if close else ""
    return f'"{name}" is not known in {f"[{table}]" if table else "this file"}{hint}'


def _line(key: str, lines: dict[str, int], last: int) -> int:
    """Where the key is, or else its table, or else the end of the file, where it can be added."""
    return lines.get(key) or lines.get(key.partition(".")[0]) or last


def _syntax_problem(message: str, text: str) -> Problem:
    # tomllib has no attribute for the line before Python 3.14; the sentence has it since 3.11.
    found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    says = message[: found.start()] if found else message
    line = int(found[1]) if found and found[1] else text.count("\n") + 1
    return Problem(line, "", f"this is not written as TOML: {says[:1].lower()}{says[1:]}")
