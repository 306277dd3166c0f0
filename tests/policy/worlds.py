"""Hypothesis' worlds: facts of every kind, with those that decide something made likely."""

from hypothesis import strategies as st

from nestbox.policy.access import ADMITTED_STAFF, PARENTS_AND_CARERS
from nestbox.policy.facts import Asker, ChildOnRoll, DomainKind, Reader, Resemblance, RollEvidence, StaffEntry
from nestbox.policy.permissions import Role
from tests.policy.cast import BIRT, DAUGHTER

maybe = st.sampled_from([True, False, None])
relationships = st.sampled_from(sorted(PARENTS_AND_CARERS)) | st.sampled_from(
    ["grandmother", "uncle", "", "x"]
)

children = st.builds(
    ChildOnRoll,
    year_group=st.none() | st.integers(0, 13),
    on_roll=st.booleans(),
    relationship=relationships,
    parental_responsibility=maybe,
    principal_carer=maybe,
    contact_restricted=maybe,
)
staff_entries = st.builds(
    StaffEntry, category=st.sampled_from([*sorted(ADMITTED_STAFF), "volunteer"]), current=st.booleans()
)
likenesses = st.builds(
    Resemblance,
    by=st.sampled_from(["name", "address"]),
    who=st.just("Birt Rogers"),
    what=st.just("mother of a child in Year 5"),
)
says = st.sampled_from(["", "Mum of Ivy", "grandmother of a Year 5 child", "I am 10", "a newspaper"])
namesakes = st.sampled_from([None, "same", "alike"])
evidence = st.builds(
    RollEvidence,
    children=st.lists(children, max_size=3).map(tuple),
    staff=st.lists(staff_entries, max_size=2).map(tuple),
    is_pupil=st.booleans(),
    sibling_restricted=st.booleans(),
    matched_kind=st.sampled_from(["personal", "work", None]),
    resembles=st.lists(likenesses, max_size=2).map(tuple),
    restricted_namesake=namesakes,
)
askers = st.builds(
    Asker,
    email=st.just("birt@rogers.example"),
    email_verified=st.booleans(),
    domain=st.sampled_from(["gmail.com", "rogers.example", "redbournprimary.co.uk"]),
    domain_kind=st.sampled_from(DomainKind),
    over_minimum_age=st.booleans(),
    accepted_version=st.none() | st.integers(1, 3),
    says=says,
    claims=st.sampled_from([(), ("I am Ivy's mother.",)]),
)
# Worlds in which most things are in order, so that a good part of the requests can be approved.
fair_askers = st.just(BIRT) | askers
fair_evidence = st.builds(
    RollEvidence,
    children=st.lists(st.just(DAUGHTER) | children, max_size=2).map(tuple),
    staff=st.lists(staff_entries, max_size=2).map(tuple),
    is_pupil=st.just(value=False) | st.booleans(),
    sibling_restricted=st.just(value=False) | st.booleans(),
    matched_kind=st.just("personal") | st.sampled_from(["work", None]),
    resembles=st.lists(likenesses, max_size=1).map(tuple),
    restricted_namesake=st.none() | namesakes,
)
roles = st.frozensets(st.sampled_from(Role))
readers = st.builds(Reader, follows=st.booleans(), works_here=st.booleans())
