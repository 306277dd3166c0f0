"""`nestbox`: one command for whoever looks after an installation."""

import os
from importlib import import_module

import click

COMMANDS = (
    "run",
    "demo",
    "prepare",
    "check-draft",
    "check-school",
    "check-text",
    "import-roll",
    "judge",
    "faces",
    "redact",
    "doctor",
    "manage",
)


class Commands(click.Group):
    """The commands of the folder, each loaded when it is called: none waits for what another one needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """Every command, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  (click's signature)
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"nestbox.ops.commands.{name}"), name)
        return command


@click.group(cls=Commands)
@click.version_option(package_name="nestbox")
def main() -> None:
    """Run and look after a Nestbox."""
    os.umask(0o077)  # whatever an installation writes is its owner's alone


if __name__ == "__main__":
    main()
