"""What `nestbox doctor` asks of an S3-compatible store: that it lets Nestbox in, and nobody else."""

from __future__ import annotations

import secrets
from typing import Any

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile

from nestbox.ops.finding import Finding
from nestbox.photos.bucket import Bucket, StorageAwayError
from nestbox.storage_url import Store

WHAT = "Store"
OPEN = "Whoever knows the address {of}. Block all public access to the bucket {bucket}."


def examine(store: Store) -> Finding:
    """Keep a file of no meaning, read it, try it as a stranger would, and destroy it."""
    bucket = Bucket(store=store, folder="doctor")
    try:
        name = bucket.save(secrets.token_hex(8), ContentFile(b"nobody"))
        try:
            opened = _opened_to_strangers(store, f"{bucket.location}/{name}")
            whole = bucket.open(name).read() == b"nobody"
        finally:
            bucket.delete(name)
    except OSError as error:
        return Finding(WHAT, ok=False, says=f"It cannot be used: {error}")
    if opened:
        return Finding(WHAT, ok=False, says=OPEN.format(of=opened, bucket=store.bucket))
    if not whole:
        return Finding(WHAT, ok=False, says="It does not give back what it was given.")
    return Finding(WHAT, ok=True, says=f"{store.endpoint}/{store.bucket}, closed to strangers")


def _opened_to_strangers(store: Store, key: str) -> str:
    """What somebody without any key can do; empty for nothing."""
    quick = Config(
        signature_version=UNSIGNED, s3={"addressing_style": "path"}, retries={"total_max_attempts": 1}
    )
    stranger = boto3.client("s3", endpoint_url=store.endpoint, region_name=store.region, config=quick)
    if _answers(stranger.get_object, Bucket=store.bucket, Key=key):
        return "can fetch a file"
    return "can list the files" if _lists(stranger, store) else ""


def _lists(stranger: Any, store: Store) -> bool:
    return _answers(stranger.list_objects_v2, Bucket=store.bucket)


def _answers(ask: Any, **what: str) -> bool:
    try:
        ask(**what)
    except ClientError:
        return False
    except BotoCoreError as error:
        raise StorageAwayError(str(error)) from error
    return True
