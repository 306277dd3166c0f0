"""Importing the roll: send a file, say what its columns are if need be, look, apply, undo."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nestbox.errors import InvalidError
from nestbox.follows import endings
from nestbox.policy.permissions import Permission
from nestbox.roll import import_reads, imports, staging, undoing
from nestbox.roll.counting import WORDS
from nestbox.roll.files.reading import MappingNeededError
from nestbox.roll.preview import Preview, preview
from nestbox.roll.sections import sections
from nestbox.web.access import school_for, viewer_of
from nestbox.web.forms.imports import ColumnsForm, FileForm


@require_http_methods(["GET", "HEAD", "POST"])
def all_imports(request: HttpRequest) -> HttpResponse:
    """The imports so far, and the form that sends a file."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.EDIT_ROLL, request.GET.get("school"))
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            import_id = staging.send_file(viewer, school_id, file.read(), file.name)
        except InvalidError as invalid:
            form.add_error("file", invalid.sentence)
        else:
            return redirect("import", import_id)
    context = {"imports": import_reads.imports(viewer, school_id), "form": form}
    return render(request, "imports/imports.html", context, status=422 if form.errors else 200)


@require_safe
def one_import(request: HttpRequest, import_id: int) -> HttpResponse:
    """An import: its columns, its preview, or what became of it."""
    return _page(request, import_id)


def _page(request: HttpRequest, import_id: int, wrong: InvalidError | None = None) -> HttpResponse:
    viewer = viewer_of(request)
    shown = import_reads.one(viewer, import_id)
    if shown.applied_at is not None and wrong is not None:
        messages.info(request, wrong.sentence)
        return redirect("import", import_id)
    if shown.applied_at is not None:
        counted = [(WORDS[name], count) for name, count in shown.counts.items() if count]
        return render(request, "imports/applied.html", {"shown": shown, "counted": counted})
    status = 422 if wrong else 200
    try:
        found = preview(viewer, import_id)
    except MappingNeededError as needed:
        form = ColumnsForm(needed.columns)
        context = {"shown": shown, "form": form, "wrong": wrong}
        return render(request, "imports/columns.html", context, status=status)
    return render(request, "imports/preview.html", _previewed(request, found, wrong), status=status)


def _previewed(request: HttpRequest, found: Preview, wrong: InvalidError | None) -> dict[str, object]:
    return {
        "found": found,
        "sections": sections(found.changes, found.after),
        "endings": endings.would_end(viewer_of(request), found.school_id, found.after),
        "question": imports.asked(found.question) if found.question else "",
        "wrong": wrong,
    }


@require_POST
def columns(request: HttpRequest, import_id: int) -> HttpResponse:
    """Say what each column means."""
    viewer = viewer_of(request)
    try:
        staging.map_columns(viewer, import_id, ColumnsForm.chosen(request.POST))
    except InvalidError as invalid:
        return _page(request, import_id, invalid)
    return redirect("import", import_id)


@require_POST
def applying(request: HttpRequest, import_id: int) -> HttpResponse:
    """Apply what the preview showed."""
    answer = request.POST.get("let_leave", "").strip()
    try:
        imports.apply(viewer_of(request), import_id, int(answer) if answer.isdecimal() else None)
    except InvalidError as invalid:
        return _page(request, import_id, invalid)
    messages.success(request, "The roll is up to date.")
    return redirect("import", import_id)


@require_POST
def dropping(request: HttpRequest, import_id: int) -> HttpResponse:
    """Do not apply it."""
    try:
        staging.drop(viewer_of(request), import_id)
    except InvalidError as invalid:
        return _page(request, import_id, invalid)
    messages.info(request, "Nothing was changed. The file is deleted.")
    return redirect("imports")


@require_POST
def undoing_it(request: HttpRequest, import_id: int) -> HttpResponse:
    """Take an import back."""
    try:
        undoing.undo(viewer_of(request), import_id)
    except InvalidError as invalid:
        messages.error(request, invalid.sentence)
    else:
        messages.success(request, "Undone. The roll says again what it said before.")
    return redirect("import", import_id)
