"""What no page may say to whom, whatever its status: the words of posts, photos, names and addresses."""

import pytest

from nestbox.demo import cast
from tests.web.matrix import Matrix
from tests.world import OTHER_FOLLOWER

pytestmark = [pytest.mark.django_db, pytest.mark.clause("SAF-2")]

STRANGERS = ("out", "new", "pend", "ref", "end", "else", "oadm", "1stp")
OUTSIDE_THE_OFFICE = (*STRANGERS, "foll", "tchr")
EVERYBODY = (*OUTSIDE_THE_OFFICE, "offi", "head", "admn")
TEACHER, FOLLOWER, WAITING = cast.TEACHER, cast.FOLLOWER, cast.PENDING


def _told(matrix: Matrix, words: str, *people: str) -> list[tuple[str, str, str]]:
    everything = matrix.everything()
    return [
        (line.method, line.path, name) for line, name, a in everything if name in people and words in a.body
    ]


def test_readers_do_read_the_post(matrix: Matrix) -> None:
    assert ("GET", "/posts/{post}/", "foll") in _told(matrix, "The lake is still.", "foll")


@pytest.mark.parametrize(
    "words",
    ["The lake is still.", "How lovely.", "A lake.", "/media/", "This was a mistake.", "Posted by mistake."],
    ids=["post", "comment", "alt text", "photo", "removed post", "reason"],
)
def test_strangers_are_told_nothing_of_the_feed(matrix: Matrix, words: str) -> None:
    assert _told(matrix, words, *STRANGERS) == []


def test_nobody_is_told_of_a_draft_but_its_author(matrix: Matrix) -> None:
    assert _told(matrix, "Still being written.", *set(EVERYBODY) - {"tchr"}) == []


def test_nobody_reads_a_removed_post(matrix: Matrix) -> None:
    assert _told(matrix, "This was a mistake.", *EVERYBODY) == []


@pytest.mark.parametrize(("member", "own"), [(FOLLOWER, "foll"), (WAITING, "pend"), (TEACHER, "tchr")])
def test_nobody_outside_the_office_learns_an_address(matrix: Matrix, member: cast.Member, own: str) -> None:
    others = set(OUTSIDE_THE_OFFICE) - {own}

    assert _told(matrix, member.email, *others) == []


@pytest.mark.parametrize("member", [FOLLOWER, cast.ENDED, TEACHER], ids=lambda member: member.name)
def test_strangers_learn_no_names(matrix: Matrix, member: cast.Member) -> None:
    own = {FOLLOWER: "foll", cast.ENDED: "end", TEACHER: "tchr"}[member]

    assert _told(matrix, member.name, *set(STRANGERS) - {own}) == []


def test_the_team_learns_nothing_of_another_school(matrix: Matrix) -> None:
    assert _told(matrix, OTHER_FOLLOWER.email, "tchr", "offi", "head", "admn") == []


def test_a_child_s_name_is_for_those_who_take_the_photos_the_office_and_the_child_s_own_carers(
    matrix: Matrix,
) -> None:
    told = _told(matrix, "Leo Okafor", *OUTSIDE_THE_OFFICE, "admn")

    assert {(path, name) for _, path, name in told} == {
        ("/consent/answers/", "foll"),
        ("/consents/not-shown/", "admn"),
        ("/consents/not-shown/", "tchr"),
        ("/drafts/{draft}/photos/{draft_photo}/", "tchr"),
        ("/trips/{trip}/children/", "admn"),
        ("/trips/{trip}/children/", "tchr"),
        ("/trips/{trip}/today/", "admn"),
        ("/trips/{trip}/today/", "tchr"),
    }


def test_no_page_fails(matrix: Matrix) -> None:
    assert [(line.path, name) for line, name, answer in matrix.everything() if answer.status >= 500] == []
