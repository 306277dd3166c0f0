"""Where the sign-in library meets the rest of the house: an address is not changed past the policy."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.http import HttpRequest

from nestbox.accounts.adapter import AccountAdapter
from nestbox.follows.addresses import objections_to
from nestbox.policy.decision import Decision, Outcome


class Adapter(AccountAdapter):
    """Asks the policy again at the moment when a confirmed address would take the place of the old one."""

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Confirm an address, unless it will not do for what its owner follows (REQ-4, REQ-5)."""
        for objection in objections_to(email_address.user_id, email_address.email):
            messages.error(request, sentence(objection))
            return False
        confirmed: bool = super().confirm_email(request, email_address)
        return confirmed


def sentence(objection: Decision) -> str:
    """An objection to a new address in words for its owner, who cannot mark a domain, with the clause."""
    why = objection.why
    if objection.outcome is Outcome.ASK:
        why = (
            "The school does not know yet whether this address is personal or from work. Please use another."
        )
    return f"{why} (Policy, {objection.clause}.)"
