"""The name beside a comment: its owner's, or asked about."""

import pytest

from nestbox.policy.naming import a_shown_name_is_its_owners, find_names, index_of
from nestbox.policy.roll import Pupil

ROLL = index_of([Pupil(1, "Olivia", "Okafor", ""), Pupil(2, "Sam", "Bennett", "")])


@pytest.mark.clause("NAM-1")
@pytest.mark.parametrize(
    ("name", "owned", "allowed"),
    [
        ("Chidi Okafor", ("Chidi Okafor",), True),
        ("Mrs Okafor", ("Chidi Okafor",), True),
        ("Olivia's mum", ("Chidi Okafor",), False),
        ("Mum of Olivia", (), False),
        ("Olivia Okafor", ("Chidi Okafor",), False),
        ("Olivia Okafor", ("O Okafor",), False),
        ("Olivia Okafor", ("Olivia Okafor",), True),
        ("Sam Reid", ("Samuel Reid",), True),
        ("Sam Reid", ("Mr S Reid",), True),
        ("Sam Reid", ("Ewan Reid",), False),
        ("Gran", (), True),
    ],
)
def test_a_shown_name_is_an_adults_or_asked_about(
    name: str, owned: tuple[str, ...], *, allowed: bool
) -> None:
    assert a_shown_name_is_its_owners(name, find_names(name, ROLL), owned).allowed is allowed
