import socket
from collections.abc import Iterator

import pytest

from nestbox.ops.address import Address


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def test_a_port_in_use_is_named_with_another_to_try(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    assert Address("127.0.0.1", port).obstacle() == (
        f"Port {port} is already in use. Stop what uses it, or choose another: --port {port + 1}"
    )


def test_a_free_port_has_no_obstacle(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    listener.close()
    assert Address("127.0.0.1", port).obstacle() is None


def test_a_host_that_is_not_this_machine_is_said_so() -> None:
    assert Address("192.0.2.1", 8000).obstacle() == (
        "Nestbox cannot listen on 192.0.2.1, port 8000: Cannot assign requested address."
    )


def test_what_listens_answers(listener: socket.socket) -> None:
    assert Address("127.0.0.1", listener.getsockname()[1]).answers() is True


def test_nobody_answers_on_a_port_that_is_free(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    listener.close()
    assert Address("127.0.0.1", port).answers() is False


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::1", "http://[::1]:8000"),
    ],
)
def test_the_address_is_one_that_a_person_here_can_type(host: str, url: str) -> None:
    assert Address(host, 8000).url == url
