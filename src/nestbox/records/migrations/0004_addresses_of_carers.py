"""A carer has as many addresses as the roll knows; and what was said of consent is only ever added to."""

from typing import Any, ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from nestbox.records.append_only import wall_up


def move_addresses(apps: Any, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give each carer's one address a row of its own."""
    address = apps.get_model("records", "CarerAddress")
    carers = apps.get_model("records", "Carer").objects.exclude(email="")
    address.objects.bulk_create(
        address(carer=carer, email=carer.email.lower(), kind=carer.email_kind) for carer in carers
    )


def wall_up_consents(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers."""
    wall_up(schema_editor, ("records_consent",))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0003_roll_and_access")]
    operations: ClassVar = [
        migrations.RunPython(wall_up_consents, migrations.RunPython.noop),
        migrations.RunPython(move_addresses, migrations.RunPython.noop),
    ]
