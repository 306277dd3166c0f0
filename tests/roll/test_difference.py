"""What an export would change, worked out on plain values."""

from dataclasses import replace
from datetime import date

from nestbox.policy.roll import Address, Carer, Pupil, Responsibility, Roll, StaffMember
from nestbox.roll.difference import Change, changed_roll, difference

TODAY = date(2026, 9, 2)
ALL = {"pupils", "carers", "staff"}

ADA = Pupil(1, "Ada", "Okafor", "Addie", "Bell", year_group=5, upn="A1")
LEO = Pupil(2, "Leo", "Okafor", year_group=6, upn="A2")
SAM = Carer(11, "Sam Okafor", (Address("sam@gmail.com"),))
OF_ADA = Responsibility(1, 11, "father", parental_responsibility=True, contact_restricted=False, key=21)
OF_LEO = replace(OF_ADA, pupil=2, key=22)
PRIYA = StaffMember(31, "Priya Nair", "teacher", "priya@gmail.com")
NOW = Roll((ADA, LEO), (SAM,), (OF_ADA, OF_LEO), (PRIYA,))


def exported(roll: Roll = NOW) -> Roll:
    """The same roll as a file gives it: with keys of its own."""
    return Roll(
        tuple(replace(line, key=f"p{line.key}") for line in roll.pupils),
        tuple(replace(line, key=f"c{line.key}") for line in roll.carers),
        tuple(
            replace(line, pupil=f"p{line.pupil}", carer=f"c{line.carer}", key=0)
            for line in roll.responsibilities
        ),
        tuple(replace(line, key=f"s{line.key}") for line in roll.staff),
    )


def test_the_same_file_changes_nothing() -> None:
    assert difference(NOW, exported(), ALL, TODAY).is_empty


def test_who_is_not_in_the_file_has_left() -> None:
    coming = exported(Roll((ADA,), (SAM,), (OF_ADA,), (PRIYA,)))
    assert difference(NOW, coming, ALL, TODAY).pupils == (Change(LEO, replace(LEO, on_roll=False)),)


def test_a_part_that_the_file_does_not_cover_stays() -> None:
    coming = exported(Roll((ADA, LEO)))
    assert difference(NOW, coming, {"pupils"}, TODAY).is_empty


def test_in_september_everybody_moves_up_and_the_oldest_leave() -> None:
    coming = exported(Roll((replace(ADA, year_group=6),), (SAM,), (OF_ADA,), (PRIYA,)))
    assert difference(NOW, coming, ALL, TODAY).pupils == (
        Change(ADA, replace(ADA, year_group=6)),
        Change(LEO, replace(LEO, on_roll=False)),
    )


def test_an_empty_cell_takes_nothing_away() -> None:
    silent = replace(ADA, year_group=None, preferred_name="", preferred_surname="", form="")
    held = tuple(replace(line, parental_responsibility=None, relationship="") for line in (OF_ADA, OF_LEO))
    coming = exported(Roll((silent, LEO), (SAM,), held, (PRIYA,)))
    assert difference(NOW, coming, ALL, TODAY).is_empty


def test_a_file_without_a_column_for_court_orders_does_not_lift_one() -> None:
    restricted = replace(OF_ADA, contact_restricted=True)
    now = replace(NOW, responsibilities=(restricted, OF_LEO))
    silent = tuple(replace(line, contact_restricted=None) for line in (OF_ADA, OF_LEO))
    assert difference(now, exported(replace(NOW, responsibilities=silent)), ALL, TODAY).is_empty


def test_a_restricted_contact_whom_the_file_leaves_out_stays_restricted() -> None:
    ex = Carer(12, "Rex Hale")
    restricted = Responsibility(1, 12, "father", contact_restricted=True, key=23)
    now = replace(NOW, carers=(SAM, ex), responsibilities=(OF_ADA, OF_LEO, restricted))
    assert difference(now, exported(), ALL, TODAY).is_empty


def test_a_contact_whom_the_file_leaves_out_is_one_no_more() -> None:
    gran = Carer(12, "Rose Okafor")
    of_gran = Responsibility(1, 12, "grandmother", key=23)
    now = replace(NOW, carers=(SAM, gran), responsibilities=(OF_ADA, OF_LEO, of_gran))
    assert difference(now, exported(), ALL, TODAY).responsibilities == (Change(of_gran, None),)


def test_a_new_address_takes_the_place_of_the_old() -> None:
    moved = replace(SAM, addresses=(Address("sam.okafor@outlook.com"),))
    coming = exported(replace(NOW, carers=(moved,)))
    assert difference(NOW, coming, ALL, TODAY).carers == (Change(SAM, moved),)


def test_a_file_without_any_address_takes_none_away() -> None:
    coming = exported(replace(NOW, carers=(replace(SAM, addresses=()),)))
    assert difference(NOW, coming, ALL, TODAY).is_empty


def test_another_child_with_the_same_name_is_another_child() -> None:
    other = Pupil(3, "Ada", "Okafor", year_group=5, upn="A3")
    coming = exported(replace(NOW, pupils=(ADA, LEO, other)))
    assert difference(NOW, coming, ALL, TODAY).pupils == (Change(None, replace(other, key="new pupil p3")),)


def test_a_child_whom_nothing_tells_from_a_namesake_is_refused_and_nobody_leaves_for_it() -> None:
    twins = (Pupil(1, "Ada", "Okafor", year_group=5), Pupil(3, "Ada", "Okafor", year_group=5))
    now = Roll(twins)
    coming = Roll((Pupil("x", "Ada", "Okafor", year_group=5),))
    found = difference(now, coming, {"pupils"}, TODAY)
    assert (found.pupils, len(found.refused)) == ((), 1)


def test_somebody_with_the_same_name_and_nothing_else_is_somebody_else() -> None:
    mia = Pupil(3, "Mia", "Bennett", year_group=5, upn="A3")
    namesake = Carer(12, "Sam Okafor", (Address("other.sam@gmail.com"),))
    of_mia = Responsibility(3, 12, "father")
    coming = exported(Roll((ADA, LEO, mia), (SAM, namesake), (OF_ADA, OF_LEO, of_mia), (PRIYA,)))
    assert difference(NOW, coming, ALL, TODAY).carers == (
        Change(None, replace(namesake, key="new carer c12")),
    )


def test_an_applicant_is_not_put_on_the_roll() -> None:
    applicant = Pupil(3, "Kit", "Bennett", on_roll=False)
    coming = exported(replace(NOW, pupils=(ADA, LEO, applicant)))
    assert difference(NOW, coming, ALL, TODAY).is_empty


def test_staff_who_are_not_on_the_list_have_left_yesterday() -> None:
    coming = replace(exported(), staff=())
    assert difference(NOW, coming, {"staff"}, TODAY).staff == (
        Change(PRIYA, replace(PRIYA, ends=date(2026, 9, 1))),
    )


def test_staff_who_stand_on_the_list_again_work_here_again() -> None:
    gone = replace(PRIYA, ends=date(2026, 1, 1))
    now = replace(NOW, staff=(gone,))
    assert difference(now, exported(), ALL, TODAY).staff == (Change(gone, PRIYA),)


def test_the_changed_roll_is_what_the_file_says() -> None:
    mia = Pupil(3, "Mia", "Bennett", year_group=5, upn="A3")
    jo = Carer(12, "Jo Bennett", (Address("jo@gmail.com"),))
    coming = exported(Roll((ADA, mia), (SAM, jo), (OF_ADA, Responsibility(3, 12, "mother")), (PRIYA,)))
    after = changed_roll(NOW, difference(NOW, coming, ALL, TODAY))
    assert [(line.forename, line.on_roll) for line in after.pupils] == [
        ("Ada", True),
        ("Leo", False),
        ("Mia", True),
    ]
    assert [(line.pupil, line.carer) for line in after.responsibilities] == [
        (1, 11),
        (2, 11),
        ("new pupil p3", "new carer c12"),
    ]


def test_a_new_child_and_a_new_carer_with_the_same_key_are_told_apart() -> None:
    coming = Roll((Pupil("1", "Kit", "Lee"),), (Carer("1", "Bo Lee"),), (Responsibility("1", "1", "mother"),))
    after = changed_roll(Roll(), difference(Roll(), coming, ALL, TODAY))
    assert after.pupils[0].key != after.carers[0].key


def test_two_contacts_without_a_name_are_not_one_person() -> None:
    nameless = Carer(12, "", (Address("one@gmail.com"),))
    now = Roll((ADA,), (nameless,), (Responsibility(1, 12, key=23),))
    other = Roll((ADA,), (Carer(13, "", (Address("two@gmail.com"),)),), (Responsibility(1, 13, key=24),))
    found = difference(now, exported(other), {"pupils", "carers"}, TODAY)
    assert [change.before for change in found.carers] == [None]
