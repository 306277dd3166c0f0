from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestbox.policy.facts import DraftFacts, PhotoFacts
from nestbox.policy.permissions import Role
from nestbox.policy.publishing import findings, may_publish
from tests.policy import worlds
from tests.policy.cast import DRAFT, PHOTO, REDBOURN, TEACHER

photos = st.builds(
    PhotoFacts,
    ready=st.booleans(),
    faces_found=st.integers(0, 3),
    faces_redacted=st.integers(0, 3),
    alt_text=st.sampled_from(["", " ", "Canoes on the lake"]),
)
drafts = st.builds(
    DraftFacts,
    length=st.integers(0, 300),
    has_trip=st.booleans(),
    outside_purpose_confirmed=st.booleans(),
    photos=st.lists(photos, max_size=5).map(tuple),
    text_blank=st.booleans(),
)


def clauses(draft: DraftFacts) -> list[str]:
    return [decision.clause for decision in findings(draft, TEACHER, REDBOURN)]


@pytest.mark.clause("PUR-1")
def test_nothing_stands_against_a_good_post() -> None:
    assert findings(DRAFT, TEACHER, REDBOURN) == ()
    assert may_publish(DRAFT, TEACHER, REDBOURN)


@pytest.mark.clause("PUR-1")
def test_the_office_manager_does_not_publish() -> None:
    assert [found.why for found in findings(DRAFT, {Role.OFFICE_MANAGER}, REDBOURN)] == [
        "Only the school's staff can post here."
    ]


@pytest.mark.clause("LEN-1")
def test_a_post_of_141_is_not_published() -> None:
    assert clauses(replace(DRAFT, length=141)) == ["LEN-1"]


@pytest.mark.clause("LEN-1")
def test_a_post_of_nothing_is_not_published() -> None:
    assert clauses(replace(DRAFT, length=0, text_blank=True, photos=())) == ["LEN-1"]


@pytest.mark.clause("CON-2")
def test_a_photo_with_a_face_left_over_is_not_published() -> None:
    assert clauses(replace(DRAFT, photos=(PHOTO, replace(PHOTO, faces_redacted=2)))) == ["CON-2"]


@pytest.mark.clause("CON-3")
def test_a_photo_that_is_not_ready_is_not_published() -> None:
    assert clauses(replace(DRAFT, photos=(replace(PHOTO, ready=False),))) == ["CON-3"]


@pytest.mark.clause("MED-1")
def test_five_photos_are_not_published() -> None:
    assert clauses(replace(DRAFT, photos=(PHOTO,) * 5)) == ["MED-1"]


def test_everything_that_stands_against_a_post_is_said_at_once() -> None:
    bad = PhotoFacts(ready=False, faces_found=2, faces_redacted=0, alt_text="")
    draft = replace(DRAFT, length=141, has_trip=False, photos=(bad,))
    assert clauses(draft) == ["LEN-1", "PUR-1", "CON-3", "CON-2", "MED-1"]


def test_each_photo_is_named_by_its_number() -> None:
    draft = replace(DRAFT, photos=(PHOTO, replace(PHOTO, alt_text="")))
    assert [found.missing for found in findings(draft, TEACHER, REDBOURN)] == ["a description of photo 2"]


@pytest.mark.clause("CON-2")
@given(draft=drafts, roles=worlds.roles)
def test_no_face_is_ever_published_unredacted(draft: DraftFacts, roles: frozenset[Role]) -> None:
    if any(photo.faces_redacted < photo.faces_found or not photo.ready for photo in draft.photos):
        assert not may_publish(draft, roles, REDBOURN)


@given(draft=drafts, roles=worlds.roles)
def test_a_post_is_published_exactly_if_nothing_stands_against_it(
    draft: DraftFacts, roles: frozenset[Role]
) -> None:
    found = findings(draft, roles, REDBOURN)
    assert may_publish(draft, roles, REDBOURN) == (found == ())
    assert [decision for decision in found if decision.allowed] == []
