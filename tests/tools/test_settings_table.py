from pathlib import Path

from tools.settings_table import draw, in_document


def test_the_document_lists_every_setting_as_it_is() -> None:
    assert in_document(Path("docs/operating.md").read_text(encoding="utf-8")) == draw()
