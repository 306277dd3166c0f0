"""Bringing the policy's next review to mind, before its day (GOV-1)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.formats import date_format

from nestbox.notices.actions import News, tell
from nestbox.policy.governance import review_reminder
from nestbox.policy.permissions import Role
from nestbox.records.models import Notice, School
from nestbox.schools import policies
from nestbox.schools.people import in_roles
from nestbox.schools.trips import now_at

WHEN = {56: "in eight weeks", 14: "in two weeks", 0: "now"}
BODY = "Its dates, and whatever else has changed, are on the page of the school's values: a new version."


def remind_all() -> None:
    """Every night, for every school."""
    for school_id in School.objects.order_by("id").values_list("id", flat=True):
        remind(school_id)


@transaction.atomic
def remind(school_id: int) -> None:
    """Tell the Headteacher and the administrator what is due, each once; whoever comes later is told too."""
    due = policies.values(school_id).next_review
    reminder = review_reminder(now_at(school_id).date(), due)
    if reminder is None:
        return
    sentence = _sentence(due, reminder)
    told = Notice.objects.filter(school_id=school_id, kind="policy-review", sentence=sentence)
    known = set(told.values_list("account_id", flat=True))
    people = in_roles(school_id, (Role.HEADTEACHER, Role.ADMINISTRATOR))
    news = News("policy-review", sentence, "/policy/", BODY)
    tell([account for account in people if account.pk not in known], school_id, news)


def _sentence(due: date, reminder: int) -> str:
    return f"The school's policy is to be reviewed {WHEN[reminder]}: by {date_format(due, 'F Y')}."
