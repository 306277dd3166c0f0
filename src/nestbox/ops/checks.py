"""What `nestbox doctor` looks at: one function a check, one finding each."""

import stat
from collections.abc import Iterator
from itertools import islice

from nestbox.ops.finding import Finding
from nestbox.ops.loading import set_up_django
from nestbox.settings import Settings

SAFE_SQLITE = (
    3,
    51,
    3,
)  # 3.7.0 to 3.51.2 can damage a database: sqlite.org/wal.html#walresetbug
BETTER_DATABASE = "Update it to 3.51.3 or newer, or set NESTBOX_DATABASE_URL to a PostgreSQL database."
MOST_SENTENCES = 5
NO_MAIL_SERVER = (
    "E-mails are only written to files. Set NESTBOX_EMAIL_URL, such as smtp+tls://user:word@host:587"
)


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at everything that can be looked at: without keys, no database; without tables, no audit."""
    yield data_folder(settings)
    yield keys(settings)
    if _missing_keys(settings):
        return
    set_up_django()
    yield sqlite_library()
    found = tables()
    yield found
    if found.ok:
        yield audit()
        yield photos()
    if (kept := settings.store()) is not None:
        from nestbox.ops import store

        yield store.examine(kept)
    yield address(settings)
    yield mail(settings)


def data_folder(settings: Settings) -> Finding:
    """Nobody but its owner reads the data folder."""
    folder = settings.folder
    if not folder.exists():
        return Finding("Data folder", ok=False, says=f"{folder} is not there yet. `nestbox run` makes it.")
    if _is_open_to_others(stat.S_IMODE(folder.stat().st_mode)):
        return Finding("Data folder", ok=False, says=f"Others can read it. Run: chmod 700 {folder}")
    return Finding("Data folder", ok=True, says=str(folder))


def keys(settings: Settings) -> Finding:
    """The keys are there, and nobody but their owner reads them."""
    if missing := _missing_keys(settings):
        return Finding("Keys", ok=False, says=f"No {' and '.join(missing)}. `nestbox run` makes them once.")
    for key in sorted(settings.folder.glob("*.key")):
        if _is_open_to_others(stat.S_IMODE(key.stat().st_mode)):
            return Finding("Keys", ok=False, says=f"Others can read one of them. Run: chmod 600 {key}")
    return Finding("Keys", ok=True, says="readable by their owner alone")


def _missing_keys(settings: Settings) -> list[str]:
    given = {"secret.key": settings.secret_key, "photo.key": settings.photo_key}
    return [name for name, key in given.items() if key is None and not (settings.folder / name).exists()]


def sqlite_library() -> Finding:
    """The SQLite library does not lose data."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return Finding("Database", ok=True, says=connection.vendor)
    with connection.cursor() as cursor:  # allowed: no rows read
        version = str(cursor.execute("SELECT sqlite_version()").fetchone()[0])
    if tuple(int(part) for part in version.split(".")) < SAFE_SQLITE:
        return Finding("Database", ok=False, says=f"SQLite {version} can damage data. {BETTER_DATABASE}")
    return Finding("Database", ok=True, says=f"SQLite {version}")


def tables() -> Finding:
    """The database answers and has every table of this version."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        return Finding("Tables", ok=False, says=f"The database does not answer: {error}")
    if waiting:
        return Finding("Tables", ok=False, says=f"{len(waiting)} changes are waiting. Run: nestbox prepare")
    return Finding("Tables", ok=True, says="up to date")


def audit() -> Finding:
    """The audit record is whole: no entry was changed, added or removed."""
    from nestbox.audit.reads import broken_links

    broken = list(islice(broken_links(), MOST_SENTENCES))
    if broken:
        return Finding("Audit record", ok=False, says=f"It was tampered with: {'; '.join(broken)}")
    return Finding("Audit record", ok=True, says="whole")


def photos() -> Finding:
    """Nothing lies there of photos that should be gone, and none waits for a worker that does not come."""
    from nestbox.photos.remains import overdue

    try:
        late = overdue()
    except OSError as error:
        return Finding("Photos", ok=False, says=f"Where photos are kept cannot be read: {error}")
    if late:
        left = ", ".join(f"{count} {name}" for name, count in late.items())
        return Finding("Photos", ok=False, says=f"Is the worker running? There are {left}.")
    return Finding("Photos", ok=True, says="nothing lies there that should be gone")


def address(settings: Settings) -> Finding:
    """People reach the pages over HTTPS, or only from this machine."""
    here = settings.host in {"127.0.0.1", "localhost", "[::1]", "::1"}
    if settings.secure or here:
        return Finding("Address", ok=True, says=str(settings.public_url))
    return Finding(
        "Address", ok=False, says=f"{settings.public_url} is not encrypted. Serve it over https://"
    )


def mail(settings: Settings) -> Finding:
    """E-mails leave the house, from an address that can be answered."""
    if settings.email_url is None:
        return Finding("E-mail", ok=settings.demo, says=NO_MAIL_SERVER)
    if "@localhost" in settings.mail_from:
        return Finding("E-mail", ok=False, says="Set NESTBOX_MAIL_FROM to an address of the school.")
    return Finding("E-mail", ok=True, says=f"from {settings.mail_from}")


def _is_open_to_others(mode: int) -> bool:
    return bool(mode & (stat.S_IRWXG | stat.S_IRWXO))
