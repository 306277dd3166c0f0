from dataclasses import replace
from typing import Literal

import pytest

from nestbox.policy.evidence import Finding, Weight, findings
from nestbox.policy.facts import Asker, ChildOnRoll, DomainKind, Resemblance, RollEvidence, StaffEntry
from tests.policy.cast import BIRT, DAUGHTER, FATHER, GOVERNOR, GRANDCHILD, GRANDMOTHER, NOBODY, REDBOURN


def weighed(asker: Asker, evidence: RollEvidence) -> list[tuple[str, str]]:
    return [(found.clause, found.weight) for found in findings(asker, evidence, REDBOURN)]


@pytest.mark.clause("ACC-2")
def test_a_father_whose_address_the_roll_has_is_strong() -> None:
    assert findings(BIRT, FATHER, REDBOURN)[-1] == Finding(
        "ACC-2", Weight.STRONG, "The roll has them as father of a child on roll in Year 5."
    )


@pytest.mark.clause("ACC-3")
def test_a_governor_whose_address_the_roll_has_is_strong() -> None:
    assert findings(BIRT, GOVERNOR, REDBOURN)[-1] == Finding(
        "ACC-3", Weight.STRONG, "The staff list has them as governor."
    )


@pytest.mark.clause("REQ-2")
def test_a_father_of_whom_only_the_name_matches_is_weak() -> None:
    unmatched = replace(FATHER, matched_kind=None)
    assert weighed(BIRT, unmatched) == [("REQ-2", "against"), ("ACC-2", "weak")]


@pytest.mark.clause("REQ-2")
def test_a_person_whom_the_roll_does_not_have_is_said_to_be_so() -> None:
    assert findings(BIRT, NOBODY, REDBOURN) == (
        Finding("REQ-2", Weight.AGAINST, "The roll does not have this address."),
    )


@pytest.mark.clause("REQ-2")
def test_an_unverified_address_blocks() -> None:
    assert weighed(replace(BIRT, email_verified=False), FATHER)[0] == ("REQ-2", "blocks")


@pytest.mark.clause("ACC-5")
def test_a_work_address_blocks_as_such_and_as_an_organisations() -> None:
    found = weighed(replace(BIRT, domain_kind=DomainKind.WORK), FATHER)
    assert found[:2] == [("REQ-5", "blocks"), ("ACC-5", "blocks")]


@pytest.mark.clause("ACC-6")
def test_a_school_issued_address_blocks_as_work_and_as_perhaps_a_pupils() -> None:
    found = weighed(replace(BIRT, domain_kind=DomainKind.SCHOOL), FATHER)
    assert found[:2] == [("REQ-5", "blocks"), ("ACC-6", "blocks")]


@pytest.mark.clause("REQ-4")
def test_a_disposable_address_blocks() -> None:
    assert weighed(replace(BIRT, domain_kind=DomainKind.DISPOSABLE), FATHER)[0] == ("REQ-4", "blocks")


@pytest.mark.clause("REQ-4")
def test_an_unknown_domain_counts_against() -> None:
    assert weighed(replace(BIRT, domain_kind=DomainKind.UNKNOWN), FATHER)[0] == ("REQ-4", "against")


@pytest.mark.clause("REQ-5")
def test_an_address_that_the_roll_has_as_one_from_work_blocks() -> None:
    assert ("REQ-5", "blocks") in weighed(BIRT, replace(FATHER, matched_kind="work"))


@pytest.mark.clause("ACC-6")
def test_a_person_under_the_minimum_age_blocks() -> None:
    assert weighed(replace(BIRT, over_minimum_age=False), FATHER)[0] == ("ACC-6", "blocks")


@pytest.mark.clause("ACC-6")
def test_a_pupil_blocks_in_secret() -> None:
    found = findings(BIRT, replace(NOBODY, is_pupil=True), REDBOURN)[0]
    assert (found.clause, found.weight, found.secret) == ("ACC-6", "blocks", True)


@pytest.mark.clause("REQ-2")
def test_restricted_contact_blocks_in_secret() -> None:
    evidence = replace(FATHER, children=(replace(DAUGHTER, contact_restricted=True),))
    found = findings(BIRT, evidence, REDBOURN)[0]
    assert (found.clause, found.weight, found.secret) == ("REQ-2", "blocks", True)


@pytest.mark.clause("REQ-2")
def test_unknown_contact_counts_against_in_secret() -> None:
    evidence = replace(FATHER, children=(replace(DAUGHTER, contact_restricted=None),))
    found = findings(BIRT, evidence, REDBOURN)[0]
    assert (found.clause, found.weight, found.secret) == ("REQ-2", "against", True)


@pytest.mark.clause("ACC-4")
def test_a_grandmother_is_for_the_headteacher() -> None:
    assert findings(BIRT, GRANDMOTHER, REDBOURN)[-1] == Finding(
        "ACC-4",
        Weight.AGAINST,
        "The roll has them as grandmother of a child, not as principal carer. "
        "This is for the Headteacher to decide.",
    )


@pytest.mark.clause("ACC-2")
def test_a_child_in_another_year_counts_against() -> None:
    evidence = replace(FATHER, children=(replace(DAUGHTER, year_group=4),))
    assert findings(BIRT, evidence, REDBOURN)[-1].why == "The roll has them as father of a child in Year 4."


@pytest.mark.clause("ACC-2")
def test_a_child_who_has_left_counts_against() -> None:
    evidence = replace(FATHER, children=(replace(DAUGHTER, on_roll=False),))
    assert (
        findings(BIRT, evidence, REDBOURN)[-1].why
        == "The roll has them as father of a child who is not on roll."
    )


@pytest.mark.clause("ACC-2")
def test_a_father_not_known_to_answer_for_the_child_is_weak() -> None:
    child = replace(DAUGHTER, parental_responsibility=None, principal_carer=None)
    assert weighed(BIRT, replace(FATHER, children=(child,)))[-1] == ("ACC-2", "weak")


@pytest.mark.clause("ACC-3")
def test_a_former_teacher_counts_against() -> None:
    evidence = replace(GOVERNOR, staff=(StaffEntry("teacher", current=False),))
    assert weighed(BIRT, evidence)[-1] == ("ACC-3", "against")


@pytest.mark.clause("ACC-2")
@pytest.mark.parametrize(
    ("known", "says"),
    [
        (None, "but does not say whether with parental responsibility."),
        (False, "but says that it is without parental responsibility."),
    ],
)
def test_without_parental_responsibility_the_roll_is_quoted(known: bool | None, says: str) -> None:
    child = replace(DAUGHTER, parental_responsibility=known, principal_carer=None)
    found = findings(BIRT, replace(FATHER, children=(child,)), REDBOURN)[-1]
    assert found.why == f"The roll has them as father of a child, {says}"


@pytest.mark.clause("REQ-2")
def test_a_likeness_is_weak_and_says_whom() -> None:
    whom = Resemblance("address", "Birt Rogers", "mother of a child in Year 5")
    assert findings(BIRT, replace(NOBODY, resembles=(whom,)), REDBOURN)[-1] == Finding(
        "REQ-2",
        Weight.WEAK,
        "The address looks like Birt Rogers (mother of a child in Year 5). A likeness alone is never enough.",
        hints=True,
    )


@pytest.mark.clause("REQ-2")
def test_of_many_alike_three_are_named() -> None:
    many = tuple(Resemblance("name", f"Kit {letter}", "teacher on the staff list") for letter in "ABCDE")
    found = findings(BIRT, replace(NOBODY, resembles=many), REDBOURN)[-1]
    assert ("Kit C" in found.why, "Kit D" in found.why, "and 2 more" in found.why) == (True, False, True)


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize(("how", "weight"), [("same", Weight.BLOCKS), ("alike", Weight.AGAINST)])
def test_a_restricted_namesake_is_secret(how: Literal["same", "alike"], weight: Weight) -> None:
    found = findings(BIRT, replace(FATHER, restricted_namesake=how), REDBOURN)[0]
    assert (found.clause, found.weight, found.secret) == ("REQ-2", weight, True)


@pytest.mark.clause("REQ-3")
def test_what_they_wrote_to_the_school_is_weak() -> None:
    found = findings(replace(BIRT, claims=("I am Ivy's mother.",)), NOBODY, REDBOURN)[0]
    assert found == Finding(
        "REQ-3", Weight.WEAK, "They wrote to the school: “I am Ivy's mother.”", hints=True
    )


@pytest.mark.clause("ACC-4")
def test_the_words_of_a_relative_count_against() -> None:
    found = weighed(replace(BIRT, says="Ivy's grandmother"), NOBODY)
    assert found[0] == ("ACC-4", "against")


@pytest.mark.clause("REQ-2")
def test_other_words_are_shown_as_said() -> None:
    found = findings(replace(BIRT, says=" Mum of Ivy "), NOBODY, REDBOURN)[0]
    assert found == Finding("REQ-2", Weight.WEAK, "They say, and nobody has confirmed it: “Mum of Ivy”")


@pytest.mark.clause("ACC-2")
@pytest.mark.parametrize(
    "beside", [replace(DAUGHTER, year_group=2), replace(DAUGHTER, on_roll=False), GRANDCHILD]
)
def test_a_child_who_does_not_admit_harms_nobody_whom_another_child_admits(beside: ChildOnRoll) -> None:
    found = weighed(BIRT, replace(FATHER, children=(DAUGHTER, beside)))
    assert [weight for _, weight in found] == ["weak", "strong", "weak"]


@pytest.mark.clause("ACC-3")
def test_a_former_post_harms_nobody_whom_a_child_admits() -> None:
    found = weighed(BIRT, replace(FATHER, staff=(StaffEntry("teacher", current=False),)))
    assert [weight for _, weight in found] == ["weak", "strong", "weak"]
