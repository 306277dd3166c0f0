"""The facts that the policy's tests begin with. Each test changes what it is about with `replace`."""

from pathlib import Path

from nestbox.policy.facts import (
    AreaFacts,
    AreaKind,
    Asker,
    ChildOnRoll,
    DomainKind,
    DraftFacts,
    PhotoFacts,
    Reader,
    RollEvidence,
    StaffEntry,
)
from nestbox.policy.permissions import Role
from nestbox.policy.values import load_values

HOUSE = Path(__file__).parents[2]
FILE = (HOUSE / "schools" / "redbourn.toml").read_text(encoding="utf-8")
REDBOURN = load_values(FILE)

OFFICE = frozenset({Role.OFFICE_MANAGER})
TEACHER = frozenset({Role.TEACHER})

BIRT = Asker(
    email="BirtRogers@gmail.com",
    email_verified=True,
    domain="gmail.com",
    domain_kind=DomainKind.PERSONAL,
    over_minimum_age=True,
    accepted_version=1,
)

DAUGHTER = ChildOnRoll(
    year_group=5,
    on_roll=True,
    relationship="father",
    parental_responsibility=True,
    principal_carer=True,
    contact_restricted=False,
)
GRANDCHILD = ChildOnRoll(
    year_group=6,
    on_roll=True,
    relationship="grandmother",
    parental_responsibility=False,
    principal_carer=False,
    contact_restricted=False,
)

NOBODY = RollEvidence(children=(), staff=(), is_pupil=False, sibling_restricted=False, matched_kind=None)
FATHER = RollEvidence(
    children=(DAUGHTER,), staff=(), is_pupil=False, sibling_restricted=False, matched_kind="personal"
)
GRANDMOTHER = RollEvidence(
    children=(GRANDCHILD,), staff=(), is_pupil=False, sibling_restricted=False, matched_kind="personal"
)
GOVERNOR = RollEvidence(
    children=(),
    staff=(StaffEntry("governor", current=True),),
    is_pupil=False,
    sibling_restricted=False,
    matched_kind="personal",
)

STRANGER = Reader(follows=False, works_here=False)
FOLLOWER = Reader(follows=True, works_here=False)
COLLEAGUE = Reader(follows=False, works_here=True)

FACE = AreaFacts(AreaKind.FACE, covered=True)
PHOTO = PhotoFacts(ready=True, seen=True, areas=(FACE, FACE, FACE), alt_text="Canoes on the lake")
DRAFT = DraftFacts(
    length=80, has_trip=True, outside_purpose_confirmed=False, photos=(PHOTO,), text_blank=False
)
