"""The named cast."""

from __future__ import annotations

from dataclasses import dataclass

from nestbox.policy.permissions import Role


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the cast: who they are, and what one can try as them."""

    name: str
    email: str
    about: str
    roles: tuple[Role, ...] = ()


CAST: tuple[Member, ...] = (
    Member(
        "Alex Porter",
        "alex.porter@gmail.com",
        "Account administrator: the team, the school's values, removing comments.",
        (Role.ADMINISTRATOR,),
    ),
)
