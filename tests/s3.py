"""An S3-compatible store in the test's own process: moto's server, on a port of its own."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from typing import Any

from nestbox.photos.bucket import Bucket
from nestbox.storage_url import Store

BUCKET = "school"
KEY, SECRET = "key", "a secret/with+signs"


@contextmanager
def server() -> Iterator[str]:
    """Serve an empty store; its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what moto's server could do besides
        from moto.server import ThreadedMotoServer
    serving = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    with redirect_stdout(StringIO()):
        serving.start()
    host, port = serving.get_host_and_port()
    try:
        yield f"http://{host}:{port}"
    finally:
        serving.stop()


def store(endpoint: str, bucket: str = BUCKET, folder: str = "nestbox") -> Store:
    """The store at that address."""
    return Store(endpoint, bucket, folder, "eu-west-2", KEY, SECRET)


def storages(endpoint: str) -> dict[str, dict[str, Any]]:
    """Photos and quarantine, as Django's settings name them."""
    return {
        alias: {
            "BACKEND": "nestbox.photos.bucket.Bucket",
            "OPTIONS": {"store": store(endpoint), "folder": folder},
        }
        for alias, folder in (("default", "photos"), ("quarantine", "quarantine"))
    }


def make_bucket(endpoint: str) -> None:
    """Make the bucket anew, with nothing in it."""
    client = Bucket(store=store(endpoint), folder="photos").connection.meta.client
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})


def empty(endpoint: str) -> None:
    """Forget everything that is kept."""
    import requests

    requests.post(f"{endpoint}/moto-api/reset", timeout=10).raise_for_status()
