"""Django, for the commands that need it."""

import os


def set_up_django() -> None:
    """Load Django with Nestbox's settings. Before the first run: ``nestbox.settings.MissingKeyError``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nestbox.django_settings")
    import django

    django.setup()
