"""Seals what must lie unreadable: originals and paper forms. AES-256-GCM, NIST SP 800-38D."""

import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12  # SP 800-38D 5.2.1.1: the length that GCM is made for
TAG_BYTES: Final = 16
VERSION: Final = b"\x01"


class SealBroken(Exception):  # noqa: N818 - named for what happened, like every refusal here
    """The sealed bytes, the key or the context are not the ones of the sealing."""


def seal(data: bytes, key: bytes, context: bytes) -> bytes:
    """Encrypt `data` under a 32-byte `key`: version byte, random nonce, ciphertext with its tag.

    `context` (as the photo's id) is authenticated and not stored: sealed bytes moved to another place
    do not open. Raises ValueError when the key is not 32 bytes long.
    """
    nonce = secrets.token_bytes(NONCE_BYTES)
    return VERSION + nonce + _cipher(key).encrypt(nonce, data, VERSION + context)


def unseal(sealed: bytes, key: bytes, context: bytes) -> bytes:
    """Give back what was sealed with the same key and context; raises SealBroken otherwise."""
    start = len(VERSION) + NONCE_BYTES
    if not sealed.startswith(VERSION) or len(sealed) < start + TAG_BYTES:
        raise SealBroken
    try:
        return _cipher(key).decrypt(sealed[len(VERSION) : start], sealed[start:], VERSION + context)
    except InvalidTag:
        raise SealBroken from None


def _cipher(key: bytes) -> AESGCM:
    if len(key) != KEY_BYTES:
        message = f"a sealing key is {KEY_BYTES} bytes long"
        raise ValueError(message)
    return AESGCM(key)
