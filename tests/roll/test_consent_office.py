"""The office records what came on paper."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.storage import storages

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.errors import InvalidError, NotFoundError
from nestbox.policy.standing import Purpose, Standing
from nestbox.records.models import AuditEntry, Carer, Consent, Responsibility
from nestbox.roll import consents, scans
from nestbox.roll.consent_office import Paper, record_answer, scan
from nestbox.roll.consents import Answer

PDF = b"%PDF-1.7 a form"
YES = Paper((Purpose.PHOTOS,), Standing.GIVEN)


@pytest.fixture
def leo(world: World) -> int:
    """A child on the roll with a father."""
    return world.child("Leo", "Okafor", 5, carer(cast.FOLLOWER, "father"))


def records(world: World, pupil_id: int, paper: Paper, member: cast.Member = cast.OFFICE_MANAGER) -> None:
    record_answer(world.viewer(member), pupil_id, paper)


def father() -> int:
    return Carer.objects.get(name=cast.FOLLOWER.name).pk


def stands(pupil_id: int) -> Standing:
    return consents.held([pupil_id])[pupil_id].of(Purpose.PHOTOS)


def files() -> set[str]:
    try:
        return set(storages["quarantine"].listdir(scans.FOLDER)[1])
    except FileNotFoundError:
        return set()


@pytest.fixture
def before() -> set[str]:
    """The scans that lie there already, of worlds that other tests share."""
    return files()


@pytest.mark.clause("CON-1")
def test_a_paper_form_is_kept_with_whose_it_is_and_who_wrote_it_down(world: World, leo: int) -> None:
    records(world, leo, replace(YES, carer_id=father(), note="Signed on 1 March."))
    row = Consent.objects.get()
    assert (row.answer, row.carer_id, row.how, row.note, row.basis, row.by_id) == (
        "given",
        father(),
        "paper",
        "Signed on 1 March.",
        "consent",
        world.viewer(cast.OFFICE_MANAGER).account_id,
    )


def test_one_form_may_answer_for_several_purposes(world: World, leo: int) -> None:
    records(world, leo, replace(YES, purposes=tuple(Purpose)))
    assert consents.held([leo])[leo].standings == dict.fromkeys(Purpose, Standing.GIVEN)


@pytest.mark.parametrize("member", [cast.OFFICE_MANAGER, cast.HEADTEACHER])
def test_the_office_and_the_headteacher_record(world: World, leo: int, member: cast.Member) -> None:
    records(world, leo, YES, member)
    assert stands(leo) is Standing.GIVEN


@pytest.mark.parametrize("member", [cast.TEACHER, cast.ADMINISTRATOR])
def test_nobody_else_records_and_no_file_is_left(
    world: World, leo: int, before: set[str], member: cast.Member
) -> None:
    with pytest.raises(NotFoundError):
        records(world, leo, replace(YES, scan=PDF), member)
    assert (stands(leo), files()) == (Standing.UNKNOWN, before)


def test_another_schools_office_does_not_record(world: World, elsewhere: World, leo: int) -> None:
    with pytest.raises(NotFoundError):
        record_answer(elsewhere.viewer(next(iter(elsewhere.team.values()))), leo, YES)
    assert stands(leo) is Standing.UNKNOWN


def test_a_child_that_is_not_there_cannot_be_answered_for(world: World) -> None:
    with pytest.raises(NotFoundError):
        records(world, 999, YES)


@pytest.mark.clause("CON-2")
def test_the_schools_own_yes_does_not_outweigh_a_carers_no(world: World, leo: int) -> None:
    records(world, leo, Paper((Purpose.PHOTOS,), Standing.REFUSED, father()))
    records(world, leo, YES)
    assert stands(leo) is Standing.REFUSED


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "nothing it is about": ({"purposes": ()}, "purposes"),
    "no answer": ({"answer": Standing.UNKNOWN}, "answer"),
    "an unknown way": ({"how": "form"}, "answer"),
    "an unknown basis": ({"basis": "whim"}, "answer"),
    "somebody else's carer": ({"carer_id": 999}, "carer"),
    "a last day that is past": ({"until": date(2020, 1, 1)}, "until"),
    "a long note": ({"note": "a" * 301}, "note"),
    "a file of another kind": ({"scan": b"<html>"}, "scan"),
    "a large file": ({"scan": PDF + bytes(10_000_000)}, "scan"),
    "an end of the school's own word": ({"answer": Standing.EXPIRED, "note": "Why."}, "answer"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_does_not_fit_is_not_kept(world: World, leo: int, before: set[str], case: str) -> None:
    changes, field = WRONG[case]
    with pytest.raises(InvalidError) as invalid:
        records(world, leo, replace(YES, **{"scan": PDF} | changes))
    assert (invalid.value.field, Consent.objects.count(), files()) == (field, 0, before)


@pytest.mark.parametrize("change", [{"parental_responsibility": None}, {"contact_restricted": True}])
def test_a_yes_is_not_kept_of_a_carer_whose_yes_would_not_count(
    world: World, leo: int, change: dict[str, bool | None]
) -> None:
    Responsibility.objects.update(**change)
    with pytest.raises(InvalidError):
        records(world, leo, replace(YES, carer_id=father()))
    assert Consent.objects.count() == 0


def test_a_no_is_kept_of_every_carer(world: World, leo: int) -> None:
    Responsibility.objects.update(parental_responsibility=None)
    records(world, leo, Paper((Purpose.PHOTOS,), Standing.REFUSED, father()))
    assert stands(leo) is Standing.REFUSED


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("no", [Standing.REFUSED, Standing.WITHDRAWN])
def test_asking_on_paper_takes_no_answer_back(world: World, leo: int, no: Standing) -> None:
    records(world, leo, Paper((Purpose.PHOTOS,), no, father()))
    with pytest.raises(InvalidError):
        records(world, leo, Paper((Purpose.PHOTOS,), Standing.ASKED, father()))
    assert stands(leo) is no


def test_who_was_asked_on_paper_is_kept(world: World, leo: int) -> None:
    records(world, leo, Paper((Purpose.PHOTOS,), Standing.ASKED))
    assert stands(leo) is Standing.ASKED


# A carer whom the roll names no longer


def test_the_no_of_a_former_carer_counts_until_the_office_ends_it(world: World, leo: int) -> None:
    no = Paper((Purpose.PHOTOS,), Standing.REFUSED, father())
    records(world, leo, no)
    records(world, leo, YES)
    Responsibility.objects.update(current=False)
    before = stands(leo)
    records(world, leo, replace(no, answer=Standing.EXPIRED, note="Court order of 3 March."))
    assert (before, stands(leo)) == (Standing.REFUSED, Standing.GIVEN)


@pytest.mark.clause("CON-2")
def test_the_no_of_a_carer_of_today_cannot_be_ended(world: World, leo: int) -> None:
    records(world, leo, Paper((Purpose.PHOTOS,), Standing.REFUSED, father()))
    with pytest.raises(InvalidError):
        records(world, leo, Paper((Purpose.PHOTOS,), Standing.EXPIRED, father(), note="They would not mind."))
    assert stands(leo) is Standing.REFUSED


def test_ending_it_takes_a_note(world: World, leo: int) -> None:
    no = Paper((Purpose.PHOTOS,), Standing.REFUSED, father())
    records(world, leo, no)
    Responsibility.objects.update(current=False)
    with pytest.raises(InvalidError):
        records(world, leo, replace(no, answer=Standing.EXPIRED))
    assert stands(leo) is Standing.REFUSED


# The scan of the form


def test_the_office_reads_the_form_again_and_that_is_on_record(world: World, leo: int) -> None:
    records(world, leo, replace(YES, scan=PDF))
    found = scan(world.viewer(cast.OFFICE_MANAGER), Consent.objects.get().pk)
    assert (found.data, found.media_type) == (PDF, "application/pdf")
    assert AuditEntry.objects.filter(verb="consent form read").count() == 1


@pytest.mark.parametrize("member", [cast.TEACHER, cast.ADMINISTRATOR])
def test_nobody_else_reads_it(world: World, leo: int, member: cast.Member) -> None:
    records(world, leo, replace(YES, scan=PDF))
    with pytest.raises(NotFoundError):
        scan(world.viewer(member), Consent.objects.get().pk)


def test_an_answer_without_a_form_has_none(world: World, leo: int) -> None:
    records(world, leo, YES)
    with pytest.raises(NotFoundError):
        scan(world.viewer(cast.OFFICE_MANAGER), Consent.objects.get().pk)


def test_what_lies_on_the_disk_cannot_be_read(world: World, leo: int) -> None:
    records(world, leo, replace(YES, scan=PDF))
    with storages["quarantine"].open(Consent.objects.get().scan) as file:
        assert b"a form" not in file.read()


def test_a_form_that_an_answer_names_is_never_swept(world: World, leo: int) -> None:
    records(world, leo, replace(YES, scan=PDF))
    lost = scans.keep(PDF)
    with clock.standing_at(datetime.now(UTC) + timedelta(days=2)):
        scans.sweep()
    left = {f"{scans.FOLDER}/{name}" for name in files()}
    assert (Consent.objects.get().scan in left, lost in left) == (True, False)


def test_a_form_of_a_moment_ago_is_not_swept(world: World) -> None:
    kept = scans.keep(PDF)
    scans.sweep()
    assert kept in {f"{scans.FOLDER}/{name}" for name in files()}


# A yes that runs out is judged elsewhere; what was said stays said


def test_a_last_day_belongs_to_a_yes_alone(world: World, leo: int) -> None:
    records(world, leo, Paper((Purpose.PHOTOS,), Standing.REFUSED, until=date(2096, 1, 1)))
    assert Consent.objects.get().until is None


def test_an_answer_in_nestbox_and_one_on_paper_are_one_voice(world: World, leo: int) -> None:
    consents.say(world.school_id, [Answer(leo, Purpose.PHOTOS, Standing.REFUSED, father())], None)
    records(world, leo, replace(YES, carer_id=father()))
    assert stands(leo) is Standing.GIVEN
