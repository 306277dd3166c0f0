"""Who is in a photo: the screen on which staff account for its faces."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nestbox.accounts.viewer import Viewer
from nestbox.errors import InvalidError
from nestbox.photos import accounting
from nestbox.photos import actions as photos
from nestbox.photos.accounting import Place, Word
from nestbox.photos.screen import Screen, screen
from nestbox.policy.facts import Says
from nestbox.web.access import viewer_of
from nestbox.web.converters import identifier

Act = Callable[[HttpRequest, Viewer, Screen], None]


@require_http_methods(["GET", "HEAD", "POST"])
def account_for(request: HttpRequest, draft_id: int, photo_id: int) -> HttpResponse:
    """One photo with its areas. Every change is a form; the script sends the same forms by itself."""
    viewer = viewer_of(request)
    shown = screen(viewer, draft_id, photo_id)
    if request.method != "POST":
        return _answer(request, shown, part=bool(request.GET.get("part")))
    do = request.POST.get("do", "")
    try:
        ACTS.get(do, _nothing)(request, viewer, shown)
    except InvalidError as invalid:
        messages.error(request, invalid.sentence)
        return redirect("account-for", draft_id, photo_id)
    if request.POST.get("part"):
        return _answer(request, screen(viewer, draft_id, photo_id), part=True)
    if do == "next" and shown.next_id is not None:
        return redirect("account-for", draft_id, shown.next_id)
    return redirect("draft", draft_id) if do in LEAVING else redirect("account-for", draft_id, photo_id)


def _answer(request: HttpRequest, shown: Screen, *, part: bool) -> HttpResponse:
    """The page, or for the script only the photo with its areas as they are now."""
    return render(request, "photos/stage.html" if part else "photos/account_for.html", {"screen": shown})


def _nothing(_request: HttpRequest, _viewer: Viewer, _shown: Screen) -> None:
    """An unknown wish changes nothing."""


def _mark(request: HttpRequest, viewer: Viewer, shown: Screen) -> None:
    known = identifier(request.POST.get("known"))
    accounting.mark(viewer, shown.photo.id, *_words(request, shown), known=known)
    if request.POST.get("others"):
        _others(request, viewer, shown)


def _words(request: HttpRequest, shown: Screen) -> Iterator[Word]:
    """What was said, as "area:says" or "area:child:pupil". What is neither says nothing.

    Nor does what is said of an area that is not there, or no longer: it was erased on another page.
    """
    there = {area.id for area in shown.areas}
    for value in request.POST.getlist("mark"):
        area, _, said = value.partition(":")
        says, _, pupil = said.partition(":")
        area_id = identifier(area)
        if area_id in there and says in set(Says):
            yield Word(area_id, Says(says), identifier(pupil))


def _others(request: HttpRequest, viewer: Viewer, shown: Screen) -> None:
    noted, known = (_identifiers(request, name) for name in ("other", "was"))
    accounting.others(viewer, shown.photo.id, noted, known)


def _identifiers(request: HttpRequest, name: str) -> set[int]:
    read = (identifier(value) for value in request.POST.getlist(name))
    return {value for value in read if value is not None}


def _cover_all(_request: HttpRequest, viewer: Viewer, shown: Screen) -> None:
    accounting.cover_all(viewer, shown.photo.id)


def _draw(request: HttpRequest, viewer: Viewer, shown: Screen) -> None:
    accounting.draw(viewer, shown.photo.id, _place(request))


def _move(request: HttpRequest, viewer: Viewer, shown: Screen) -> None:
    accounting.move(viewer, shown.photo.id, _area(request), _place(request))


def _erase(request: HttpRequest, viewer: Viewer, shown: Screen) -> None:
    accounting.erase(viewer, shown.photo.id, _area(request))


def _leave_out(_request: HttpRequest, viewer: Viewer, shown: Screen) -> None:
    photos.leave_out(viewer, shown.photo.id)


def _area(request: HttpRequest) -> int:
    return identifier(request.POST.get("area")) or 0


def _place(request: HttpRequest) -> Place:
    return Place(*(_fraction(request.POST.get(side)) for side in ("x", "y", "width", "height")))


def _fraction(text: str | None) -> float:
    try:
        value = float(text or "")
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan


LEAVING = frozenset({"done", "next", "leave_out"})
ACTS: dict[str, Act] = {
    "mark": _mark,
    "done": _mark,
    "next": _mark,
    "cover_all": _cover_all,
    "draw": _draw,
    "move": _move,
    "erase": _erase,
    "leave_out": _leave_out,
}
