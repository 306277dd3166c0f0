"""Two hundred ways in which a line breaks: one post each, every byte of every photo, nothing left over."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from random import Random
from uuid import UUID

import pytest
from django.test import Client
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks as OnCommit

from nestbox import clock
from nestbox.jobs.inline import run_waiting
from nestbox.photos import quarantine, tasks, uploads
from nestbox.photos.pipeline import Processed, process
from nestbox.records.models import Draft, Photo, Post, Sending, Upload, UploadPart
from tests.installation import ON_POSTGRESQL
from tests.web.bad_line import Line, Phone, Picked, send_whatever_happens
from tests.world import picture

PATTERNS, AT_A_TIME = 40 if ON_POSTGRESQL else 200, 20  # how a line breaks is no matter of the database


@pytest.fixture(scope="module")
def pictures() -> list[bytes]:
    """Photos that compress badly, of 4 to 40 kB."""
    made = []
    for number in range(6):
        file = BytesIO()
        side = 60 + 40 * number
        Image.effect_noise((side, side), 60 + number).convert("RGB").save(file, "JPEG", quality=85)
        made.append(file.getvalue())
    return made


@pytest.fixture(scope="module")
def looked() -> Processed:
    """What the worker finds in a photo of nobody."""
    return process(picture(), lambda _words: None)


@pytest.fixture
def quick_worker(monkeypatch: pytest.MonkeyPatch, looked: Processed) -> None:
    """The worker finds nobody in any photo, without looking: what arrives is the question here."""
    monkeypatch.setattr(tasks, "process", lambda data, *_: looked)


def originals(draft_id: int) -> list[str]:
    """The SHA-256 of each original of a draft, as it lies in quarantine, in order."""
    photos = Photo.objects.filter(draft_id=draft_id).order_by("position")
    return [sha256(quarantine.take(photo.pk, photo.original)).hexdigest() for photo in photos]


def sends(client: Client, seed: int, pictures: list[bytes]) -> int:
    """One post on a line that breaks as this seed says, from one tab or two; the draft's id."""
    chance = Random(seed)  # noqa: S311  (the same cuts for everybody)
    picked = [(str(UUID(int=chance.getrandbits(128))), chance.choice(pictures)) for _ in range(seed % 3)]
    line = Line(client, chance, cut=0.2 + 0.6 * chance.random())
    key, words = f"pattern-{seed}", f"Pattern {seed}."
    tabs = [Phone(line, key, words, [Picked(*each) for each in picked]) for _ in range(1 + seed % 2)]
    send_whatever_happens(tabs, chance)
    draft_id = Draft.objects.get(text=words).pk
    if picked:
        assert originals(draft_id) == [sha256(data).hexdigest() for _, data in picked]
    return draft_id


@pytest.mark.parametrize("first", range(0, PATTERNS, AT_A_TIME))
def test_however_the_line_breaks_there_is_one_post_with_every_byte(
    teacher: Client,
    on_commit: OnCommit,
    quick_worker: None,
    pictures: list[bytes],
    monkeypatch: pytest.MonkeyPatch,
    first: int,
) -> None:
    with on_commit(execute=True):
        for seed in range(first, first + AT_A_TIME):
            sends(teacher, seed, pictures)
    run_waiting()
    with on_commit(execute=True):
        uploads.sweep()
        later = clock.now() + timedelta(days=2)
        monkeypatch.setattr(clock, "now", lambda: later)
        tasks.sweep_quarantine()

    expected = [f"Pattern {seed}." for seed in range(first, first + AT_A_TIME)]
    assert sorted(Post.objects.values_list("text", flat=True)) == sorted(expected)
    assert (Sending.objects.count(), Upload.objects.filter(finished_at=None).count()) == (AT_A_TIME, 0)
    assert (UploadPart.objects.count(), quarantine.names()) == (0, [])


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks: OnCommit) -> OnCommit:
    return django_capture_on_commit_callbacks
