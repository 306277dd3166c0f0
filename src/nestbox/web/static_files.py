"""Static files under names that carry their content's hash, so that browsers keep them for good."""

from __future__ import annotations

from functools import cache

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """The library's storage, which works out an address once and not a dozen times a page."""

    # A script that another one imports is fetched by its hashed name too: never an old part with a new one.
    support_js_module_import_aggregation = True
    max_post_process_passes = 15  # one for each step of the longest chain of imports

    def url(self, name: str, force: bool = False) -> str:  # noqa: FBT001, FBT002  (Django's signature)
        """The address of a static file, as /static/css/base.0123456789ab.css."""
        return _address(self, name, force)


@cache
def _address(storage: HashedFiles, name: str, force: bool) -> str:  # noqa: FBT001  (the key of a cache)
    return str(CompressedManifestStaticFilesStorage.url(storage, name, force))
