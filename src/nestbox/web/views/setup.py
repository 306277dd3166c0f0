"""The first minutes: an empty installation asks for its school and its first administrator."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nestbox.errors import InvalidError, NotFoundError
from nestbox.policy.values import ValuesError
from nestbox.schools import installation
from nestbox.schools import reads as schools
from nestbox.web.access import open_to_all
from nestbox.web.forms.setup import SetupForm


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """Set the installation up, once. Afterwards this page does not exist."""
    if schools.is_set_up():
        raise NotFoundError("already set up")
    form = SetupForm(request.POST or None, initial={"code": request.GET.get("code", "")})
    if request.method == "POST" and form.is_valid() and _set_up(form):
        return redirect("account_login")
    return render(request, "setup.html", {"form": form}, status=422 if form.errors else 200)


def _set_up(form: SetupForm) -> bool:
    try:
        installation.set_up(**form.cleaned_data)
    except ValuesError as error:
        form.add_error("values_text", str(error))
    except ValidationError as error:
        form.add_error("password", error)
    except InvalidError as invalid:
        form.add_error(invalid.field, invalid.sentence)
    return form.is_valid()
