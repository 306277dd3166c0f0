"""Scans of paper forms: sealed like an original, without an address, and read by the office alone."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from nestbox import clock
from nestbox.django_settings import INSTALLATION
from nestbox.errors import InvalidError
from nestbox.records.models import Consent
from nestbox.sealing import seal, unseal

LARGEST = 10_000_000  # bytes
FOLDER = "forms"  # beside the originals that wait in quarantine; the sweep there leaves folders alone
CUT_OFF = timedelta(days=1)
KINDS = (
    (b"%PDF-", "application/pdf", "pdf"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
)


def keep(data: bytes) -> str:
    """Seal and keep a scan; returns the name under which it lies.

    Raises ``InvalidError`` for more than 10 MB, and for anything that does not begin like a PDF, JPEG or PNG.
    """
    if len(data) > LARGEST:
        raise InvalidError("This file is larger than 10 MB. A photo of the form is enough.", "scan")
    if not any(data.startswith(magic) for magic, _, _ in KINDS):
        raise InvalidError("Please choose a PDF, or a photo as JPEG or PNG.", "scan")
    name = f"{FOLDER}/{secrets.token_hex(16)}.sealed"
    return storages["quarantine"].save(
        name, ContentFile(seal(data, INSTALLATION.photo_secret(), _context(name)))
    )


def take(name: str) -> tuple[bytes, str, str]:
    """A scan's bytes, media type and ending of its name. ``SealBroken`` where it is not what was kept."""
    with storages["quarantine"].open(name) as file:
        data = unseal(file.read(), INSTALLATION.photo_secret(), _context(name))
    media_type, ending = next(kind[1:] for kind in KINDS if data.startswith(kind[0]))
    return data, media_type, ending


def drop(name: str) -> None:
    """Destroy a scan that no answer came to name. Twice is once."""
    storages["quarantine"].delete(name)


def sweep() -> None:
    """Every night: destroy what no answer names, the rest of a crash a day ago or longer."""
    store = storages["quarantine"]
    named = set(Consent.objects.exclude(scan="").values_list("scan", flat=True))
    for file in store.listdir(FOLDER)[1]:
        name = f"{FOLDER}/{file}"
        if name not in named and clock.now() - store.get_modified_time(name) > CUT_OFF:
            drop(name)


def _context(name: str) -> bytes:
    return f"form:{name}".encode()
