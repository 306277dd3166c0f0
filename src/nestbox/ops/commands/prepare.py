"""`nestbox prepare`: everything that has to be there before pages are served."""

import logging
import sys

import click

from nestbox.ops.environment import read_settings
from nestbox.ops.loading import set_up_django
from nestbox.settings import prepare_data_folder

NIGHTLY = (
    "nestbox.follows.consent_asking.remind_all",
    "nestbox.follows.endings.reconcile_all",
    "nestbox.follows.review.remind",
    "nestbox.photos.remains.sweep",
    "nestbox.photos.tasks.destroy_old_originals",
    "nestbox.photos.tasks.sweep_quarantine",
    "nestbox.photos.uploads.sweep",
    "nestbox.posts.tasks.send_all_on",
    "nestbox.posts.withdrawal.reconcile_all",
    "nestbox.roll.consent_expiry.expire_all",
    "nestbox.roll.scans.sweep",
    "nestbox.roll.staging.drop_forgotten",
    "nestbox.schools.policy_review.remind_all",
    "nestbox.trips.tasks.expire_all",
)
EVERY_TEN_MINUTES = ("nestbox.photos.resuming.resume", "nestbox.trips.tasks.remind_all")


@click.command()
def prepare() -> None:
    """Make all that has to be there before serving. Data folder, keys, tables and static files."""
    settings = read_settings()
    if settings.demo and settings.database_url:
        sys.exit("The demonstration never touches a real database. Unset NESTBOX_DATABASE_URL to see it.")
    if settings.demo and settings.storage_url:
        sys.exit("The demonstration never touches real photos. Unset NESTBOX_STORAGE_URL to see it.")
    prepare_data_folder(settings)
    set_up_django()
    _bring_up_to_date()
    _check_purpose()
    _ask_for_regular_work()
    if settings.demo:
        _fill_demonstration()
    else:
        _point_to_the_set_up()


def _ask_for_regular_work() -> None:
    from nestbox.jobs.actions import repeat_every, repeat_nightly
    from nestbox.posts.tasks import render_old_cards

    for task in NIGHTLY:
        repeat_nightly(task)
    for task in EVERY_TEN_MINUTES:
        repeat_every(10, task)
    render_old_cards()


def _point_to_the_set_up() -> None:
    from django.conf import settings

    from nestbox.schools.installation import set_up_code
    from nestbox.schools.reads import is_set_up

    if not is_set_up():
        where = f"{settings.PUBLIC_URL}/setup/?code={set_up_code()}"
        click.echo(f"This installation is empty. Set it up at {where}", err=True)


def _bring_up_to_date() -> None:
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    except OperationalError as error:
        sys.exit(f"The database does not answer: {error}")
    call_command("collectstatic", interactive=False, verbosity=0)


def _fill_demonstration() -> None:
    from nestbox.demo.population import populate
    from nestbox.schools.reads import is_set_up

    if not is_set_up():
        click.echo("Filling the demonstration (a minute or two, the first time)", err=True)
        logging.getLogger("nestbox").setLevel(logging.WARNING)  # what it does is of no interest here
        populate()


def _check_purpose() -> None:
    from nestbox.schools.installation import WrongPurposeError, check_purpose

    try:
        check_purpose()
    except WrongPurposeError as error:
        sys.exit(str(error))
