"""Telling people something, all of it inside the transaction of what happened."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage

from nestbox.accounts.viewer import Viewer
from nestbox.records.models import Account, Notice


@dataclass(frozen=True, slots=True)
class News:
    """What somebody is told. ``sentence`` is shown in the app and is the e-mail's subject."""

    kind: str
    sentence: str
    path: str
    body: str = ""


def tell(accounts: list[Account], school_id: int, news: News) -> None:
    """Keep a notice for each account and queue the e-mail that says the same."""
    for account in accounts:
        Notice.objects.create(
            account=account, school_id=school_id, kind=news.kind, sentence=news.sentence, path=news.path
        )
        EmailMessage(_subject(news.sentence), _body(news), None, [account.email]).send()


def write_to(address: str, subject: str, body: str) -> None:
    """Queue an e-mail to somebody who may have no account."""
    EmailMessage(_subject(subject), body, None, [address]).send()


def mark_read(viewer: Viewer, newest: int) -> None:
    """Note that the viewer has seen every notice up to ``newest``; never goes back."""
    Account.objects.filter(pk=viewer.account_id, last_notice_read__lt=newest).update(last_notice_read=newest)


def _subject(sentence: str) -> str:
    return " ".join(sentence.split())


def _body(news: News) -> str:
    parts = [news.sentence, news.body, f"{settings.PUBLIC_URL}{news.path}"]
    return "\n\n".join(part for part in parts if part) + "\n"
