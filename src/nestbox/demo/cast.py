"""The named cast. None of them exists; nothing is sent to the addresses: the demo's mail goes to files."""

from __future__ import annotations

from dataclasses import dataclass

from nestbox.policy.permissions import Role


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the cast: who they are, and what one can try as them."""

    name: str
    email: str
    about: str
    role: Role | None = None


ADMINISTRATOR = Member(
    "Alex Porter",
    "alex.porter@gmail.com",
    "Account administrator. Chooses the team, keeps the school's values, removes comments.",
    Role.ADMINISTRATOR,
)
HEADTEACHER = Member(
    "Helen Whitcombe",
    "helen.whitcombe@btinternet.com",
    "Headteacher. May do all of it, and alone can admit a grandparent.",
    Role.HEADTEACHER,
)
OFFICE_MANAGER = Member(
    "Maggie Osei",
    "maggie.osei@outlook.com",
    "Office Manager. Decides who may follow: five people are waiting.",
    Role.OFFICE_MANAGER,
)
TEACHER = Member(
    "Tom Bryant", "tom.bryant@gmail.com", "Teacher on the trip. Writes news and adds photos.", Role.TEACHER
)
FOLLOWER = Member(
    "Sam Okafor", "sam.okafor@outlook.com", "Father of two on the trip. Follows, likes, comments."
)
MOTHER = Member("Chloe Bennett", "chloe.bennett@icloud.com", "Mother of a Year 6 child. Follows the feed.")
GOVERNOR = Member("Ravi Patel", "ravi.patel@gmail.com", "Governor. Follows the feed.")
PENDING = Member("Birt Rogers", "birtrogers@gmail.com", "Mother of a Year 5 child. Has asked, and waits.")
GRANDMOTHER = Member(
    "Grace Whitfield", "grace.whitfield@yahoo.co.uk", "Grandmother. Has asked: for the Headteacher."
)
RESTRICTED = Member("Marcus Hale", "marcus.hale@gmail.com", "A father whom a court keeps away. Has asked.")
UNKNOWN_DOMAIN = Member(
    "Lena Fischer", "lena@thefischers.org.uk", "Mother. Her address is at a domain nobody knows."
)
STRANGER = Member("Kit Marlow", "kit.marlow@gmail.com", "Somebody the roll does not know. Has asked.")
REFUSED = Member("Dan Mercer", "dan.mercer@hotmail.com", "Was refused.")
ENDED = Member("Nina Kowalska", "nina.kowalska@gmail.com", "Her child has left. Her follow has ended.")
NEWCOMER = Member("Jo Fielding", "jo.fielding@gmail.com", "Mother. Has just signed up, and not asked yet.")

CAST: tuple[Member, ...] = (
    FOLLOWER,
    PENDING,
    OFFICE_MANAGER,
    TEACHER,
    HEADTEACHER,
    ADMINISTRATOR,
    MOTHER,
    GOVERNOR,
    NEWCOMER,
    REFUSED,
    ENDED,
    GRANDMOTHER,
    UNKNOWN_DOMAIN,
    STRANGER,
    RESTRICTED,
)
