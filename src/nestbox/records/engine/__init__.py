"""SQLite as Nestbox uses it: a sound library version, and writers that take fair turns."""
