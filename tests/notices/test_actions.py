"""Telling people something: in the app, and by e-mail."""

from pathlib import Path

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db import transaction
from django_q.models import OrmQ
from pytest_django import Settings

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.jobs.inline import run_waiting
from nestbox.notices.actions import News, mark_read, tell
from nestbox.notices.reads import PAGE, newest
from nestbox.records.models import Account, Notice
from tests.world import follower


@pytest.fixture
def sam(world: World) -> Account:
    """A follower, who has been told so and asked for consent already."""
    follower(world)
    run_waiting()
    mail.outbox.clear()
    return Account.objects.get(email=cast.FOLLOWER.email)


def tells(world: World, account: Account, sentence: str = "Boots on.", body: str = "") -> None:
    tell([account], world.school_id, News("test", sentence, "/posts/7/", body))


def test_what_is_told_is_a_notice_and_an_email_in_the_same_words(world: World, sam: Account) -> None:
    tells(world, sam)

    assert newest(world.viewer(cast.FOLLOWER))[0].sentence == "Boots on."
    assert [(message.subject, message.to) for message in mail.outbox] == [("Boots on.", [sam.email])]


def test_an_email_says_where_to_go(world: World, sam: Account) -> None:
    tells(world, sam, body="And more.")

    assert mail.outbox[0].body == "Boots on.\n\nAnd more.\n\nhttp://127.0.0.1:8000/posts/7/\n"


def test_a_line_end_in_a_sentence_forges_no_header(world: World, sam: Account) -> None:
    tells(world, sam, "Boots on.\r\nBcc: everybody@example.org")

    assert mail.outbox[0].subject == "Boots on. Bcc: everybody@example.org"


def test_one_persons_notices_are_their_own(world: World, sam: Account) -> None:
    tells(world, sam)

    assert "Boots on." not in [notice.sentence for notice in newest(world.viewer(cast.TEACHER))]


def test_notices_are_listed_newest_first_and_cut_off(world: World, sam: Account) -> None:
    for number in range(PAGE + 1):
        tells(world, sam, f"News {number}.")
    shown = newest(world.viewer(cast.FOLLOWER))

    assert [notice.sentence for notice in shown] == [f"News {number}." for number in range(PAGE, 0, -1)]


# Having read


def test_what_was_seen_is_read(world: World, sam: Account) -> None:
    tells(world, sam)
    viewer = world.viewer(cast.FOLLOWER)
    mark_read(viewer, newest(viewer)[0].id)
    tells(world, sam, "Boots off.")

    viewer = world.viewer(cast.FOLLOWER)
    assert viewer.unread == 1
    assert [notice.unread for notice in newest(viewer)] == [True, False, False, False]


def test_having_read_never_goes_back(world: World, sam: Account) -> None:
    tells(world, sam)
    viewer = world.viewer(cast.FOLLOWER)
    mark_read(viewer, newest(viewer)[0].id)
    mark_read(viewer, 1)

    assert world.viewer(cast.FOLLOWER).unread == 0


# By way of the worker


def test_an_email_waits_for_the_worker(world: World, sam: Account, worker_mail: None) -> None:
    tells(world, sam)
    before = len(mail.outbox)
    run_waiting()

    assert (before, [message.subject for message in mail.outbox]) == (0, ["Boots on."])


def test_an_email_falls_with_what_it_tells_of(world: World, sam: Account, worker_mail: None) -> None:
    def fail() -> None:
        with transaction.atomic():
            tells(world, sam)
            raise ConnectionError

    with pytest.raises(ConnectionError):
        fail()
    run_waiting()
    assert mail.outbox == []
    assert not Notice.objects.filter(sentence="Boots on.").exists()


def test_every_recipient_gets_a_message_of_their_own(db: None, worker_mail: None) -> None:
    send_mail("Boots on.", "Two groups today.", None, ["sam@gmail.com", "chloe@gmail.com"])
    run_waiting()

    assert [message.to for message in mail.outbox] == [["sam@gmail.com"], ["chloe@gmail.com"]]


def test_the_html_of_a_message_arrives(db: None, worker_mail: None) -> None:
    message = EmailMultiAlternatives("Boots on.", "Plain.", None, ["sam@gmail.com"])
    message.attach_alternative("<p>Fine.</p>", "text/html")
    message.send()
    run_waiting()
    arrived = mail.outbox[0]

    assert isinstance(arrived, EmailMultiAlternatives)
    assert (arrived.body, [content for content, _ in arrived.alternatives]) == ("Plain.", ["<p>Fine.</p>"])


def test_without_a_mail_server_an_email_is_a_file(db: None, settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "nestbox.notices.mail.QueuedBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    send_mail("Boots on.", "Two groups today.", None, ["sam@gmail.com"])
    run_waiting()

    assert ["Subject: Boots on." in file.read_text() for file in tmp_path.iterdir()] == [True]


def test_a_message_that_cannot_be_delivered_waits(db: None, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "nestbox.notices.mail.QueuedBackend"
    settings.DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    send_mail("Boots on.", "Two groups today.", None, ["sam@gmail.com"])

    with pytest.raises(OSError, match="refused"):
        run_waiting()
    assert OrmQ.objects.count() == 1
