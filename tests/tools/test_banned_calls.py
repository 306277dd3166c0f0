from pathlib import PurePath

import pytest

from tools.banned_calls import findings_in


def says(source: str, where: str) -> list[str]:
    return [finding.says for finding in findings_in(source, PurePath(where))]


BANNED = [
    ("only the nouns query tables; call one of their reads or actions", "web/pages.py", "Post.objects.all()"),
    (
        "only the nouns query tables; call one of their reads or actions",
        "ops/demo.py",
        "x = Post._base_manager",
    ),
    ("only the nouns know the tables", "web/pages.py", "from nestbox.records.models import Post"),
    ("only the nouns know the tables", "web/pages.py", "import nestbox.records.posts"),
    ("only the nouns know the tables", "ops/demo.py", "from nestbox import records"),
    ("markup is escaped by the template", "web/tags.py", "mark_safe(text)"),
    ("markup is escaped by the template", "posts/text.py", "safestring.SafeString(text)"),
    (
        "every form is protected against forgery",
        "web/x.py",
        "from django.views.decorators.csrf import csrf_exempt",
    ),
    ("SQL by hand stands in reads.py, hot.py or records", "posts/actions.py", "Post.objects.raw(sql)"),
    ("SQL by hand stands in reads.py, hot.py or records", "posts/actions.py", "connection.cursor()"),
    ("name Account itself", "accounts/actions.py", "from django.contrib.auth import get_user_model"),
    (
        "say it with a plain call: a signal hides who does what",
        "posts/actions.py",
        "from django.dispatch import receiver",
    ),
    (
        "say it with a plain call: a signal hides who does what",
        "posts/actions.py",
        "signals.post_save.connect(f)",
    ),
    (
        "the audit is never changed, only added to",
        "audit/actions.py",
        "AuditEntry.objects.filter(id=1).delete()",
    ),
    (
        "the audit is never changed, only added to",
        "audit/actions.py",
        "AuditEntry.objects.all().update(verb='x')",
    ),
    (
        "background work is asked for with nestbox.jobs.actions.enqueue",
        "posts/actions.py",
        "from django_q.tasks import async_task",
    ),
    (
        "people are told through nestbox.notices",
        "follows/actions.py",
        "from django.core.mail import send_mail",
    ),
    (
        "a page gets files from nestbox.photos.reads, which asks who is looking",
        "web/views/posts.py",
        "open('photo.jpg')",
    ),
    (
        "a page gets files from nestbox.photos.reads, which asks who is looking",
        "web/views/posts.py",
        "path.open('rb')",
    ),
    (
        "only publish() makes a post of a draft: it asks the gate",
        "posts/outbox.py",
        "Post.objects.create(feed=feed, draft=draft)",
    ),
    ("only publish() makes a post of a draft: it asks the gate", "trips/actions.py", "Post(draft_id=1)"),
    (
        "only publish() makes a post of a draft: it asks the gate",
        "photos/actions.py",
        "Photo.objects.filter(pk=1).update(post=post)",
    ),
]


@pytest.mark.parametrize(("rule", "where", "source"), BANNED)
def test_what_walks_round_a_door_is_found(rule: str, where: str, source: str) -> None:
    assert says(source, where) == [rule]


@pytest.mark.parametrize(
    ("where", "source"),
    [
        ("posts/reads.py", "Post.objects.all()"),
        ("posts/reads.py", "Post.objects.raw(sql)"),
        ("posts/hot.py", "connection.cursor()"),
        ("records/engine/base.py", "connection.cursor()"),
        ("jobs/actions.py", "from django_q.tasks import async_task"),
        ("notices/mail.py", "from django.core.mail import EmailMessage"),
        ("photos/storage.py", "path.open('rb')"),
        ("web/views/media.py", "FileResponse(storage.open(path))"),
        ("audit/actions.py", "AuditEntry.objects.create(verb='x')"),
        ("posts/actions.py", "Post.objects.all().delete()"),
        ("posts/actions.py", "Post.objects.create(feed=feed, draft=draft)"),
        ("posts/outbox.py", "Post.objects.filter(draft=draft)"),
        ("posts/text.py", "def escaped(text: SafeString) -> SafeString: ..."),
    ],
)
def test_the_doors_themselves_are_open(where: str, source: str) -> None:
    assert says(source, where) == []


def test_a_reason_of_the_list_lets_a_call_stand() -> None:
    assert says("connection.cursor()  # allowed: no rows read", "jobs/actions.py") == []


def test_a_reason_may_stand_in_any_line_of_a_long_call() -> None:
    source = "SafeString(\n    text,\n)  # allowed: escaped here"
    assert says(source, "posts/text.py") == []


def test_a_reason_of_ones_own_is_a_finding() -> None:
    (finding,) = says("connection.cursor()  # allowed: it is quicker", "jobs/actions.py")
    assert finding.startswith("“it is quicker” is not a reason; these are: “hot path”, ")


def test_a_finding_names_the_line() -> None:
    (finding,) = findings_in("\n\nconnection.cursor()", PurePath("jobs/actions.py"))
    assert finding.line == 3
