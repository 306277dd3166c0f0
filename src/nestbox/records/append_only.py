"""Tables that are only ever added to: the database itself refuses to change or delete a row of theirs."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION nestbox_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""
POSTGRESQL = """
CREATE OR REPLACE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION nestbox_append_only()
"""


def wall_up(schema_editor: BaseDatabaseSchemaEditor, tables: Iterable[str]) -> None:
    """Add the triggers to these tables; called by migrations.

    Again after a column was changed: SQLite then makes the table anew and loses them, PostgreSQL keeps them.
    """
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
    for table in tables:
        for verb in ("UPDATE", "DELETE"):
            trigger = (POSTGRESQL if postgresql else SQLITE).format(table=table, verb=verb)
            schema_editor.execute(trigger, params=None)
