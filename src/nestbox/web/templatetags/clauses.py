"""``{{ decision.clause|clause_text }}``: what a clause says, for "Why?"."""

from __future__ import annotations

from django import template

from nestbox.policy.clauses import REGISTER

register = template.Library()


@register.filter
def clause_text(clause_id: str) -> str:
    """The sentence of the register, or nothing for an id that is not in it."""
    clause = REGISTER.get(clause_id)
    return clause.text if clause else ""


@register.filter
def clause_title(clause_id: str) -> str:
    """The short title of a clause, or nothing for an id that is not in the register."""
    clause = REGISTER.get(clause_id)
    return clause.title if clause else ""
