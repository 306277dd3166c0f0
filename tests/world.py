"""The tests' world: the demonstration's named cast at Redbourn, and a second school beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from django.conf import settings
from PIL import Image

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World, carer
from nestbox.errors import RefusedError
from nestbox.policy.permissions import Role

OTHER_ADMINISTRATOR = Member(
    "Olive Grant", "olive.grant@gmail.com", "Administrator elsewhere.", Role.ADMINISTRATOR
)
OTHER_OFFICE = Member("Priya Shah", "priya.shah@gmail.com", "Office Manager elsewhere.", Role.OFFICE_MANAGER)
OTHER_TEACHER = Member("Ewan Reid", "ewan.reid@gmail.com", "Teacher elsewhere.", Role.TEACHER)
OTHER_FOLLOWER = Member("Hana Sato", "hana.sato@gmail.com", "Mother of a child at the other school.")


def redbourn() -> World:
    """Redbourn with its team, and nobody else."""
    return World(settings.EXAMPLE_VALUES.read_text(encoding="utf-8"))


def hollybush() -> World:
    """Another school on the same installation, with its own team."""
    text = settings.EXAMPLE_VALUES.read_text(encoding="utf-8")
    text = text.replace("Redbourn Primary School", "Hollybush Primary School").replace(
        "PrimaryRedbourn", "Hollybush"
    )
    text = text.replace("redbournprimary.co.uk", "hollybush.sch.uk")
    return World(text, OTHER_ADMINISTRATOR, (OTHER_OFFICE, OTHER_TEACHER))


def follower(world: World, member: Member = cast.FOLLOWER, year_group: int = 5) -> int:
    """The member signs up as a carer on the roll, asks, and is admitted; returns the follow's id."""
    surname = member.name.split()[-1]
    world.child("Leo", surname, year_group, carer(member))
    world.signs_up(member)
    return world.follows(member)


def at_address(member: Member, email: str) -> Member:
    """The member, with another e-mail address."""
    return replace(member, email=email)


def refusal(action: Callable[[], object]) -> tuple[str, ...]:
    """The clauses under which the policy refuses this."""
    with pytest.raises(RefusedError) as refused:
        action()
    return tuple(decision.clause for decision in refused.value.decisions)


def picture(colour: str = "teal", kind: str = "JPEG") -> bytes:
    """A photo of 48 x 32 px with nobody in it."""
    file = BytesIO()
    Image.new("RGB", (48, 32), colour).save(file, kind)
    return file.getvalue()
