"""`nestbox check-draft`: what stands in the way of a draft, as its page shows it."""

import json
import sys

import click

from nestbox.ops.loading import set_up_django


@click.command()
@click.argument("draft_id", type=click.IntRange(min=1))
@click.option("--as", "email", required=True, help="The address of the draft's author.")
def check_draft(draft_id: int, email: str) -> None:
    """Print everything that stands in the way of a draft, as JSON. It publishes nothing.

    Judged by the same function as publishing, on the rows as they are now. Exit code 0: it can be published.
    1: something stands in its way. 2: this person has no such draft.
    """
    set_up_django()
    findings = _findings(draft_id, email)
    click.echo(json.dumps(findings, ensure_ascii=False, indent=2))
    sys.exit(1 if findings else 0)


def _findings(draft_id: int, email: str) -> object:
    from nestbox.accounts import reads as accounts
    from nestbox.errors import NotFoundError
    from nestbox.posts import drafts
    from nestbox.posts.findings import as_json

    try:
        viewer = accounts.viewer(accounts.account(email).pk)
        if viewer is not None:
            return as_json(drafts.draft(viewer, draft_id).findings)
    except NotFoundError:
        pass
    click.echo("There is no such draft of this person's.", err=True)
    sys.exit(2)
