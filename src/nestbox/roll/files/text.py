"""Text files: which encoding, which delimiter, and the rows."""

import codecs
import csv
import io
import re
from collections import Counter

from nestbox.roll.files import limits
from nestbox.roll.files.rows import Row, Rows, is_footer
from nestbox.roll.files.shapes import UnreadableError

BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
SEP = re.compile(r'\A"?sep=(.)"?\r?\n', re.IGNORECASE)
UTF8_LETTER = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
SAMPLE = 64 * 1024
SAMPLE_ROWS = 40
LEAST_TO_COMPARE = 3  # a header and one whole row above the last one
CUT_OFF = "This file seems to be cut off. Please export it again."
MIXED = "This file mixes two encodings, so that names could be misread. Please export it again as UTF-8."
QUOTES = "Near row {row} a quotation mark is missing or out of place. Please export the file again."
LONG_CELL = "A cell near row {row} holds more text than a spreadsheet's cell can. Please look at the file."


def rows_of(data: bytes) -> Rows:
    """The rows of a CSV file. Raises ``UnreadableError``."""
    text, encoding = decoded(data)
    body, delimiter = _delimited(text)
    rows = _parsed(body, delimiter)
    if _last_row_is_cut(body, rows):
        raise UnreadableError(CUT_OFF)
    notes = (f"Encoding: {encoding}. Delimiter: {DELIMITERS.get(delimiter, delimiter)}.",)
    return Rows(tuple(rows), notes)


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the encoding's name. Raises ``UnreadableError``."""
    for bom, codec, name in BOMS:
        if data.startswith(bom):
            return _with_bom(data[len(bom) :], codec), name
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as error:
        return _windows(data, error), "Windows-1252"


def _with_bom(data: bytes, codec: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableError(CUT_OFF) from error
    if "\x00" in text:
        raise UnreadableError("This file is not a file of rows. Please export it again.")
    return text


def _windows(data: bytes, problem: UnicodeDecodeError) -> str:
    if problem.reason == "unexpected end of data":
        raise UnreadableError(CUT_OFF) from problem
    if UTF8_LETTER.search(data):
        raise UnreadableError(MIXED) from problem
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            "The encoding of this file is not known. Please export it again as UTF-8."
        ) from error


def _delimited(text: str) -> tuple[str, str]:
    # Excel takes "sep=;" as an instruction, not as a row.
    if told := SEP.match(text):
        return text[told.end() :], told[1]
    return text, max(DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))


def _regularity(text: str, delimiter: str) -> int:
    """How many of the first rows have the same number of cells, times that number less one."""
    reader = csv.reader(io.StringIO(text[:SAMPLE], newline=""), delimiter=delimiter)
    widths: Counter[int] = Counter()
    try:
        for _, row in zip(range(SAMPLE_ROWS), reader, strict=False):
            widths[len(row)] += 1
    except csv.Error:
        return 0
    return max((width - 1) * count for width, count in widths.items()) if widths else 0


def _parsed(text: str, delimiter: str) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    try:
        for number, cells in enumerate(reader, start=1):
            _within_limits(number, cells)
            rows.append(Row(number, tuple(cells)))
    except csv.Error as error:
        problem = LONG_CELL if "field larger" in str(error) else QUOTES
        raise UnreadableError(problem.format(row=len(rows) + 1)) from error
    return rows


def _within_limits(number: int, cells: list[str]) -> None:
    if number > limits.ROWS:
        raise UnreadableError(f"This file has more than {limits.ROWS:,} rows.")
    if len(cells) > limits.COLUMNS:
        raise UnreadableError(f"Row {number} has more than {limits.COLUMNS} columns.")
    if max(map(len, cells), default=0) > limits.CELL_CHARACTERS:
        raise UnreadableError(LONG_CELL.format(row=number))


def _last_row_is_cut(text: str, rows: list[Row]) -> bool:
    """No line end, and fewer cells than all rows above it: half a row may hold half an address."""
    if text.endswith(("\n", "\r")) or len(rows) < LEAST_TO_COMPARE:
        return False
    last, widths = rows[-1].cells, [len(row.cells) for row in rows[:-1] if len(row.cells) > 1]
    return len(last) < min(widths, default=0) and not is_footer([cell for cell in last if cell.strip()])
