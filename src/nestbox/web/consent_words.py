"""What carers are asked about each purpose, and what a yes and a no mean, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from nestbox.errors import NotFoundError
from nestbox.policy.standing import Purpose


@dataclass(frozen=True, slots=True)
class Wording:
    """A question about one child. ``about`` names the purpose in lists."""

    about: str
    question: str
    yes_means: str
    no_means: str


def wording(purpose: Purpose, forename: str) -> Wording:
    """The question and its answers, about the child of this forename."""
    about, question, yes_means, no_means = WORDS[purpose]
    return Wording(
        about, question.format(name=forename), yes_means.format(name=forename), no_means.format(name=forename)
    )


WORDS = {
    Purpose.PHOTOS: (
        "Photos",
        "May photos that show {name} be posted in the feed?",
        "The face of {name} may be seen in photos of the trip.",
        "The face of {name} is covered before a photo is posted. Nobody can uncover it.",
    ),
    Purpose.VIDEO: (
        "Videos",
        "May videos that show {name} be posted in the feed?",
        "{name} may be seen in videos of the trip. None can be posted yet; your answer is kept until then.",
        "No video in which {name} could be recognised is posted.",
    ),
    Purpose.WHOLE_CLASS: (
        "Whole-class photos",
        "May {name} be seen in photos of the whole class?",
        "{name} may be seen in photos with ten children or more, if the answer about photos is yes too.",
        "{name} is covered in photos with ten children or more, even if other photos are a yes.",
    ),
}


def slug_of(purpose: Purpose) -> str:
    """The purpose as addresses write it."""
    return purpose.value.replace(" ", "-")


def purpose_of(slug: str) -> Purpose:
    """The purpose in an address. Raises ``NotFoundError``."""
    for purpose in Purpose:
        if slug_of(purpose) == slug:
            return purpose
    raise NotFoundError("no such purpose")
