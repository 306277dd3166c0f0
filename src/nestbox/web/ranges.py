"""Parts of a file that a client asks for: RFC 9110, section 14, as far as one part goes."""

from __future__ import annotations

import re

_ONE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


def part(header: str, size: int) -> range | None:
    """Which of the ``size`` bytes a Range header asks for.

    None is all of them: no header, several parts, or no sense. An empty range is one that does not exist.
    """
    asked = _ONE.fullmatch(header.replace(" ", ""))
    first, last = asked.groups() if asked else ("", "")
    if not first:
        return range(max(0, size - int(last)), size) if last else None
    if not last:
        return range(int(first), size)
    return range(int(first), min(int(last) + 1, size)) if int(last) >= int(first) else None
