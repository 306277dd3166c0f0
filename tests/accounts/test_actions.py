"""What is kept of an account."""

import pytest

from nestbox.accounts.actions import confirm_age
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.records.models import Account


@pytest.mark.clause("ACC-6")
def test_the_age_that_was_confirmed_is_kept(world: World) -> None:
    Account.objects.update(confirmed_age_at=None)
    confirm_age(world.viewer(cast.TEACHER).account_id)

    confirmed = Account.objects.exclude(confirmed_age_at=None)
    assert [account.email for account in confirmed] == [cast.TEACHER.email]
