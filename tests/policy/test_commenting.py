import pytest

from nestbox.policy.commenting import may_comment
from nestbox.policy.decision import Decision
from nestbox.policy.facts import Reader
from tests.policy.cast import COLLEAGUE, FOLLOWER, REDBOURN, STRANGER


def judged(reader: Reader = FOLLOWER, accepted: int | None = 1, length: int = 20) -> Decision:
    return may_comment(reader, accepted, agreement_version=1, length=length, values=REDBOURN)


@pytest.mark.clause("COM-1")
def test_a_follower_may_comment() -> None:
    assert (judged().outcome, judged().clause) == ("allow", "COM-1")


@pytest.mark.clause("SAF-5")
@pytest.mark.parametrize("reader", [STRANGER, COLLEAGUE])
def test_whoever_does_not_follow_may_not_comment(reader: Reader) -> None:
    assert (judged(reader).outcome, judged(reader).clause) == ("refuse", "SAF-5")


@pytest.mark.clause("COM-2")
@pytest.mark.parametrize("accepted", [None, 2])
def test_the_agreement_is_accepted_first(accepted: int | None) -> None:
    decision = judged(accepted=accepted)
    assert (decision.outcome, decision.missing) == ("ask", "acceptance of the Acceptable Use of IT Agreement")


@pytest.mark.clause("LEN-1")
def test_a_comment_of_141_is_too_long() -> None:
    assert (judged(length=141).outcome, judged(length=141).clause) == ("refuse", "LEN-1")


@pytest.mark.clause("LEN-1")
def test_an_empty_comment_is_asked_for_text() -> None:
    assert judged(length=0).missing == "text"


@pytest.mark.clause("SAF-5")
def test_a_stranger_is_told_of_nothing_but_following() -> None:
    assert judged(STRANGER, accepted=None, length=999).clause == "SAF-5"
