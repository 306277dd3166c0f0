from dataclasses import replace

import pytest

from nestbox.policy.media import a_photo_is_described, a_post_has_only_so_many_photos
from tests.policy.cast import PHOTO, REDBOURN


@pytest.mark.clause("MED-1")
@pytest.mark.parametrize("count", [0, 4])
def test_a_post_can_have_up_to_four_photos(count: int) -> None:
    assert a_post_has_only_so_many_photos(count, REDBOURN).allowed


@pytest.mark.clause("MED-1")
def test_an_eleventh_photo_is_refused() -> None:
    decision = a_post_has_only_so_many_photos(11, REDBOURN)
    assert (decision.outcome, decision.why) == ("refuse", "A post can have at most 10 photos.")


@pytest.mark.clause("MED-1")
def test_one_photo_is_said_in_the_singular() -> None:
    one = replace(REDBOURN, photos_per_post=1)
    assert a_post_has_only_so_many_photos(2, one).why == "A post can have at most 1 photo."


@pytest.mark.clause("MED-1")
def test_a_described_photo_passes() -> None:
    assert a_photo_is_described(PHOTO, 1).allowed


@pytest.mark.clause("MED-1")
@pytest.mark.parametrize("alt_text", ["", " \n\t"])
def test_a_photo_without_a_description_is_named_by_its_number(alt_text: str) -> None:
    decision = a_photo_is_described(replace(PHOTO, alt_text=alt_text), 2)
    assert (decision.outcome, decision.missing) == ("ask", "a description of photo 2")


@pytest.mark.clause("MED-1")
def test_a_photo_that_has_to_be_left_out_needs_no_description() -> None:
    assert a_photo_is_described(replace(PHOTO, alt_text="", usable=False, ready=False), 2).allowed
