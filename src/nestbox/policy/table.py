"""The clause table of the documents, written from the register so that it cannot lie."""

from nestbox.policy.clauses import REGISTER
from nestbox.policy.progress import NOT_YET_BUILT, PARTLY_BUILT

BEGIN = "<!-- clauses: begin (written by `python -m nestbox.policy`) -->"
END = "<!-- clauses: end -->"


def state_of(clause_id: str) -> str:
    """How far the software carries out a clause, in a few words."""
    if clause_id in NOT_YET_BUILT:
        return f"**not yet**: {NOT_YET_BUILT[clause_id]}"
    if clause_id in PARTLY_BUILT:
        return f"**partly**: {PARTLY_BUILT[clause_id]}"
    return "**built**"


def markdown() -> str:
    """The table of all clauses in Markdown, between its two markers, without a line break at the end."""
    rows = [f"| {c.id} | {c.title} | {c.text} | {state_of(c.id)} |" for c in REGISTER.values()]
    head = ["| id | clause | what the software does | state |", "|---|---|---|---|"]
    return "\n".join([BEGIN, *head, *rows, END])
