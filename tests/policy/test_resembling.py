import pytest

from nestbox.policy.resembling import (
    address_resembles,
    local_part,
    names_resemble,
    person_name,
    pupil_name,
    surnames_of,
)


def likeness(email: str, name: str) -> str | None:
    """The closest likeness that any way of reading the surname gives."""
    somebody = person_name(name)
    surnames = surnames_of(somebody, name.rsplit(maxsplit=1)[-1])
    found = {
        address_resembles(local_part(email), somebody, surname)
        for surname in surnames & local_part(email).possible_surnames()
    }
    return "whole" if "whole" in found else next(iter(found - {None}), None)


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("BirtRogers@gmail.com", "Birt Rogers"),
        ("birt.rogers82@gmail.com", "Mrs Birt Rogers"),
        ("b.rogers+school@gmail.com", "Birt Rogers"),
        ("rogersb@gmail.com", "Birt Rogers"),
        ("rogers_birt@gmail.com", "Birt Rogers"),
        ("maoneill@gmail.com", "Mary Anne O’Neill"),
        ("siobhan.oneill@gmail.com", "Siobhán O'Neill"),
        ("anna.smithjones@gmail.com", "Anna Smith-Jones"),
        ("anna.smith@gmail.com", "Anna Smith-Jones"),
        ("kate.lee@gmail.com", "Kate Lee"),
        ("k.ng@gmail.com", "Kim Ng"),
    ],
)
def test_an_address_looks_like_a_whole_name(email: str, name: str) -> None:
    assert likeness(email, name) == "whole"


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("birtrogers@gmail.com", "Ivy Rogers"),
        ("the.rogers.family@gmail.com", "Ivy Rogers"),
        ("rogersfamily@gmail.com", "Ivy Rogers"),
        ("ross.family@gmail.com", "Ivy Ross"),
    ],
)
def test_an_address_looks_like_a_surname(email: str, name: str) -> None:
    assert likeness(email, name) == "surname"


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("sunshine@gmail.com", "Ivy Rogers"),
        ("lee@gmail.com", "Kate Lee"),
        ("ashlee@gmail.com", "Kate Lee"),
        ("rosselli@gmail.com", "Ivy Ross"),
        ("the.ng.family@gmail.com", "Kim Ng"),
        ("birt@rogers.com", "Ivy Rogers"),
        ("mail@gmail.com", "Владимир Петров"),
        ("@gmail.com", "Ivy Rogers"),
    ],
)
def test_an_address_looks_like_nobody(email: str, name: str) -> None:
    assert likeness(email, name) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Smith-Jones", "anna smith jones"),
        ("Siobhán O’Neill", "Siobhan ONeill"),
        ("Dr Birt Rogers", "BIRT  ROGERS"),
        ("محمد علي", "محمد علي"),
    ],
)
def test_a_name_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert person_name(one).whole == person_name(other).whole


def test_a_pupils_surname_can_have_several_words() -> None:
    assert pupil_name("Ana", "de la Cruz").surname == "delacruz"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("K Rogers", "Katharine Rogers", True),
        ("Kat Rogers", "Katharine Rogers", True),
        ("Karen Rogers", "Katharine Rogers", False),
        ("Katharine Rogers", "Katharine Okafor", False),
        ("Rogers", "Katharine Rogers", False),
        ("", "", False),
    ],
)
def test_names_are_alike_by_surname_and_the_beginning_of_the_forename(
    one: str, other: str, alike: bool
) -> None:
    assert names_resemble(person_name(one), person_name(other)) is alike
