"""A photo that came back after a withdrawal: every page that shows it names files that are there."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.jobs.inline import run_waiting
from nestbox.policy.facts import Says
from nestbox.policy.standing import Standing
from tests.photos.found import face, photo_of
from tests.web.people import body, signed_in
from tests.world import follower


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("page", ["/", "/trips/{trip}/", "/trips/{trip}/keepsake/"])
def test_what_comes_back_is_offered_in_the_files_that_it_has(world: World, page: str) -> None:
    follower(world)
    ada, over = world.child("Ada", "Reed", 5), timezone.localdate() - timedelta(days=3)
    world.answers(ada)
    trip_id = world.trip("The Lakes", "Hawse End", over, over)
    found = photo_of(world, [face(0)], draft_id=world.drafts("By the lake.", trip_id=trip_id))
    found.says(0, Says.CHILD, ada)
    world.publishes(found.draft_id)
    run_waiting()
    world.answers(ada, Standing.WITHDRAWN)
    run_waiting()

    client = signed_in(cast.FOLLOWER)
    shown = set(re.findall(rb"/media/\d+/\w+\.\w+", body(client.get(page.format(trip=trip_id)))))
    assert shown
    assert {client.get(address.decode()).status_code for address in shown} == {200}
    assert not [address for address in shown if address.endswith(b".webp")]
