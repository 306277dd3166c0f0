"""A carer's pages about consent: one question at a time, then all the answers, to be changed at any time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nestbox.errors import InvalidError, NotFoundError
from nestbox.follows import consent_answers
from nestbox.follows.consent_answers import Asked
from nestbox.photos.shown import photos_of
from nestbox.policy.standing import Purpose
from nestbox.web.access import viewer_of
from nestbox.web.consent_words import Wording, purpose_of, slug_of, wording

YES_OR_NO = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Line:
    """One question with its words and its address."""

    asked: Asked
    words: Wording
    path: str


@require_safe
def consent(request: HttpRequest) -> HttpResponse:
    """The first question that waits, or all the answers."""
    lines = _lines(request)
    waiting = [line for line in lines if line.asked.is_open]
    return _question(request, lines, waiting[0]) if waiting else _answers(request, lines)


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """All the answers."""
    return _answers(request, _lines(request))


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, pupil_id: int, purpose: str) -> HttpResponse:
    """One question: asked, or answered."""
    wanted = purpose_of(purpose)
    lines = _lines(request)
    line = _line(lines, pupil_id, wanted)
    if request.method != "POST":
        return _question(request, lines, line)
    yes = YES_OR_NO.get(request.POST.get("answer", ""))
    if yes is None:
        raise InvalidError("Please answer yes or no.")
    before = _photos(request, line)
    consent_answers.answer(viewer_of(request), pupil_id, wanted, yes=yes)
    messages.success(request, _kept(line, before - _photos(request, line), yes=yes))
    return redirect("consent" if line.asked.is_open else "consent-answers")


def _lines(request: HttpRequest) -> list[Line]:
    return [_made(asked) for asked in consent_answers.asked(viewer_of(request))]


def _made(asked: Asked) -> Line:
    path = f"/consent/{asked.child.pupil_id}/{slug_of(asked.purpose)}/"
    return Line(asked, wording(asked.purpose, asked.child.forename), path)


def _line(lines: list[Line], pupil_id: int, purpose: Purpose) -> Line:
    for line in lines:
        if (line.asked.child.pupil_id, line.asked.purpose) == (pupil_id, purpose):
            return line
    raise NotFoundError("no such question to this viewer")


def _answers(request: HttpRequest, lines: list[Line]) -> HttpResponse:
    children = [
        (child, list(of_child)) for child, of_child in groupby(lines, key=lambda line: line.asked.child)
    ]
    waiting = sum(line.asked.is_open for line in lines)
    return render(request, "consent/answers.html", {"children": children, "waiting": waiting})


def _question(request: HttpRequest, lines: list[Line], line: Line) -> HttpResponse:
    place = lines.index(line)
    later = next((other.path for other in lines[place + 1 :] if other.asked.is_open), "/consent/answers/")
    context = {
        "line": line,
        "number": place + 1,
        "of": len(lines),
        "later": later if line.asked.is_open else "/consent/answers/",
        "photos": _photos(request, line),
    }
    return render(request, "consent/question.html", context)


def _photos(request: HttpRequest, line: Line) -> int:
    """How many photos show the child now, where the question is about photos."""
    if line.asked.purpose is not Purpose.PHOTOS:
        return 0
    return photos_of(viewer_of(request), line.asked.child.pupil_id)


def _kept(line: Line, gone: int, *, yes: bool) -> str:
    said = f"Kept. {line.words.about} of {line.asked.child.forename}: {'yes' if yes else 'no'}."
    if gone <= 0:
        return said
    return f"{said} {gone} photo{'s' if gone > 1 else ''} went out of sight just now."
