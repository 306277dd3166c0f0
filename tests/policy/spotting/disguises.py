"""Ways to write a name so that a simple check overlooks it."""

import random
from collections.abc import Callable

Disguise = Callable[[str, random.Random], str]

LOOK_ALIKE = str.maketrans("aeopcxyiAEOPCXT", "аеорсхуіАЕОРСХТ")  # noqa: RUF001 - that is what they are
FIGURES = str.maketrans("oieas", "01345")


def within(name: str, chance: random.Random, sign: str) -> str:
    place = chance.randrange(1, len(name))
    return name[:place] + sign + name[place:]


def misspelt(name: str, chance: random.Random) -> str:
    """One slip within: a letter lost, doubled, or exchanged with its neighbour."""
    place = chance.randrange(1, len(name) - 1)
    lost, doubled = name[:place] + name[place + 1 :], name[:place] + name[place] + name[place:]
    exchanged = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return chance.choice([lost, doubled, *[exchanged] * (exchanged != name)])


DISGUISES: dict[str, Disguise] = {
    "as it is": lambda name, _: name,
    "in capitals": lambda name, _: name.upper(),
    "possessive": lambda name, _: f"{name}’s",
    "spaced": lambda name, _: " ".join(name),
    "dotted": lambda name, _: ".".join(name),
    "dashed": lambda name, _: "-".join(name),
    "with emoji": lambda name, _: "🎉".join(name),
    "with one emoji": lambda name, chance: within(name, chance, "😀"),
    "with something unseen": lambda name, chance: within(name, chance, "\u200b"),
    "cheered": lambda name, _: name + name[-1] * 4,
    "in a hashtag": lambda name, _: f"#Go{name}",
    "in a small hashtag": lambda name, _: f"#go{name.lower()}",
    "with look-alikes": lambda name, _: name.translate(LOOK_ALIKE),
    "with figures": lambda name, _: name.translate(FIGURES),
    "in wide letters": lambda name, _: "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in name),
    "in a file's name": lambda name, _: f"IMG_{name.lower()}_abseil.jpg",
}
