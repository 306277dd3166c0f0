import pytest
from hypothesis import given

from nestbox.policy.comments import whoever_reads_the_feed_sees_every_comment
from nestbox.policy.facts import Reader
from nestbox.policy.reading import may_read
from tests.policy.cast import FOLLOWER, STRANGER
from tests.policy.worlds import readers


@pytest.mark.clause("COM-1")
def test_every_follower_sees_the_comments() -> None:
    assert whoever_reads_the_feed_sees_every_comment(FOLLOWER).allowed


@pytest.mark.clause("COM-1")
def test_a_stranger_does_not_see_the_comments() -> None:
    assert whoever_reads_the_feed_sees_every_comment(STRANGER).outcome == "refuse"


@pytest.mark.clause("COM-1")
@given(reader=readers)
def test_comments_have_the_audience_of_the_post(reader: Reader) -> None:
    assert whoever_reads_the_feed_sees_every_comment(reader).allowed == may_read(reader).allowed
