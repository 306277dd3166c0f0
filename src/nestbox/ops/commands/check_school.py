"""`nestbox check-school`: look over a school's file of values."""

import sys
from pathlib import Path

import click

from nestbox.policy.values import ValuesError, load_values


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_school(file: Path) -> None:
    """Check a school's file of values. Says what is wrong in which line."""
    try:
        values = load_values(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        sys.exit(f"{file}: this is not a text file in UTF-8.")
    except ValuesError as error:
        sys.exit("\n".join(f"{file}:{problem.line}: {problem.says}" for problem in error.problems))
    click.echo(f"{file} is in order: {values.name}, policy version {values.policy_version}.")
