"""``{% head_links %}`` and ``{% topbar %}``: what frames every page, rendered once for each way it can look.

By template at each reading the two cost a fifth of the home feed.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nestbox.web.context import Nav

register = template.Library()

_TABS = ("/search/", "/compose/", "/requests/", "/notices/", "/me/")
_WITH_ALL_BELOW = ("/requests/", "/me/")


class Bar(NamedTuple):
    """All that the bar shows, whoever is looking."""

    may_post: bool
    may_decide: bool
    pending_requests: int
    unread: int


@register.simple_tag
@cache
def head_links() -> SafeString:
    """Styles, icons and scripts of every page."""
    return render_to_string("components/head_links.html")


@register.simple_tag(takes_context=True)
def topbar(context: Context) -> SafeString:
    """The frame's navigation; without tabs for the signed out."""
    nav: Nav | None = context.get("nav")
    bar = Bar(nav.may_post, nav.may_decide, nav.pending_requests, nav.unread) if nav else None
    return _topbar(bar, _tab(getattr(context.get("request"), "path", "")))


def _tab(path: str) -> str:
    """Which tab a page belongs to, by its address; none for most."""
    above = next((tab for tab in _WITH_ALL_BELOW if path.startswith(tab)), path)
    return above if above == "/" or above in _TABS else ""


@lru_cache(maxsize=512)
def _topbar(bar: Bar | None, tab: str) -> SafeString:
    return render_to_string("components/topbar.html", {"bar": bar, "tab": tab})
