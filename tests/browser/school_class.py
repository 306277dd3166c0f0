"""A class on a trip, added to a demonstration: most of its children may be shown."""

from pathlib import Path

from tests.browser.installed import nestbox

TRIP = "Class trip"
SURNAME = "Quillfeather"
MAY_BE_SHOWN = (
    *("Abelard", "Brunhild", "Cosima", "Drusilla", "Ethelred", "Fenwick", "Gunther", "Hortense", "Ignatius"),
    *("Jocasta", "Kunigunde", "Leopoldine", "Melchior", "Nepomuk", "Ottoline", "Parsifal", "Quentina"),
    *("Sigismund", "Thaddeus", "Ulrika", "Veronika", "Wilhelmina"),
)
REFUSED, UNKNOWN = "Xanthippe", "Ysolde"
FILL = f"""
from datetime import timedelta
from django.utils import timezone
from nestbox.accounts import reads as accounts
from nestbox.demo import cast
from nestbox.policy.standing import Purpose, Standing
from nestbox.records.models import School, Trip
from nestbox.roll.actions import Child, add_family
from nestbox.roll.consent_office import Paper, record_answer
from nestbox.schools import children
school = School.objects.get().pk
cast = (cast.OFFICE_MANAGER, cast.TEACHER)
office, teacher = (accounts.viewer(accounts.account(who.email).pk) for who in cast)
def put(forename, answer=None):
    pupil = add_family(office, school, Child(forename, "{SURNAME}", 4))
    if answer:
        record_answer(office, pupil, Paper((Purpose.PHOTOS,), answer))
    return pupil
everybody = [put(forename, Standing.GIVEN) for forename in {MAY_BE_SHOWN!r}]
everybody += [put("{REFUSED}", Standing.REFUSED), put("{UNKNOWN}")]
month = timezone.localdate() + timedelta(days=30)
# Away in a month: the trip that is on stays the only one.
trip = Trip.objects.create(school_id=school, title="{TRIP}", starts=month, ends=month + timedelta(days=1))
children.choose(teacher, trip.pk, everybody)
"""


def add_class(data: Path) -> None:
    """Put the class on the roll of the demonstration in ``data``, and on a trip of its own."""
    done = nestbox(data, "manage", "shell", "--command", FILL, demo=True)
    assert done.returncode == 0, done.stderr
