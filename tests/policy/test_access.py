from dataclasses import replace

import pytest

from nestbox.policy import access
from nestbox.policy.facts import ChildOnRoll, DomainKind, Reader, StaffEntry
from nestbox.policy.permissions import Role
from tests.policy.cast import (
    BIRT,
    COLLEAGUE,
    DAUGHTER,
    FATHER,
    FOLLOWER,
    GRANDCHILD,
    NOBODY,
    REDBOURN,
    STRANGER,
)


@pytest.mark.clause("ACC-1")
def test_a_stranger_is_told_to_ask() -> None:
    decision = access.whoever_wants_to_see_it_asks(STRANGER)
    assert (decision.outcome, decision.missing) == ("ask", "a follow request")


@pytest.mark.clause("ACC-1")
@pytest.mark.parametrize("reader", [FOLLOWER, COLLEAGUE])
def test_whoever_is_in_need_not_ask(reader: Reader) -> None:
    assert access.whoever_wants_to_see_it_asks(reader).allowed


@pytest.mark.clause("ACC-2")
@pytest.mark.parametrize("year", [5, 6])
def test_a_child_in_a_year_of_the_feed_admits(year: int) -> None:
    decision = access.child_admits(replace(DAUGHTER, year_group=year), REDBOURN)
    assert (decision.allowed, decision.why) == (True, "The school has confirmed you as a parent or carer.")


@pytest.mark.clause("ACC-2")
@pytest.mark.parametrize(
    "child",
    [
        replace(DAUGHTER, year_group=4),
        replace(DAUGHTER, year_group=7),
        replace(DAUGHTER, year_group=None),
        replace(DAUGHTER, on_roll=False),
    ],
    ids=["younger", "older", "unknown year", "left"],
)
def test_a_child_outside_the_feed_does_not_admit(child: ChildOnRoll) -> None:
    decision = access.child_admits(child, REDBOURN)
    assert (decision.outcome, decision.clause) == ("refuse", "ACC-2")


@pytest.mark.clause("ACC-2")
@pytest.mark.parametrize("unknown", [None, False])
def test_a_parent_who_is_not_known_to_answer_for_the_child_is_not_admitted(unknown: bool | None) -> None:
    child = replace(DAUGHTER, parental_responsibility=unknown, principal_carer=unknown)
    decision = access.child_admits(child, REDBOURN)
    assert (decision.outcome, decision.clause) == ("refuse", "ACC-2")


@pytest.mark.clause("ACC-2")
def test_a_foster_carer_is_admitted_as_principal_carer() -> None:
    child = replace(DAUGHTER, relationship="Foster carer", parental_responsibility=False)
    assert access.child_admits(child, REDBOURN).allowed


@pytest.mark.clause("ACC-3")
@pytest.mark.parametrize("category", ["governor", "teacher", "support staff", "office team", "site manager"])
def test_current_staff_and_governors_are_admitted(category: str) -> None:
    assert access.the_entry_is_of_current_staff(StaffEntry(category, current=True)).allowed


@pytest.mark.clause("ACC-3")
@pytest.mark.parametrize(
    "entry", [StaffEntry("teacher", current=False), StaffEntry("volunteer", current=True)]
)
def test_former_staff_and_other_lists_are_not_admitted(entry: StaffEntry) -> None:
    decision = access.the_entry_is_of_current_staff(entry)
    assert (decision.outcome, decision.clause) == ("refuse", "ACC-3")


@pytest.mark.clause("ACC-4")
@pytest.mark.parametrize("relationship", ["grandmother", "aunt", "brother", "family friend", ""])
def test_a_relative_goes_to_the_headteacher(relationship: str) -> None:
    decision = access.relatives_go_to_the_headteacher(
        replace(GRANDCHILD, relationship=relationship), REDBOURN
    )
    assert (decision.outcome, decision.to) == ("refer", "headteacher")


@pytest.mark.clause("ACC-4")
def test_a_relative_is_told_where_to_write() -> None:
    decision = access.relatives_go_to_the_headteacher(GRANDCHILD, REDBOURN)
    assert "admin@redbournprimary.co.uk" in decision.why


@pytest.mark.clause("ACC-4")
def test_a_grandmother_who_is_the_principal_carer_is_admitted() -> None:
    assert access.child_admits(replace(GRANDCHILD, principal_carer=True), REDBOURN).allowed


@pytest.mark.clause("ACC-4")
def test_a_grandmother_of_whom_the_roll_does_not_say_it_is_not_admitted() -> None:
    child = replace(GRANDCHILD, principal_carer=None, parental_responsibility=True)
    assert access.child_admits(child, REDBOURN).outcome == "refer"


@pytest.mark.clause("ACC-5")
def test_an_organisation_is_refused() -> None:
    decision = access.organisations_are_never_admitted(replace(BIRT, domain_kind=DomainKind.WORK))
    assert (decision.outcome, decision.clause) == ("refuse", "ACC-5")


@pytest.mark.clause("ACC-5")
def test_a_personal_address_is_not_taken_for_an_organisation() -> None:
    assert access.organisations_are_never_admitted(BIRT).allowed


@pytest.mark.clause("ACC-6")
def test_a_pupil_is_refused() -> None:
    decision = access.pupils_are_never_admitted(replace(NOBODY, is_pupil=True))
    assert (decision.outcome, decision.clause) == ("refuse", "ACC-6")


@pytest.mark.clause("ACC-6")
def test_a_parent_is_not_taken_for_a_pupil() -> None:
    assert access.pupils_are_never_admitted(FATHER).allowed


@pytest.mark.clause("ACC-6")
def test_a_person_under_the_minimum_age_is_refused() -> None:
    decision = access.nobody_under_the_minimum_age_is_admitted(
        replace(BIRT, over_minimum_age=False), REDBOURN
    )
    assert (decision.outcome, decision.why) == ("refuse", "This service is not for people under 13.")


@pytest.mark.clause("ACC-6")
@pytest.mark.parametrize(
    "domain", ["redbournprimary.co.uk", "pupils.redbournprimary.co.uk", "RedbournPrimary.co.uk"]
)
def test_an_address_that_the_school_issued_is_refused_whatever_its_kind_is_said_to_be(domain: str) -> None:
    asker = replace(BIRT, domain=domain, domain_kind=DomainKind.PERSONAL)
    assert access.school_issued_addresses_are_never_admitted(asker, REDBOURN).clause == "ACC-6"


@pytest.mark.clause("ACC-6")
def test_a_domain_that_only_ends_like_the_schools_is_not_the_schools() -> None:
    asker = replace(BIRT, domain="notredbournprimary.co.uk")
    assert access.school_issued_addresses_are_never_admitted(asker, REDBOURN).allowed


@pytest.mark.parametrize(
    ("admitted", "words"),
    [((5,), "Year 5"), ((5, 6), "Year 5 and Year 6"), ((0, 1, 2), "Reception, Year 1 and Year 2")],
)
def test_year_groups_are_said_in_words(admitted: tuple[int, ...], words: str) -> None:
    assert access.years(replace(REDBOURN, admitted_years=admitted)) == words


def test_an_unknown_year_group_is_said_to_be_unknown() -> None:
    assert access.year_name(None) == "an unknown year group"


@pytest.mark.clause("ACC-4")
def test_the_office_is_sent_to_the_headteacher_with_a_referral() -> None:
    decision = access.only_the_headteacher_decides_a_referral({Role.OFFICE_MANAGER}, referred=True)
    assert (decision.outcome, decision.to) == ("refer", Role.HEADTEACHER)


@pytest.mark.clause("ACC-4")
def test_what_was_not_referred_is_the_offices_too() -> None:
    assert access.only_the_headteacher_decides_a_referral({Role.OFFICE_MANAGER}, referred=False).allowed
