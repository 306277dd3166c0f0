"""The visual language holds: colours that can be read, and one vocabulary of classes."""

import pytest
from django.conf import settings

from tests.web import vocabulary
from tests.web.palette import DARK, LIGHT, contrast
from tests.web.vocabulary import WEB

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
# A template puts these together with a word that it is given.
BUILT = ("area--", "badge--", "callout--", "photos--", "toast--", "avatar--", "button--", "weight--")
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
    assert vocabulary.tokens_used() - vocabulary.tokens_defined() == set()


def test_every_token_that_is_defined_is_used() -> None:
    assert vocabulary.tokens_defined() - vocabulary.tokens_used() == set()


def test_every_class_of_a_template_has_a_look() -> None:
    assert vocabulary.classes_in_templates() - vocabulary.classes_with_a_look() == set()


def test_no_look_is_left_over() -> None:
    used = vocabulary.classes_in_templates() | vocabulary.words_elsewhere()
    unused = vocabulary.classes_with_a_look() - used

    assert {name for name in unused if not name.startswith(BUILT)} == set()


def test_the_sentence_about_passwords_says_what_is_asked() -> None:
    shortest = {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    }
    said = (WEB / "templates" / "components" / "fields.html").read_text()

    assert (shortest in settings.AUTH_PASSWORD_VALIDATORS, "Ten characters or more" in said) == (True, True)


@pytest.mark.parametrize("name", ["includeIndicatorStyles", "allowEval", "allowScriptTags"])
def test_htmx_needs_nothing_that_the_content_policy_forbids(name: str) -> None:
    assert f'"{name}":false' in (WEB / "templates" / "base.html").read_text()


def test_htmx_keeps_no_page_in_the_browser() -> None:
    assert '"historyCacheSize":0' in (WEB / "templates" / "base.html").read_text()
