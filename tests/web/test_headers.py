"""What stands around every page: headers, and markup that a strict content policy allows."""

from html.parser import HTMLParser

import pytest

from tests.web.access_table import Answer
from tests.web.matrix import Matrix

pytestmark = pytest.mark.django_db

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'"
)
EVERYWHERE = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
RE_ASKED = {"/", "/posts/{post}/", "/media/{photo}/small.jpg", "/media/{draft_photo}/small.jpg"}


class Markup(HTMLParser):
    """Collects what a strict content policy forbids, and what leads elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.faults.append("script")
        if tag in {"style", "iframe", "object", "embed", "base"}:
            self.faults.append(tag)
        self.faults += [
            f"{tag} {name}" for name in given if name == "style" or name.startswith(("on", "hx-on"))
        ]
        sources = [
            given.get(name) or "" for name in ("src", "action", "srcset", "formaction", "hx-get", "hx-post")
        ]
        self.faults += [source for source in sources if "//" in source or source.startswith("javascript:")]
        if tag == "form" and (given.get("method") or "").lower() == "post" and "action" in given:
            self.faults += [] if (given["action"] or "/").startswith(("/", "#", "?")) else ["form elsewhere"]


def _faults(answer: Answer) -> list[str]:
    markup = Markup()
    markup.feed(answer.body)
    return markup.faults


def _pages(matrix: Matrix) -> list[tuple[str, str, Answer]]:
    html = "text/html; charset=utf-8"
    found = [
        (line.path, name, a) for line, name, a in matrix.everything() if a.headers.get("Content-Type") == html
    ]
    return [(path, name, answer) for path, name, answer in found if answer.body]


@pytest.mark.parametrize("header", EVERYWHERE)
def test_every_answer_to_everybody_says(matrix: Matrix, header: str) -> None:
    said = {answer.headers.get(header) for _, _, answer in matrix.everything()}

    assert said == {EVERYWHERE[header]}


def test_no_page_has_script_or_style_inside_or_anything_from_elsewhere(matrix: Matrix) -> None:
    faults = {(path, fault) for path, _, answer in _pages(matrix) for fault in _faults(answer)}

    assert faults == set()


def test_the_check_of_markup_finds_what_it_looks_for() -> None:
    markup = Markup()
    markup.feed('<p style="x" onclick="y"><script>z</script><img src="//evil.example"><style></style>')

    assert markup.faults == ["p style", "p onclick", "script", "//evil.example", "style"]


def test_nothing_is_kept_by_any_cache_but_what_is_asked_for_again_every_time(matrix: Matrix) -> None:
    kept = {line.path for line, _, a in matrix.everything() if "no-store" not in a.headers["Cache-Control"]}

    assert kept == RE_ASKED


def test_no_answer_is_for_shared_caches(matrix: Matrix) -> None:
    shared = {line.path for line, _, a in matrix.everything() if "private" not in a.headers["Cache-Control"]}

    assert shared == set()


def test_what_is_asked_for_again_belongs_to_one_person(matrix: Matrix) -> None:
    asked = [a.headers for line, _, a in matrix.everything() if line.path in RE_ASKED and "ETag" in a.headers]

    assert {headers["Cache-Control"] for headers in asked} == {"private, no-cache"}
    assert {"Cookie" in headers["Vary"] for headers in asked} == {True}


def test_no_two_people_share_a_tag(matrix: Matrix) -> None:
    home = [
        a.headers["ETag"] for line, _, a in matrix.everything() if line.path == "/" and "ETag" in a.headers
    ]

    assert len(set(home)) == len(home) // 2  # GET and HEAD have the same


def test_a_photo_is_a_photo_and_stays_here(matrix: Matrix) -> None:
    photos = [a.headers for line, _, a in matrix.everything() if "/media/" in line.path and a.status == 200]

    assert {headers["Content-Type"] for headers in photos} == {"image/jpeg"}
    assert {headers["Cross-Origin-Resource-Policy"] for headers in photos} == {"same-origin"}


def test_only_signing_out_empties_the_browser(matrix: Matrix) -> None:
    said = {(line.method, line.path) for line, _, a in matrix.everything() if "Clear-Site-Data" in a.headers}

    assert said == {("POST", "/account/logout/")}


def test_no_page_tells_what_it_runs_on(matrix: Matrix) -> None:
    telling = {
        name for _, _, a in matrix.everything() for name in a.headers if name in {"Server", "X-Powered-By"}
    }

    assert telling == set()
