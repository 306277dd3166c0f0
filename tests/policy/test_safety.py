import pytest
from hypothesis import given

from nestbox.policy.facts import Reader
from nestbox.policy.safety import may_message, may_repost
from tests.policy.cast import FOLLOWER, STRANGER
from tests.policy.worlds import readers


@pytest.mark.clause("SAF-3")
def test_nobody_may_repost() -> None:
    assert (may_repost().outcome, may_repost().clause) == ("refuse", "SAF-3")


@pytest.mark.clause("SAF-1")
def test_the_school_has_no_private_discussion_with_a_follower() -> None:
    assert (may_message(FOLLOWER).outcome, may_message(FOLLOWER).clause) == ("refuse", "SAF-1")


@pytest.mark.clause("SAF-6")
def test_a_stranger_cannot_write_to_the_administrator() -> None:
    assert (may_message(STRANGER).outcome, may_message(STRANGER).clause) == ("refuse", "SAF-6")


@pytest.mark.clause("SAF-1")
@given(reader=readers)
def test_there_is_no_private_message_for_anybody(reader: Reader) -> None:
    assert not may_message(reader).allowed
