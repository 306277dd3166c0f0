"""The address of an S3-compatible store, as it stands in the environment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

ENDPOINTS: Final = {"s3": "https", "s3+http": "http"}
SHAPE: Final = "s3://KEY:SECRET@HOST/BUCKET, perhaps with /FOLDER and ?region=REGION"


@dataclass(frozen=True, slots=True)
class Store:
    """Where the files of an installation lie. Without keys, those of the machine's role are used."""

    endpoint: str  # scheme, host and port
    bucket: str
    folder: str  # inside the bucket, without slashes around; empty: the bucket's top
    region: str
    key: str | None
    secret: str | None


def parse(url: str) -> Store:
    """Read an address. Raises ``ValueError``, whose sentence never repeats it: it holds a secret."""
    parts = urlsplit(url)
    if parts.scheme not in ENDPOINTS:
        raise ValueError(f"it must look like {SHAPE}")
    bucket, _, folder = parts.path.strip("/").partition("/")
    if not parts.hostname or not bucket:
        raise ValueError(f"it must name a host and a bucket: {SHAPE}")
    if bool(parts.username) != bool(parts.password):
        raise ValueError(f"it takes a key together with its secret: {SHAPE}")
    return Store(_endpoint(parts), bucket, folder, _region(parts.query), *_keys(parts))


def _endpoint(parts: SplitResult) -> str:
    return f"{ENDPOINTS[parts.scheme]}://{parts.netloc.rpartition('@')[2]}"


def _region(query: str) -> str:
    asked = dict(parse_qsl(query, keep_blank_values=True))
    region = asked.pop("region", "") or "us-east-1"  # what stores without regions call theirs
    if asked:
        raise ValueError(f"it can only be followed by ?region=…, not by {', '.join(sorted(asked))}")
    return region


def _keys(parts: SplitResult) -> tuple[str | None, str | None]:
    if not parts.username or not parts.password:
        return None, None
    return unquote(parts.username), unquote(parts.password)
