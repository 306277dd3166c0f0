"""The words of the style sheets, and where the pages use them."""

import re
from collections.abc import Iterator
from pathlib import Path

from nestbox import web
from tests.web.palette import CSS, TOKENS

WEB = Path(web.__path__[0])
TEMPLATES = [path.read_text(encoding="utf-8") for path in sorted((WEB / "templates").rglob("*.html"))]
SHEETS = [path.read_text(encoding="utf-8") for path in sorted(CSS.glob("*.css"))]
SCRIPTS = [
    path.read_text(encoding="utf-8") for path in (*WEB.glob("static/js/*.js"), *WEB.glob("templatetags/*.py"))
]

_WORD = re.compile(r"[a-z][a-z0-9_-]*")
_TAG = re.compile(r"\{[{%].*?[}%]\}")
_PUT_TOGETHER = re.compile(r"block page_class %\}(.*?)\{|kind=\"(.*?)\"|--\{\{.*?\"(.*?)\".*?\}\}")


def tokens_used() -> set[str]:
    """Every design token that a style sheet or a template asks for."""
    return {name for text in (*SHEETS, *TEMPLATES) for name in re.findall(r"var\((--[a-z0-9-]+)\)", text)}


def tokens_defined() -> set[str]:
    """Every design token of tokens.css."""
    return set(re.findall(r"(--[a-z0-9-]+):", TOKENS))


def classes_with_a_look() -> set[str]:
    """Every class that a style sheet mentions."""
    bare = [re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL) for sheet in SHEETS]
    return {name for sheet in bare for name in re.findall(r"\.([a-z][a-z0-9_-]*)(?=[^{};]*\{)", sheet)}


def classes_in_templates() -> set[str]:
    """Every class that is written out in a template."""
    bare = [_TAG.sub(" ", text) for text in TEMPLATES]
    attributes = [attribute for html in bare for attribute in re.findall(r'class="([^"]*)"', html)]
    return {name for attribute in attributes for name in attribute.split() if not name.endswith("-")}


def words_elsewhere() -> set[str]:
    """Every word that may be a class: where a template puts one together, in scripts and in tags."""
    return {word for text in (*_put_together(), *SCRIPTS) for word in _WORD.findall(text)}


def _put_together() -> Iterator[str]:
    for text in TEMPLATES:
        for found in _PUT_TOGETHER.findall(text):
            yield from found
