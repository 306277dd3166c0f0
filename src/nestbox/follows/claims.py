"""What requesters wrote to the school from the address that they asked with (REQ-3)."""

from __future__ import annotations

from django.db import transaction

from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import InvalidError, fitting
from nestbox.follows.decisions import REASON_LENGTH, undecided
from nestbox.records.models import EmailClaim


@transaction.atomic
def note_claim(viewer: Viewer, request_id: int, says: str) -> None:
    """Note that the requester wrote to the school, and what. It is evidence, and admits nobody."""
    request = undecided(viewer, request_id)
    said = fitting(says, REASON_LENGTH, "claim")
    if not said:
        raise InvalidError("Write what their email says.", "claim")
    claim = EmailClaim.objects.create(request=request, says=said, noted_by_id=viewer.account_id)
    school_id, subject = request.feed.school_id, f"request:{request.id}"
    record(
        school_id,
        actor_id=viewer.account_id,
        verb="email noted",
        subject=subject,
        clause="REQ-3",
        claim=claim.id,
    )
