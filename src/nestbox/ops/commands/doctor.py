"""`nestbox doctor`: look over the installation."""

import sys

import click

from nestbox.ops.checks import examine
from nestbox.ops.environment import read_settings


@click.command()
def doctor() -> None:
    """Say what is in order and what to do. One line a check."""
    ill = False
    for finding in examine(read_settings()):
        ill = ill or not finding.ok
        click.echo(f"{'ok  ' if finding.ok else 'DO  '}{finding.what}: {finding.says}")
    sys.exit(ill)
