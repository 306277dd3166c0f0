"""Background work of the notices."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

log = logging.getLogger(__name__)


def deliver(subject: str, body: str, html: str, sender: str, recipient: str) -> None:
    """Hand one message to the mail server (or, without one, to a file). Raises where that fails."""
    connection = get_connection(settings.DELIVERY_BACKEND)
    message = EmailMultiAlternatives(subject, body, sender, [recipient], connection=connection)
    if html:
        message.attach_alternative(html, "text/html")
    message.send()
    log.info("E-mail sent: %s", subject)
