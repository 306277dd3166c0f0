"""A yes with a last day runs out."""

from datetime import UTC, date, datetime

import pytest

from nestbox import clock
from nestbox.demo.world import World
from nestbox.policy.standing import Purpose, Standing
from nestbox.records.models import AuditEntry, Consent
from nestbox.roll import consents
from nestbox.roll.consent_expiry import expire_all
from nestbox.roll.consents import Answer

LAST = date(2026, 3, 2)


@pytest.fixture
def leo(world: World) -> int:
    """A child whose photos are a yes until a day."""
    child = world.child("Leo", "Okafor", 5)
    consents.say(world.school_id, [Answer(child, Purpose.PHOTOS, Standing.GIVEN, until=LAST)], None)
    return child


def night(day: int) -> None:
    with clock.standing_at(datetime(2026, 3, day, 0, 10, tzinfo=UTC)):
        expire_all()


def said(pupil_id: int) -> list[str]:
    return list(Consent.objects.filter(pupil_id=pupil_id).order_by("id").values_list("answer", flat=True))


@pytest.mark.clause("CON-1")
def test_after_its_last_day_a_yes_has_run_out_on_record(leo: int) -> None:
    night(3)
    assert (said(leo), AuditEntry.objects.filter(verb="consent expired").count()) == (["given", "expired"], 1)


def test_on_its_last_day_it_still_holds(leo: int) -> None:
    night(2)
    assert said(leo) == ["given"]


def test_it_runs_out_once(leo: int) -> None:
    night(3)
    night(4)
    assert said(leo) == ["given", "expired"]


def test_a_yes_without_a_last_day_stays(world: World, leo: int) -> None:
    consents.say(world.school_id, [Answer(leo, Purpose.PHOTOS, Standing.GIVEN)], None)
    night(3)
    assert said(leo) == ["given", "given"]


def test_a_refusal_is_not_touched(world: World, leo: int) -> None:
    consents.say(world.school_id, [Answer(leo, Purpose.PHOTOS, Standing.WITHDRAWN)], None)
    night(3)
    assert said(leo) == ["given", "withdrawn"]
