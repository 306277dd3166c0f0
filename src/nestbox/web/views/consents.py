"""The office's pages about consent: all children, one child, forms on paper, and who may not be shown."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.errors import InvalidError, NotFoundError
from nestbox.photos.shown import photos_of, showings_of
from nestbox.policy.permissions import Permission
from nestbox.policy.standing import Purpose
from nestbox.roll import consent_office, consent_reads
from nestbox.roll.consent_reads import Wanted
from nestbox.roll.consent_words import PURPOSES, State
from nestbox.web.access import school_for, viewer_of
from nestbox.web.consent_words import slug_of
from nestbox.web.converters import identifier
from nestbox.web.forms.consents import AnswerForm

SLUGS = {slug_of(purpose): purpose for purpose in Purpose}
STATES = {state.value.replace(" ", "-"): state for state in State}


@require_safe
def consents(request: HttpRequest) -> HttpResponse:
    """Every child on the roll, what was answered for them, and how many of each there are."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.SEE_ROLL, request.GET.get("school"))
    wanted = Wanted(
        identifier(request.GET.get("year")),
        SLUGS.get(request.GET.get("about", "")),
        STATES.get(request.GET.get("answer", "")),
    )
    context = {
        "overview": consent_reads.overview(viewer, school_id, wanted),
        "wanted": wanted,
        "purposes": [(slug_of(purpose), name, purpose) for purpose, name in PURPOSES.items()],
        "states": STATES.items(),
    }
    return render(request, "consents/consents.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def child(request: HttpRequest, pupil_id: int) -> HttpResponse:
    """One child: where consent stands, the whole history, and the form that adds to it."""
    viewer = viewer_of(request)
    shown = consent_reads.history(viewer, pupil_id)
    may_record = viewer.holds(Permission.EDIT_ROLL, shown.school_id)
    form = AnswerForm(shown.voices, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_bound and not may_record:
        raise NotFoundError("may not record consent")
    if form.is_valid() and _kept(viewer, pupil_id, form):
        messages.success(request, "Kept. What is published follows it from now on.")
        return redirect("consents-child", pupil_id)
    context = {
        "shown": shown,
        "form": form if may_record else None,
        "photos": photos_of(viewer, pupil_id),
        "showings": showings_of(viewer, pupil_id),
        "disagree": any(answer.state is State.DISAGREE for answer in shown.child.answers),
    }
    return render(request, "consents/child.html", context, status=422 if form.errors else 200)


def _kept(viewer: Viewer, pupil_id: int, form: AnswerForm) -> bool:
    try:
        consent_office.record_answer(viewer, pupil_id, form.paper())
    except InvalidError as invalid:
        form.add_error(invalid.field, invalid.sentence)
        return False
    return True


@require_safe
def scan(request: HttpRequest, consent_id: int) -> HttpResponse:
    """The scan of a form, to be looked at outside the browser's pages. It stays in no cache."""
    found = consent_office.scan(viewer_of(request), consent_id)
    response = HttpResponse(found.data, content_type=found.media_type)
    response["Content-Disposition"] = f'attachment; filename="{found.file_name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def not_shown(request: HttpRequest) -> HttpResponse:
    """The names of those who may not be shown in photos, to print."""
    viewer = viewer_of(request)
    school_id = _school_of(viewer, request.GET.get("school"))
    year = identifier(request.GET.get("year"))
    context = {
        "groups": consent_reads.not_shown(viewer, school_id, year),
        "years": consent_reads.years(viewer, school_id),
        "year": year,
        "now": clock.now(),
        "office": viewer.holds(Permission.SEE_ROLL, school_id),
    }
    return render(request, "consents/not_shown.html", context)


def _school_of(viewer: Viewer, wanted: str | None) -> int:
    try:
        return school_for(viewer, Permission.POST, wanted)
    except NotFoundError:
        return school_for(viewer, Permission.SEE_ROLL, wanted)
