"""What one header of a column means, whichever system wrote it and however it was cased or punctuated."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from nestbox.roll.files.attributes import ALONE, ANYWHERE

Who = Literal["pupil", "contact", "staff"]

CAMEL = re.compile(
    r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])"
)
NOISE = re.compile(r"[\W_]+")
HINTS = re.compile(r" (y n|yes no|t f|true false|dd mm (yy )?yy(yy)?)$")
CONTACT = (
    r"(?:(?:(?:contact|parent|guardian|carer|next of kin|emergency)s?|[pcg](?= \d))"
    r"(?: (?:s|or|and|carer|guardian|parent|contact)s?)*)"
)
ROLES = {"mother": "mother", "mum": "mother", "father": "father", "dad": "father"}
RANKS = {
    "primary": 1,
    "main": 1,
    "first": 1,
    "1 st": 1,
    "secondary": 2,
    "second": 2,
    "2 nd": 2,
    "third": 3,
    "3 rd": 3,
}
RANK = "|".join(RANKS)
ROLE = re.compile(rf"\b({'|'.join(ROLES)})s?\b")
PERSON: tuple[tuple[Who, re.Pattern[str]], ...] = (
    ("contact", re.compile(rf"\b(?:(?:{RANK}) )?{CONTACT}\b|{ROLE.pattern}")),
    ("pupil", re.compile(r"\b(pupil|student|child|learner)s?\b")),
    ("staff", re.compile(r"\b(staff|employee|teacher|governor|trustee)s?\b")),
)
NUMBERED = re.compile(rf"\b(?:{CONTACT}|priority) (\d{{1,2}})\b|^(\d{{1,2}}) (?:st |nd |rd |th )?{CONTACT}\b")
RANKED = re.compile(rf"\b({RANK}) {CONTACT}\b")
TRAILING = re.compile(r" (\d{1,2})$")
FILLERS = re.compile(
    r"\b(full|legal|of|the|a|is|has|s|for|on|details?|person|member|mis|display|current|\d{1,2})\b"
)
LONGEST = 200
WORK = re.compile(r"\b(work|business|office)\b")
HOME = re.compile(r"\b(home|personal|private)\b")
OTHER = re.compile(r"\b(other|secondary|second|alternative|additional)\b")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header says: an attribute ("" when not understood), of whom, and of which of several contacts.

    `number` is that of a numbered contact, `role` "mother" or "father" where the header names one, and
    `trailing` a number at the end, which may count contacts ("Surname 2") or addresses ("Email 2").
    """

    attribute: str
    who: Who | None = None
    number: int = 0
    role: str = ""
    trailing: int = 0


def words(header: str) -> str:
    """A header in lower-case words: "(Contact) HomeEmail" is "contact home email"."""
    spaced = CAMEL.sub(" ", unicodedata.normalize("NFKC", header))
    return HINTS.sub("", NOISE.sub(" ", spaced).casefold().strip())


def meaning(header: str) -> Meaning:
    """What a header means by itself, before it is known what stands beside it."""
    if len(header) > LONGEST:
        return Meaning("")
    phrase = words(header)
    who = next((who for who, pattern in PERSON if pattern.search(phrase)), None)
    attribute = _attribute(phrase, who)
    role = ROLE.search(phrase)
    trailing = TRAILING.search(phrase)
    return Meaning(
        attribute,
        who,
        _number(phrase, attribute),
        ROLES[role[1]] if role else "",
        int(trailing[1]) if trailing else 0,
    )


def names_somebody(header: str) -> bool:
    """Whether a cell says only whose the columns below it are: "Pupil", "Contact 2"."""
    found = meaning(header)
    return found.attribute == "name" and not _left(words(header))


def _number(phrase: str, attribute: str) -> int:
    if numbered := NUMBERED.search(phrase):
        return int(numbered[1] or numbered[2])
    ranked = RANKED.search(phrase)
    return RANKS[ranked[1]] if ranked and attribute != "primary_guardian" else 0


def _attribute(phrase: str, who: Who | None) -> str:
    for attribute, pattern in ANYWHERE:
        if pattern.search(phrase):
            return _kind_of_email(phrase) if attribute == "email" else attribute
    left = _left(phrase)
    if not left:
        return "name" if who else ""
    return next((attribute for attribute, pattern in ALONE if pattern.fullmatch(left)), "")


def _kind_of_email(phrase: str) -> str:
    if WORK.search(phrase):
        return "email_work"
    if HOME.search(phrase):
        return "email_home"
    return "email_other" if OTHER.search(RANKED.sub("", phrase)) else "email"


def _left(phrase: str) -> str:
    left = re.sub(r"\bpriority (?=\d)", "", phrase)
    for _, pattern in PERSON:
        left = pattern.sub(" ", left)
    return " ".join(FILLERS.sub(" ", left).split())
