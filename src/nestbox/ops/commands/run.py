"""`nestbox run`: serve."""

import os
import sys
from collections.abc import Callable
from typing import Any

import click

from nestbox.ops.address import Address
from nestbox.ops.serving import serve

MOST_WORKERS = 4


def web_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of whatever serves pages."""
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    for option in (
        click.option("--workers", type=click.IntRange(min=1), default=workers, help="Web processes."),
        click.option("--port", type=click.IntRange(1, 65535), default=8000, help="Where to listen."),
        click.option("--host", default="127.0.0.1", help="The address to listen on; 0.0.0.0 is every one."),
    ):
        command = option(command)
    return command


@click.command(context_settings={"show_default": True})
@web_options
def run(host: str, port: int, workers: int) -> None:
    """Serve the installation. Makes one the first time."""
    sys.exit(serve(Address(host, port), workers))
