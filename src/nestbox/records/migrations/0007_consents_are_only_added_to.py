"""What was said of a child is only ever added to."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from nestbox.records.append_only import wall_up


def wall_up_consents(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers."""
    wall_up(schema_editor, ("records_consent",))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0006_photos_accounted_for")]
    operations: ClassVar = [
        migrations.DeleteModel(name="Face"),
        migrations.RunPython(wall_up_consents, migrations.RunPython.noop),
    ]
