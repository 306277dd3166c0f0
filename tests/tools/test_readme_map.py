from pathlib import Path

from tools.findings import ROOT
from tools.readme_map import draw, from_the_ground_up, in_readme


def test_the_map_shows_each_package_with_its_first_line(tmp_path: Path) -> None:
    for name, docstring in (("web", '"""Pages.\n\nMore."""'), ("policy", '"""Rules."""'), ("lost", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(docstring)
    assert draw(tmp_path, ["policy", "web"]).splitlines() == [
        "```",
        "policy/  Rules.",
        "web/     Pages.",
        "lost/    ",
        "```",
    ]


def test_the_house_is_drawn_from_the_ground_up() -> None:
    order = from_the_ground_up()
    assert order[:2] == ["policy", "records"]


def test_a_readme_without_markers_shows_no_map() -> None:
    assert in_readme("# Nestbox") is None


def test_the_readme_shows_the_house_as_it_is() -> None:
    assert in_readme((ROOT / "README.md").read_text()) == draw(ROOT / "src" / "nestbox", from_the_ground_up())
