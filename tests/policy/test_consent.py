from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestbox.policy.consent import a_photo_is_redacted_before_publication, every_face_is_accounted_for
from tests.policy.cast import PHOTO


@pytest.mark.clause("CON-3")
def test_a_photo_with_finished_renditions_passes() -> None:
    assert a_photo_is_redacted_before_publication(PHOTO, 1).allowed


@pytest.mark.clause("CON-3")
def test_a_photo_that_is_not_yet_redacted_waits() -> None:
    decision = a_photo_is_redacted_before_publication(replace(PHOTO, ready=False), 3)
    assert (decision.outcome, decision.missing) == ("ask", "photo 3, still being prepared")


@pytest.mark.clause("CON-2")
def test_a_photo_with_every_face_blurred_passes() -> None:
    assert every_face_is_accounted_for(PHOTO, 1).allowed


@pytest.mark.clause("CON-2")
def test_a_photo_without_faces_passes() -> None:
    assert every_face_is_accounted_for(replace(PHOTO, faces_found=0, faces_redacted=0), 1).allowed


@pytest.mark.clause("CON-2")
def test_one_face_left_over_refuses_the_photo() -> None:
    decision = every_face_is_accounted_for(replace(PHOTO, faces_redacted=2), 1)
    assert (decision.outcome, decision.clause) == ("refuse", "CON-2")


@pytest.mark.clause("CON-2")
@given(found=st.integers(-5, 50), redacted=st.integers(-5, 50))
def test_only_equal_counts_pass(found: int, redacted: int) -> None:
    photo = replace(PHOTO, faces_found=found, faces_redacted=redacted)
    assert every_face_is_accounted_for(photo, 1).allowed == (found == redacted and found >= 0)
