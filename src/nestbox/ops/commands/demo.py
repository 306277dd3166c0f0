"""`nestbox demo`: serve the demonstration school, in a folder of its own."""

import os
import sys

import click

from nestbox.ops.address import Address
from nestbox.ops.commands.run import web_options
from nestbox.ops.serving import serve


@click.command(context_settings={"show_default": True})
@web_options
def demo(host: str, port: int, workers: int) -> None:
    """Serve a demonstration school. It is populated, and apart from all real data."""
    os.environ["NESTBOX_DEMO"] = "true"
    sys.exit(serve(Address(host, port), workers))
