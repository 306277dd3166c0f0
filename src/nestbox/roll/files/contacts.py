"""One contact of one row."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nestbox.policy.roll import Address
from nestbox.roll.files import cells, limits
from nestbox.roll.files.lines import ContactLine
from nestbox.roll.files.names import checked, said
from nestbox.roll.files.relationships import relationship
from nestbox.roll.files.rows import Row, folded, plain

KINDS: Mapping[str, cells.Kind] = {
    "contact.email_home": "personal",
    "contact.email": "personal",
    "contact.email_other": "personal",
    "contact.email_work": "work",
}
PHONE_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Cells:
    """A row by what its columns hold. A field may have several columns."""

    row: Row
    columns: Mapping[str, Sequence[int]]

    def all(self, name: str) -> list[str]:
        given = self.row.cells
        return [plain(given[index]) if index < len(given) else "" for index in self.columns.get(name, ())]

    def first(self, name: str) -> str:
        return next(filter(None, self.all(name)), "")

    def has(self, name: str) -> bool:
        return bool(self.columns.get(name))

    def any(self, prefix: str) -> bool:
        return any(self.first(name) for name in self.columns if name.startswith(prefix))


def contact_line(row: Cells, role: str, seen: Counter[str]) -> ContactLine | None:
    """The contact, or None where the row has none. Raises ``RowError`` for a name that is not one."""
    name = checked(_name(row), "contact", limits.FULL_NAME)
    addresses = _addresses(row, seen)
    if not (name or addresses):
        return None
    responsible = _responsibility(row)
    return ContactLine(
        name=name,
        mis_id=row.first("contact.id")[: limits.IDENTIFIER],
        addresses=addresses,
        relationship=_relationship(row, role, responsible=responsible),
        parental_responsibility=responsible,
        principal_carer=_principal(row),
        contact_restricted=_restricted(row, seen),
        household=_household(row),
    )


def _name(row: Cells) -> str:
    parts = (row.first("contact.forename"), row.first("contact.surname"))
    return " ".join(filter(None, parts)) or said(row.first("contact.name"))


def _addresses(row: Cells, seen: Counter[str]) -> tuple[Address, ...]:
    found: dict[str, cells.Kind] = {}
    for name, kind in KINDS.items():
        for text in row.all(name):
            addresses = cells.emails(text, cells.labelled(row.first("contact.email_kind"), kind))
            seen["email"] += bool(text) and not addresses
            for email, told in addresses:
                # What is called a work address anywhere is one.
                found[email] = "work" if "work" in (told, found.get(email)) else told
    return tuple(Address(email, kind) for email, kind in sorted(found.items(), key=lambda item: item[1]))


def _responsibility(row: Cells) -> bool | None:
    told = cells.responsibility(row.first("contact.parental_responsibility"))
    if told is None and cells.flag(row.first("contact.legal_guardian")):
        return True
    return told


def _relationship(row: Cells, role: str, *, responsible: bool | None) -> str:
    """The roll's word. Where it has none, who holds parental responsibility is called a parent."""
    told = relationship(row.first("contact.relationship")) or role
    return told or ("parent" if responsible else "")


def _principal(row: Cells) -> bool | None:
    told = cells.flag(row.first("contact.primary_guardian"))
    if told is not None:
        return told
    first = cells.is_first(row.first("contact.priority"))
    return True if first and cells.flag(row.first("contact.lives_with")) else None


def _restricted(row: Cells, seen: Counter[str]) -> bool | None:
    if not row.has("contact.court_order"):
        return None
    told = [cells.court_order(text) for text in row.all("contact.court_order")]
    seen["court order"] += not any(row.all("contact.court_order"))
    return True if True in told else None if None in told else False


def _household(row: Cells) -> frozenset[str]:
    digits = ("".join(filter(str.isdigit, text)) for text in row.all("contact.phone"))
    phones = {f"phone {number}" for number in digits if len(number) >= PHONE_DIGITS}
    return frozenset(phones | {f"address {folded(text)}" for text in row.all("contact.address") if text})
