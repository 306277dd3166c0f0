from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestbox.policy.consent import (
    a_photo_is_redacted_before_publication,
    consent_is_on_record,
    every_area_is_accounted_for,
    may_be_in_the_picture,
    may_be_uncovered,
    nobody_else_in_it_is_against_it,
    text_may_be_uncovered,
    the_photo_was_looked_at,
)
from nestbox.policy.facts import AreaFacts, AreaKind, Says
from nestbox.policy.standing import Standing
from tests.policy.cast import FACE, PHOTO

CHILD = replace(FACE, covered=False, says=Says.CHILD, standing=Standing.GIVEN)
TEXT = AreaFacts(AreaKind.TEXT, covered=False)
DRAWN = AreaFacts(AreaKind.DRAWN, covered=True)


@pytest.mark.clause("CON-1")
@pytest.mark.parametrize("standing", [None, *Standing])
def test_only_a_yes_on_record_is_a_yes(standing: Standing | None) -> None:
    assert consent_is_on_record(standing).allowed == (standing is Standing.GIVEN)


@pytest.mark.clause("CON-1")
def test_a_child_of_whom_nobody_has_said_anything_is_told_apart_from_a_refusal() -> None:
    assert "nobody has answered yet" in consent_is_on_record(Standing.UNKNOWN).why
    assert "refused" in consent_is_on_record(Standing.REFUSED).why


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize(
    "area",
    [
        FACE,
        replace(FACE, kind=AreaKind.MAYBE),
        replace(FACE, says=Says.COVER),
        replace(CHILD, standing=Standing.REFUSED),
        replace(CHILD, standing=Standing.UNKNOWN),
        replace(CHILD, standing=None),
        DRAWN,
        replace(DRAWN, says=Says.NOT_A_FACE),
        replace(TEXT, names=True),
        replace(TEXT, names=True, says=Says.ADULT),
        replace(TEXT, says=Says.COVER),
    ],
)
def test_what_nobody_accounted_for_or_nobody_allowed_stays_covered(area: AreaFacts) -> None:
    assert not may_be_uncovered(area).allowed


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize(
    "area",
    [
        CHILD,
        replace(FACE, says=Says.ADULT),
        replace(FACE, says=Says.NOT_A_FACE),
        replace(FACE, kind=AreaKind.MAYBE, says=Says.NOT_A_FACE),
        replace(CHILD, kind=AreaKind.DRAWN),
        TEXT,
    ],
)
def test_an_adult_a_child_with_consent_and_what_is_no_face_may_be_seen(area: AreaFacts) -> None:
    assert may_be_uncovered(area).allowed


@pytest.mark.clause("CON-3")
def test_text_with_a_name_from_the_roll_cannot_be_uncovered_by_anything() -> None:
    assert [
        says for says in Says if text_may_be_uncovered(replace(TEXT, names=True, says=says)).allowed
    ] == []


@pytest.mark.clause("CON-3")
def test_a_photo_with_finished_renditions_passes() -> None:
    assert a_photo_is_redacted_before_publication(PHOTO, 1).allowed


@pytest.mark.clause("CON-3")
def test_a_photo_that_is_not_yet_redacted_waits() -> None:
    decision = a_photo_is_redacted_before_publication(replace(PHOTO, ready=False), 3)
    assert (decision.outcome, decision.missing) == ("ask", "photo 3, still being prepared")


@pytest.mark.clause("CON-3")
def test_a_photo_that_changed_since_it_was_looked_at_is_asked_about() -> None:
    decision = the_photo_was_looked_at(replace(PHOTO, seen=False), 2)
    assert (decision.outcome, decision.missing) == ("ask", "a look at photo 2")


@pytest.mark.clause("CON-3")
@pytest.mark.parametrize(
    ("area", "allowed"),
    [(FACE, True), (TEXT, True), (DRAWN, True), (replace(DRAWN, covered=False), False), (CHILD, False)],
)
def test_instead_of_a_look_somebody_may_vouch_while_every_face_is_covered(
    area: AreaFacts, allowed: bool
) -> None:
    photo = replace(PHOTO, seen=False, vouched=True, areas=(FACE, area))
    assert the_photo_was_looked_at(photo, 2).allowed is allowed


@pytest.mark.clause("CON-2")
def test_a_photo_with_every_face_covered_passes() -> None:
    assert every_area_is_accounted_for(PHOTO, 1).allowed


@pytest.mark.clause("CON-2")
def test_a_photo_without_faces_passes() -> None:
    assert every_area_is_accounted_for(replace(PHOTO, areas=()), 1).allowed


@pytest.mark.clause("CON-2")
def test_a_face_that_can_be_seen_and_may_not_refuses_the_photo_and_says_why() -> None:
    withdrawn = replace(CHILD, standing=Standing.WITHDRAWN)
    decision = every_area_is_accounted_for(replace(PHOTO, areas=(FACE, CHILD, withdrawn)), 4)

    assert (decision.outcome, decision.clause) == ("refuse", "CON-2")
    assert decision.why == (
        "Photo 4 shows somebody who may not be shown. This child may not be shown: consent was withdrawn."
    )


@pytest.mark.clause("CON-2")
@given(covered=st.lists(st.booleans(), max_size=8))
def test_only_photos_with_every_unnamed_face_covered_pass(covered: list[bool]) -> None:
    areas = tuple(replace(FACE, covered=one) for one in covered)
    assert every_area_is_accounted_for(replace(PHOTO, areas=areas), 1).allowed == all(covered)


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("standing", Standing)
def test_a_face_takes_a_yes_and_a_child_seen_from_behind_takes_no_no(standing: Standing) -> None:
    is_no = standing in {Standing.REFUSED, Standing.WITHDRAWN}
    judged = (may_be_in_the_picture(standing, has_place=place).allowed for place in (True, False))
    assert tuple(judged) == (standing is Standing.GIVEN, not is_no)


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("standing", [Standing.REFUSED, Standing.WITHDRAWN])
def test_a_child_whom_nothing_covers_and_who_may_not_be_shown_refuses_the_photo(standing: Standing) -> None:
    decision = nobody_else_in_it_is_against_it(replace(PHOTO, present=(Standing.GIVEN, standing)), 3)
    assert decision.clause == "CON-2"
    assert decision.why.startswith("A child without a face in photo 3 is in it. This child may not be shown")


@pytest.mark.clause("CON-2")
def test_a_child_seen_from_behind_of_whom_nobody_has_said_no_may_be_in_the_picture() -> None:
    photo = replace(PHOTO, present=(Standing.GIVEN, Standing.UNKNOWN, Standing.ASKED, Standing.EXPIRED))
    assert nobody_else_in_it_is_against_it(photo, 1).allowed
