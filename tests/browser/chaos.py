"""A line that breaks: between a browser and the served product, doing to each connection what it is told."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from random import Random

KINDS = ("through", "up", "down", "stall", "twice", "502")
BAD_GATEWAY = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
STALL = 1.5  # seconds
HANGING = 30.0  # seconds
PART = 16_384


@dataclass
class Chaos:
    """A line on which each connection carries one request.

    ``cuts``: how many requests of the outbox are still to be cut, each kind in its turn. ``pieces``: how many
    pieces of photos still pass before none does (None: all do). ``sent``: where each piece that has passed
    was sent, and its offset in bytes. ``open``: while it is not set, whatever is asked hangs.
    """

    port: int
    chance: Random
    cuts: int = 0
    pieces: int | None = None
    happened: list[str] = field(default_factory=list)
    sent: list[tuple[str, int]] = field(default_factory=list)
    deck: list[str] = field(default_factory=list)
    open: threading.Event = field(default_factory=threading.Event)
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def url(self) -> str:
        """Where a browser finds the product behind the line."""
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def serve(self) -> None:
        """Take connections until the listener is closed."""
        with suppress(OSError):
            while True:
                browser, _ = self.listener.accept()
                threading.Thread(target=self._carry, args=(browser,), daemon=True).start()

    def _carry(self, browser: socket.socket) -> None:
        with suppress(OSError), browser:
            request = _request(browser)
            self.open.wait(HANGING)
            is_sending = b" /outbox/posts/" in request[:200] or b"/uploads/" in request[:200]
            kind = "through" if self._passes(request) else "502"
            if self.cuts > 0 and is_sending:
                self.cuts -= 1
                kind = self._next_cut()
            self._act(kind, browser, request)

    def _next_cut(self) -> str:
        self.deck = self.deck or self.chance.sample(KINDS, len(KINDS))
        self.happened.append(self.deck.pop())
        return self.happened[-1]

    def _passes(self, request: bytes) -> bool:
        found = re.search(rb"^upload-offset: (\d+)", request, re.IGNORECASE | re.MULTILINE)
        if found is None:
            return True
        if self.pieces == 0:
            return False
        self.sent.append((request.split(b" ")[1].decode(), int(found[1])))
        if self.pieces is not None:
            self.pieces -= 1
        return True

    def _act(self, kind: str, browser: socket.socket, request: bytes) -> None:
        if kind == "502":
            browser.sendall(BAD_GATEWAY)
            return
        if kind == "twice":
            self._ask(request)
        if kind == "up":
            self._begin(request[: self.chance.randrange(len(request))])
            return
        answer = self._ask(request)
        if kind == "stall":
            time.sleep(STALL)
        some = answer[: self.chance.randrange(len(answer) + 1)]
        browser.sendall(some if kind in {"down", "stall"} else answer)

    def _begin(self, request: bytes) -> None:
        """The product gets the beginning of a request, and then the line is gone."""
        with socket.create_connection(("127.0.0.1", self.port)) as product:
            product.sendall(request)

    def _ask(self, request: bytes) -> bytes:
        """What the product answers."""
        with socket.create_connection(("127.0.0.1", self.port)) as product:
            product.sendall(request)
            return b"".join(iter(lambda: product.recv(PART), b""))


def _request(browser: socket.socket) -> bytes:
    """One whole request, asking the product to close after its answer."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = browser.recv(PART)
        if not part:
            raise ConnectionResetError
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    sizes = [line for line in lines if line.lower().startswith(b"content-length:")]
    size = int(sizes[0].split(b":")[1]) if sizes else 0
    while len(body) < size:
        part = browser.recv(PART)
        if not part:
            raise ConnectionResetError
        body += part
    return b"\r\n".join([*lines, b"Connection: close", b"", b""]) + body


@contextmanager
def chaos(port: int, seed: int) -> Iterator[Chaos]:
    """A line to the product on ``port`` until the end of the block."""
    line = Chaos(port, Random(seed))  # noqa: S311  (the same cuts for everybody)
    line.open.set()
    threading.Thread(target=line.serve, daemon=True).start()
    try:
        yield line
    finally:
        line.listener.close()
