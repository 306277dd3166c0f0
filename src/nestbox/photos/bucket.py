"""Files in an S3-compatible store: private, whole or absent, and with the errors of a disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile, File
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

from nestbox.storage_url import Store

_ABSENT: Final = {"NoSuchKey", "404"}  # a HEAD has no body to say more in
_PATIENT: Final = Config(
    connect_timeout=5,
    read_timeout=20,
    retries={"total_max_attempts": 3, "mode": "standard"},
    signature_version="s3v4",
    s3={"addressing_style": "path"},  # every compatible store has it; names of buckets need no DNS
    request_checksum_calculation="when_required",  # older compatible stores know no trailing checksums
    response_checksum_validation="when_required",
)
_ONE_REQUEST: Final = TransferConfig(multipart_threshold=100_000_000, use_threads=False)


class StorageAwayError(OSError):
    """The store does not answer, or does not let us in. Nothing is known of the file: try again later."""


class Bucket(S3Storage):
    """A folder of a bucket. A file is one request: it is there whole, or it is not there at all."""

    def __init__(self, *, store: Store, folder: str) -> None:
        super().__init__(
            access_key=store.key,
            secret_key=store.secret,
            endpoint_url=store.endpoint,
            region_name=store.region,
            bucket_name=store.bucket,
            location="/".join(part for part in (store.folder, folder) if part),
            object_parameters={"CacheControl": "private, no-store"},
            file_overwrite=False,
            client_config=_PATIENT,
            transfer_config=_ONE_REQUEST,
        )

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        if mode != "rb":
            raise ValueError(f"files are written with save(), not opened as {mode}")
        with _in_reach(name):
            client, key = self.connection.meta.client, self._normalize_name(clean_name(name))
            found = client.get_object(Bucket=self.bucket_name, Key=key)
            return ContentFile(found["Body"].read(), name=name)

    def _save(self, name: str, content: File[bytes]) -> Any:
        with _in_reach(name):
            return super()._save(name, content)

    def delete(self, name: str) -> None:
        """Remove a file. Twice is once."""
        with _in_reach(name):
            super().delete(name)

    def exists(self, name: str) -> bool:
        """Whether a file is there. Raises ``StorageAwayError`` where nobody can say."""
        with _in_reach(name):
            return bool(super().exists(name))

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Folders and files; a folder that nothing was written to is empty."""
        with _in_reach(path):
            folders, files = super().listdir(path)
            return folders, files

    def size(self, name: str) -> int:
        """A file's size in bytes."""
        with _in_reach(name):
            return int(super().size(name))

    def get_modified_time(self, name: str) -> datetime:
        """When a file was written, aware."""
        with _in_reach(name):
            written: datetime = super().get_modified_time(name)
            return written

    def url(self, name: str, parameters: Any = None, expire: int | None = None, **more: Any) -> str:
        """A signed address of a file, good for `expire` seconds for whoever has it."""
        with _in_reach(name):
            return str(super().url(name, parameters, expire, **more))


@contextmanager
def _in_reach(name: str) -> Iterator[None]:
    """The library's errors as those that a disk has: ``FileNotFoundError``, ``StorageAwayError``."""
    try:
        yield
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in _ABSENT:
            raise FileNotFoundError(name) from error
        raise StorageAwayError(str(error)) from error
    except BotoCoreError as error:
        raise StorageAwayError(str(error)) from error
