"""Where originals wait, encrypted. No address reaches them."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from nestbox.django_settings import INSTALLATION
from nestbox.photos.sealing import seal, unseal


def keep(photo_id: int, data: bytes) -> str:
    """Encrypt and keep an original; returns the name under which it lies."""
    sealed = seal(data, INSTALLATION.photo_secret(), _context(photo_id))
    name = f"{photo_id}-{secrets.token_hex(8)}.sealed"
    return storages["quarantine"].save(name, ContentFile(sealed))


def take(photo_id: int, name: str) -> bytes:
    """The original's bytes. Raises ``SealBroken`` where the file is not what was kept."""
    with storages["quarantine"].open(name) as file:
        return unseal(file.read(), INSTALLATION.photo_secret(), _context(photo_id))


def destroy(name: str) -> None:
    """Remove an original. Twice is once."""
    storages["quarantine"].delete(name)


def _context(photo_id: int) -> bytes:
    return f"photo:{photo_id}".encode()


def names() -> list[str]:
    """The names of all that lies in quarantine."""
    return storages["quarantine"].listdir("")[1]


def kept_at(name: str) -> datetime:
    """When an original was kept, aware."""
    return storages["quarantine"].get_modified_time(name)
