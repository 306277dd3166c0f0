"""Every change to a school: one function, one transaction."""

from __future__ import annotations

from django.db import transaction

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import InvalidError, NotFoundError
from nestbox.notices.actions import News, tell
from nestbox.policy.permissions import Permission, Role
from nestbox.policy.values import SchoolValues, load_values
from nestbox.records.models import Acceptance, Account, Feed, PolicyVersion, RoleHeld, School
from nestbox.schools import policies
from nestbox.schools.reads import must_hold


@transaction.atomic
def found_school(text: str, administrator_id: int) -> int:
    """Keep a new school from its file of values, with its feed and first administrator; returns its id.

    Raises ``ValuesError`` with the line of every value that cannot be used.
    """
    values = load_values(text)
    _check_handle(values, school_id=0)
    school = School.objects.create(name=values.name)
    Feed.objects.create(school=school, handle=values.handle, name=values.name, time_zone=values.time_zone)
    PolicyVersion.objects.create(school=school, number=1, text=text, made_by_id=administrator_id)
    _give(school.id, administrator_id, Role.ADMINISTRATOR, giver_id=None)
    record(
        school.id,
        actor_id=administrator_id,
        verb="school founded",
        subject=f"school:{school.id}",
        clause="GOV-1",
    )
    return school.id


@transaction.atomic
def change_policy(viewer: Viewer, school_id: int, text: str) -> int:
    """Put a new version of the school's values in force; returns its number (GOV-1).

    Raises ``ValuesError`` for values that cannot be used, ``NotFoundError`` without MANAGE_SCHOOL.
    """
    must_hold(viewer, Permission.MANAGE_SCHOOL, school_id)
    values = load_values(text)
    feed = Feed.objects.select_for_update().get(school_id=school_id)
    _check_handle(values, school_id)
    _check_versions(values, policies.values(school_id))
    number = policies.in_force(school_id).number + 1
    version = PolicyVersion.objects.create(
        school_id=school_id, number=number, text=text, made_by_id=viewer.account_id
    )
    Feed.objects.filter(pk=feed.id).update(
        handle=values.handle, name=values.name, time_zone=values.time_zone, changes=feed.changes + 1
    )
    School.objects.filter(pk=school_id).update(name=values.name)
    record(
        school_id,
        actor_id=viewer.account_id,
        verb="policy changed",
        subject=f"policy:{version.id}",
        clause="GOV-1",
    )
    return number


def _check_handle(values: SchoolValues, school_id: int) -> None:
    others = Feed.objects.filter(handle__iexact=values.handle)
    if school_id is not None:
        others = others.exclude(school_id=school_id)
    if others.exists():
        raise InvalidError(f"Another school already has the name @{values.handle}.", "text")


def _check_versions(new: SchoolValues, old: SchoolValues) -> None:
    # Whoever accepted the newer version could not accept the older one again.
    for what, number, least in (
        ("[policy]", new.policy_version, old.policy_version),
        ("[acceptable_use]", new.acceptable_use_version, old.acceptable_use_version),
    ):
        if number < least:
            raise InvalidError(f"The version in {what} was {least} already. It can stay or go up.", "text")


def accept_policy(account_id: int, school_id: int) -> None:
    """Record that the account accepts the policy in force (GOV-1). Twice is once."""
    _accept(account_id, school_id, Acceptance.Kind.POLICY, policies.values(school_id).policy_version)


def accept_agreement(account_id: int, school_id: int) -> None:
    """Record that the account accepts the Acceptable Use of IT Agreement in force (COM-2). Twice is once."""
    version = policies.values(school_id).acceptable_use_version
    _accept(account_id, school_id, Acceptance.Kind.AGREEMENT, version)


def _accept(account_id: int, school_id: int, kind: Acceptance.Kind, version: int) -> None:
    Acceptance.objects.get_or_create(account_id=account_id, school_id=school_id, kind=kind, version=version)


@transaction.atomic
def give_role(viewer: Viewer, school_id: int, email: str, role: Role) -> None:
    """Let the account with this verified address work for the school in a role.

    Raises ``InvalidError`` where no such account has confirmed its address, or holds the role already.
    """
    must_hold(viewer, Permission.MANAGE_TEAM, school_id)
    account = Account.objects.filter(
        email__iexact=email, is_active=True, emailaddress__verified=True, emailaddress__email__iexact=email
    ).first()
    if account is None:
        message = "Nobody has signed up with this address and confirmed it yet. Ask them to sign up first."
        raise InvalidError(message, "email")
    if RoleHeld.objects.filter(account=account, school_id=school_id, role=role, ended_at=None).exists():
        raise InvalidError(f"{account.name} already has this role.", "email")
    _give(school_id, account.id, role, giver_id=viewer.account_id)
    school = School.objects.get(pk=school_id)
    tell([account], school_id, News("role", f"You now work on the feed of {school.name} as {role}.", "/"))


def _give(school_id: int, account_id: int, role: Role, *, giver_id: int | None) -> None:
    held = RoleHeld.objects.create(
        account_id=account_id, school_id=school_id, role=role, given_by_id=giver_id
    )
    record(school_id, actor_id=giver_id, verb="role given", subject=f"role:{held.id}", role=role)


@transaction.atomic
def end_role(viewer: Viewer, role_id: int) -> None:
    """Take a role away. The last administrator stays, so that the school is never locked out."""
    held = RoleHeld.objects.select_for_update().filter(pk=role_id, ended_at=None).first()
    if held is None:
        raise NotFoundError("no such role")
    must_hold(viewer, Permission.MANAGE_TEAM, held.school_id)
    School.objects.select_for_update().get(pk=held.school_id)  # two administrators may end each other at once
    others = RoleHeld.objects.filter(school_id=held.school_id, role=Role.ADMINISTRATOR, ended_at=None)
    if held.role == Role.ADMINISTRATOR and not others.exclude(pk=held.pk).exists():
        raise InvalidError("This is the last administrator. Give somebody else the role first.")
    held.ended_at, held.ended_by_id = clock.now(), viewer.account_id
    held.save()
    record(
        held.school_id,
        actor_id=viewer.account_id,
        verb="role ended",
        subject=f"role:{held.id}",
        role=held.role,
    )
