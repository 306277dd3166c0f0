"""A phone on a bad line: it sends as the outbox does (js/sending.js); every request may be cut."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from types import MappingProxyType
from typing import Any

from django.test import Client

TUS = {"Tus-Resumable": "1.0.0"}
BYTES = "application/offset+octet-stream"
CUTS = ("before", "within", "after", "502", "twice", "stalled")
MOST_TRIES = 400
Said = Mapping[str, str]


class Lost(Exception):  # noqa: N818 - named for what happened
    """No answer came, or none of the school's server."""


class Broken:
    """A body of which only this much arrives."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def read(self, size: int = -1) -> bytes:
        if not self.data:
            raise OSError("reset by peer")
        data, self.data = self.data[:size], self.data[size:]
        return data

    readline = read


class Line:
    """Lets some requests through, and cuts the others at chosen moments."""

    def __init__(self, client: Client, chance: Random, cut: float = 0.5) -> None:
        self.client, self.chance, self.cut = client, chance, cut

    def ask(
        self, method: str, path: str, data: bytes = b"", kind: str = "", headers: Said = MappingProxyType({})
    ) -> Any:
        """The answer. Raises ``Lost``, also where the server has done what it was asked."""
        happens = self.chance.choice(CUTS) if self.chance.random() < self.cut else "through"
        if happens in {"before", "502"}:
            raise Lost
        if happens in {"within", "stalled"}:
            self._break_within(method, path, data, kind, headers)
        answer = self._send(method, path, data, kind, headers)
        if happens == "twice":
            answer = self._send(method, path, data, kind, headers)
        if happens == "after":
            raise Lost
        return answer

    def _break_within(self, method: str, path: str, data: bytes, kind: str, headers: Said) -> None:
        if method == "PATCH":  # of any other request a server sees nothing before it is whole
            came = data[: self.chance.randrange(len(data) + 1)]
            broken: dict[str, Any] = {"wsgi.input": Broken(came), "CONTENT_LENGTH": str(len(data))}
            self._send(method, path, came, kind, headers, **broken)
        raise Lost

    def _send(self, method: str, path: str, data: bytes, kind: str, headers: Said, **other: Any) -> Any:
        return self.client.generic(method, path, data, content_type=kind, headers=headers, **other)


@dataclass
class Picked:
    """A photo as it lies on the phone. ``address``: where its bytes go, once that is known."""

    key: str
    data: bytes
    address: str = ""


@dataclass
class Phone:
    """A tab of the outbox with one post in it."""

    line: Line
    key: str
    text: str
    photos: list[Picked]
    vouched: bool = True
    said: dict[str, Any] = field(default_factory=dict)

    def send(self) -> None:
        """Try once, as far as it gets. Raises ``Lost``."""
        self.said = self._post()
        if self.said["stage"] == "arriving":
            here = {row["key"] for row in self.said["uploads"] if row["finished"]}
            for photo in self.photos:
                if photo.key not in here:
                    self._upload(photo)
            self.said = self._post()

    @property
    def is_done(self) -> bool:
        """Whether all of it is at the school."""
        return bool(self.said) and self.said["stage"] != "arriving"

    def _post(self) -> dict[str, Any]:
        from django.utils.http import urlencode

        form: dict[str, str | int] = {
            "key": self.key,
            "text": self.text,
            "outside_purpose": "1",
            "photos": len(self.photos),
        }
        form |= {"vouched": "1"} if self.vouched else {}
        kind = "application/x-www-form-urlencoded"
        answer = self.line.ask("POST", "/outbox/posts/", urlencode(form).encode(), kind)
        assert answer.status_code == 200, (answer.status_code, answer.content)
        said: dict[str, Any] = answer.json()
        return said

    def _upload(self, photo: Picked) -> None:
        offset = self._place(photo)
        while offset < len(photo.data):
            piece = photo.data[offset : offset + self.line.chance.randrange(1_000, 16_000)]
            said = TUS | {"Upload-Offset": str(offset)}
            answer = self.line.ask("PATCH", photo.address, piece, BYTES, said)
            assert answer.status_code in {204, 409}, answer.status_code
            offset = int(answer["Upload-Offset"])

    def _place(self, photo: Picked) -> int:
        answer = self.line.ask("HEAD", photo.address, headers=TUS) if photo.address else self._begin(photo)
        photo.address = answer.headers.get("Location", photo.address)
        return int(answer["Upload-Offset"])

    def _begin(self, photo: Picked) -> Any:
        said = {"key": photo.key, "alt": "A lake.", "sha256": sha256(photo.data).hexdigest()}
        coded = ",".join(f"{name} {b64encode(words.encode()).decode()}" for name, words in said.items())
        where = f"/drafts/{self.said['draft']}/uploads/"
        length = str(len(photo.data))
        headers = TUS | {"Upload-Length": length, "Upload-Metadata": coded}
        answer = self.line.ask("POST", where, headers=headers)
        assert answer.status_code == 201, answer.status_code
        return answer


def send_whatever_happens(phones: list[Phone], chance: Random) -> int:
    """Try until one of the tabs has sent it; how many tries it took."""
    for tried in range(1, MOST_TRIES):
        phone = chance.choice(phones)
        try:
            phone.send()
        except Lost:
            if chance.random() < 0.2:  # the app is closed, and with it goes what was not on the disk yet
                for photo in phone.photos:
                    photo.address = ""
        if phone.is_done:
            return tried
    raise AssertionError(f"not sent in {MOST_TRIES} tries")
