"""Whatever a file holds: a reading, a mapping that is asked for, or a sentence; never anything else."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nestbox.roll.files.reading import MappingNeededError, Reading, UnreadableError, read, read_together
from tests.roll.files.exports import EXPORTS, TODAY, export, oneroster, reading, workbook

FILES = [
    *(export(name) for name in EXPORTS),
    oneroster(),
    workbook(["Forename", "Surname", "UPN", "Year"], ["Ada", "Rogers", "A820200120001", 5.0]),
]
TEXTS = [name for name in EXPORTS if name.endswith(".csv") and name != "bromcom_pupils.csv"]
WORDS = "|Forename|Surname|UPN|Year|Contact Name|Email|Role|Name|Court Order|ID|Priority|Contact 2|Total"
VALUES = 'Y|5|Ada|Rogers|A820200120001|a@b.example|=1+1|"|01/02/2020'
CELLS = st.sampled_from(f"{WORDS}|{VALUES}".split("|")) | st.text(max_size=12)
some = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def outcome(data: bytes) -> Reading | None:
    try:
        return read(data, "fuzzed", today=TODAY)
    except (UnreadableError, MappingNeededError):
        return None


@some
@given(st.sampled_from(FILES), st.data())
def test_a_truncated_file(data: bytes, draw: st.DataObject) -> None:
    outcome(data[: draw.draw(st.integers(0, len(data)))])


@some
@given(st.sampled_from(FILES), st.integers(0, 10_000), st.binary(max_size=6))
def test_a_file_with_bytes_changed(data: bytes, at: int, other: bytes) -> None:
    at %= len(data)
    outcome(data[:at] + other + data[at + len(other) :])


@some
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    outcome(data)


@some
@given(st.lists(st.lists(CELLS, max_size=8), max_size=8), st.sampled_from(",;\t|"))
def test_any_table(rows: list[list[str]], delimiter: str) -> None:
    outcome("\n".join(delimiter.join(row) for row in rows).encode(errors="replace"))


@some
@given(
    st.dictionaries(
        st.integers(0, 12), st.text(max_size=8) | st.sampled_from(["pupil.name", "contact.email"])
    )
)
def test_any_mapping(mapping: dict[int, str]) -> None:
    try:
        read(export("sims_contacts.csv"), "x", mapping)
    except (UnreadableError, MappingNeededError):
        return


@some
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_shuffled_columns_say_the_same_when_their_headers_say_whose_they_are(
    name: str, chance: random.Random
) -> None:
    rows = [line.split(",") for line in export(name).decode().splitlines() if '"' not in line]
    order = list(range(len(rows[0])))
    chance.shuffle(order)
    outcome("\n".join(",".join(row[index] for index in order) for row in rows).encode())


@some
@given(st.sampled_from(["sims_contacts.csv", "bromcom_contacts.csv"]), st.randoms(use_true_random=False))
def test_shuffled_rows_restrict_the_same_people(name: str, chance: random.Random) -> None:
    head, *rows = export(name).decode().splitlines()
    chance.shuffle(rows)
    found = outcome("\n".join([head, *rows, ""]).encode())

    assert found is not None
    assert _restricted(found) == _restricted(reading(name))


@some
@given(st.lists(st.sampled_from(FILES), max_size=3))
def test_any_files_together(files: list[bytes]) -> None:
    try:
        read_together([(data, f"{n}") for n, data in enumerate(files)], today=TODAY)
    except (UnreadableError, MappingNeededError):
        return


def _restricted(found: Reading) -> set[tuple[str, str, bool | None]]:
    people = {carer.key: carer.name for carer in found.roll.carers}
    return {
        (str(one.pupil), people[one.carer], one.contact_restricted) for one in found.roll.responsibilities
    }
