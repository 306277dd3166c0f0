"""What is put on record and told of a withdrawal: to whoever posted, to the office and to the carers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from nestbox.audit.actions import record
from nestbox.follows.office import office_of
from nestbox.notices.actions import News, tell
from nestbox.records.models import Account, Follow, Post

TO_CARERS, TO_AUTHORS, OF_MANY = "/consent/answers/", "/", "/consents/"
FAILED = "A photo was taken down: a child in it could not be covered safely."


def hidden(school_id: int, photos: Mapping[int, Collection[int]], taken_down: Collection[int]) -> None:
    """Photos of these children went out of sight; some were taken down, for nobody knows where a child is.

    Carers are told of their own child; the office and whoever posted once, however many children it is about.
    """
    for pupil_id, of_child in sorted(photos.items()):
        gone = set(of_child) & set(taken_down)
        _record(
            school_id, f"pupil:{pupil_id}", "photos withdrawn", photos=len(of_child), taken_down=len(gone)
        )
        _tell_carers(school_id, pupil_id, _news(1, len(of_child), len(gone)))
    everything = {photo_id for of_child in photos.values() for photo_id in of_child}
    news = _news(len(photos), len(everything), len(everything & set(taken_down)))
    _tell_staff(school_id, list(photos), everything, news)


def failed(school_id: int, pupil_id: int, photo_id: int) -> None:
    """A photo was taken down, because the child in it could not be covered for certain."""
    _record(school_id, f"photo:{photo_id}", "photo taken down", pupil=pupil_id)
    news = (FAILED, "Its files are destroyed. The post stays.")
    _tell_carers(school_id, pupil_id, news)
    _tell_staff(school_id, [pupil_id], [photo_id], news)


def _record(school_id: int, subject: str, verb: str, **detail: int) -> None:
    record(school_id, actor_id=None, verb=verb, subject=subject, clause="CON-2", **detail)


def _news(children: int, photos: int, taken_down: int) -> tuple[str, str]:
    """The sentence and what follows it."""
    who = "A child" if children == 1 else f"{children} children"
    noun = "photo" if photos == 1 else "photos"
    sentence = f"{who} may no longer be shown: {photos} {noun} went out of sight at once."
    parts = []
    if covered := photos - taken_down:
        them = "it" if covered == 1 else "them"
        whom = "The child is" if children == 1 else "The children are"
        parts.append(f"{whom} now covered in {covered} for good. Then the feed shows {them} again.")
    if taken_down:
        parts.append(f"Taken down, because nobody had said where in the picture the child is: {taken_down}.")
    return sentence, " ".join(parts)


def _tell_carers(school_id: int, pupil_id: int, news: tuple[str, str]) -> None:
    """The child's carers who follow; one who works in the office is told there."""
    office = set(office_of(school_id))
    carers = [account for account in _carers(school_id, pupil_id) if account not in office]
    _tell(school_id, carers, TO_CARERS, news)


def _tell_staff(
    school_id: int, pupil_ids: Collection[int], photos: Iterable[int], news: tuple[str, str]
) -> None:
    """The office is led to the child's page, whoever posted to the feed; a carer among them knows already."""
    office = office_of(school_id)
    knows = {account for pupil_id in pupil_ids for account in _carers(school_id, pupil_id)} | set(office)
    authors = Account.objects.filter(pk__in=Post.objects.filter(photos__in=photos).values("author_id"))
    page = "".join(f"{pupil_id}/" for pupil_id in pupil_ids) if len(pupil_ids) == 1 else ""
    _tell(school_id, office, OF_MANY + page, news)
    _tell(school_id, [account for account in authors if account not in knows], TO_AUTHORS, news)


def _tell(school_id: int, accounts: Iterable[Account], path: str, news: tuple[str, str]) -> None:
    sentence, body = news
    tell(list(dict.fromkeys(accounts)), school_id, News("withdrawal", sentence, path, body))


def _carers(school_id: int, pupil_id: int) -> list[Account]:
    follows = Follow.objects.filter(ended_at=None, bases__responsibility__pupil_id=pupil_id)
    return list(Account.objects.filter(pk__in=follows.filter(feed__school_id=school_id).values("account_id")))
