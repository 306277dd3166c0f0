import pytest

from nestbox.policy.facts import Reader
from nestbox.policy.likes import likes_are_welcome
from nestbox.policy.liking import may_like
from tests.policy.cast import COLLEAGUE, FOLLOWER, STRANGER


@pytest.mark.clause("LIK-1")
def test_a_follower_may_like() -> None:
    assert may_like(FOLLOWER).allowed


@pytest.mark.clause("LIK-1")
@pytest.mark.parametrize("reader", [STRANGER, COLLEAGUE])
def test_whoever_does_not_follow_may_not_like(reader: Reader) -> None:
    assert (may_like(reader).outcome, may_like(reader).clause) == ("refuse", "LIK-1")


@pytest.mark.clause("LIK-2")
def test_likes_are_welcome_without_a_limit() -> None:
    assert likes_are_welcome().allowed
