"""``{% icon "heart" %}``: an icon of the lucide set, hidden from screen readers.

lucide's own tag parses and copies an XML tree on every call; a page of the feed shows dozens of icons,
so each one is kept as text.
"""

from __future__ import annotations

from functools import cache

from django import template
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Inline SVG of class ``icon``. Raises ``lucide.IconDoesNotExist``."""
    return _drawn(name)


@cache
def _drawn(name: str) -> SafeString:
    attributes = {"class": "icon", "aria-hidden": "true", "focusable": "false"}
    return SafeString(lucide(name, size=24, **attributes))  # allowed: drawn by a library
