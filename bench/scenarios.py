"""One function a scenario: what is asked, how often, and what must come back."""

from __future__ import annotations

import http.client
import itertools
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from bench.seed import Seeded
from bench.server import Web

WARM, REQUESTS, WRITES = 30, 1000, 200
TOKEN = re.compile(r'csrfmiddlewaretoken" value="([^"]+)')


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. Times in milliseconds, size in KB, memory in MB."""

    name: str
    cpu_ms: float
    per_second: float
    p50: float
    p99: float
    size_kb: float
    memory_mb: float


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. ``status`` must come back."""

    method: str
    path: str
    headers: dict[str, str]
    body: str | None = None
    status: int = 200


def _measure(web: Web, name: str, asks: Iterator[Ask], number: int) -> Row:
    connection = web.connection()
    for ask in itertools.islice(asks, WARM):
        _send(connection, ask)
    before, begun = web.cpu_ms(), time.perf_counter()
    taken = sorted(_timed(connection, ask) for ask in itertools.islice(asks, number))
    seconds, cpu = time.perf_counter() - begun, web.cpu_ms() - before
    size = len(_send(connection, next(asks))[1])
    return Row(
        name,
        cpu / number,
        number / seconds,
        taken[number // 2],
        taken[number * 99 // 100],
        size / 1000,
        web.memory_mb(),
    )


def _timed(connection: http.client.HTTPConnection, ask: Ask) -> float:
    begun = time.perf_counter()
    _send(connection, ask)
    return (time.perf_counter() - begun) * 1000


def _send(connection: http.client.HTTPConnection, ask: Ask) -> tuple[http.client.HTTPResponse, bytes]:
    connection.request(ask.method, ask.path, ask.body, ask.headers)
    response = connection.getresponse()
    body = response.read()
    if response.status != ask.status:
        raise AssertionError(f"{ask.method} {ask.path} answered {response.status}: {body[:300]!r}")
    return response, body


def _get(session: str, path: str, **headers: str) -> Ask:
    return Ask("GET", path, {"Cookie": f"sessionid={session}", "Accept-Encoding": "identity", **headers})


def _unchanged(web: Web, session: str, path: str) -> Ask:
    response, _ = _send(web.connection(), _get(session, path))
    cookie, etag = f"sessionid={session}", response.headers["ETag"]
    token = re.search(r"csrftoken=([^;]+)", response.headers.get("Set-Cookie", ""))
    cookie += f"; csrftoken={token[1]}" if token else ""
    response, _ = _send(web.connection(), Ask("GET", path, {"Cookie": cookie}))
    return Ask(
        "GET", path, {"Cookie": cookie, "If-None-Match": response.headers.get("ETag", etag)}, status=304
    )


def _post(web: Web, session: str, page: str) -> Callable[[str, dict[str, str], int], Ask]:
    response, body = _send(web.connection(), _get(session, page))
    cookie = re.search(r"csrftoken=([^;]+)", response.headers["Set-Cookie"])
    token = TOKEN.search(body.decode())
    assert cookie is not None  # noqa: S101  (the page has a form)
    assert token is not None  # noqa: S101  (the page has a form)
    headers = {
        "Cookie": f"sessionid={session}; csrftoken={cookie[1]}",
        "Content-Type": "application/x-www-form-urlencoded",
        "Referer": f"http://127.0.0.1:{web.port}/",
    }

    def ask(path: str, fields: dict[str, str], status: int) -> Ask:
        return Ask("POST", path, headers, urlencode({**fields, "csrfmiddlewaretoken": token[1]}), status)

    return ask


def home(web: Web, seeded: Seeded) -> Row:
    """The news feed: 20 posts with two photos each."""
    return _measure(web, "home feed, 20 posts", itertools.repeat(_get(seeded.follower, "/")), REQUESTS)


def home_unchanged(web: Web, seeded: Seeded) -> Row:
    """The news feed that the browser has already."""
    ask = _unchanged(web, seeded.follower, "/")
    return _measure(web, "home feed, unchanged (304)", itertools.repeat(ask), REQUESTS)


def older(web: Web, seeded: Seeded) -> Row:
    """A page deep in the feed."""
    ask = _get(seeded.follower, f"/?before={seeded.posts[100]}")
    return _measure(web, "home feed, 400 posts down", itertools.repeat(ask), REQUESTS)


def one_post(web: Web, seeded: Seeded) -> Row:
    """A post with 50 comments."""
    ask = _get(seeded.follower, f"/posts/{seeded.posts[-1]}/")
    return _measure(web, "one post, 50 comments", itertools.repeat(ask), REQUESTS)


def photo(web: Web, seeded: Seeded) -> Row:
    """Photo files, each another photo."""
    asks = (
        _get(seeded.follower, f"/media/{photo_id}/large.jpg") for photo_id in itertools.cycle(seeded.photos)
    )
    return _measure(web, "photo file", asks, REQUESTS)


def photo_unchanged(web: Web, seeded: Seeded) -> Row:
    """A photo that the browser has already."""
    ask = _unchanged(web, seeded.follower, f"/media/{seeded.photos[0]}/large.jpg")
    return _measure(web, "photo file, unchanged (304)", itertools.repeat(ask), REQUESTS)


def photo_part(web: Web, seeded: Seeded) -> Row:
    """The first 16 KB of photo files."""
    asks = (
        Ask("GET", f"/media/{photo_id}/large.jpg", headers, status=206)
        for photo_id in itertools.cycle(seeded.photos)
        for headers in [{"Cookie": f"sessionid={seeded.follower}", "Range": "bytes=0-16383"}]
    )
    return _measure(web, "photo file, a part of it", asks, REQUESTS)


def photo_by_nginx(web: Web, seeded: Seeded) -> Row:
    """What is left for the web process where nginx sends the file: the check, and the file's name."""
    asks = (
        _get(seeded.follower, f"/media/{photo_id}/large.jpg") for photo_id in itertools.cycle(seeded.photos)
    )
    return _measure(web, "photo file that nginx sends", asks, REQUESTS)


def like(web: Web, seeded: Seeded) -> Row:
    """Likes given and taken back, in turns."""
    post = _post(web, seeded.follower, "/")
    path = f"/posts/{seeded.posts[-1]}/like/"
    asks = (post(path, {"want": want}, 302) for want in itertools.cycle("10"))
    return _measure(web, "like", asks, WRITES)


def publish(web: Web, seeded: Seeded) -> Row:
    """News without photos, written and published in one go."""
    post = _post(web, seeded.teacher, "/compose/")
    fields = {"text": "Boots on. Off we go to the waterfall.", "trip": str(seeded.trip_id), "do": "publish"}
    asks = (post("/compose/", {**fields, "key": f"bench-{number}"}, 302) for number in itertools.count())
    return _measure(web, "publish a post", asks, WRITES)


ALL = (home, home_unchanged, older, one_post, photo, photo_unchanged, photo_part, like, publish)
BEHIND_NGINX = (photo_by_nginx,)
