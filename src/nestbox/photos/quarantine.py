"""Where originals wait, encrypted. No address reaches them."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from nestbox.django_settings import INSTALLATION
from nestbox.sealing import seal, unseal


def keep(photo_id: int, data: bytes) -> str:
    """Encrypt and keep an original; returns the name under which it lies."""
    sealed = seal(data, INSTALLATION.photo_secret(), _context(photo_id))
    name = f"{photo_id}-{secrets.token_hex(8)}.sealed"
    return storages["quarantine"].save(name, ContentFile(sealed))


def take(photo_id: int, name: str) -> bytes:
    """The original's bytes. Raises ``SealBroken`` where the file is not what was kept."""
    with storages["quarantine"].open(name) as file:
        return unseal(file.read(), INSTALLATION.photo_secret(), _context(photo_id))


def keep_part(upload_id: int, offset: int, data: bytes) -> str:
    """Encrypt and keep a piece of an upload; returns the name under which it lies."""
    sealed = seal(data, INSTALLATION.photo_secret(), _part_context(upload_id, offset))
    name = f"{upload_id}-at-{offset}-{secrets.token_hex(8)}.sealed"
    return storages["quarantine"].save(name, ContentFile(sealed))


def take_part(upload_id: int, offset: int, name: str) -> bytes:
    """The bytes of a piece. Raises ``SealBroken`` where the file is not what was kept there."""
    with storages["quarantine"].open(name) as file:
        return unseal(file.read(), INSTALLATION.photo_secret(), _part_context(upload_id, offset))


def _part_context(upload_id: int, offset: int) -> bytes:
    return f"upload:{upload_id}:{offset}".encode()


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
