"""The DfE's Common Transfer File: pupils with their contacts, in XML."""

from dataclasses import replace

from lxml import etree

from nestbox.policy.roll import Address
from nestbox.roll.files import cells, dates, limits
from nestbox.roll.files.lines import ContactLine, Line, PupilLine, Taken
from nestbox.roll.files.names import RowError, checked
from nestbox.roll.files.relationships import relationship
from nestbox.roll.files.rows import plain
from nestbox.roll.files.shapes import Kind, Refused, UnreadableError
from nestbox.roll.files.standings import Standing, standing
from nestbox.roll.files.xml import elements, root_of

PHONE_DIGITS = 10
NOT_CTF = (
    "This XML file is not a Common Transfer File. If it is a spreadsheet, please save it as .xlsx or CSV."
)
NOTES = (
    "A Common Transfer File doesn't say whether there is a court order: that stays unknown.",
    "A Common Transfer File doesn't say who is the principal carer.",
)


def pupils_of(data: bytes) -> Taken:
    """Every pupil of the file; a pupil's row is their place in it. Raises ``UnreadableError``."""
    if root_of(data).lower() != "ctfile":
        raise UnreadableError(NOT_CTF)
    taken = Taken(Kind.CTF, {"pupils", "carers"}, notes=list(NOTES))
    for row, element in enumerate(elements(data, "{*}Pupil"), start=1):
        try:
            taken.lines.append(Line(row, _pupil(element), tuple(_contacts(element, row, taken))))
        except RowError as error:
            taken.refused.append(Refused(row, error.why))
        if row > limits.ROWS:
            raise UnreadableError(f"This file has more than {limits.ROWS:,} pupils.")
    if not (taken.lines or taken.refused):
        raise UnreadableError("There are no pupils in this file.")
    taken.lines = _settled(taken.lines)
    return taken


def _pupil(element: etree._Element) -> PupilLine:
    forename, surname = _text(element, "Forename"), _text(element, "Surname")
    if not (forename and surname):
        raise RowError("The pupil's forename or surname is missing.")
    status = _text(element, "BasicDetails/EnrolStatus")
    return PupilLine(
        forename=checked(forename, "pupil"),
        surname=checked(surname, "pupil"),
        preferred_name=checked(_text(element, "BasicDetails/PreferredForename"), "pupil"),
        preferred_surname=checked(_text(element, "BasicDetails/PreferredSurname"), "pupil"),
        upn=cells.upn(_text(element, "UPN")),
        year_group=cells.year_group(_text(element, "BasicDetails/NCyearActual")),
        born=_born(_text(element, "DOB")),
        standing=standing(status) if status else None,
    )


def _born(text: str) -> str:
    day = dates.day(text)
    return day.isoformat() if day else ""


def _contacts(element: etree._Element, row: int, taken: Taken) -> list[ContactLine]:
    found = []
    for contact in element.iterfind("{*}Contacts/{*}Contact"):
        try:
            found.append(_contact(contact))
        except RowError as error:
            taken.refused.append(Refused(row, error.why))
    return [contact for contact in found if contact.name or contact.addresses]


def _contact(element: etree._Element) -> ContactLine:
    name = " ".join(filter(None, (_text(element, "Forename"), _text(element, "Surname"))))
    responsible = cells.responsibility(_text(element, "Responsibility"))
    first = cells.is_first(_text(element, "Order"))
    return ContactLine(
        name=checked(name, "contact", limits.FULL_NAME),
        addresses=_addresses(element),
        relationship=relationship(_text(element, "Relationship")) or ("parent" if responsible else ""),
        parental_responsibility=responsible,
        principal_carer=True if first and cells.flag(_text(element, "AddressAsPupil")) else None,
        household=_household(element),
    )


def _addresses(element: etree._Element) -> tuple[Address, ...]:
    texts = [plain(found.text or "") for found in element.iter("{*}Email")]
    told = dict(pair for text in texts for pair in cells.emails(text, "personal"))
    return tuple(Address(email, kind) for email, kind in told.items())


def _household(element: etree._Element) -> frozenset[str]:
    digits = ("".join(filter(str.isdigit, found.text or "")) for found in element.iter("{*}PhoneNo"))
    return frozenset(f"phone {number}" for number in digits if len(number) >= PHONE_DIGITS)


def _text(element: etree._Element, path: str) -> str:
    found = element.find("/".join(f"{{*}}{step}" for step in path.split("/")))
    return plain(found.text or "") if found is not None else ""


def _settled(lines: list[Line]) -> list[Line]:
    """Where some pupils have a status, one without it is not on roll."""
    if not any(line.pupil.standing for line in lines):
        return lines
    return [
        replace(line, pupil=replace(line.pupil, standing=line.pupil.standing or Standing.GONE))
        for line in lines
    ]
