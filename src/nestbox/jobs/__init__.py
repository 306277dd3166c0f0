"""Background work, on the database."""
