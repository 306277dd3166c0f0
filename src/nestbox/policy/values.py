"""A school's own values: what the policy leaves to the school, read from one TOML file."""

from dataclasses import dataclass
from datetime import date, time

from nestbox.policy.value_file import read
from nestbox.policy.value_schema import Problem


@dataclass(frozen=True, slots=True)
class SchoolValues:
    """One school's values, checked. Lengths are in characters, ages in years, domains without the @.

    `school_year_ends` is a month and a day. The `grace_` values are days between the loss of what a follow
    stands on and its end. After `refusals_allowed` refusals within `refusals_within` days nobody asks again
    until the first of them is that old. Posts are seen until `kept_days` after the end of their school year.
    """

    name: str
    handle: str
    time_zone: str
    school_domains: tuple[str, ...]
    policy_title: str
    policy_version: int
    implemented: date
    last_reviewed: date
    next_review: date
    admin_address: str
    office_manager_title: str
    headteacher_title: str
    admitted_years: tuple[int, ...]
    minimum_age: int
    work_suffixes: tuple[str, ...]
    post_length: int
    link_length: int
    photos_per_post: int
    daily_reminder: time
    acceptable_use_title: str
    acceptable_use_version: int
    acceptable_use_text: str
    school_year_ends: tuple[int, int] = (7, 31)
    grace_left: int = 0
    grace_moved_up: int = 0
    grace_contact_removed: int = 0
    grace_staff_left: int = 0
    refusals_allowed: int = 3
    refusals_within: int = 30
    office_reminder: time = time(20)
    kept_days: int = 0
    expiry_warning_days: int = 14
    arrived_text: str = "We have arrived safely."
    way_home_text: str = "We are on our way home."


class ValuesError(ValueError):
    """The file cannot be used. `problems` has all that is wrong, in the order of the lines (1-based)."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems; the message is one line for each."""
        super().__init__("\n".join(f"line {problem.line}: {problem.says}" for problem in problems))
        self.problems = problems
        self.line = problems[0].line
        self.key = problems[0].key


def load_values(text: str) -> SchoolValues:
    """Read a school's TOML file. Raises ValuesError for anything wrong, missing or unknown in it."""
    values, problems = read(text)
    if problems:
        raise ValuesError(problems)
    return SchoolValues(**values)
