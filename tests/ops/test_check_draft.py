"""`nestbox check-draft`: the same findings as the page's, for whoever the draft belongs to."""

import json

from click.testing import CliRunner, Result

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.ops.cli import main
from nestbox.posts import drafts
from nestbox.posts.findings import as_json


def check(draft_id: int, email: str = cast.TEACHER.email) -> Result:
    return CliRunner().invoke(main, ["check-draft", str(draft_id), "--as", email])


def test_it_prints_what_the_page_shows(world: World) -> None:
    draft_id = world.drafts("a" * 141)
    found = drafts.draft(world.viewer(cast.TEACHER), draft_id).findings
    result = check(draft_id)

    assert (result.exit_code, json.loads(result.stdout)) == (1, as_json(found))


def test_a_draft_that_can_be_published_has_no_findings(world: World) -> None:
    result = check(world.drafts("Boots on."))

    assert (result.exit_code, result.stdout) == (0, "[]\n")


def test_somebody_elses_draft_is_not_there(world: World) -> None:
    draft_id = world.drafts("Boots on.")

    assert [check(draft_id, who).exit_code for who in (cast.HEADTEACHER.email, "no.body@gmail.com")] == [2, 2]
