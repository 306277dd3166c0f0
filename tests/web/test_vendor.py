"""What was taken from elsewhere is what static/vendor/README.md says it is."""

import hashlib
import re
from pathlib import Path

import pytest

from nestbox import web

STATIC = Path(web.__path__[0]) / "static"
README = STATIC / "vendor" / "README.md"
ROW = re.compile(r"^\| `([^`]+)` \|.*, `([^`]+)` \| `([0-9a-f]{64})` \|$", re.MULTILINE)
TAKEN: list[tuple[str, str, str]] = ROW.findall(README.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "licence", "digest"), TAKEN)
def test_a_vendored_file_has_its_digest(name: str, licence: str, digest: str) -> None:
    assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize(("name", "licence", "digest"), TAKEN)
def test_a_vendored_file_has_its_licence_beside_it(name: str, licence: str, digest: str) -> None:
    assert (STATIC / licence).stat().st_size > 0


def test_every_vendored_file_is_in_the_table() -> None:
    found = {*STATIC.glob("vendor/*.js"), *STATIC.glob("vendor/*.css"), *STATIC.glob("fonts/*.woff2")}

    assert {str(path.relative_to(STATIC)) for path in found} == {name for name, *_ in TAKEN}


@pytest.mark.parametrize("folder", ["css", "js"])
def test_our_own_files_load_nothing_from_elsewhere(folder: str) -> None:
    hosts = [
        host
        for path in (STATIC / folder).iterdir()
        for host in re.findall(r"""["'(]((?:https?:)?//\w[^"')]*)""", path.read_text(encoding="utf-8"))
    ]

    assert hosts == []
