"""The settings, and what is wrong with them in words."""

import click
from pydantic import ValidationError

from nestbox.settings import Settings


def read_settings() -> Settings:
    """Read the settings from the environment. Raises ``click.ClickException`` with a line a mistake."""
    try:
        return Settings()
    except ValidationError as error:
        mistakes = [f"  {_where(each['loc'])}{each['msg']}" for each in error.errors()]
        raise click.ClickException(
            "\n".join(["The environment has settings that cannot be used:", *mistakes])
        ) from None


def _where(place: tuple[int | str, ...]) -> str:
    """The setting that a mistake is in; nothing where two settings do not go together."""
    return f"NESTBOX_{str(place[0]).upper()}: " if place else ""
