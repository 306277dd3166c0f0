"""What kind of mail domain an address has."""

import pytest

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.follows import actions
from nestbox.follows.domains import domain_of, kind_of
from nestbox.schools import policies


@pytest.mark.clause("REQ-4")
@pytest.mark.clause("REQ-5")
@pytest.mark.parametrize(
    ("email", "kind"),
    [
        ("birtrogers@gmail.com", "personal"),
        ("BIRT@GMAIL.COM", "personal"),
        ("birt@btinternet.com", "personal"),
        ("birt@stalbans.gov.uk", "work"),
        ("birt@westherts.nhs.uk", "work"),
        ("birt@gov.uk", "work"),
        ("birt@notgov.uk", "unknown"),
        ("head@redbournprimary.co.uk", "school"),
        ("leo@pupils.redbournprimary.co.uk", "school"),
        ("birt@notredbournprimary.co.uk", "unknown"),
        ("birt@mailinator.com", "disposable"),
        ("lena@thefischers.org.uk", "unknown"),
    ],
)
def test_the_kind_of_a_domain(world: World, email: str, kind: str) -> None:
    assert kind_of(email, world.school_id, policies.values(world.school_id)) == kind


def test_the_newest_mark_counts(world: World) -> None:
    world.signs_up(cast.UNKNOWN_DOMAIN)
    request_id = world.asks(cast.UNKNOWN_DOMAIN)
    office = world.viewer(cast.OFFICE_MANAGER)
    actions.mark_domain(office, request_id, "work")
    actions.mark_domain(office, request_id, "personal")

    values = policies.values(world.school_id)

    assert kind_of(cast.UNKNOWN_DOMAIN.email, world.school_id, values) == "personal"


def test_the_domain_is_what_stands_after_the_last_at() -> None:
    assert domain_of('"birt@gmail.com"@Stalbans.GOV.uk') == "stalbans.gov.uk"
