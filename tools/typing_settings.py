"""Django's settings while mypy reads the code, which needs the tables but no installation."""

import os

os.environ.setdefault("NESTBOX_SECRET_KEY", "only for types")

from nestbox.django_settings import *  # noqa: F403 - Django's settings are module-level names
