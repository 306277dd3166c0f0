"""OneRoster 1.2 (1EdTech) as CSV files in a zip: `users.csv`, and what may stand beside it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from nestbox.policy.roll import Address, StaffMember
from nestbox.roll.files import cells, limits
from nestbox.roll.files.archives import members
from nestbox.roll.files.lines import ContactLine, Line, PupilLine, Taken
from nestbox.roll.files.names import RowError, checked
from nestbox.roll.files.rows import plain
from nestbox.roll.files.shapes import Kind, Refused, UnreadableError
from nestbox.roll.files.standings import Standing
from nestbox.roll.files.text import rows_of

CARERS = frozenset({"guardian", "parent", "relative"})
STAFF = {
    "administrator": "office team",
    "siteadministrator": "office team",
    "principal": "teacher",
    "teacher": "teacher",
    "aide": "support staff",
    "counselor": "support staff",
    "proctor": "support staff",
}
STANDS = frozenset({"", "active"})
NOTES = (
    "OneRoster doesn't say whether there is a court order: that stays unknown.",
    "OneRoster says nothing of parental responsibility: it stays unknown.",
)


@dataclass(frozen=True, slots=True)
class _User:
    row: int
    values: Mapping[str, str]
    role: str

    @property
    def id(self) -> str:
        return self.values["sourcedid"]

    @property
    def active(self) -> bool:
        """Neither deleted nor switched off. A blank status is active: 1.2 leaves it out of whole exports."""
        enabled = cells.flag(self.values.get("enableduser", "")) is not False
        return enabled and self.values.get("status", "").lower() in STANDS

    @property
    def agents(self) -> list[str]:
        """Written agentSourcedIds in the standard, and agentSourceIds in many an export."""
        said = self.values.get("agentsourcedids") or self.values.get("agentsourceids", "")
        return [plain(agent) for agent in said.split(",") if agent.strip()]

    @property
    def name(self) -> str:
        return checked(
            f"{self.values['givenname']} {self.values['familyname']}".strip(), "person", limits.FULL_NAME
        )

    @property
    def emails(self) -> tuple[Address, ...]:
        found = cells.emails(self.values.get("email", ""), "personal")
        return tuple(Address(email, kind) for email, kind in found)


def roster_of(data: bytes) -> Taken:
    """Pupils, their contacts and staff; a row is that of `users.csv`. Raises ``UnreadableError``."""
    files = {name.rpartition("/")[2].lower(): part for name, part in members(data, (".csv",)).items()}
    if _only_changes(files.get("manifest.csv")):
        raise UnreadableError("This OneRoster export holds changes only. Please export the whole list.")
    users = _users(files)
    taken = Taken(Kind.ONEROSTER, {"pupils", "carers"}, notes=list(NOTES))
    contacts = _contacts(users, taken)
    enrolled = _enrolled(files.get("enrollments.csv"))
    for user in users:
        try:
            _take(user, contacts, enrolled, taken)
        except RowError as error:
            taken.refused.append(Refused(user.row, error.why))
    if taken.staff:
        taken.covers.add("staff")
    return taken


def _only_changes(manifest: bytes | None) -> bool:
    told = [record for _, record in _records(manifest)] if manifest else []
    return any(
        record.get("propertyname", "").lower().startswith("file.")
        and record.get("value", "").lower() == "delta"
        for record in told
    )


def _users(files: Mapping[str, bytes]) -> list[_User]:
    records = _records(files["users.csv"])
    if not records or not {"sourcedid", "givenname", "familyname"} <= set(records[0][1]):
        raise UnreadableError("The file users.csv in this zip is not one of OneRoster.")
    roles = _roles(files.get("roles.csv"))
    return [
        _User(
            row, values, (values.get("role") or roles.get(values["sourcedid"], "")).lower().replace(" ", "")
        )
        for row, values in records
    ]


def _records(data: bytes) -> list[tuple[int, dict[str, str]]]:
    rows = [row for row in rows_of(data).rows if any(cell.strip() for cell in row.cells)]
    if not rows:
        return []
    names = [plain(cell).lower() for cell in rows[0].cells]
    blank = dict.fromkeys(names, "")
    return [(row.number, blank | dict(zip(names, map(plain, row.cells), strict=False))) for row in rows[1:]]


def _roles(data: bytes | None) -> dict[str, str]:
    """Version 1.2 keeps roles in a file of their own; the primary one counts."""
    roles: dict[str, str] = {}
    for _, record in _records(data) if data else ():
        user = record.get("usersourcedid", "")
        first = record.get("roletype", "").lower() == "primary" or user not in roles
        if first and record.get("status", "").lower() in STANDS:
            roles[user] = record.get("role", "")
    return roles


def _enrolled(data: bytes | None) -> frozenset[str] | None:
    """The pupils with an enrolment that stands; None where the export has no pupils' enrolments."""
    records = (
        [record for _, record in _records(data) if record.get("role", "").lower() == "student"]
        if data
        else []
    )
    if not records:
        return None
    return frozenset(
        record.get("usersourcedid", "") for record in records if record.get("status", "").lower() in STANDS
    )


def _contacts(users: list[_User], taken: Taken) -> dict[str, list[ContactLine]]:
    """The contacts of each pupil: those the pupil's row names, and those whose own row names the pupil."""
    carers: dict[str, ContactLine] = {}
    pairs: dict[tuple[str, str], None] = {}
    for user in users:
        if user.role in CARERS and user.active:
            try:
                carers[user.id] = _contact(user)
            except RowError as error:
                taken.refused.append(Refused(user.row, error.why))
            pairs |= {(pupil, user.id): None for pupil in user.agents}
        elif user.role == "student":
            pairs |= {(user.id, agent): None for agent in user.agents}
    found: dict[str, list[ContactLine]] = defaultdict(list)
    for pupil, carer in pairs:
        if carer in carers:
            found[pupil].append(carers[carer])
    return found


def _contact(user: _User) -> ContactLine:
    return ContactLine(user.name, user.id[: limits.IDENTIFIER], user.emails, relationship=user.role)


def _take(
    user: _User,
    contacts: Mapping[str, list[ContactLine]],
    enrolled: frozenset[str] | None,
    taken: Taken,
) -> None:
    if user.role == "student":
        pupil = _pupil(user, on_roll=user.active and (enrolled is None or user.id in enrolled))
        taken.lines.append(Line(user.row, pupil, tuple(contacts.get(user.id, ()))))
    elif user.role in STAFF and user.active:
        email = next((address.email for address in user.emails), "")
        taken.staff.append(StaffMember(f"staff {user.id}", user.name, STAFF[user.role], email))
    elif user.role not in CARERS | STAFF.keys():
        raise RowError(f"The role “{user.role}” is none that Nestbox knows.")


def _pupil(user: _User, *, on_roll: bool) -> PupilLine:
    forename, surname = user.values["givenname"], user.values["familyname"]
    if not (forename and surname):
        raise RowError("The pupil's forename or surname is missing.")
    grade = user.values.get("grades", "").split(",")[0]
    return PupilLine(
        forename=checked(forename, "pupil"),
        surname=checked(surname, "pupil"),
        preferred_name=checked(
            user.values.get("preferredfirstname") or user.values.get("preferredgivenname", ""), "pupil"
        ),
        preferred_surname=checked(
            user.values.get("preferredlastname") or user.values.get("preferredfamilyname", ""), "pupil"
        ),
        mis_id=user.id[: limits.IDENTIFIER],
        year_group=cells.year_group(grade),
        school_email=next((address.email for address in user.emails), ""),
        standing=Standing.ON_ROLL if on_roll else Standing.GONE,
    )
