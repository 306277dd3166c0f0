"""What single cells say: yes or no, a year group, an email address, a number of a pupil."""

import re
from typing import Literal

from nestbox.roll.files.rows import folded

YES = frozenset({"t", "true", "y", "yes", "1", "x", "✓", "✔"})
NO = frozenset({"f", "false", "n", "no", "0", "✗", "✘"})
NOT_SAID = frozenset({"", "-", "n/a", "na", "unknown", "not known", "not recorded", "not specified", "?"})
NO_ORDER = NO | {"none", "nil", "no court order", "no court orders", "no restriction", "no restrictions"}
HOLDS = frozenset({"parental responsibility", "has parental responsibility", "pr", "full"})
HOLDS_NOT = frozenset({"none", "no parental responsibility", "no pr"})
FIRSTS = YES | {"01", "1st", "first", "primary", "main"}
CONSENTS = YES | {"given", "granted", "agreed", "consent given", "permission given", "consented", "allowed"}
REFUSES = NO | {
    "refused", "withheld", "declined", "denied", "withdrawn", "not given", "not granted", "no consent",
    "consent refused", "consent withheld", "consent withdrawn", "permission refused", "not allowed",
}  # fmt: skip
RECEPTION = frozenset({"r", "reception", "rec", "fs2", "f2", "eyfs2", "yr"})
YEAR_WORDS = re.compile(r"^(national curriculum |nc ?|curriculum )?(year|yr|y)?( ?group)? ?")
LAST_YEAR = 14
UPN = re.compile(r"[A-Z][0-9]{11}[0-9A-Z]")
EMAIL_STOPS = r"\s@,;:<>()\[\]\""
EMAIL = re.compile(
    rf"(?<![^{EMAIL_STOPS}])[^{EMAIL_STOPS}]{{1,64}}@[^{EMAIL_STOPS}]{{1,253}}\.[^{EMAIL_STOPS}.]{{2,63}}"
)
LABEL_REACH = 40
EMAIL_LENGTH = 254
LABEL = re.compile(r"([a-z]+)\W*$")
Kind = Literal["personal", "work"]
PERSONAL = frozenset({"home", "personal", "private", "primary", "main", "other"})
WORK = frozenset({"work", "business", "office", "w", "employer"})


def flag(text: str) -> bool | None:
    """Yes, no, or nothing that is clearly either."""
    word = folded(text)
    return True if word in YES else False if word in NO else None


def responsibility(text: str) -> bool | None:
    """Whether somebody holds parental responsibility; some systems write it out."""
    word = folded(text)
    return True if word in HOLDS else False if word in HOLDS_NOT else flag(word)


def is_first(text: str) -> bool:
    """Whether a priority is the first; a yes is one under a header such as "Main contact"."""
    return folded(text).removesuffix(".0") in FIRSTS


def court_order(text: str) -> bool | None:
    """Whether contact is restricted. Any text but a no or a "not known" says that it is."""
    word = folded(text).rstrip(".")
    if word in NOT_SAID:
        return None
    return word not in NO_ORDER


def consent(text: str) -> bool | None:
    """Whether photos are consented to. Anything with an "if" or a "but" is not understood: None."""
    word = folded(text).rstrip(".")
    return True if word in CONSENTS else False if word in REFUSES else None


def year_group(text: str) -> int | None:
    """A year group as a number, Reception as 0; None for nursery and for what is not one."""
    word = folded(text).removeprefix("ncy").strip()
    if word in RECEPTION or folded(text) in RECEPTION:
        return 0
    digits = YEAR_WORDS.sub("", word).removesuffix(".0")
    if digits in RECEPTION:
        return 0
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 2 else -1  # noqa: PLR2004  (no year group has three digits)
    return number if 0 <= number <= LAST_YEAR else None


def upn(text: str) -> str:
    """A UPN in the DfE's shape: a letter, eleven digits, a digit or letter. Otherwise nothing."""
    tidy = text.replace(" ", "").upper()
    return tidy if UPN.fullmatch(tidy) else ""


def emails(text: str, kind: Kind) -> list[tuple[str, Kind]]:
    """The addresses in a cell with their kinds. A label before one ("Work: …") outweighs the column's."""
    found = []
    position = 0
    for match in EMAIL.finditer(text):
        label = LABEL.search(text[position : match.start()][-LABEL_REACH:].lower())
        email = match[0].lower().removeprefix("mailto:").strip("'.")
        if len(email) <= EMAIL_LENGTH:
            found.append((email, labelled(label[1] if label else "", kind)))
        position = match.end()
    return found


def labelled(word: str, otherwise: Kind) -> Kind:
    """The kind that a label means; a word that is no label leaves it as it was."""
    word = folded(word)
    return "work" if word in WORK else "personal" if word in PERSONAL else otherwise
