"""The tests' world: the demonstration's named cast, and a second school beside it."""

from __future__ import annotations

from django.conf import settings

from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.policy.permissions import Role
from nestbox.roll.actions import Contact

OTHER_ADMINISTRATOR = Member("Olive Grant", "olive.grant@gmail.com", "Administrator elsewhere.", Role.ADMINISTRATOR)
