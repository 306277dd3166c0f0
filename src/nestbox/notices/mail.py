"""E-mail leaves through the worker: a slow or absent mail server never holds up a person."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage, EmailMultiAlternatives

from nestbox.jobs.actions import enqueue


class QueuedBackend(BaseEmailBackend):
    """Django's door for e-mail: keeps each message as a job, in the caller's transaction."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for recipient in message.recipients():
                enqueue(
                    "nestbox.notices.tasks.deliver",
                    str(message.subject),
                    str(message.body),
                    _html(message),
                    message.from_email,
                    recipient,
                )
        return len(email_messages)


def _html(message: EmailMessage) -> str:
    if not isinstance(message, EmailMultiAlternatives):
        return ""
    return next((str(content) for content, kind in message.alternatives if kind == "text/html"), "")
