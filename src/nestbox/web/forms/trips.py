"""The forms that plan a trip."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from nestbox.policy.access import year_name
from nestbox.trips.actions import Plan
from nestbox.trips.wording import PLACE, PLACES, PLAN, TITLE
from nestbox.web.forms.days import day_input


class TripForm(forms.Form):
    """A trip: what it is called, where, when and for whom."""

    title = forms.CharField(label="Title", max_length=TITLE)
    place = forms.CharField(label="Place", max_length=PLACE, required=False)
    starts = forms.DateField(label="First day", widget=day_input())
    ends = forms.DateField(label="Last day", widget=day_input())
    years = forms.TypedMultipleChoiceField(
        label="Year groups",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Who goes. Carers of these years are invited; nothing ticked is all of them.",
    )
    clash_confirmed = forms.BooleanField(
        label="Yes, another trip of the same years on the same days is meant", required=False
    )

    def __init__(self, *arguments: Any, years: Iterable[int], **options: Any) -> None:
        """Offer the year groups that the feed is for."""
        super().__init__(*arguments, **options)
        self.known = tuple(years)
        self.fields["years"].choices = [(year, year_name(year).capitalize()) for year in self.known]  # type: ignore[attr-defined]  # a field with choices

    def plan(self) -> Plan:
        """The trip as the actions take it. All years are the same as none."""
        data = self.cleaned_data
        years = tuple(data["years"])
        return Plan(
            data["title"],
            data["place"],
            data["starts"],
            data["ends"],
            () if set(years) == set(self.known) else years,
            data.get("places", ""),
            data["clash_confirmed"],
        )


class WholeTripForm(TripForm):
    """The same for a trip that is there, with the further places that are no names."""

    places = forms.CharField(
        label="Other places on the trip",
        required=False,
        max_length=PLACES * (PLACE + 2),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One a line, as “Rose Cottage”. A post may say these words although they could be names.",
    )


def plans_of(days: Iterable[date], posted: dict[str, str]) -> dict[date, str]:
    """What a form says of each of these days."""
    return {day: posted.get(f"day-{day.isoformat()}", "")[: PLAN + 1] for day in days}
