"""Who is looking: what every read begins at, and every action is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nestbox.policy import permissions
from nestbox.policy.facts import Reader
from nestbox.policy.permissions import Permission, Role


@dataclass(frozen=True, slots=True)
class Viewer:
    """One account as it stands in the database at this request.

    ``follows`` are ids of feeds with a follow that has not ended; ``roles`` are the roles held now,
    by school id, and are empty while the account lacks the second factor that staff must have.
    ``changes`` counts, by feed id, the changes that a reader could see: equal counts, equal pages.
    """

    account_id: int
    name: str
    email: str
    last_notice_read: int = 0
    unread: int = 0
    follows: frozenset[int] = frozenset()
    roles: Mapping[int, frozenset[Role]] = field(default_factory=dict)
    feed_of_school: Mapping[int, int] = field(default_factory=dict)
    changes: Mapping[int, int] = field(default_factory=dict)
    lacks_second_factor: bool = False

    @property
    def readable(self) -> frozenset[int]:
        """Ids of the feeds that this viewer may read: followed, or of a school they work for."""
        return self.follows | frozenset(self.feed_of_school[school] for school in self.roles)

    def roles_at(self, school_id: int) -> frozenset[Role]:
        """The roles held at one school."""
        return self.roles.get(school_id, frozenset())

    def holds(self, permission: Permission, school_id: int) -> bool:
        """Whether a role at this school carries the permission."""
        return permissions.holds(self.roles_at(school_id), permission)

    def schools_where(self, permission: Permission) -> list[int]:
        """Ids of the schools where this viewer holds the permission, in order."""
        return sorted(school for school in self.roles if self.holds(permission, school))

    def reader_of(self, feed_id: int) -> Reader:
        """The viewer as the policy's reader of one feed."""
        works = feed_id in {self.feed_of_school[school] for school in self.roles}
        return Reader(follows=feed_id in self.follows, works_here=works)
