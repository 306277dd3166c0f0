"""What changes where people reach the installation over HTTPS: asked of a process with that address."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NAMES = (
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS",
    "ACCOUNT_DEFAULT_HTTP_PROTOCOL",
)
ASK = f"""
import json
from nestbox import django_settings as settings
values = [getattr(settings, name) for name in {NAMES!r}]
print(json.dumps([*values, settings.SECURE_PROXY_SSL_HEADER is not None]))
"""


def _asked(folder: Path, **environment: str) -> list[object]:
    given = {
        "PATH": os.environ["PATH"],
        "NESTBOX_DATA": str(folder),
        "NESTBOX_SECRET_KEY": "only for this test",
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK], env=given | environment, capture_output=True, check=True
    )
    answered: list[object] = json.loads(done.stdout)
    return answered


def test_over_https_cookies_travel_over_https_alone(tmp_path: Path) -> None:
    asked = _asked(tmp_path, NESTBOX_PUBLIC_URL="https://feed.example.sch.uk")

    assert asked == [True, True, 31_536_000, "https", False]


def test_the_word_of_a_proxy_is_taken_only_where_one_is_named(tmp_path: Path) -> None:
    asked = _asked(tmp_path, NESTBOX_PUBLIC_URL="https://feed.example.sch.uk", NESTBOX_TRUSTED_PROXIES="1")

    assert asked[-1] is True


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://192.168.1.20:8000"])
def test_on_the_schools_own_network_cookies_travel_as_they_can(tmp_path: Path, address: str) -> None:
    assert _asked(tmp_path, NESTBOX_PUBLIC_URL=address) == [False, False, 0, "http", False]
