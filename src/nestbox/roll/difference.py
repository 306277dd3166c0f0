"""What an export would change on the roll, worked out without touching it: both are plain values.

What the export does not say changes nothing. A court order that is known is not forgotten because an
export leaves the contact out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Generic, TypeVar

from nestbox.policy.roll import Carer, Key, Pupil, Responsibility, Roll, StaffMember
from nestbox.roll.pairing import pair_carers, pair_pupils, pair_staff

Line = TypeVar("Line", Pupil, Carer, Responsibility, StaffMember)
Named = TypeVar("Named", Pupil, Carer, StaffMember)


@dataclass(frozen=True, slots=True)
class Change(Generic[Line]):
    """One line before and after; None where it is not on the roll. A line that stays equal is no change."""

    before: Line | None
    after: Line | None

    @property
    def line(self) -> Line:
        """The line as it will be, or as it was where it goes."""
        line = self.after or self.before
        if line is None:
            raise ValueError("a change of nothing")
        return line


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes. A new line's key is a text, unlike those of the roll; `refused` are lines left out.

    A pupil who left has ``on_roll`` False after, a member of staff who left an end; a responsibility that
    the roll no longer has is None after. Pupils and carers are never None after: nothing is deleted.
    """

    pupils: tuple[Change[Pupil], ...]
    carers: tuple[Change[Carer], ...]
    responsibilities: tuple[Change[Responsibility], ...]
    staff: tuple[Change[StaffMember], ...]
    refused: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.pupils or self.carers or self.responsibilities or self.staff)


def difference(now: Roll, coming: Roll, covers: Collection[str], today: date) -> Difference:
    """What has to change for ``now`` to say what ``coming`` says, in the parts that the export ``covers``.

    ``covers`` are of "pupils", "carers", "staff": who is missing in a part that is covered has left it.
    """
    paired, refused = pair_pupils(now.pupils, coming.pupils)
    pupils = _pupils(now, coming, paired, refused, covered="pupils" in covers)
    added = {change.after.key for change in pupils if change.before is None and change.after is not None}
    known: dict[Key, Key] = {key: pupil.key for key, pupil in paired.items()}
    known |= {
        line.key: _new("pupil", line.key)
        for line in coming.pupils
        if line.key not in paired and _new("pupil", line.key) in added
    }
    carers: tuple[Change[Carer], ...] = ()
    responsibilities: tuple[Change[Responsibility], ...] = ()
    if "carers" in covers:
        held = tuple(line for line in coming.responsibilities if line.pupil in known)
        same = pair_carers(now, coming, paired)
        carers = _carers(coming, same, {line.carer for line in held})
        responsibilities = _responsibilities(now, held, known, same)
    staff = _staff(now, coming, today) if "staff" in covers else ()
    return Difference(pupils, carers, responsibilities, staff, _sentences(coming, refused))


def _sentences(coming: Roll, refused: Mapping[Key, str]) -> tuple[str, ...]:
    return tuple(
        f"{pupil.forename} {pupil.surname}: {refused[pupil.key]}"
        for pupil in coming.pupils
        if pupil.key in refused
    )


def _changes(pairs: Iterable[tuple[Line, Line]]) -> Iterable[Change[Line]]:
    return (Change(before, after) for before, after in pairs if before != after)


def _pupils(
    now: Roll, coming: Roll, paired: Mapping[Key, Pupil], refused: Mapping[Key, str], *, covered: bool
) -> tuple[Change[Pupil], ...]:
    changed = _changes(
        (paired[line.key], _pupil(paired[line.key], line)) for line in coming.pupils if line.key in paired
    )
    unpaired = (line for line in coming.pupils if line.key not in paired and line.key not in refused)
    new = (
        Change(None, replace(line, key=_new("pupil", line.key)))
        for line in unpaired
        if line.on_roll and covered
    )
    return (*changed, *new, *(_left(now, coming, paired, refused) if covered else ()))


def _new(kind: str, key: Key) -> str:
    """The key of a line that is not on the roll yet: never a row's number, nor a line's of another kind."""
    return f"new {kind} {key}"


def _pupil(before: Pupil, said: Pupil) -> Pupil:
    """The pupil as the export has them; an empty cell takes nothing away."""
    return replace(
        before,
        forename=said.forename or before.forename,
        surname=said.surname or before.surname,
        preferred_name=said.preferred_name or before.preferred_name,
        preferred_surname=said.preferred_surname or before.preferred_surname,
        year_group=before.year_group if said.year_group is None else said.year_group,
        form=said.form or before.form,
        upn=said.upn or before.upn,
        mis_id=said.mis_id or before.mis_id,
        school_email=said.school_email or before.school_email,
        on_roll=said.on_roll,
        photo_consent=before.photo_consent if said.photo_consent is None else said.photo_consent,
    )


def _left(
    now: Roll, coming: Roll, paired: Mapping[Key, Pupil], refused: Mapping[Key, str]
) -> Iterable[Change[Pupil]]:
    """Those on roll whom a file of all pupils does not have. A namesake of a refused line has not left."""
    present = {pupil.key for pupil in paired.values()}
    unsure = {line.surname for line in coming.pupils if line.key in refused}
    for pupil in now.pupils:
        if pupil.on_roll and pupil.key not in present and pupil.surname not in unsure:
            yield Change(pupil, replace(pupil, on_roll=False))


def _carers(coming: Roll, same: Mapping[Key, Carer], wanted: Collection[Key]) -> tuple[Change[Carer], ...]:
    says_addresses = any(carer.addresses for carer in coming.carers)
    lines = [carer for carer in coming.carers if carer.key in wanted]
    changed = _changes(
        (same[line.key], _carer(same[line.key], line, says_addresses=says_addresses))
        for line in lines
        if line.key in same
    )
    new = (Change(None, replace(line, key=_new("carer", line.key))) for line in lines if line.key not in same)
    return (*changed, *new)


def _carer(before: Carer, said: Carer, *, says_addresses: bool) -> Carer:
    """The carer as the export has them. Addresses are replaced, where the export has any addresses."""
    addresses = said.addresses if says_addresses else before.addresses
    if set(addresses) == set(before.addresses):
        addresses = before.addresses
    return replace(
        before, name=said.name or before.name, addresses=addresses, mis_id=said.mis_id or before.mis_id
    )


def _responsibilities(
    now: Roll, held: Iterable[Responsibility], pupils: Mapping[Key, Key], same: Mapping[Key, Carer]
) -> tuple[Change[Responsibility], ...]:
    before = {(line.pupil, line.carer): line for line in now.responsibilities}
    said: dict[tuple[Key, Key], Responsibility] = {}
    for line in held:
        pair = (pupils[line.pupil], same[line.carer].key if line.carer in same else _new("carer", line.carer))
        said[pair] = line
    changed = _changes(
        (before[pair], _responsibility(before[pair], line)) for pair, line in said.items() if pair in before
    )
    new = (
        Change(None, replace(line, key=_new("link", f"{pair[0]} {pair[1]}"), pupil=pair[0], carer=pair[1]))
        for pair, line in said.items()
        if pair not in before
    )
    mentioned = {pupil for pupil, _ in said}
    gone = (
        Change(line, None)
        for pair, line in before.items()
        if pair not in said and line.pupil in mentioned and not line.contact_restricted
    )
    return (*changed, *new, *gone)


def _responsibility(before: Responsibility, said: Responsibility) -> Responsibility:
    return replace(
        before,
        relationship=said.relationship or before.relationship,
        parental_responsibility=before.parental_responsibility
        if said.parental_responsibility is None
        else said.parental_responsibility,
        principal_carer=before.principal_carer if said.principal_carer is None else said.principal_carer,
        contact_restricted=before.contact_restricted
        if said.contact_restricted is None
        else said.contact_restricted,
    )


def _staff(now: Roll, coming: Roll, today: date) -> tuple[Change[StaffMember], ...]:
    same = pair_staff(now.staff, coming.staff)
    changed = _changes(
        (same[line.key], _member(same[line.key], line, today)) for line in coming.staff if line.key in same
    )
    new = (
        Change(None, replace(line, key=_new("staff", line.key)))
        for line in coming.staff
        if line.key not in same
    )
    present = {line.key for line in same.values()}
    gone = (
        Change(line, replace(line, ends=today - timedelta(days=1)))
        for line in now.staff
        if line.key not in present and (line.ends is None or line.ends >= today)
    )
    return (*changed, *new, *gone)


def _member(before: StaffMember, said: StaffMember, today: date) -> StaffMember:
    """The line as the list has it: whoever stands on it without an end works here, also again."""
    over = before.ends is not None and before.ends < today
    return replace(
        before,
        name=said.name or before.name,
        category=said.category or before.category,
        email=said.email or before.email,
        starts=said.starts or before.starts,
        ends=said.ends if said.ends or over else before.ends,
    )


def changed_roll(now: Roll, changes: Difference) -> Roll:
    """The roll as it will be, with new lines under their new keys: what a preview judges follows by."""
    return Roll(
        _after(now.pupils, changes.pupils, lambda line: line.key),
        _after(now.carers, changes.carers, lambda line: line.key),
        _after(now.responsibilities, changes.responsibilities, lambda line: (line.pupil, line.carer)),
        _after(now.staff, changes.staff, lambda line: line.key),
    )


def _after(
    lines: Iterable[Line], changes: Iterable[Change[Line]], key_of: Callable[[Line], object]
) -> tuple[Line, ...]:
    after = {key_of(line): line for line in lines}
    for change in changes:
        if change.after is not None:
            after[key_of(change.after)] = change.after
        elif change.before is not None:
            del after[key_of(change.before)]
    return tuple(after.values())
