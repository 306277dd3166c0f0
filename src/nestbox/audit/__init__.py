"""Append-only record: who, what, under which clause."""
