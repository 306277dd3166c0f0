"""The school's own pages: the team, the roll, the policy's values."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from nestbox.errors import InvalidError
from nestbox.policy.permissions import Permission
from nestbox.policy.values import ValuesError
from nestbox.roll import actions as roll_actions
from nestbox.roll import reads as roll
from nestbox.schools import actions, policies
from nestbox.schools import reads as schools
from nestbox.web.access import school_for, viewer_of
from nestbox.web.forms.school import ChildForm, RoleForm, StaffForm, ValuesForm


@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest) -> HttpResponse:
    """Who works on the feed in which role."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.MANAGE_TEAM, request.GET.get("school"))
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_role(viewer, school_id, form.cleaned_data["email"], form.cleaned_data["role"])
        except InvalidError as invalid:
            form.add_error(invalid.field, invalid.sentence)
        else:
            messages.success(request, "Done. They have been told.")
            return redirect("team")
    context = {"team": schools.team(viewer, school_id), "form": form}
    return render(request, "school/team.html", context, status=422 if form.errors else 200)


@require_POST
def role_ending(request: HttpRequest, role_id: int) -> HttpResponse:
    """Take a role away."""
    try:
        actions.end_role(viewer_of(request), role_id)
    except InvalidError as invalid:
        messages.error(request, invalid.sentence)
    return redirect("team")


@require_http_methods(["GET", "HEAD", "POST"])
def the_roll(request: HttpRequest) -> HttpResponse:
    """The roll as the office keeps it by hand: a child with a carer at a time, and the staff list."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.SEE_ROLL, request.GET.get("school"))
    staff = request.POST.get("do") == "staff"
    child_form = ChildForm(None if staff else request.POST or None)
    staff_form = StaffForm(request.POST if staff else None)
    form = staff_form if staff else child_form
    if request.method == "POST" and form.is_valid():
        if staff:
            roll_actions.add_staff_member(viewer, school_id, **staff_form.cleaned_data)
        else:
            roll_actions.add_family(viewer, school_id, child_form.child(), child_form.contact())
        messages.success(request, "Added.")
        return redirect("roll")
    context = {
        "pupils": roll.pupils(viewer, school_id),
        "staff": roll.staff(viewer, school_id),
        "child_form": child_form,
        "staff_form": staff_form,
    }
    return render(request, "school/roll.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def values(request: HttpRequest) -> HttpResponse:
    """The school's file of values: changing it puts a new version in force (GOV-1)."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.MANAGE_SCHOOL, request.GET.get("school"))
    form = ValuesForm(request.POST or None, initial={"text": policies.text_in_force(viewer, school_id)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_policy(viewer, school_id, form.cleaned_data["text"])
        except ValuesError as error:
            form.add_error("text", str(error))
        except InvalidError as invalid:
            form.add_error("text", invalid.sentence)
        else:
            messages.success(request, "The new values are in force.")
            return redirect("values")
    return render(request, "school/values.html", {"form": form}, status=422 if form.errors else 200)
