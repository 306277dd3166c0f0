from datetime import date

from nestbox.policy.words import day_in_words


def test_a_day_is_written_as_people_write_it() -> None:
    assert day_in_words(date(2026, 7, 3)) == "3 July 2026"
