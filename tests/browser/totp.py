"""The six digits of an authenticator app."""

import base64
import hashlib
import hmac
import struct
import time

PERIOD = 30  # seconds


def code(secret: str, periods_ahead: int = 0) -> str:
    """The code of the base32 ``secret`` now, or so many periods later (RFC 6238, RFC 4226 5.3)."""
    counter = struct.pack(">Q", int(time.time()) // PERIOD + periods_ahead)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
