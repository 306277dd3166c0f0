"""How well names are found, in figures: the corpus, and rolls and sentences that no rule was written for."""

import pytest

from nestbox.policy.naming import find_names, index_of
from nestbox.policy.roll import Pupil
from tests.policy.spotting.held_out import score_in_contexts, scores
from tests.policy.spotting.judging import corpus_names, corpus_score, innocent_sentences, named_sentences
from tests.policy.spotting.schools import SCHOOLS, score_of

pytestmark = pytest.mark.clause("NAM-1")

LEAST_RECALL, MOST_BLOCKED = 0.99, 0.03
MOST_BLOCKED_AMONG_WORDS = 0.05


def test_the_corpus_is_as_large_as_was_asked() -> None:
    named, innocent = len(named_sentences()), len(innocent_sentences())

    assert (named >= 200, innocent >= 200, len(corpus_names().initials)) == (True, True, 240)


def test_at_least_99_of_100_names_of_the_corpus_are_found() -> None:
    score = corpus_score()
    assert score.recall >= LEAST_RECALL, score.missed


def test_at_most_3_of_100_innocent_sentences_of_the_corpus_are_blocked() -> None:
    score = corpus_score()
    assert score.blocked_part <= MOST_BLOCKED, score.blocked


def test_what_is_blocked_of_the_innocent_can_be_confirmed_by_staff() -> None:
    assert corpus_score().beyond_staff == ()


def test_names_of_rolls_that_no_rule_was_written_for_are_found() -> None:
    found = scores()
    usual = [score for name, score in found.items() if name != "ordinary"]

    assert 1 - sum(len(score.missed) for score in usual) / sum(score.names for score in usual) >= LEAST_RECALL
    assert found["ordinary"].recall >= 0.95, found["ordinary"].missed
    assert max(score.blocked_part for score in found.values()) <= MOST_BLOCKED


def test_a_name_that_is_a_word_is_found_wherever_in_a_sentence_it_can_stand() -> None:
    score = score_in_contexts()
    assert score.recall >= 0.97, score.missed


@pytest.mark.parametrize("school", SCHOOLS)
def test_at_a_school_whose_children_are_called_like_words_names_are_found(school: str) -> None:
    score = score_of(school)
    assert score.recall >= LEAST_RECALL, score.missed


def test_at_schools_whose_children_are_called_like_words_little_is_blocked() -> None:
    found = [score_of(school) for school in SCHOOLS]
    blocked = [text for score in found for text in score.blocked]

    assert len(blocked) / sum(score.innocent for score in found) <= MOST_BLOCKED_AMONG_WORDS, blocked


def test_two_children_are_found_though_a_song_has_both_their_names() -> None:
    names = index_of([Pupil(1, "Holly", "Reed"), Pupil(2, "Ivy", "Moss")])
    assert [found.text for found in find_names("Holly and Ivy won the raft race!", names)] == ["Holly", "Ivy"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mrs Patel & Okafor won the raft race.", ["Okafor"]),
        ("Harry & Potter won the raft race.", ["Harry", "Potter"]),
        ("Ben & Jerry's for pudding.", []),
    ],
)
def test_an_and_sign_joins_two_children_but_in_a_name_that_has_it(text: str, found: list[str]) -> None:
    children = (("Harry", "Reed"), ("Zoe", "Potter"), ("Ben", "Okafor"))
    names = index_of([Pupil(key, *child) for key, child in enumerate(children)])
    assert [one.text for one in find_names(text, names)] == found


def test_an_and_sign_joins_two_children_who_are_called_like_an_ice_cream() -> None:
    names = index_of([Pupil(1, "Ben", "Reed"), Pupil(2, "Jerry", "Moss")])
    assert [found.text for found in find_names("Ben & Jerry won!", names)] == ["Ben", "Jerry"]


def test_a_surname_behind_a_child_who_is_called_like_a_river_is_no_place() -> None:
    names = index_of([Pupil(1, "River", "Reed"), Pupil(2, "Zainab", "Okafor")])
    assert [found.text for found in find_names("We saw River Okafor.", names)] == ["River", "Okafor"]
