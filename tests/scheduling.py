"""How tests are shared out between processes that run side by side."""

from xdist.scheduler.loadscope import LoadScopeScheduling  # type: ignore[import-untyped]  # it ships none

BROWSER = "tests/browser/"


class BrowserTogether(LoadScopeScheduling):
    """One process runs all that Chromium opens, so that the product is served once; the rest goes anywhere.

    xdist's own groups are marks, which it no longer sees (pytest 9.2 with xdist 3.8).
    """

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(BROWSER) else nodeid
