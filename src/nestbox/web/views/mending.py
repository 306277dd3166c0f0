"""What the buttons beside a finding do: ``mend`` names the way and the finding, ``reason|…`` says why."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest

from nestbox.errors import RefusedError
from nestbox.policy.finding import Do
from nestbox.posts.hashtag_asking import Asked, ask
from nestbox.posts.mending import mend
from nestbox.web.access import viewer_of

CHANGED = "The words have changed meanwhile. Please look at what is left to do."


def wants_mending(request: HttpRequest) -> bool:
    """Whether a button beside a finding was pressed."""
    return bool(request.POST.get("mend"))


def mended(request: HttpRequest, draft_id: int) -> None:
    """Put right what the button says, and say what was done where the page does not show it."""
    do, _, key = request.POST["mend"].partition("|")
    viewer = viewer_of(request)
    if do == Do.ASK_CARERS:
        messages.success(request, _said(ask(viewer, draft_id)))
        return
    try:
        if not mend(viewer, draft_id, do, key, request.POST.get(f"reason|{key}", "")):
            messages.info(request, CHANGED)
    except RefusedError as refused:
        messages.error(request, refused.sentence)


def _said(asked: Asked) -> str:
    if not asked.in_app and not asked.on_paper:
        return "Everybody who can be asked has been asked already."
    parts = []
    if asked.in_app:
        parts.append(f"{_carers(asked.in_app)} asked in the app and by e-mail.")
    if asked.on_paper:
        parts.append(f"The office was told of {_people(asked.on_paper)} to ask on paper.")
    return " ".join([*parts, "The draft stays here until they have answered."])


def _carers(count: int) -> str:
    return "One carer was" if count == 1 else f"{count} carers were"


def _people(count: int) -> str:
    return "one carer" if count == 1 else f"{count} carers"
