"""Why a file that was offered as a photo can't be used, in words for the person who offered it."""

from enum import StrEnum
from typing import Final

from nestbox.errors import NestboxError

MAX_BYTES: Final = 50_000_000
MAX_PIXELS: Final = 64_000_000


class Cause(StrEnum):
    """The private reason; each has one public sentence."""

    EMPTY = "empty"
    NOT_A_PHOTO = "not a photo"
    KIND_NOT_ACCEPTED = "kind not accepted"
    DAMAGED = "damaged"
    TOO_MANY_BYTES = "too many bytes"
    TOO_MANY_PIXELS = "too many pixels"
    TOO_DEMANDING = "too demanding"


SENTENCES: Final = {
    Cause.EMPTY: "This file is empty. Please choose the photo again.",
    Cause.NOT_A_PHOTO: "This file is not a photo, whatever its name says. Please choose a photo.",
    Cause.KIND_NOT_ACCEPTED: (
        "This file is {what}. Please choose a photo: JPEG, PNG, WebP, HEIC and AVIF are accepted."
    ),
    Cause.DAMAGED: (
        "This photo is damaged or only part of it arrived, so it can’t be shown. Please choose it again."
    ),
    Cause.TOO_MANY_BYTES: "This photo is larger than 50 MB. Please choose a smaller copy of it.",
    Cause.TOO_MANY_PIXELS: (
        "This photo has more than 64 million pixels, which is too many. Please choose a smaller copy of it."
    ),
    Cause.TOO_DEMANDING: (
        "This photo took too much time or memory to open. Please take a screenshot of it and choose that."
    ),
}


class UnreadablePhoto(NestboxError):  # noqa: N818 - named for what it is, like every refusal here
    """A file that can't become a photo: `sentence` is for the person, `cause` for the log."""

    def __init__(self, sentence: str, cause: Cause) -> None:
        super().__init__(f"{cause}: {sentence}")
        self.sentence = sentence
        self.cause = cause


def unreadable(cause: Cause, what: str = "") -> UnreadablePhoto:
    """The refusal for `cause`; `what` names the kind of file where the sentence has room for it."""
    return UnreadablePhoto(SENTENCES[cause].format(what=what), cause)
