"""One character too many (LEN-1): said while typing, and by the server, which keeps the text."""

import pytest
from playwright.sync_api import expect

from tests.browser import acts
from tests.browser.conftest import SignedIn

pytestmark = pytest.mark.browser

TOO_LONG = "Eleven miles of mud between us. " * 4 + "Boots on now."


@pytest.mark.clause("LEN-1")
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_text_of_141_is_refused_and_kept(signed_in: SignedIn, scripts: bool) -> None:
    assert len(TOO_LONG) == 141
    page = signed_in("Tom Bryant", java_script_enabled=scripts)
    acts.compose(page, TOO_LONG)
    acts.button(page, "Publish").click()
    expect(page.get_by_role("alert")).to_contain_text("LEN-1")
    expect(page.get_by_label("News")).to_have_value(TOO_LONG)


@pytest.mark.clause("LEN-1")
def test_the_141st_character_is_said_while_typing(signed_in: SignedIn) -> None:
    page = signed_in("Tom Bryant")
    acts.compose(page, TOO_LONG)
    expect(page.get_by_role("status").filter(has_text="1 over the limit")).to_be_attached()
