"""The form with which the office records an answer."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from nestbox.policy.standing import Purpose, Standing
from nestbox.roll.consent_office import BASES, NOTE_LENGTH, Paper
from nestbox.roll.consent_reads import Voice
from nestbox.roll.consent_words import PURPOSES
from nestbox.web.forms.days import day_input

ANSWERS = (
    (Standing.GIVEN, "Yes"),
    (Standing.REFUSED, "No"),
    (Standing.WITHDRAWN, "No, after an earlier yes"),
    (Standing.ASKED, "Asked on paper, not answered yet"),
    (Standing.EXPIRED, "No longer counts: they are no longer a carer of this child"),
)
HOW = (("paper", "A signed form"), ("school", "Another way, as the note says"))
SCHOOL = ("", "The school’s own record")


class AnswerForm(forms.Form):
    """An answer on paper, or one that reached the school another way."""

    purposes = forms.MultipleChoiceField(
        label="What is it about?",
        choices=[(purpose.value, name) for purpose, name in PURPOSES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    answer = forms.ChoiceField(
        label="What was the answer?",
        choices=[(answer.value, words) for answer, words in ANSWERS],
        widget=forms.RadioSelect,
    )
    carer = forms.ChoiceField(
        label="Whose answer is it?",
        required=False,
        help_text="The school’s own record is for a form that names nobody. A no is never outweighed by it.",
    )
    how = forms.ChoiceField(label="How did it reach the school?", choices=HOW)
    until = forms.DateField(
        label="Last day of a yes",
        required=False,
        widget=day_input(),
        help_text="After it the yes runs out by itself. Leave it empty if it holds until it is changed.",
    )
    basis = forms.ChoiceField(
        label="Lawful basis",
        choices=[(basis, basis.capitalize()) for basis in BASES],
        help_text="As your privacy notice says. It changes nothing in who may be shown.",
    )
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=NOTE_LENGTH,
        help_text="As the day on the form. Only the office reads it.",
    )
    scan = forms.FileField(
        label="The form",
        required=False,
        help_text="A PDF, or a photo as JPEG or PNG, up to 10 MB. It is kept encrypted.",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def __init__(self, voices: Iterable[Voice], *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # handed on as they came
        named = [(str(voice.carer_id), f"{voice.name} ({voice.relationship})") for voice in voices]
        self.fields["carer"].choices = [SCHOOL, *named]  # type: ignore[attr-defined]  # a ChoiceField

    def paper(self) -> Paper:
        """The answer as the roll takes it."""
        data = self.cleaned_data
        return Paper(
            purposes=tuple(Purpose(purpose) for purpose in data["purposes"]),
            answer=Standing(data["answer"]),
            carer_id=int(data["carer"]) if data["carer"] else None,
            how=data["how"],
            until=data["until"],
            note=data["note"],
            basis=data["basis"],
            scan=data["scan"].read() if data["scan"] else b"",
        )
