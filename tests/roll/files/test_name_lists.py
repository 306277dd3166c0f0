"""Names alone, from a bare list of them, however a school writes it."""

import pytest

from nestbox.roll.files.name_lists import names_in
from nestbox.roll.files.reading import MappingNeededError
from tests.roll.files.exports import TODAY, workbook

BOTH = [("Olivia", "Okafor"), ("Thomas", "van der Berg"), ("Zoë", "O'Neill")]


def listed(data: bytes | str) -> list[tuple[str, str]]:
    file = (data.encode() if isinstance(data, str) else data, "class list")
    return [(pupil.forename, pupil.surname) for pupil in names_in([file], today=TODAY).pupils]


@pytest.mark.parametrize(
    "text",
    [
        "Forename,Surname\nOlivia,Okafor\nThomas,van der Berg\nZoë,O'Neill\n",
        "\ufeffSURNAME;FIRST NAME\nOkafor;Olivia\nvan der Berg;Thomas\nO'Neill;Zoë\n",
        "Class 5\n\nlast name\tfirst name\nOkafor\tOlivia\nvan der Berg\tThomas\nO'Neill\tZoë\n",
        "Name\nOlivia Okafor\nThomas van der Berg\nZoë O'Neill\n",
        'Name\n"Okafor, Olivia"\n"van der Berg, Thomas"\n"O\'Neill, Zoë"\n',
        'Surname, Forename\n"Okafor, Olivia"\n"van der Berg, Thomas"\n"O\'Neill, Zoë"\n',
    ],
)
def test_a_bare_list_is_read_in_whichever_way_it_is_written(text: str) -> None:
    assert listed(text) == BOTH


def test_a_workbook_of_names_alone_is_read_like_a_text() -> None:
    assert listed(workbook(("Forename", "Surname"), *BOTH)) == BOTH


def test_forenames_alone_are_enough_to_look_for() -> None:
    assert listed("Forename\nOlivia\nBo\n") == [("Olivia", ""), ("Bo", "")]


def test_a_table_without_names_is_not_guessed_at() -> None:
    with pytest.raises(MappingNeededError):
        listed("Fruit,Price\nApple,3\n")


def test_a_child_of_one_name_is_looked_for_though_an_import_would_refuse_the_row() -> None:
    assert listed("Forename,Surname,Year\nOlivia,Okafor,5\nTom,,5\n") == [("Olivia", "Okafor"), ("Tom", "")]
