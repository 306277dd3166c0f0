"""How often somebody can ask to follow, and that nothing is lost when it is too often."""

import pytest
from django.test import Client

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.records.models import FollowRequest
from tests.web.people import signed_in

ASK = "/@PrimaryRedbourn/request/"


@pytest.fixture
def stranger(world: World) -> Client:
    world.signs_up(cast.STRANGER)
    return signed_in(cast.STRANGER)


def test_very_many_requests_are_slowed_down_and_the_words_kept(stranger: Client) -> None:
    answers = [stranger.post(ASK, {"says": "I am a mother."}) for _ in range(11)]
    assert (answers[9].status_code, answers[10].status_code) == (403, 429)
    assert "I am a mother." in answers[10].content.decode()


def test_too_long_a_word_about_oneself_is_said_so_and_kept(stranger: Client) -> None:
    words = "a" * 281
    answer = stranger.post(ASK, {"accept": "1", "says": words})
    assert (answer.status_code, FollowRequest.objects.count()) == (422, 0)
    assert words in answer.content.decode()


@pytest.mark.clause("REQ-2")
def test_who_was_refused_three_times_is_told_when_to_ask_again(world: World, stranger: Client) -> None:
    for _ in range(3):
        world.refuses(world.asks(cast.STRANGER))
    assert "You can ask again from" in stranger.get("/@PrimaryRedbourn/").content.decode()
