"""Export files: those written by hand beside this module, and those made of text on the spot."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from nestbox.policy.roll import Carer, Pupil, Responsibility
from nestbox.roll.files.reading import Reading, read, read_together

FOLDER = Path(__file__).parent / "exports"
TODAY = date(2026, 11, 22)
EXPORTS = sorted(path.name for path in FOLDER.iterdir() if path.is_file())
Value = str | int | float | bool | date | None


def export(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def reading(name: str) -> Reading:
    return read(export(name), name, today=TODAY)


def of(text: str, mapping: Mapping[int, str] | None = None) -> Reading:
    return read(text.encode(), "export.csv", mapping, today=TODAY)


def together(*texts: str) -> Reading:
    return read_together([(text.encode(), f"{n}.csv") for n, text in enumerate(texts, start=1)], today=TODAY)


def workbook(*rows: Sequence[Value], title: str = "Export") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def oneroster() -> bytes:
    return zipped({path.name: path.read_bytes() for path in (FOLDER / "oneroster").iterdir()})


def names(found: Reading) -> list[str]:
    return [f"{pupil.forename} {pupil.surname}" for pupil in found.roll.pupils]


def carers(found: Reading) -> list[str]:
    return [carer.name for carer in found.roll.carers]


def whys(found: Reading) -> list[tuple[int, str]]:
    return [(refused.row, refused.why) for refused in found.refused]


def held(found: Reading, carer: str, pupil: str) -> Responsibility:
    """What a named carer is to the pupil of this forename."""
    carers: Sequence[Carer] = [one for one in found.roll.carers if one.name == carer]
    pupils: Sequence[Pupil] = [one for one in found.roll.pupils if one.forename == pupil]
    (only,) = [
        one
        for one in found.roll.responsibilities
        if one.carer in {carer.key for carer in carers} and one.pupil in {pupil.key for pupil in pupils}
    ]
    return only
