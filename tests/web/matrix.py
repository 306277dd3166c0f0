"""The walk over the access table: everybody, at every address, with every method."""

from pathlib import Path

from tests.web import rich_world
from tests.web.access_forms import FORMS
from tests.web.access_table import ABSENT, Answer, Line, ask, read

TABLE = read(Path(__file__).with_name("access.txt"))


class Matrix:
    """Everything that everybody got: for the ids of the world, and for ids of nothing."""

    def __init__(self) -> None:
        self.rich = rich_world.build()
        self.browsers = rich_world.browsers()
        absent = dict.fromkeys(self.rich.ids, ABSENT)
        self.got = {line: self._try(line, self.rich.ids) for line in TABLE}
        self.got_of_nothing = {line: self._try(line, absent) for line in TABLE if line.names}

    def _try(self, line: Line, ids: dict[str, int]) -> dict[str, Answer]:
        path, form = line.path.format(**ids), FORMS.get(line.path, {})
        return {name: ask(client, line.method, path, form) for name, client in self.browsers.items()}

    def everything(self) -> list[tuple[Line, str, Answer]]:
        """Every answer, with the line that was tried and who tried it."""
        return [
            (line, name, answer) for line, answers in self.got.items() for name, answer in answers.items()
        ]
