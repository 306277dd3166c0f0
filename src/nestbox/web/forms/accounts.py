"""What signing up asks besides address and password."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils.html import format_html

from nestbox.accounts import actions as accounts
from nestbox.posts.text import tidy
from nestbox.schools import actions as schools
from nestbox.schools import policies
from nestbox.schools import reads as school_reads


class SignupForm(forms.Form):
    """Name, age and the policy. The sign-in library adds the address and the password."""

    field_order = ["name", "email", "password1", "old_enough", "accept"]

    name = forms.CharField(
        label="Your full name",
        max_length=80,
        help_text="The school's office sees it, and followers beside your comments.",
    )
    old_enough = forms.BooleanField(label="I am 13 or older")
    accept = forms.BooleanField(label="I accept the policy")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came
        self.school_id = school_reads.only_school()
        if self.school_id is None:
            # Several schools: each one's policy is accepted when its feed is asked for.
            del self.fields["accept"]
            return
        values = policies.values(self.school_id)
        self.fields["old_enough"].label = f"I am {values.minimum_age} or older"
        self.fields["accept"].label = format_html(
            'I have read and accept the <a href="/policy/" target="_blank">{}</a>', values.policy_title
        )

    def clean_name(self) -> str:
        """The name without control characters, which could turn it round beside a comment."""
        name = " ".join(tidy(self.cleaned_data["name"]).split())
        if not name:
            raise forms.ValidationError("Please enter your name.")
        return name

    def signup(self, request: HttpRequest, user: object) -> None:  # noqa: ARG002 - the library's signature
        """Called by the sign-in library inside its own saving."""
        account_id: int = user.pk  # type: ignore[attr-defined]  # an Account, whatever the library says
        accounts.confirm_age(account_id)
        if self.school_id is not None:
            schools.accept_policy(account_id, self.school_id)
