"""`nestbox judge`: what the policy says of somebody who asks, straight from the files of an export."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import click

from nestbox.follows.mail_domains import domain_of, listed
from nestbox.policy.facts import Asker
from nestbox.policy.index import RollIndex
from nestbox.policy.matching import match
from nestbox.policy.values import SchoolValues, ValuesError, load_values
from nestbox.policy.verdict import Verdict, outcome_of
from nestbox.roll.files.reading import MappingNeededError, UnreadableError, read_together

REDBOURN = Path(__file__).parents[4] / "schools" / "redbourn.toml"
UNUSABLE = 2

existing = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option(
    "--roll",
    "rolls",
    type=existing,
    multiple=True,
    required=True,
    help="An export of pupils or contacts. Can be given several times: they are joined.",
)
@click.option("--staff", type=existing, help="The list of staff and governors.")
@click.option("--email", required=True, help="The address that somebody asks with.")
@click.option("--name", default="", help="The name that they give.")
@click.option("--says", default="", help="What they say of themselves. It admits nobody.")
@click.option("--school", type=existing, default=REDBOURN, help="The school's file of values.")
def judge(
    *, rolls: tuple[Path, ...], staff: Path | None, email: str, name: str, says: str, school: Path
) -> None:
    """Judge a follow request without a database, as the office's queue does. Prints JSON.

    The address is taken as verified by its owner, the person as old enough, and the policy as accepted.
    What the office has said of mail domains is not known here. Nobody is admitted by this: outcomes are
    admit-on-decision, refuse, refer and block; "missing" is what the office has to answer first.
    Exit code 0: judged, whatever the outcome. 2: a file or the address cannot be used.
    """
    values = _values(school)
    files = (*rolls, staff) if staff else rolls
    click.echo(
        json.dumps(_shown(_judged(files, values, email.strip(), name, says)), ensure_ascii=False, indent=2)
    )


def _values(school: Path) -> SchoolValues:
    try:
        return load_values(school.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        _stop(f"{school}: this is not a text file in UTF-8.")
    except ValuesError as error:
        _stop("\n".join(f"{school}:{problem.line}: {problem.says}" for problem in error.problems))


def _judged(files: tuple[Path, ...], values: SchoolValues, email: str, name: str, says: str) -> Verdict:
    local, _, domain = email.rpartition("@")
    if not local or "." not in domain:
        _stop(f"“{email}” is not an email address.")
    today = datetime.now(ZoneInfo(values.time_zone)).date()
    try:
        roll = read_together([(file.read_bytes(), file.name) for file in files], today=today).roll
    except UnreadableError as error:
        _stop(error.sentence)
    except MappingNeededError:
        _stop("The columns of a file were not recognised. The import page asks what each of them holds.")
    asker = Asker(
        email=email,
        email_verified=True,
        domain=domain_of(email),
        domain_kind=listed(domain_of(email), values),
        over_minimum_age=True,
        accepted_version=values.policy_version,
        says=says,
    )
    return outcome_of(asker, match(RollIndex(roll), email, name, today).facts, values)


def _shown(verdict: Verdict) -> dict[str, Any]:
    return {
        "findings": [
            {"clause": one.clause, "weight": one.weight, "reason": one.why, "secret": one.secret}
            for one in verdict.findings
        ],
        "outcome": verdict.outcome,
        "clause": verdict.clause,
        "sentence": verdict.sentence,
        "group": verdict.group,
        "missing": verdict.missing,
    }


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(UNUSABLE)
