"""The one way to write to the audit."""

from __future__ import annotations

from nestbox import clock
from nestbox.audit.chain import ORIGIN, Link, digest_of
from nestbox.records.models import AuditEntry, School


def hold(school_id: int) -> None:
    """Let nobody else change this school until the transaction ends. SQLite has one writer anyway.

    Whoever judges by the roll and then acts holds the school first, so that the roll stays as it was judged.
    And whoever puts something on record holds it before any photo or post: of two who hold one and wait for
    the other, the database ends one.
    """
    School.objects.select_for_update().get(pk=school_id)


def record(
    school_id: int,
    *,
    actor_id: int | None,
    verb: str,
    subject: str,
    clause: str = "",
    **detail: str | int | bool | None,
) -> None:
    """Add a link to the school's chain. Belongs inside the transaction of what it records.

    ``detail`` holds no photo, no text of a comment and no password: identifiers and reasons only.
    """
    hold(school_id)  # one writer a chain at a time
    last = AuditEntry.objects.filter(school_id=school_id).order_by("-number").first()
    link = Link(
        school_id=school_id,
        number=last.number + 1 if last else 1,
        at=clock.now(),
        actor_id=actor_id,
        verb=verb,
        clause=clause,
        subject=subject,
        detail=detail,
        previous=last.digest if last else ORIGIN,
    )
    AuditEntry.objects.create(**link.columns(), digest=digest_of(link))
