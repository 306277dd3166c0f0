"""The audit and the editions of a policy are only ever added to: the database itself refuses the rest."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from nestbox.records.append_only import wall_up


def wall_up_first_tables(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers."""
    wall_up(schema_editor, ("records_auditentry", "records_policyversion"))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(wall_up_first_tables, migrations.RunPython.noop)]
