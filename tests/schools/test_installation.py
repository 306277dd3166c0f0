"""The first minutes of an installation, and the wall between demonstration and real data."""

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from pytest_django import Settings

from nestbox.accounts import reads as accounts
from nestbox.demo.population import populate
from nestbox.errors import InvalidError
from nestbox.policy.values import ValuesError
from nestbox.records.models import Account, Installation, School
from nestbox.schools import reads
from nestbox.schools.installation import (
    WrongPurposeError,
    check_purpose,
    declare_demonstration,
    keep_confirmed_account,
    set_up,
    set_up_code,
)

pytestmark = pytest.mark.django_db
VALUES = django_settings.EXAMPLE_VALUES.read_text(encoding="utf-8")
PASSWORD = "eleven wet boots"


def sets_up(code: str | None = None, values: str = VALUES, password: str = PASSWORD) -> int:
    return set_up(code or set_up_code(), values, "Alex.Porter@gmail.com", "Alex Porter", password)


def is_untouched() -> bool:
    return not (Installation.objects.exists() or School.objects.exists() or Account.objects.exists())


def test_an_installation_is_set_up_with_its_school_and_administrator() -> None:
    account_id = sets_up()

    assert (reads.is_set_up(), reads.purpose()) == (True, "real")
    assert accounts.account("alex.porter@gmail.com").pk == account_id
    assert reads.only_school() == School.objects.get().pk


def test_the_first_administrator_signs_in_with_the_password() -> None:
    account = Account.objects.get(pk=sets_up())

    assert account.check_password(PASSWORD)
    assert account.password.startswith("argon2")


def test_the_first_administrator_needs_a_second_factor_too() -> None:
    viewer = accounts.viewer(sets_up())

    assert viewer is not None
    assert (viewer.lacks_second_factor, viewer.roles) == (True, {})


def test_an_installation_is_set_up_once() -> None:
    sets_up()

    with pytest.raises(InvalidError, match="already set up"):
        sets_up()
    assert School.objects.count() == 1


@pytest.mark.parametrize("code", ["000000000000", " ", "é", "0" * 1000])
def test_a_wrong_code_sets_nothing_up(code: str) -> None:
    with pytest.raises(InvalidError, match="not the code"):
        sets_up(code)
    assert is_untouched()


@pytest.mark.parametrize("password", ["short", "password123", "alex.porter@gmail"])
def test_a_weak_password_sets_nothing_up(password: str) -> None:
    with pytest.raises(ValidationError):
        sets_up(password=password)
    assert is_untouched()


def test_unusable_values_set_nothing_up() -> None:
    with pytest.raises(ValuesError):
        sets_up(values="[school]\nname = 3")
    assert is_untouched()


def test_an_address_that_has_signed_up_already_is_said_to_be_taken() -> None:
    keep_confirmed_account("alex.porter@gmail.com", "Somebody else", None)

    with pytest.raises(InvalidError, match="already signed up") as taken:
        sets_up()
    assert taken.value.field == "email"
    assert not Installation.objects.exists()


def test_there_is_one_installation_in_a_database() -> None:
    sets_up()

    with pytest.raises(IntegrityError):
        Installation.objects.create(id=2, purpose="demo")


# Demonstration and real data


def test_an_empty_database_serves_either_purpose(settings: Settings) -> None:
    for settings.DEMO in (True, False):
        check_purpose()


def test_a_demonstration_is_not_opened_over_real_data(settings: Settings) -> None:
    sets_up()
    check_purpose()
    settings.DEMO = True

    with pytest.raises(WrongPurposeError, match="holds a real installation"):
        check_purpose()


def test_real_data_are_not_kept_in_a_demonstration(settings: Settings) -> None:
    settings.DEMO = True
    declare_demonstration()
    check_purpose()
    settings.DEMO = False

    with pytest.raises(WrongPurposeError, match="holds a demo installation"):
        check_purpose()


def test_outside_the_demo_nothing_is_declared_a_demonstration() -> None:
    with pytest.raises(WrongPurposeError):
        declare_demonstration()
    with pytest.raises(WrongPurposeError):
        populate()
    assert is_untouched()


def test_real_data_are_not_declared_a_demonstration(settings: Settings) -> None:
    sets_up()
    settings.DEMO = True

    with pytest.raises(IntegrityError):
        declare_demonstration()


def test_a_demonstration_has_no_set_up_page(settings: Settings) -> None:
    settings.DEMO = True

    with pytest.raises(InvalidError, match="already set up"):
        sets_up()
    assert is_untouched()


def test_an_address_is_kept_in_one_spelling() -> None:
    keep_confirmed_account("Sam.Okafor@Outlook.com", "Sam Okafor", None)

    with pytest.raises(IntegrityError):
        Account.objects.create(email="SAM.OKAFOR@outlook.com", name="Another")
