"""The address of a store in the environment."""

import pytest

from nestbox.storage_url import Store, parse


@pytest.mark.parametrize(
    ("url", "store"),
    [
        (
            "s3://AKIA:s3cret@s3.eu-west-2.amazonaws.com/school?region=eu-west-2",
            Store("https://s3.eu-west-2.amazonaws.com", "school", "", "eu-west-2", "AKIA", "s3cret"),
        ),
        (
            "s3+http://key:a%2Fb%2Bc%40@minio.local:9000/school/nestbox/one/",
            Store("http://minio.local:9000", "school", "nestbox/one", "us-east-1", "key", "a/b+c@"),
        ),
        ("s3://store.example/school", Store("https://store.example", "school", "", "us-east-1", None, None)),
    ],
)
def test_an_address_names_a_store(url: str, store: Store) -> None:
    assert parse(url) == store


@pytest.mark.parametrize(
    "url",
    [
        "",
        "school",
        "https://key:s3cret@host/bucket",
        "s3://key:s3cret@host",
        "s3://key:s3cret@/bucket",
        "s3:///bucket",
        "s3://key@host/bucket",
        "s3://:s3cret@host/bucket",
        "s3://key:s3cret@host/bucket?acl=public-read",
        "s3://key:s3cret@host/bucket?region=x&Region=y",
    ],
)
def test_what_names_no_store_is_said_so_without_the_secret(url: str) -> None:
    with pytest.raises(ValueError, match="it ") as error:
        parse(url)
    assert "s3cret" not in str(error.value)
