"""The table of settings in docs/operating.md, drawn from `nestbox.settings`.

`python -m tools.settings_table` prints it; the document keeps it between the two markers.
"""

from pydantic.fields import FieldInfo

from nestbox.settings import Settings

START, END = "<!-- settings -->", "<!-- end of settings -->"


def draw() -> str:
    """Every setting by its name in the environment, what it is without one, and what it is for."""
    rows = [_row(name, field) for name, field in Settings.model_fields.items()]
    return "\n".join(["| in the environment | without it | what it is |", "|---|---|---|", *rows])


def in_document(text: str) -> str:
    """The table that a document shows."""
    return text.partition(START)[2].partition(END)[0].strip()


def _row(name: str, field: FieldInfo) -> str:
    default = "" if field.default is None else f"`{field.default}`"
    return f"| `NESTBOX_{name.upper()}` | {default} | {field.description} |"


if __name__ == "__main__":
    print(draw())
