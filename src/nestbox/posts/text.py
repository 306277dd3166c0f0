"""Text as people write it and count it: the same count in the browser (static/js/count.js) and here."""

from __future__ import annotations

import unicodedata

import regex
from django.utils.html import escape
from django.utils.safestring import SafeString

# The same expression as in count.js; a shared table of examples in the tests keeps the two together.
_LINK = regex.compile(r'https?://[^\s<>"]+')
_GRAPHEME = regex.compile(r"\X")
_PART = regex.compile(r'https?://[^\s<>"]+|\X')
_KEPT_CONTROLS = "\n\u200d\ufe0f"  # a new line; the joiner and the variation selector inside an emoji
_BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BLANK_LINES = regex.compile(r"\n{3,}")
_VISIBLE = regex.compile(r"[^\p{Z}\p{C}\p{M}]")  # anything but blanks, controls and marks without a letter


def tidy(text: str) -> str:
    """What is kept of what was typed: NFC, one kind of line end, no control characters, no blanks around."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = "".join(c for c in lines if c in _KEPT_CONTROLS or not _is_control(c))
    if not _VISIBLE.search(kept):
        return ""
    return _BLANK_LINES.sub("\n\n", unicodedata.normalize("NFC", kept)).strip()


def _is_control(character: str) -> bool:
    # Not "Cn", unassigned: to Python that is every emoji younger than itself.
    return unicodedata.category(character) in {"Cc", "Cs", "Co"} or character in _BIDI_CONTROLS


def count(text: str, link_length: int) -> int:
    """Characters as people count them (LEN-1): grapheme clusters (UAX 29), a link always the same."""
    links = len(_LINK.findall(text))
    rest = _LINK.sub("\n", text)
    return len(_GRAPHEME.findall(rest)) - links + links * link_length


def fits(text: str, link_length: int, limit: int) -> int | None:
    """How many characters (code points) of a text are within the limit; None when all of it is."""
    if count(text, link_length) <= limit:
        return None
    ends = [part.end() for part in _PART.finditer(text)]
    return max((end for end in ends if count(text[:end], link_length) <= limit), default=0)


def inert(text: str) -> SafeString:
    """Escaped text that no splice of a card can be found in."""
    return SafeString(escape(text).replace("[", "&#91;"))  # allowed: escaped here


def to_html(text: str) -> SafeString:
    """Escaped text with its links made into links, and line ends kept. Nothing typed becomes markup."""
    parts: list[str] = []
    end = 0
    for link in _LINK.finditer(text):
        address = inert(link.group())
        parts += [
            inert(text[end : link.start()]),
            f'<a href="{address}" rel="noopener nofollow ugc">{address}</a>',
        ]
        end = link.end()
    parts.append(inert(text[end:]))
    return SafeString("".join(parts).replace("\n", "<br>"))  # allowed: escaped here
