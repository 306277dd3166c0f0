"""Telling carers of a trip that they can ask to follow. Asking stays theirs, deciding the office's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import NotFoundError
from nestbox.follows.domains import kind_among, marked_domains
from nestbox.follows.mail_domains import domain_of
from nestbox.notices.actions import write_to
from nestbox.policy.facts import Asker
from nestbox.policy.index import RollIndex
from nestbox.policy.matching import match
from nestbox.policy.permissions import Permission
from nestbox.policy.values import SchoolValues
from nestbox.policy.verdict import QueueGroup, outcome_of
from nestbox.records.models import Follow, Invitation, Trip
from nestbox.roll.evidence import index_of
from nestbox.schools import policies
from nestbox.schools.children import of_trip
from nestbox.schools.reads import feed_of, must_hold


@dataclass(frozen=True, slots=True)
class Invitee:
    """A carer's personal address with which they would be admitted, as the roll is now."""

    carer_id: int
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Inviting:
    """A trip, whom its invitations would go to now, and the letter.

    ``unclear`` counts carers who are left out, because the roll leaves something open.
    """

    trip_id: int
    title: str
    starts: date
    invitees: tuple[Invitee, ...]
    unclear: int
    sent: int
    subject: str
    body: str


def trips_to_invite_for(viewer: Viewer, school_id: int) -> list[Inviting]:
    """The trips that are not over. Raises ``NotFoundError`` without DECIDE_REQUESTS."""
    must_hold(viewer, Permission.DECIDE_REQUESTS, school_id)
    ahead = Trip.objects.filter(school_id=school_id, ends__gte=_today())
    return [_inviting(trip) for trip in ahead.order_by("starts", "id")]


def _inviting(trip: Trip) -> Inviting:
    values = policies.values(trip.school_id)
    invited = set(Invitation.objects.filter(trip=trip).values_list("email", flat=True))
    following = _following(trip.school_id)
    clear, unclear = [], 0
    for invitee, is_clear in _eligible(trip, values):
        if invitee.email in invited or invitee.email in following:
            continue
        if is_clear:
            clear.append(invitee)
        else:
            unclear += 1
    subject, body = _letter(trip, values)
    return Inviting(trip.id, trip.title, trip.starts, tuple(clear), unclear, len(invited), subject, body)


def _following(school_id: int) -> set[str]:
    rows = Follow.objects.filter(feed__school_id=school_id, ended_at=None)
    return {email.lower() for email in rows.values_list("account__email", flat=True)}


def _eligible(trip: Trip, values: SchoolValues) -> Iterator[tuple[Invitee, bool]]:
    """Who would be admitted if they asked, by the queue's own verdict; and whether nothing is unknown.

    Only carers of a child who goes, or could go, on the trip.
    """
    index, marks, seen = index_of(trip.school_id), marked_domains(trip.school_id), set[str]()
    going = {str(child.id) for child in of_trip(trip.school_id, trip.pk)}
    for carer in index.roll.carers:
        if going.isdisjoint(str(held.pupil) for held in index.held_by(carer.key)):
            continue
        for address in carer.addresses:
            if address.kind != "personal" or address.email in seen:
                continue
            seen.add(address.email)
            group, complete = _verdict(index, address.email, carer.name, marks, values)
            if group in {QueueGroup.STRONG, QueueGroup.LOOK}:
                is_clear = group is QueueGroup.STRONG and complete
                yield Invitee(int(carer.key), carer.name, address.email), is_clear


def _verdict(
    index: RollIndex, email: str, name: str, marks: dict[str, str], values: SchoolValues
) -> tuple[QueueGroup, bool]:
    asker = Asker(
        email=email,
        email_verified=True,
        domain=domain_of(email),
        domain_kind=kind_among(email, marks, values),
        over_minimum_age=True,
        accepted_version=values.policy_version,
    )
    verdict = outcome_of(asker, match(index, email, name, _today()).facts, values)
    return verdict.group, verdict.missing is None


def _letter(trip: Trip, values: SchoolValues) -> tuple[str, str]:
    handle = feed_of(trip.school_id).handle
    body = (
        "Dear parent or carer,\n\n"
        f"{values.name} shares news and photos of “{trip.title}” on a private feed, @{handle}. "
        "You can ask to follow it here:\n\n"
        f"{settings.PUBLIC_URL}/@{handle}/\n\n"
        "Please sign up with the address that this email came to: the office compares it with the school's "
        "records, and decides on every request.\n\n"
        "You get this email because the school has this address as yours. If that is wrong, please write to "
        f"{values.admin_address}.\n"
    )
    return f"Follow @{handle}: {trip.title}", body


@transaction.atomic
def invite(viewer: Viewer, trip_id: int) -> int:
    """Write to every carer who would be admitted and was not yet invited for the trip; returns how many.

    Raises ``NotFoundError`` for a trip that is over, and without DECIDE_REQUESTS.
    """
    trip = Trip.objects.select_for_update().filter(pk=trip_id, ends__gte=_today()).first()
    if trip is None:
        raise NotFoundError("no such trip")
    must_hold(viewer, Permission.DECIDE_REQUESTS, trip.school_id)
    shown = _inviting(trip)
    for invitee in shown.invitees:
        Invitation.objects.create(
            trip=trip, carer_id=invitee.carer_id, email=invitee.email, sent_by_id=viewer.account_id
        )
        write_to(invitee.email, shown.subject, shown.body)
    record(
        trip.school_id,
        actor_id=viewer.account_id,
        verb="carers invited",
        subject=f"trip:{trip.id}",
        count=len(shown.invitees),
    )
    return len(shown.invitees)


def _today() -> date:
    return timezone.localtime(clock.now()).date()
