"""`nestbox import-roll`: what the office's import page does, from the command line and from cron."""

import sys
from pathlib import Path

import click

from nestbox.ops.loading import set_up_django

STEPS = ("Reading the file", "Comparing it with the roll", "Judging who may still follow")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as", "email", required=True, help="The account in whose name it is done: one that may edit the roll."
)
@click.option("--yes", is_flag=True, help="Apply without asking, as from cron.")
@click.option("--preview", "only_preview", is_flag=True, help="Only say what would change.")
@click.option("--let-leave", type=int, help="Answer the question whether so many may leave at once.")
def import_roll(*, file: Path, email: str, yes: bool, only_preview: bool, let_leave: int | None) -> None:
    """Import an export of the school's information system into the roll.

    Says what would change and whose access would end, asks, and then applies all of it or nothing.
    Exit code 0: applied, or nothing to change. 1: not applied. 2: the file or the account cannot be used.
    """
    set_up_django()
    from nestbox.ops.importing import Importing, StoppedError

    try:
        work = Importing(email)
        with click.progressbar(length=len(STEPS), file=sys.stderr, item_show_func=str) as bar:
            for step in work.look(file):
                bar.update(1, step)
        click.echo(work.summary)
        if work.is_empty or only_preview:
            work.drop()
            sys.exit(0)
        if not yes and not click.confirm("Apply all of this?"):
            work.drop()
            sys.exit(1)
        work.apply(let_leave)
    except StoppedError as stopped:
        click.echo(stopped.sentence, err=True)
        sys.exit(stopped.code)
    click.echo("Applied. It can be undone on the roll's import page.")
