"""The audit and the editions of a policy are only ever added to: the database itself refuses the rest."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("records_auditentry", "records_policyversion")

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION nestbox_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""
POSTGRESQL = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION nestbox_append_only()
"""


def wall_up(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(
                (POSTGRESQL if postgresql else SQLITE).format(table=table, verb=verb), params=None
            )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(wall_up, migrations.RunPython.noop)]
