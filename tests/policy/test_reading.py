import pytest
from hypothesis import given

from nestbox.policy.facts import Reader
from nestbox.policy.reading import may_read, way_in
from tests.policy.cast import COLLEAGUE, FOLLOWER, STRANGER
from tests.policy.worlds import readers


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("reader", [FOLLOWER, COLLEAGUE])
def test_followers_and_the_schools_team_read_the_feed(reader: Reader) -> None:
    assert may_read(reader).allowed


@pytest.mark.clause("SAF-2")
def test_nobody_else_reads_the_feed() -> None:
    assert (may_read(STRANGER).outcome, may_read(STRANGER).clause) == ("refuse", "SAF-2")


@pytest.mark.clause("ACC-1")
def test_a_stranger_is_shown_the_way_in() -> None:
    assert (way_in(STRANGER).outcome, way_in(STRANGER).clause) == ("ask", "ACC-1")


@pytest.mark.clause("ACC-1")
@given(reader=readers)
def test_a_person_either_reads_or_is_asked_to_ask(reader: Reader) -> None:
    assert may_read(reader).allowed == way_in(reader).allowed
