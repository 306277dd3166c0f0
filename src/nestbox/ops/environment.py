"""The settings, and what is wrong with them in words."""

import click
from pydantic import ValidationError

from nestbox.settings import Settings


def read_settings() -> Settings:
    """Read the settings from the environment. Raises ``click.ClickException`` with a line a mistake."""
    try:
        return Settings()
    except ValidationError as error:
        mistakes = [f"  NESTBOX_{str(each['loc'][0]).upper()}: {each['msg']}" for each in error.errors()]
        raise click.ClickException(
            "\n".join(["The environment has settings that cannot be used:", *mistakes])
        ) from None
