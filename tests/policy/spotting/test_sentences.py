"""How a sentence tells a child from a thing, a day or a place of the same name: one example each way."""

import pytest

from nestbox.policy.naming import find_names, index_of
from nestbox.policy.roll import Pupil

pytestmark = pytest.mark.clause("NAM-1")

CHILDREN = (
    ("Summer", "Okafor"),
    ("Rose", "Hill"),
    ("Nicholas", "Long"),
    ("Christopher", "Baker"),
    ("Inaya", "Wells"),
    ("Theo", "Marsh"),
    ("India", "Said"),
    ("Jun", "Miles"),
    ("Ece", "Holly"),
    ("Holly", "Fox"),
    ("Ivy", "Reed"),
    ("Willow", "Bird"),
    ("Can", "Grantham"),
    ("May", "Iqbal"),
    ("Miles", "Love"),
)
NAMES = index_of([Pupil(key, *child) for key, child in enumerate(CHILDREN)])


def found_in(text: str) -> list[str]:
    return [one.text for one in find_names(text, NAMES)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("we had to carry summer the last mile, her blisters hurt", ["summer"]),
        ("I sat next to rose on the coach and she didnt stop talking", ["rose"]),
        ("I am told that Nick recited all of it.", ["Nick"]),
        ("is Christoper in the back row?", ["Christoper"]),
        ("give rose a hug from us", ["rose"]),
        ("has willow eaten anything?", ["willow"]),
        ("Mum of rose here, all fine", ["rose"]),
        ("My niece willow is very brave.", ["willow"]),
        ("Said took the corner and scored.", ["Said"]),
        ("Bird took the best penalty of all.", ["Bird"]),
        ("Long, Baker and Hill are laying the tables.", ["Long", "Baker", "Hill"]),
        ("Captain Marsh and the crew came second.", ["Marsh"]),
        ("is it theos or not", ["theos"]),
        ("A PHOTO OF MILES NOT PULLING A FACE", ["MILES"]),
        ("Miles: 7, Rose: 9.", ["Miles", "Rose"]),
        ("sleep tight miles, mummy xx", ["miles"]),
        ("Willow asleep on the coach.", ["Willow"]),
        ("Hill and Bird are washing up.", ["Hill", "Bird"]),
        ("@theokaforfam", ["okafor"]),
        ("@inayasmum", ["inaya"]),
        ("#bringecehome", ["ece"]),
    ],
)
def test_somebody_is_named(text: str, names: list[str]) -> None:
    assert found_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "we had to carry summer clothes up the hill",
        "the guide found a rose and she gave it to us",
        "seven miles today, legs like jelly",
        "Wells were dug by hand here.",
        "12 Jun–14 Jun is our camp.",
        "The money is due 3 Jun.",
        "Soldiers from India are buried here.",
        "The Holly and the Ivy in June? Only our choir.",
        "Willow weaving was harder than it looked.",
        "India is a long flight away.",
        "#teachersofyork",
        "#greenteam 340 points, the best so far",
        "hi can someone tell me when the bus comes",
        "May I remind you of the forms?",
        "my daughter loves it there",
        "Miles walked this week: 27.",
        "Greetings from India, says the postcard.",
        "sleep tight, we hope you have fun",
        "Danish pastries for the staff, shhh",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Holly and Ivy won.",
        "Group 3: Jun and Holly.",
        "Cabin 4 Jun and Inaya.",
        "1 Jun 2 Inaya",
        "Swimming: Theo Wednesday, Inaya Thursday.",
        "Lower Inaya slowly! Theo holds the rope.",
    ],
)
def test_what_is_let_through_elsewhere_is_found_where_it_is_a_child(text: str) -> None:
    assert len(found_in(text)) == 2
