from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestbox.policy.facts import AreaFacts, AreaKind, DraftFacts, Named, PhotoFacts, Says, TextFacts
from nestbox.policy.finding import Do, Place, Where
from nestbox.policy.hashtags import Agreement, Answer, hashtags
from nestbox.policy.naming import How, NameFound
from nestbox.policy.permissions import Role
from nestbox.policy.publishing import findings, may_publish
from nestbox.policy.standing import NO, Standing
from tests.policy import worlds
from tests.policy.cast import DRAFT, FACE, PHOTO, REDBOURN, TEACHER

areas = st.builds(
    AreaFacts,
    kind=st.sampled_from(AreaKind),
    covered=st.booleans(),
    says=st.none() | st.sampled_from(Says),
    standing=st.none() | st.sampled_from(Standing),
    names=st.booleans(),
)
photos = st.builds(
    PhotoFacts,
    ready=st.booleans(),
    seen=st.booleans(),
    areas=st.lists(areas, max_size=3).map(tuple),
    alt_text=st.sampled_from(["", " ", "Canoes on the lake"]),
    present=st.lists(st.sampled_from(Standing), max_size=2).map(tuple),
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
    return [finding.clause for finding in findings(draft, TEACHER, REDBOURN)]


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
    left_over = replace(PHOTO, areas=(FACE, replace(FACE, covered=False)))
    assert clauses(replace(DRAFT, photos=(PHOTO, left_over))) == ["CON-2"]


@pytest.mark.clause("CON-3")
def test_a_photo_that_nobody_looked_at_as_it_is_now_is_not_published() -> None:
    assert clauses(replace(DRAFT, photos=(replace(PHOTO, seen=False),))) == ["CON-3"]


@pytest.mark.clause("CON-3")
def test_a_photo_that_is_not_ready_is_not_published() -> None:
    assert clauses(replace(DRAFT, photos=(replace(PHOTO, ready=False),))) == ["CON-3"]


@pytest.mark.clause("MED-1")
def test_eleven_photos_are_not_published() -> None:
    assert clauses(replace(DRAFT, photos=(PHOTO,) * 11)) == ["MED-1"]


def test_everything_that_stands_against_a_post_is_said_at_once() -> None:
    bad = PhotoFacts(ready=False, seen=False, areas=(replace(FACE, covered=False),), alt_text="")
    draft = replace(DRAFT, length=141, has_trip=False, photos=(bad,))
    assert clauses(draft) == ["LEN-1", "PUR-1", "CON-3", "CON-2", "MED-1"]


def test_each_photo_is_named_by_its_number() -> None:
    draft = replace(DRAFT, photos=(PHOTO, replace(PHOTO, alt_text="")))
    found = findings(draft, TEACHER, REDBOURN)
    assert [(one.decision.missing, one.place) for one in found] == [
        ("a description of photo 2", Place(Where.ALT_TEXT, photo=2))
    ]


@pytest.mark.clause("LEN-1")
def test_what_is_too_much_is_pointed_at() -> None:
    found = findings(replace(DRAFT, length=141, fits=139, ends=140), TEACHER, REDBOURN)
    assert [one.place for one in found] == [Place(Where.POST, start=139, end=140)]


@pytest.mark.clause("CON-2")
def test_each_face_that_may_not_be_shown_is_a_finding_of_its_own() -> None:
    seen = replace(FACE, covered=False)
    draft = replace(DRAFT, photos=(PHOTO, replace(PHOTO, areas=(FACE, seen, seen))))
    assert [one.place for one in findings(draft, TEACHER, REDBOURN)] == [
        Place(Where.AREA, photo=2, area=2),
        Place(Where.AREA, photo=2, area=3),
    ]


@pytest.mark.clause("CON-2")
def test_a_photo_with_somebody_else_who_may_not_be_shown_is_covered_there_or_left_out() -> None:
    draft = replace(DRAFT, photos=(PHOTO, replace(PHOTO, present=(Standing.REFUSED,))))
    found = [(one.place, [way.do for way in one.remedies]) for one in findings(draft, TEACHER, REDBOURN)]
    assert found == [(Place(Where.PHOTO, photo=2), [Do.ACCOUNT_FOR, Do.LEAVE_OUT])]


@pytest.mark.clause("CON-3")
def test_a_photo_that_cannot_be_used_is_to_be_left_out() -> None:
    draft = replace(DRAFT, photos=(replace(PHOTO, ready=False, usable=False),))
    assert [one.remedies[0].do for one in findings(draft, TEACHER, REDBOURN)] == [Do.LEAVE_OUT]


POST, ALT, TITLE = (Place(where) for where in (Where.POST, Where.ALT_TEXT, Where.TRIP_TITLE))
OLIVIA = NameFound(6, 12, "Olivia", 7, How.FORENAME, ordinary=False)
GRACE = NameFound(4, 9, "Grace", 8, How.FORENAME, ordinary=True)


def with_text(place: Place, *names: Named, tags: str = "") -> DraftFacts:
    return replace(DRAFT, texts=(TextFacts(place, names, hashtags(tags)),))


@pytest.mark.clause("NAM-1")
@pytest.mark.parametrize("place", [POST, ALT, TITLE])
def test_a_name_in_any_text_stands_against_the_post(place: Place) -> None:
    found = findings(with_text(place, Named(OLIVIA, confirmed=False, instead="a child")), TEACHER, REDBOURN)
    assert [(one.clause, one.place) for one in found] == [("NAM-1", replace(place, start=6, end=12))]


@pytest.mark.clause("NAM-1")
def test_only_an_ordinary_word_can_be_confirmed() -> None:
    named = [Named(found, confirmed=True, instead="a child") for found in (OLIVIA, GRACE)]
    found = findings(with_text(POST, *named), TEACHER, REDBOURN)
    assert [(one.place.start, Do.CONFIRM_WORD in {way.do for way in one.remedies}) for one in found] == [
        (6, False)
    ]


@pytest.mark.clause("NAM-1")
def test_an_ordinary_word_that_nobody_confirmed_asks() -> None:
    [found] = findings(with_text(POST, Named(GRACE, confirmed=False, instead="a child")), TEACHER, REDBOURN)
    assert (found.decision.outcome, found.remedies[0].do) == ("ask", Do.CONFIRM_WORD)


@pytest.mark.clause("NAM-1")
def test_what_could_be_said_instead_is_offered() -> None:
    [found] = findings(with_text(POST, Named(OLIVIA, confirmed=False, instead="a child")), TEACHER, REDBOURN)
    assert [way.words for way in found.remedies if way.do is Do.REPLACE] == ["a child"]


@pytest.mark.clause("SAF-4")
def test_a_hashtag_without_a_child_in_the_pictures_needs_no_agreement() -> None:
    alone = replace(with_text(POST, tags="#fun"), photos=())
    assert clauses(alone) == []


@pytest.mark.clause("SAF-4")
def test_with_a_hashtag_every_face_has_to_be_somebody_also_when_it_is_covered() -> None:
    adult = replace(FACE, says=Says.ADULT)
    photo = replace(PHOTO, areas=(adult, FACE, replace(FACE, kind=AreaKind.TEXT)))
    found = findings(replace(with_text(POST, tags="#fun"), photos=(photo,)), TEACHER, REDBOURN)
    assert [(one.clause, one.place) for one in found] == [("SAF-4", Place(Where.AREA, photo=1, area=2))]


@pytest.mark.clause("SAF-4")
def test_each_hashtag_is_pointed_at_until_everybody_agrees() -> None:
    asked = replace(with_text(POST, tags="#fun #lake"), photos=(), agreements=(Agreement((Answer.WAITING,)),))
    agreed = replace(asked, agreements=(Agreement((Answer.YES,)),))
    assert [(one.place.start, one.place.end) for one in findings(asked, TEACHER, REDBOURN)] == [
        (0, 4),
        (5, 10),
    ]
    assert clauses(agreed) == []


@pytest.mark.clause("SAF-4")
@pytest.mark.parametrize("place", [ALT, TITLE])
def test_nobody_can_agree_to_a_hashtag_elsewhere(place: Place) -> None:
    agreed = replace(with_text(place, tags="#fun"), photos=(), agreements=(Agreement((Answer.YES,)),))
    assert clauses(agreed) == ["SAF-4"]


@pytest.mark.clause("SAF-4")
@pytest.mark.parametrize(
    ("answer", "ways"),
    [
        (Answer.NOT_ASKED, [Do.ASK_CARERS, Do.TAKE_HASHTAGS_OUT]),
        (Answer.TOO_LATE, [Do.ASK_CARERS, Do.TAKE_HASHTAGS_OUT]),
        (Answer.WAITING, [Do.TAKE_HASHTAGS_OUT]),
        (Answer.NO, [Do.TAKE_HASHTAGS_OUT]),
    ],
)
def test_carers_are_asked_while_an_answer_could_be_had(answer: Answer, ways: list[Do]) -> None:
    draft = replace(with_text(POST, tags="#fun"), photos=(), agreements=(Agreement((answer,)),))
    assert [way.do for way in findings(draft, TEACHER, REDBOURN)[0].remedies] == ways


@given(draft=drafts, roles=worlds.roles)
def test_every_finding_but_that_of_the_role_says_how_to_put_it_right(
    draft: DraftFacts, roles: frozenset[Role]
) -> None:
    assert {one.why for one in findings(draft, roles, REDBOURN) if not one.remedies} <= {
        "Only the school's staff can post here."
    }


@pytest.mark.clause("CON-2")
@given(draft=drafts, roles=worlds.roles)
def test_no_face_is_ever_published_unredacted(draft: DraftFacts, roles: frozenset[Role]) -> None:
    faces = [area for photo in draft.photos for area in photo.areas if area.kind is not AreaKind.TEXT]
    nobody = [area for area in faces if area.says in {None, Says.COVER} and not area.covered]
    not_given = [area for area in faces if area.says is Says.CHILD and area.standing is not Standing.GIVEN]
    if nobody or any(not area.covered for area in not_given):
        assert not may_publish(draft, roles, REDBOURN)


@pytest.mark.clause("CON-2")
@given(draft=drafts, roles=worlds.roles)
def test_nobody_who_said_no_is_ever_published_from_behind(draft: DraftFacts, roles: frozenset[Role]) -> None:
    if NO & {standing for photo in draft.photos for standing in photo.present}:
        assert not may_publish(draft, roles, REDBOURN)


@given(draft=drafts, roles=worlds.roles)
def test_a_post_is_published_exactly_if_nothing_stands_against_it(
    draft: DraftFacts, roles: frozenset[Role]
) -> None:
    found = findings(draft, roles, REDBOURN)
    assert may_publish(draft, roles, REDBOURN) == (found == ())
    assert [one for one in found if one.decision.allowed] == []
