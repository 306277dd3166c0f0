"""How tests are shared out between processes that run side by side."""

from xdist.scheduler.loadscope import LoadScopeScheduling  # type: ignore[import-untyped]  # it ships none

TOGETHER = {
    "tests/browser/": "browser",  # so that the product is served once
    "tests/web/test_access_": "matrix",  # so that the table is walked once
    "tests/web/test_headers.py": "matrix",
    "tests/web/test_double_send.py": "double",  # so that a database file is filled once
}


class SharersTogether(LoadScopeScheduling):
    """One process runs all tests that share something dear; the rest goes anywhere.

    xdist's own groups are marks, which it no longer sees (pytest 9.2 with xdist 3.8).
    """

    def _split_scope(self, nodeid: str) -> str:
        return next((group for begin, group in TOGETHER.items() if nodeid.startswith(begin)), nodeid)
