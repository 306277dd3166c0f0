from pathlib import Path

import pytest

from nestbox.ops.checks import address, audit, data_folder, keys, mail, photos, sqlite_library, tables
from nestbox.ops.finding import Finding
from nestbox.settings import Settings, prepare_data_folder


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.delenv("NESTBOX_SECRET_KEY")
    monkeypatch.delenv("NESTBOX_PHOTO_KEY")
    settings = Settings(data=tmp_path / "data")
    prepare_data_folder(settings)
    return settings


def test_a_folder_that_only_its_owner_reads_is_in_order(settings: Settings) -> None:
    assert data_folder(settings) == Finding("Data folder", ok=True, says=str(settings.folder))


def test_a_folder_that_others_can_read_is_not(settings: Settings) -> None:
    settings.folder.chmod(0o750)
    assert data_folder(settings).says == f"Others can read it. Run: chmod 700 {settings.folder}"


def test_a_missing_folder_says_what_makes_it(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "nowhere")
    assert data_folder(settings).says == f"{settings.folder} is not there yet. `nestbox run` makes it."


def test_a_key_that_others_can_read_is_named(settings: Settings) -> None:
    key = settings.folder / "photo.key"
    key.chmod(0o604)
    assert keys(settings).says == f"Others can read one of them. Run: chmod 600 {key}"


def test_a_missing_key_is_named(settings: Settings) -> None:
    (settings.folder / "photo.key").unlink()
    assert keys(settings).says == "No photo.key. `nestbox run` makes them once."


def test_keys_of_their_owner_are_in_order(settings: Settings) -> None:
    assert keys(settings).ok is True


@pytest.mark.parametrize(
    ("url", "ok"),
    [
        ("http://127.0.0.1:8000", True),
        ("https://nest.school.example", True),
        ("http://nest.school.example", False),
    ],
)
def test_only_this_machine_may_do_without_encryption(settings: Settings, url: str, ok: bool) -> None:
    assert address(settings.model_copy(update={"public_url": Settings(public_url=url).public_url})).ok is ok


def test_mail_that_goes_nowhere_is_said_so(settings: Settings) -> None:
    assert mail(settings).says.startswith("E-mails are only written to files. Set NESTBOX_EMAIL_URL")


def test_mail_from_nobody_is_said_so(settings: Settings) -> None:
    sending = settings.model_copy(update={"email_url": "smtp://mail.school.example"})
    assert mail(sending).says == "Set NESTBOX_MAIL_FROM to an address of the school."


def test_mail_from_the_school_is_in_order(settings: Settings) -> None:
    update = {"email_url": "smtp://mail.school.example", "mail_from": "office@school.example"}
    assert mail(settings.model_copy(update=update)) == Finding(
        "E-mail", ok=True, says="from office@school.example"
    )


@pytest.mark.django_db
def test_a_fresh_installation_has_all_its_tables() -> None:
    assert tables() == Finding("Tables", ok=True, says="up to date")


@pytest.mark.django_db
def test_an_untouched_audit_is_whole() -> None:
    assert audit() == Finding("Audit record", ok=True, says="whole")


@pytest.mark.django_db
def test_the_database_library_is_safe() -> None:
    assert sqlite_library().ok is True


@pytest.mark.django_db
def test_an_installation_without_photos_has_none_that_should_be_gone() -> None:
    assert photos() == Finding("Photos", ok=True, says="nothing lies there that should be gone")


@pytest.mark.django_db
def test_what_remains_of_photos_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nestbox.photos.remains.overdue", lambda: {"originals of published photos": 3})
    assert photos() == Finding(
        "Photos", ok=False, says="Is the worker running? There are 3 originals of published photos."
    )
