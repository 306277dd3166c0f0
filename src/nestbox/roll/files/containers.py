"""What a file is, by its content. Its name is only what somebody called it."""

import re
from enum import Enum, auto

from nestbox.roll.files import archives, limits
from nestbox.roll.files.shapes import UnreadableError

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
WEB_PAGE = re.compile(rb"<(!doctype )?(html|table|head)\b", re.IGNORECASE)
UTF16 = (b"\xff\xfe", b"\xfe\xff")
ACCEPTED = "Nestbox reads CSV and Excel (.xlsx) files, Common Transfer Files (XML) and OneRoster (zip)."


class Container(Enum):
    """What is around the rows."""

    TEXT = auto()
    WORKBOOK = auto()
    XML = auto()
    ONEROSTER = auto()


def container(data: bytes) -> Container:
    """What these bytes are. Raises ``UnreadableError`` for what is not on the list."""
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableError("This file is empty.")
    if len(data) > limits.INFLATED:
        raise UnreadableError(archives.TOO_LARGE)
    if data.startswith(OLD_EXCEL):
        raise UnreadableError(
            "This is an old Excel file (.xls), or one with a password. Please save it as .xlsx without one."
        )
    if data.startswith(ZIP):
        return _archive(data)
    if _is_xml(data):
        if WEB_PAGE.search(data[:2000]):
            raise UnreadableError(
                "This is a web page, though it may be called a spreadsheet. Please save it as .xlsx or CSV."
            )
        return Container.XML
    if b"\x00" in data and not data.startswith(UTF16):
        raise UnreadableError(f"This is not a file of rows. {ACCEPTED}")
    return Container.TEXT


def _archive(data: bytes) -> Container:
    names = {name.rpartition("/")[2].lower() for name in archives.names(data)}
    if "workbook.xml" in names:
        return Container.WORKBOOK
    if "users.csv" in names:
        return Container.ONEROSTER
    raise UnreadableError(f"This zip file holds neither a workbook nor a OneRoster export. {ACCEPTED}")


def _is_xml(data: bytes) -> bool:
    start = data[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<")
