"""Who can be seen in what, and whether they may be: the rule of CON-1 and CON-2 written a second time.

It is written on the rows themselves, without a line of the product's own rule, so that a mistake there is
found. What can be seen is read from the bytes that a viewer gets.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from django.core.files.storage import default_storage
from django.test import RequestFactory

from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.photos import reads
from nestbox.records.models import Consent, Pupil, Responsibility
from nestbox.web.views import media
from tests.posts.class_photo import Person, seen_in
from tests.web.people import body

FILES = (("large", "webp"), ("large", "jpg"), ("small", "webp"), ("small", "jpg"))
WHOLE_CLASS = 3  # faces, in the machine's small pictures
NOS = ("refused", "withdrawn")


def may_be_seen(person: Person, faces: int, today: date) -> bool:
    """Whether this person may be seen in a picture of so many faces today."""
    if person is Person.GROWN_UP:
        return True
    pupil = Pupil.objects.get(forename=person.value)
    photos, whole = _newest(pupil, "photos"), _newest(pupil, "whole class")
    if any(word.answer in NOS for word in photos):
        return False
    if faces >= WHOLE_CLASS and any(word.answer in NOS for word in whole):
        return False
    return any(_is_a_yes(word, today) for word in photos)


def _newest(pupil: Pupil, purpose: str) -> list[Consent]:
    """What each voice said last."""
    newest: dict[int | None, Consent] = {}
    for word in Consent.objects.filter(pupil=pupil, purpose=purpose).order_by("id"):
        newest[word.carer_id] = word
    return list(newest.values())


def _is_a_yes(word: Consent, today: date) -> bool:
    if word.answer != "given" or (word.until is not None and word.until < today):
        return False
    if word.carer_id is None:
        return True
    line = Responsibility.objects.filter(pupil_id=word.pupil_id, carer_id=word.carer_id).first()
    return bool(
        line and line.current and line.parental_responsibility is True and line.contact_restricted is not True
    )


def served(viewer: Viewer, photo_id: int) -> Iterator[bytes]:
    """The bytes of every file of a photo that this viewer gets."""
    for name, extension in FILES:
        try:
            found = reads.rendition(viewer, photo_id, name, extension)
        except NotFoundError:
            continue
        with default_storage.open(found.path) as file:
            yield file.read()


def fetched(viewer: Viewer, photo_id: int) -> Iterator[bytes]:
    """The bytes that this viewer's browser gets at the photo's address, from the view itself."""
    request = RequestFactory().get("/")
    request.viewer = viewer  # type: ignore[attr-defined]  # as the middleware sets it
    with suppress(NotFoundError):
        yield body(media.rendition(request, photo_id, "large", "jpg"))


def kept(photo_id: int) -> Iterator[bytes]:
    """Every file of a photo that lies in the storage, whether a row names it or not."""
    folder = f"{photo_id % 256:02x}/{photo_id}"
    if not default_storage.exists(folder):
        return
    for name in default_storage.listdir(folder)[1]:
        with default_storage.open(f"{folder}/{name}") as file:
            yield file.read()


def slots_seen(files: Iterator[bytes], people: Sequence[Person]) -> set[int]:
    """The places in a picture at which somebody can be recognised in any of these files."""
    return {
        place
        for data in files
        for place, person in enumerate(seen_in(data))
        if person is not None and person == people[place]
    }
