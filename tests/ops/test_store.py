"""What `nestbox doctor` finds of a store."""

import json
from typing import Any

import pytest

from nestbox.ops.finding import Finding
from nestbox.ops.store import examine
from nestbox.photos.bucket import Bucket
from tests import s3


def client(bucket: Bucket) -> Any:
    return bucket.connection.meta.client


def lets_everybody(bucket: Bucket, action: str) -> None:
    """The bucket's policy lets everybody do this."""
    of = [f"arn:aws:s3:::{s3.BUCKET}", f"arn:aws:s3:::{s3.BUCKET}/*"]
    statement = {"Effect": "Allow", "Principal": "*", "Action": action, "Resource": of}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    client(bucket).put_bucket_policy(Bucket=s3.BUCKET, Policy=policy)


def test_a_store_that_lets_nobody_else_in_is_in_order(
    bucket: Bucket, s3_endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nestbox.ops.store._lists", lambda *_: False)  # moto lists to everybody
    expected = f"{s3_endpoint}/{s3.BUCKET}, closed to strangers"
    assert examine(s3.store(s3_endpoint)) == Finding("Store", ok=True, says=expected)


def test_a_store_that_lists_its_files_to_everybody_is_not(bucket: Bucket, s3_endpoint: str) -> None:
    found = examine(s3.store(s3_endpoint))
    assert (found.ok, found.says.split(".")[0]) == (False, "Whoever knows the address can list the files")


def test_nothing_of_the_check_stays(bucket: Bucket, s3_endpoint: str) -> None:
    examine(s3.store(s3_endpoint))
    assert client(bucket).list_objects_v2(Bucket=s3.BUCKET)["KeyCount"] == 0


def test_a_store_whose_files_everybody_can_fetch_is_not(bucket: Bucket, s3_endpoint: str) -> None:
    lets_everybody(bucket, "s3:GetObject")
    found = examine(s3.store(s3_endpoint))
    assert (found.ok, found.says.split(".")[0]) == (False, "Whoever knows the address can fetch a file")


def test_a_bucket_that_does_not_exist_is_told(s3_endpoint: str, bucket: Bucket) -> None:
    found = examine(s3.store(s3_endpoint, bucket="elsewhere"))
    assert (found.ok, found.says.split(":")[0]) == (False, "It cannot be used")


def test_a_store_that_is_away_is_told() -> None:
    found = examine(s3.store("http://127.0.0.1:9"))
    assert (found.ok, found.says.split(":")[0]) == (False, "It cannot be used")
