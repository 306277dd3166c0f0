"""Identifiers that sort by time."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nestbox import clock
from nestbox.records.identifiers import moment_of, new_identifier

moments = st.datetimes(datetime(2020, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  (made aware)


def identifier_at(moment: datetime) -> int:
    with clock.standing_at(moment):
        return new_identifier()


@given(moments)
def test_an_identifier_tells_its_moment_to_the_millisecond(moment: datetime) -> None:
    late = moment - moment_of(identifier_at(moment))

    assert timedelta(0) <= late + timedelta(microseconds=1) < timedelta(milliseconds=2)


@given(moments, st.integers(2, 10**9))
def test_what_comes_later_is_greater(moment: datetime, milliseconds: int) -> None:
    later = moment + timedelta(milliseconds=milliseconds)

    assert identifier_at(moment) < identifier_at(later)


@given(moments)
def test_an_identifier_fits_its_column(moment: datetime) -> None:
    assert 0 < identifier_at(moment) < 2**63


def test_identifiers_of_one_millisecond_differ() -> None:
    moment = datetime(2026, 6, 1, tzinfo=UTC)

    assert len({identifier_at(moment) for _ in range(20)}) > 15
