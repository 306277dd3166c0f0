"""The visual language holds: colours that can be read, one vocabulary of classes, no way around the policy."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from nestbox import web
from tests.web.palette import CSS, DARK, LIGHT, contrast

WEB = Path(web.__path__[0])
TEXT = 4.5  # WCAG 2.2, 1.4.3
SHAPE = 3.0  # WCAG 2.2, 1.4.11

READ = [
    *[(ink, paper) for ink in ("ink", "ink-soft") for paper in ("paper", "surface", "surface-sunken")],
    *[("moss", paper) for paper in ("paper", "surface", "surface-sunken", "moss-tint")],
    *[("moss-strong", paper) for paper in ("paper", "surface-sunken", "moss-tint")],
    *[("berry", paper) for paper in ("paper", "surface", "berry-tint")],
    *[("ink", tint) for tint in ("moss-tint", "egg-tint", "straw-tint", "berry-tint")],
    ("ink-soft", "moss-tint"),
    ("on-moss", "moss"),
    ("on-moss", "moss-strong"),
    ("on-berry", "berry"),
    ("egg", "egg-tint"),
    ("straw-ink", "straw-tint"),
    ("straw-ink", "surface"),
    ("robin", "robin-tint"),
    ("robin", "surface-sunken"),
    ("surface", "robin"),
    ("paper", "ink"),
]
SEEN = [("line-strong", "paper"), ("line-strong", "surface"), ("focus", "paper"), ("focus", "surface")]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), READ)
def test_words_stand_out_from_what_they_are_on(theme: dict[str, str], ink: str, paper: str) -> None:
    assert contrast(theme[ink], theme[paper]) >= TEXT


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "paper"), SEEN)
def test_borders_and_focus_stand_out_from_what_they_are_on(
    theme: dict[str, str], line: str, paper: str
) -> None:
    assert contrast(theme[line], theme[paper]) >= SHAPE


def test_every_colour_of_the_light_theme_has_one_in_the_dark() -> None:
    shared = {"straw", "sun"}  # a yellow is a yellow by night

    assert [name for name in LIGHT if DARK[name] == LIGHT[name] and name not in shared] == []


def test_every_token_that_is_used_is_defined() -> None:
    sources = [*CSS.glob("*.css"), *(WEB / "templates").rglob("*.html")]
    used = {name for path in sources for name in re.findall(r"var\((--[a-z0-9-]+)\)", path.read_text())}
    defined = set(re.findall(r"(--[a-z0-9-]+):", (CSS / "tokens.css").read_text()))

    assert used - defined == set()


def test_every_token_that_is_defined_is_used() -> None:
    sources = [*CSS.glob("*.css"), *(WEB / "templates").rglob("*.html")]
    used = {name for path in sources for name in re.findall(r"var\((--[a-z0-9-]+)\)", path.read_text())}
    defined = set(re.findall(r"(--[a-z0-9-]+):", (CSS / "tokens.css").read_text()))

    assert defined - used == set()


def classes_in_css() -> set[str]:
    """Every class that a style sheet gives a look."""
    bare = [re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL) for path in CSS.glob("*.css")]
    return {name for css in bare for name in re.findall(r"\.([a-z][a-z0-9_-]*)(?=[^{};]*\{)", css)}


def classes_in_templates() -> set[str]:
    """Every class that is written out in a template."""
    bare = [re.sub(r"\{[{%].*?[}%]\}", " ", path.read_text()) for path in (WEB / "templates").rglob("*.html")]
    attributes = [attribute for html in bare for attribute in re.findall(r'class="([^"]*)"', html)]
    return {name for attribute in attributes for name in attribute.split() if not name.endswith("-")}


def words_elsewhere() -> set[str]:
    """Every word that could be a class where a template puts one together, and in scripts and tags."""
    tags = r"block page_class %\}(.*?)\{|kind=\"(.*?)\"|\S*--\{\{.*?\"(.*?)\".*?\}\}"
    blocks = [
        word
        for path in (WEB / "templates").rglob("*.html")
        for found in re.findall(tags, path.read_text())
        for word in found
    ]
    scripts = [path.read_text() for path in (*WEB.glob("static/js/*.js"), *WEB.glob("templatetags/*.py"))]
    return {word for text in (*blocks, *scripts) for word in re.findall(r"[a-z][a-z0-9_-]*", text)}


# A template puts these together with a word that it is given.
BUILT = ("badge--", "callout--", "photos--", "toast--", "avatar--", "button--", "weight--")


def test_no_style_is_left_over() -> None:
    unused = classes_in_css() - classes_in_templates() - words_elsewhere()

    assert {name for name in unused if not name.startswith(BUILT)} == set()


def test_every_class_of_a_template_is_defined() -> None:
    assert classes_in_templates() - classes_in_css() == set()


def test_the_sentence_about_passwords_says_what_is_asked() -> None:
    shortest = [
        validator["OPTIONS"]["min_length"]
        for validator in settings.AUTH_PASSWORD_VALIDATORS
        if "MinimumLength" in str(validator["NAME"])
    ]
    said = (WEB / "templates" / "components" / "fields.html").read_text()

    assert (shortest, "Ten characters or more" in said) == ([10], True)


@pytest.mark.parametrize("name", ["includeIndicatorStyles", "allowEval", "allowScriptTags"])
def test_htmx_needs_nothing_that_the_content_policy_forbids(name: str) -> None:
    assert f'"{name}":false' in (WEB / "templates" / "base.html").read_text()


def test_htmx_keeps_no_page_in_the_browser() -> None:
    assert '"historyCacheSize":0' in (WEB / "templates" / "base.html").read_text()
