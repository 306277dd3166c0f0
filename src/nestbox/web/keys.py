"""What tells a second tap on Send from a second thing to say."""

from __future__ import annotations

import hashlib
import secrets

from django.http import HttpRequest


def key_of(request: HttpRequest, *meant: str) -> str:
    """The key under which what was sent is kept once: of the form it was typed in, and of what was typed.

    Whoever goes back in the browser and sends other words from the same form has said something else.
    """
    form = request.POST.get("key") or secrets.token_urlsafe(16)
    return hashlib.blake2b(repr((form, *meant)).encode(), digest_size=16).hexdigest()
