"""Originals in quarantine: sealed, and bound to their photo."""

from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage, storages

from nestbox.photos import quarantine
from nestbox.photos.kinds import kind_of
from nestbox.sealing import SealBroken
from tests.world import picture

DATA = picture()


@pytest.fixture
def name() -> str:
    """An original, kept for photo 7."""
    return quarantine.keep(7, DATA)


def on_disk(name: str) -> Path:
    return Path(storages["quarantine"].path(name))


@pytest.mark.clause("CON-2")
def test_what_lies_on_the_disk_is_not_the_photo(name: str) -> None:
    sealed = on_disk(name).read_bytes()

    assert (kind_of(sealed), DATA in sealed, DATA[100:140] in sealed) == (None, False, False)


def test_what_was_kept_is_given_back(name: str) -> None:
    assert quarantine.take(7, name) == DATA


def test_an_original_does_not_open_for_another_photo(name: str) -> None:
    with pytest.raises(SealBroken):
        quarantine.take(8, name)


def test_the_same_photo_twice_is_two_different_files(name: str) -> None:
    again = quarantine.keep(7, DATA)

    assert on_disk(name).read_bytes() != on_disk(again).read_bytes()


def test_only_the_owner_of_the_process_reads_the_file(name: str) -> None:
    assert on_disk(name).stat().st_mode & 0o777 == 0o600


def test_originals_do_not_lie_where_photos_are_served_from(name: str) -> None:
    assert not default_storage.exists(name)
    assert Path(default_storage.path("")).resolve() not in on_disk(name).resolve().parents


def test_destroying_twice_is_destroying_once(name: str) -> None:
    quarantine.destroy(name)
    quarantine.destroy(name)

    assert name not in quarantine.names()


@pytest.mark.parametrize("name", ["../secret.key", "/etc/passwd", ""])
def test_a_name_never_leads_out_of_quarantine(name: str) -> None:
    with pytest.raises((OSError, SuspiciousFileOperation)):
        quarantine.take(7, name)
