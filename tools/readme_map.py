"""The README's map of the house, drawn from each package's own first line.

`python -m tools.readme_map` prints it; README.md keeps it between the two markers.
"""

import ast
import tomllib
from pathlib import Path

from tools.findings import ROOT

START, END = "<!-- map -->", "<!-- end of map -->"


def draw(house: Path, order: list[str]) -> str:
    """The packages in `house`, one a line: those of `order` first, then any other."""
    packages = sorted(
        (path.parent for path in house.glob("*/__init__.py")), key=lambda p: _place(p.name, order)
    )
    width = max(len(package.name) for package in packages) + 2
    lines = [f"{f'{package.name}/':{width}} {_first_line(package)}" for package in packages]
    return "\n".join(["```", *lines, "```"])


def from_the_ground_up() -> list[str]:
    """The packages in the order of the import contract, the lowest first."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [name.strip(" :|") for layer in reversed(layers) for name in layer.split()]


def in_readme(text: str) -> str | None:
    """The map that a README shows; None if it has no markers."""
    if START not in text or END not in text:
        return None
    return text.partition(START)[2].partition(END)[0].strip()


def _place(name: str, order: list[str]) -> tuple[int, str]:
    return (order.index(name) if name in order else len(order), name)


def _first_line(package: Path) -> str:
    docstring = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8")))
    return (docstring or "").partition("\n")[0]


if __name__ == "__main__":
    print(draw(ROOT / "src" / "nestbox", from_the_ground_up()))
