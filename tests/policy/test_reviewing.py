from datetime import date

import pytest

from nestbox.policy.permissions import Role
from nestbox.policy.reviewing import may_sign_off, next_review


@pytest.mark.clause("GOV-2")
@pytest.mark.parametrize("role", Role)
def test_the_headteacher_alone_signs_off(role: Role) -> None:
    assert may_sign_off([role]).allowed is (role is Role.HEADTEACHER)


@pytest.mark.parametrize(
    ("signed", "first_follow", "due"),
    [
        (None, None, None),
        (None, date(2026, 1, 10), date(2026, 5, 12)),
        (date(2026, 5, 1), date(2026, 1, 10), date(2026, 8, 31)),
    ],
)
def test_a_review_is_due_each_term(signed: date | None, first_follow: date | None, due: date | None) -> None:
    assert next_review(signed, first_follow) == due
