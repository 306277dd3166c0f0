"""The icons of the pages."""

import re
from pathlib import Path

import lucide
import pytest

from nestbox import web
from nestbox.web.templatetags.icons import icon

TEMPLATES = Path(web.__path__[0]) / "templates"
NAMED = re.compile(r"""\{% icon "([^"]+)"|\bicon="([^"]+)\"""")


def names() -> list[str]:
    """Every icon that a template names."""
    found = {
        name
        for path in TEMPLATES.rglob("*.html")
        for pair in NAMED.findall(path.read_text(encoding="utf-8"))
        for name in pair
        if name
    }
    return sorted(found - {"name"})


@pytest.mark.parametrize("name", names())
def test_every_icon_that_a_template_names_exists(name: str) -> None:
    assert icon(name).startswith("<svg")


def test_an_icon_is_hidden_from_screen_readers() -> None:
    assert 'aria-hidden="true"' in icon("heart")


def test_an_icon_that_does_not_exist_fails_loudly() -> None:
    with pytest.raises(lucide.IconDoesNotExist):
        icon("no-such-icon")
