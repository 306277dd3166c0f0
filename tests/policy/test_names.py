import pytest

from nestbox.policy.names import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O'Neill", "O’NEILL"),
        ("Mary-Jane Smith", "mary jane  smith"),
        ("Zoë Müller", "Zoe Muller"),
        ("José", "Jose\u0301"),
        ("Łukasz", "ŁUKASZ"),
    ],
)
def test_one_name_written_in_two_ways_is_one_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("किरण", "करण"), ("Anna Li", "Annali"), ("王伟", "王维")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)
