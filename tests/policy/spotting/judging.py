"""The corpus of sentences, and how well names are found in it. `python -m bench.names` prints it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from nestbox.policy.naming import NameFound, NamesOfRoll, find_names, index_of
from nestbox.roll.files.name_lists import names_in

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
MARKS = re.compile(r"\[\[|\]\]")

Find = Callable[[str], tuple[NameFound, ...]]


@dataclass(frozen=True)
class Sentence:
    """A text, and where in it names are: none in an innocent one."""

    text: str
    names: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Score:
    """What was found: `missed` of all `names`, and which of the innocent sentences were blocked, and how."""

    names: int
    missed: tuple[str, ...]
    innocent: int
    blocked: tuple[str, ...]
    beyond_staff: tuple[str, ...]

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.names

    @property
    def blocked_part(self) -> float:
        return len(self.blocked) / self.innocent


def read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


@cache
def corpus_names() -> NamesOfRoll:
    """The index of the corpus's roll, with its staff and places."""
    roll = names_in([((CORPUS / "roll.csv").read_bytes(), "roll.csv")], today=date(2026, 5, 1))
    return index_of(
        roll.pupils,
        staff=read("corpus/staff.txt").splitlines(),
        places=read("corpus/places.txt").splitlines(),
    )


def named_sentences(folder: str = "corpus") -> list[Sentence]:
    """Sentences with their names marked as [[Olivia]]; a name may go over a line's end."""
    found, held = list[Sentence](), ""
    for line in read(f"{folder}/named.txt").splitlines():
        held = f"{held}\n{line}" if held else line
        if held.count("[[") == held.count("]]"):
            found.append(_marked(held))
            held = ""
    return found


def innocent_sentences(folder: str = "corpus") -> list[Sentence]:
    return [Sentence(line) for line in read(f"{folder}/innocent.txt").splitlines()]


def _marked(line: str) -> Sentence:
    places, removed = list[int](), 0
    for mark in MARKS.finditer(line):
        places.append(mark.start() - removed)
        removed += len(mark.group())
    return Sentence(MARKS.sub("", line), tuple(zip(places[::2], places[1::2], strict=True)))


def judged(named: list[Sentence], innocent: list[Sentence], find: Find) -> Score:
    blocked = {sentence.text: found for sentence in innocent if (found := find(sentence.text))}
    return Score(
        names=sum(len(sentence.names) for sentence in named),
        missed=tuple(text for sentence in named for text in _missed(sentence, find(sentence.text))),
        innocent=len(innocent),
        blocked=tuple(blocked),
        beyond_staff=tuple(text for text, found in blocked.items() if not all(one.ordinary for one in found)),
    )


def _missed(sentence: Sentence, found: tuple[NameFound, ...]) -> Iterator[str]:
    for start, end in sentence.names:
        if not any(one.start < end and start < one.end for one in found):
            yield f"{sentence.text[start:end]!r} in {sentence.text!r}"


def corpus_score() -> Score:
    return judged(named_sentences(), innocent_sentences(), lambda text: find_names(text, corpus_names()))
