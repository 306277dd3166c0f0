"""The forms of the school's own pages."""

from __future__ import annotations

from django import forms

from nestbox.policy.access import ADMITTED_STAFF
from nestbox.policy.permissions import Role
from nestbox.roll.actions import Child, Contact

YES_NO_UNKNOWN = [("", "Not known"), ("yes", "Yes"), ("no", "No")]
ANSWERS = {"yes": True, "no": False}


class RoleForm(forms.Form):
    """Somebody joins the team."""

    email = forms.EmailField(
        label="Email address", max_length=254, help_text="They sign up first, and confirm the address."
    )
    role = forms.ChoiceField(label="Role", choices=[(role.value, role.value.capitalize()) for role in Role])

    def clean_role(self) -> Role:
        """The role itself."""
        return Role(self.cleaned_data["role"])


class ChildForm(forms.Form):
    """A child with one carer."""

    forename = forms.CharField(label="Child's forename", max_length=80)
    surname = forms.CharField(label="Child's surname", max_length=80)
    year_group = forms.IntegerField(label="Year group", min_value=0, max_value=13)
    carer_name = forms.CharField(label="Carer's full name", max_length=120)
    carer_email = forms.EmailField(label="Carer's personal email address", max_length=254)
    relationship = forms.CharField(
        label="Relationship", max_length=40, help_text="As mother, father, guardian, grandmother."
    )
    parental_responsibility = forms.ChoiceField(
        label="Parental responsibility", choices=YES_NO_UNKNOWN, required=False
    )
    principal_carer = forms.ChoiceField(label="Principal carer", choices=YES_NO_UNKNOWN, required=False)
    contact_restricted = forms.ChoiceField(
        label="Does a court order restrict contact?", choices=YES_NO_UNKNOWN, required=False
    )

    def child(self) -> Child:
        """The child as the roll takes them."""
        data = self.cleaned_data
        return Child(data["forename"], data["surname"], data["year_group"])

    def contact(self) -> Contact:
        """The carer as the roll takes them. Not answered is not known."""
        data = self.cleaned_data
        return Contact(
            data["carer_name"],
            data["carer_email"],
            data["relationship"],
            parental_responsibility=ANSWERS.get(data["parental_responsibility"]),
            principal_carer=ANSWERS.get(data["principal_carer"]),
            contact_restricted=ANSWERS.get(data["contact_restricted"]),
        )


class StaffForm(forms.Form):
    """A line of the staff list."""

    name = forms.CharField(label="Full name", max_length=120)
    email = forms.EmailField(label="Personal email address", max_length=254)
    category = forms.ChoiceField(label="Group", choices=[(c, c.capitalize()) for c in sorted(ADMITTED_STAFF)])


class ValuesForm(forms.Form):
    """The school's file of values."""

    text = forms.CharField(
        label="The school's values",
        widget=forms.Textarea(attrs={"rows": 28, "spellcheck": "false", "class": "code"}),
    )
