"""ACC: who is admitted and who is not."""

from collections.abc import Iterable

from nestbox.policy.clauses import clause
from nestbox.policy.decision import Decision, allow, ask, first_objection, refer, refuse
from nestbox.policy.facts import Asker, ChildOnRoll, DomainKind, Reader, RollEvidence, StaffEntry
from nestbox.policy.permissions import Role
from nestbox.policy.requests import is_issued_by_the_school
from nestbox.policy.values import SchoolValues

ADMITTED_STAFF = frozenset({"governor", "teacher", "support staff", "office team", "site manager"})

# The relationships of a parent or carer. Every other word of a roll is read as a relative's (ACC-4).
PARENTS_AND_CARERS = frozenset(
    {
        "adoptive father",
        "adoptive mother",
        "adoptive parent",
        "carer",
        "father",
        "foster carer",
        "foster father",
        "foster mother",
        "foster parent",
        "guardian",
        "mother",
        "parent",
        "step-father",
        "step-mother",
        "step-parent",
        "stepfather",
        "stepmother",
        "stepparent",
    }
)


@clause("ACC-1")
def whoever_wants_to_see_it_asks(reader: Reader) -> Decision:
    """The one way in is a follow request."""
    if reader.follows or reader.works_here:
        return allow("ACC-1", "You can see this feed.")
    return ask("ACC-1", "This feed is private. You can ask to follow it.", missing="a follow request")


@clause("ACC-2")
def the_child_is_in_a_year_of_the_feed(child: ChildOnRoll, values: SchoolValues) -> Decision:
    """On roll now, and in one of the school's admitted year groups."""
    if child.on_roll and child.year_group in values.admitted_years:
        return allow("ACC-2", "The child is in a year group of the feed.")
    return refuse("ACC-2", f"This feed is for parents and carers of children on roll in {years(values)}.")


@clause("ACC-2")
def the_carer_answers_for_the_child(child: ChildOnRoll) -> Decision:
    """Parental responsibility or principal care, by the roll. Unknown is not enough."""
    if child.parental_responsibility or child.principal_carer:
        return allow("ACC-2", "You answer for the child.")
    return refuse("ACC-2", "This feed is for those who answer for a child: parents and carers.")


@clause("ACC-3")
def the_entry_is_of_current_staff(entry: StaffEntry) -> Decision:
    """A current entry of the staff list, in one of the policy's five categories."""
    if entry.current and entry.category in ADMITTED_STAFF:
        return allow("ACC-3", "The school has confirmed that you work here or are a governor.")
    return refuse("ACC-3", "Only current staff and governors of the school are admitted as such.")


@clause("ACC-4")
def relatives_go_to_the_headteacher(child: ChildOnRoll, values: SchoolValues) -> Decision:
    """Relatives who are not known to be the principal carer are the Headteacher's to decide."""
    if child.principal_carer or child.relationship.strip().lower() in PARENTS_AND_CARERS:
        return allow("ACC-4", "You are a parent or carer.")
    return refer("ACC-4", referral(values), Role.HEADTEACHER)


@clause("ACC-4")
def the_headteacher_decides(roles: Iterable[Role], values: SchoolValues) -> Decision:
    """No other role can make an exception."""
    if Role.HEADTEACHER in set(roles):
        return allow("ACC-4", "You may decide on exceptional circumstances.")
    why = f"Only the {values.headteacher_title} decides on exceptional circumstances."
    return refer("ACC-4", why, Role.HEADTEACHER)


@clause("ACC-4")
def only_the_headteacher_decides_a_referral(roles: Iterable[Role], *, referred: bool) -> Decision:
    """What was put to the Headteacher is the Headteacher's to decide."""
    if not referred or Role.HEADTEACHER in set(roles):
        return allow("ACC-4", "You may decide this request.")
    why = "This request is with the Headteacher, who alone decides it."
    return refer("ACC-4", why, Role.HEADTEACHER)


@clause("ACC-5")
def organisations_are_never_admitted(asker: Asker) -> Decision:
    """Whoever writes from an organisation's address asks as the organisation."""
    if asker.domain_kind is DomainKind.WORK:
        return refuse(
            "ACC-5", "Businesses, media, political figures, services and charities are not admitted."
        )
    return allow("ACC-5", "The address is not known as an organisation's.")


@clause("ACC-6")
def pupils_are_never_admitted(evidence: RollEvidence) -> Decision:
    """A pupil is refused. The sentence says nothing of whether a pupil of that name exists."""
    if evidence.is_pupil:
        return refuse("ACC-6", "The feed is for adults. Parents and carers can show it to their children.")
    return allow("ACC-6", "The request is an adult's.")


@clause("ACC-6")
def nobody_under_the_minimum_age_is_admitted(asker: Asker, values: SchoolValues) -> Decision:
    """By what the asker said of their own age."""
    if asker.over_minimum_age:
        return allow("ACC-6", "You are old enough.")
    return refuse("ACC-6", f"This service is not for people under {values.minimum_age}.")


@clause("ACC-6")
def school_issued_addresses_are_never_admitted(asker: Asker, values: SchoolValues) -> Decision:
    """Pupils' addresses are among those that the school issues, and look like the others."""
    if is_issued_by_the_school(asker, values):
        return refuse("ACC-6", "Addresses that a school issued are not accepted.")
    return allow("ACC-6", "The address was not issued by the school.")


def child_admits(child: ChildOnRoll, values: SchoolValues) -> Decision:
    """Whether a follow can stand on this child by itself, once the person is known and nothing blocks."""
    return first_objection(
        the_child_is_in_a_year_of_the_feed(child, values),
        relatives_go_to_the_headteacher(child, values),
        the_carer_answers_for_the_child(child),
        allow("ACC-2", "The school has confirmed you as a parent or carer."),
    )


def referral(values: SchoolValues) -> str:
    """What a relative is told: whose decision it is, and where to write."""
    return (
        "Grandparents and other relatives are admitted only in exceptional circumstances, which the "
        f"{values.headteacher_title} decides. Please email {values.admin_address}."
    )


def years(values: SchoolValues) -> str:
    """The admitted year groups in words: "Year 5 and Year 6". Year 0 is Reception."""
    names = [year_name(year) for year in values.admitted_years]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def year_name(year: int | None) -> str:
    """A year group in words. None is a year group that the roll does not tell."""
    if year is None:
        return "an unknown year group"
    return f"Year {year}" if year else "Reception"
