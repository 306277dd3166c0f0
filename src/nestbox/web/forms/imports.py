"""The forms of an import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms

from nestbox.roll.files.reading import FIELDS, Column

UNUSED = ("unused", "Not used")


class FileForm(forms.Form):
    """A file from the school's information system."""

    file = forms.FileField(
        label="File",
        help_text="CSV, Excel (XLSX), a Common Transfer File (XML) or OneRoster (ZIP). Up to 20 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.xml,.zip"}),
        error_messages={"required": "Please choose a file.", "empty": "This file is empty."},
    )


class ColumnsForm(forms.Form):
    """One select for each column, with a guess and three samples."""

    def __init__(self, columns: Iterable[Column]) -> None:
        super().__init__()
        for column in columns:
            self.fields[f"column-{column.index}"] = forms.ChoiceField(
                label=column.header or f"Column {column.index + 1} (no heading)",
                choices=[UNUSED, *FIELDS.items()],
                initial=column.field or UNUSED[0],
                help_text=_samples(column),
            )

    @staticmethod
    def chosen(sent: Mapping[str, str]) -> dict[int, str]:
        """What was chosen, by the column's place. A field that does not exist is not used."""
        places = {name: name.removeprefix("column-") for name in sent if name.startswith("column-")}
        return {
            int(place): sent[name]
            for name, place in places.items()
            if place.isdecimal() and len(place) < 4 and sent[name] in FIELDS  # noqa: PLR2004  (no table is wider)
        }


def _samples(column: Column) -> str:
    return f"For example: {', '.join(column.samples)}" if column.samples else "This column is empty."
