"""Refusals: a private cause for the log, a public sentence for the person, and the clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nestbox.policy.decision import Decision


class NestboxError(Exception):
    """The base of every error that a person may be shown."""

    sentence = "Something went wrong. Nothing that you did is lost."


class NotFoundError(NestboxError):
    """What is asked for does not exist, or is hidden: the two are never told apart."""

    sentence = "There is nothing here."


@dataclass(eq=False)
class InvalidError(NestboxError):
    """What was sent cannot be used. ``field`` names the form field, where there is one."""

    sentence: str
    field: str | None = None


class RefusedError(NestboxError):
    """The policy says no, or not yet. ``decisions`` holds every reason, each with its clause."""

    def __init__(self, *decisions: Decision) -> None:
        super().__init__("; ".join(f"{d.clause}: {d.why}" for d in decisions))
        self.decisions = decisions
        self.sentence = " ".join(d.why for d in decisions)


def require(decision: Decision) -> None:
    """Pass on an allowed decision; raise ``RefusedError`` for any other."""
    if not decision.allowed:
        raise RefusedError(decision)


def fitting(text: str, limit: int, field: str) -> str:
    """What was typed, without blanks around and without characters that no database keeps.

    Raises ``InvalidError`` for more than ``limit`` characters: nothing is cut off silently.
    """
    kept = text.replace("\0", "").strip()
    if len(kept) > limit:
        raise InvalidError(f"Please use at most {limit} characters here.", field)
    return kept
