"""The demonstration: one click away, and never in the place of real data."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from nestbox.demo.cast import CAST
from tests.browser import acts
from tests.browser.conftest import NewBrowser
from tests.browser.installed import REAL_ADDRESS, addresses, copy, nestbox
from tests.browser.served import Served

pytestmark = pytest.mark.browser

DATABASE = "nestbox.sqlite3"


def test_the_sign_in_lists_the_cast_and_one_click_signs_in(demo: Served, new_browser: NewBrowser) -> None:
    page = new_browser(demo.url)
    page.goto("/account/login/")
    page.get_by_role("link", name="Change person").click()
    for member in CAST:
        expect(page.get_by_role("button", name=member.name)).to_be_visible()
    page.get_by_role("button", name="Helen Whitcombe").click()
    page.goto("/me/")
    acts.heading(page, "Helen Whitcombe")


def test_outside_the_demonstration_nobody_is_signed_in_with_one_click(
    real: Served, new_browser: NewBrowser
) -> None:
    opened = new_browser(real.url).goto("/demo/")
    assert opened is not None
    assert opened.status == 404


def test_a_demonstration_over_real_data_shows_none_of_it(demo: Served) -> None:
    shown = addresses(demo.data / "demo" / DATABASE)
    assert (shown, addresses(demo.data / DATABASE)) == ({member.email for member in CAST}, {REAL_ADDRESS})


def test_real_data_in_the_place_of_the_demonstration_is_refused(demo: Served, tmp_path: Path) -> None:
    copy(demo.data / DATABASE, tmp_path / "demo" / DATABASE)
    refused = nestbox(tmp_path, "prepare", demo=True)
    assert (refused.returncode, refused.stderr.splitlines()[-1]) == (
        1,
        "This data folder holds a real installation; it cannot be opened as demo.",
    )


def test_a_demonstration_in_the_place_of_real_data_is_refused(demo: Served, tmp_path: Path) -> None:
    copy(demo.data / "demo" / DATABASE, tmp_path / "school" / DATABASE)
    refused = nestbox(tmp_path / "school", "prepare")
    assert (refused.returncode, refused.stderr.splitlines()[-1]) == (
        1,
        "This data folder holds a demo installation; it cannot be opened as real.",
    )
