"""The table that docs/performance.md holds."""

from __future__ import annotations

from bench.scenarios import Row

HEAD = (
    "| request | CPU ms | requests/s | p50 ms | p99 ms | size KB | memory MB |\n|---|---|---|---|---|---|---|"
)


def table(rows: list[Row]) -> str:
    """The rows as Markdown."""
    return "\n".join([HEAD, *(_line(row) for row in rows)])


def _line(row: Row) -> str:
    return (
        f"| {row.name} | {row.cpu_ms:.2f} | {row.per_second:.0f} | {row.p50:.2f} | {row.p99:.2f} "
        f"| {row.size_kb:.0f} | {row.memory_mb:.0f} |"
    )
