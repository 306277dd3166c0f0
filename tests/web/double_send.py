"""Eight thumbs on Send at the same moment. Run as a program it tries that on a database file of its own."""

import json
import os
import sys
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.test import Client

THUMBS = 8
Answers = list[tuple[int, str]]


def at_once(send: Callable[[], Any]) -> Answers:
    """What eight people get who do the same thing at the same moment: (status, where it leads)."""
    from django.db import connection

    ready, got = Barrier(THUMBS), []

    def one() -> None:
        ready.wait()
        try:
            response = send()
            got.append((response.status_code, response.headers.get("Location", "")))
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(THUMBS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(got)


def copy_of(client: Client) -> Client:
    """Another window of the same browser."""
    window = Client()
    window.cookies = client.cookies
    return window


def try_all() -> dict[str, tuple[Answers, int]]:
    """Each thing that is done twice by accident: what everybody got, and how many there are now."""
    from nestbox.demo import cast
    from nestbox.records.models import Draft, Like, Post
    from tests.web.people import signed_in
    from tests.world import follower, redbourn

    world = redbourn()
    follower(world, cast.FOLLOWER)
    post, draft = world.posts("The lake is still."), world.drafts("Written, not sent.")
    sam, teacher = signed_in(cast.FOLLOWER), signed_in(cast.TEACHER)
    news = {"do": "publish", "outside_purpose": "1"}

    def sends(client: Client, path: str, form: dict[str, str]) -> Answers:
        return at_once(lambda: copy_of(client).post(path, form))

    comment = sends(sam, f"/posts/{post}/comments/", {"text": "Lovely.", "key": "one", "agree": "1"})
    like = sends(sam, f"/posts/{post}/like/", {"want": "1"})
    published = sends(teacher, f"/drafts/{draft}/", {"text": "Sent.", **news})
    composed = sends(teacher, "/compose/", {"text": "At once.", "key": "two", **news})
    outbox = sends(teacher, "/outbox/posts/", {"text": "From the ridge.", "key": "three", **news})
    return {
        "outbox": (outbox, Post.objects.filter(text="From the ridge.").count()),
        "comment": (comment, Post.objects.filter(in_reply_to=post).count()),
        "like": (like, Like.objects.count()),
        "draft": (published, Post.objects.filter(draft=draft).count()),
        "compose": (composed, Draft.objects.filter(text="At once.").count()),
    }


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "nestbox.django_settings"
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.ALLOWED_HOSTS += ["testserver"]
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    json.dump(try_all(), sys.stdout)
