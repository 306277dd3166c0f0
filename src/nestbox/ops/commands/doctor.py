"""`nestbox doctor`: look over the installation."""

import sys

import click

from nestbox.ops.checks import examine
from nestbox.settings import Settings


@click.command()
def doctor() -> None:
    """Look at the installation and say, a line a check, what is in order and what to do."""
    ill = False
    for finding in examine(Settings()):
        ill = ill or not finding.ok
        click.echo(f"{'ok  ' if finding.ok else 'DO  '}{finding.what}: {finding.says}")
    sys.exit(ill)
