"""Sentences and rolls that the rules were not written for: names of other schools, in every disguise."""

import random
from collections.abc import Iterator

from nestbox.policy.naming import NamesOfRoll, find_names, index_of
from nestbox.policy.roll import Pupil
from tests.policy.spotting.disguises import DISGUISES, misspelt
from tests.policy.spotting.judging import Score, Sentence, innocent_sentences, judged, read

PUPILS, TRIED = 240, 20
LONG = 5


def rolls() -> dict[str, list[Pupil]]:
    """A roll of 240 for each of the inventories."""
    lines = [line.partition(": ") for line in read("held_out/rolls.txt").splitlines() if line[0] != "#"]
    words = {name: names.split() for name, _, names in lines}
    return {
        name.removesuffix(" forenames"): list(_pupils(given, words[name.replace("forenames", "surnames")]))
        for name, given in words.items()
        if name.endswith(" forenames")
    }


def _pupils(given: list[str], family: list[str]) -> Iterator[Pupil]:
    for key in range(PUPILS):
        yield Pupil(key, given[key % len(given)], family[(key * 7 + key // len(given)) % len(family)])


def scores(tried: int = TRIED) -> dict[str, Score]:
    """How each roll fares; the innocent sentences are those of the corpus too."""
    innocent = innocent_sentences("held_out") + innocent_sentences()
    return {name: _score(pupils[:tried], pupils, innocent) for name, pupils in rolls().items()}


def _score(tried: list[Pupil], pupils: list[Pupil], innocent: list[Sentence]) -> Score:
    names: NamesOfRoll = index_of(pupils, staff=read("corpus/staff.txt").splitlines(), places=["Wood Green"])
    return judged(list(sentences(tried)), innocent, lambda text: find_names(text, names))


def sentences(pupils: list[Pupil]) -> Iterator[Sentence]:
    """Each child's name in each disguise, in a sentence drawn at random, always the same."""
    chance, templates = random.Random(5), read("held_out/named.txt").splitlines()  # noqa: S311 - no secret
    for pupil in pupils:
        for written in _written(pupil, chance):
            before, _, behind = chance.choice(templates).partition("…")
            yield Sentence(before + written + behind, ((len(before), len(before) + len(written)),))


def score_in_contexts(tried: int = 5) -> Score:
    """How forenames that are words fare, capital and all, wherever in a sentence a name can stand."""
    chance, pupils = random.Random(7), rolls()["ordinary"]  # noqa: S311 - no secret
    known = [Pupil("Olivia", "Olivia", "Hart"), Pupil("Tom", "Tom", "Hale")]
    names = index_of([*pupils, *known])
    called = sorted({pupil.forename for pupil in pupils})
    found = list[Sentence]()
    for context in read("held_out/contexts.txt").splitlines():
        before, _, behind = context.partition("…")
        for name in chance.sample(called, tried):
            found.append(Sentence(before + name + behind, ((len(before), len(before) + len(name)),)))
    return judged(found, [], lambda text: find_names(text, names))


def _written(pupil: Pupil, chance: random.Random) -> Iterator[str]:
    first, last = pupil.forename, pupil.surname
    yield from (disguise(first, chance) for disguise in DISGUISES.values())
    yield from (last, f"{first} {last}", f"{last}, {first}", f"the {last}s", f"{first[0]}. {last}")
    yield from (f"{first} {last[0]}", f"Team{last}", f"@{first}{last}".lower().replace("'", ""))
    yield from (misspelt(name, chance) for name in (first, last) if len(name) > LONG)
