"""The installation's settings: one typed file, read from the environment, failing loudly."""

from __future__ import annotations

import secrets
from functools import cached_property
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, HttpUrl, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from nestbox.storage_url import Store, parse

Delivery = Literal["web", "nginx", "redirect"]
_FILE_ONLY_OWNER = 0o600
_FOLDER_ONLY_OWNER = 0o700


class Settings(BaseSettings):
    """Every setting of an installation. Names in the environment carry the prefix ``NESTBOX_``.

    Raises ``pydantic.ValidationError`` for a value of the wrong kind and for an unknown name
    given to the constructor; nothing falls back silently.
    """

    model_config = SettingsConfigDict(
        env_prefix="NESTBOX_",
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,  # some hold secrets
    )

    data: Path = Field(default=Path("data"), description="Folder of the database, photos, keys and mail.")
    demo: bool = Field(default=False, description="Show the demonstration school, in a folder of its own.")
    public_url: HttpUrl = Field(
        default=HttpUrl("http://127.0.0.1:8000"), description="The address that people type."
    )
    database_url: str | None = Field(
        default=None,
        description="postgres://… of a PostgreSQL database; SQLite in the data folder otherwise.",
    )
    email_url: str | None = Field(
        default=None, description="smtp+tls://user:password@host:587; files in the data folder otherwise."
    )
    mail_from: str = Field(default="Nestbox <nestbox@localhost>", description="The sender of every e-mail.")
    secret_key: SecretStr | None = Field(
        default=None, description="Signs sessions; kept in a file otherwise."
    )
    photo_key: SecretStr | None = Field(
        default=None, description="64 hex digits that encrypt original photos; kept in a file otherwise."
    )
    photo_delivery: Delivery = Field(
        default="web",
        description="Who sends photos: `web` (Nestbox itself), `nginx`, or `redirect` (the store).",
    )
    photo_side: int = Field(
        default=1600, ge=640, le=2048, description="The longest side of a published photo, in pixels."
    )
    storage_url: SecretStr | None = Field(
        default=None,
        description="s3://key:secret@host/bucket?region=… of a store; files in the data folder otherwise.",
    )
    trusted_proxies: int = Field(default=0, ge=0, description="Reverse proxies in front of the web process.")

    @field_validator("storage_url")
    @classmethod
    def _names_a_store(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None:
            parse(url.get_secret_value())
        return url

    @model_validator(mode="after")
    def _delivers_what_it_has(self) -> Self:
        if self.photo_delivery == "nginx" and self.storage_url is not None:
            raise ValueError("nginx can only send photos that lie on the disk: unset NESTBOX_STORAGE_URL")
        if self.photo_delivery == "redirect" and self.storage_url is None:
            raise ValueError("only an S3-compatible store can be redirected to: set NESTBOX_STORAGE_URL")
        return self

    @cached_property
    def folder(self) -> Path:
        """The data folder in use: a demonstration never shares one with real data."""
        return (self.data / "demo" if self.demo else self.data).resolve()

    @property
    def secure(self) -> bool:
        """Whether people reach the installation over HTTPS."""
        return self.public_url.scheme == "https"

    @property
    def host(self) -> str:
        """The host name in the public address."""
        return self.public_url.host or "127.0.0.1"

    def secret(self) -> str:
        """The key that signs sessions and links. Raises ``MissingKeyError``."""
        return self._key(self.secret_key, "secret.key")

    def photo_secret(self) -> bytes:
        """32 bytes that encrypt original photos. Raises ``MissingKeyError``."""
        return bytes.fromhex(self._key(self.photo_key, "photo.key"))

    def store(self) -> Store | None:
        """The S3-compatible store that holds the files, or None where they lie in the data folder."""
        return None if self.storage_url is None else parse(self.storage_url.get_secret_value())

    def _key(self, given: SecretStr | None, name: str) -> str:
        if given is not None:
            return given.get_secret_value()
        path = self.folder / name
        if not path.exists():
            raise MissingKeyError(path)
        return path.read_text().strip()


class MissingKeyError(RuntimeError):
    """A key file that should be in the data folder is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is missing. `nestbox run` makes it on the first start.")


def prepare_data_folder(settings: Settings) -> None:
    """Make the data folder and its keys where they are absent; never replaces a key."""
    settings.folder.mkdir(parents=True, exist_ok=True, mode=_FOLDER_ONLY_OWNER)
    settings.folder.chmod(_FOLDER_ONLY_OWNER)
    for name in ("secret.key", "photo.key"):
        _make_key(settings.folder / name)


def _make_key(path: Path) -> None:
    if path.exists():
        return
    path.touch(mode=_FILE_ONLY_OWNER, exist_ok=False)
    path.write_text(secrets.token_hex(32) + "\n")
