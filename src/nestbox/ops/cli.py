"""`nestbox`: one command for whoever looks after an installation."""

import os

import click

from nestbox.ops.commands.check_school import check_school
from nestbox.ops.commands.demo import demo
from nestbox.ops.commands.doctor import doctor
from nestbox.ops.commands.import_roll import import_roll
from nestbox.ops.commands.judge import judge
from nestbox.ops.commands.manage import manage
from nestbox.ops.commands.prepare import prepare
from nestbox.ops.commands.run import run


@click.group()
@click.version_option(package_name="nestbox")
def main() -> None:
    """Run and look after a Nestbox."""
    os.umask(0o077)  # whatever an installation writes is its owner's alone


for command in (run, demo, prepare, check_school, import_roll, judge, doctor, manage):
    main.add_command(command)

if __name__ == "__main__":
    main()
