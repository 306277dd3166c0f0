"""An import from the command line, step by step: the same actions as the pages'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nestbox.accounts import reads as accounts
from nestbox.accounts.viewer import Viewer
from nestbox.errors import InvalidError, NestboxError, NotFoundError
from nestbox.follows import endings
from nestbox.follows.endings import Ending
from nestbox.policy.permissions import Permission
from nestbox.roll import imports, staging
from nestbox.roll.files.reading import MappingNeededError
from nestbox.roll.preview import Preview, preview
from nestbox.roll.sections import sections


@dataclass
class StoppedError(Exception):
    """Nothing was changed. ``code`` is the command's exit code."""

    sentence: str
    code: int


class Importing:
    """One file on its way into the roll of the school where the account may edit the roll."""

    def __init__(self, email: str) -> None:
        self.viewer = _editor(email)
        self.school_id = self.viewer.schools_where(Permission.EDIT_ROLL)[0]
        self._preview: Preview | None = None
        self._endings: list[Ending] = []

    def look(self, file: Path) -> Iterator[str]:
        """Read and compare; names each step when it is done. Raises ``StoppedError``."""
        try:
            import_id = staging.send_file(self.viewer, self.school_id, file.read_bytes(), file.name)
            yield "read"
            self._preview = preview(self.viewer, import_id)
            yield "compared"
        except InvalidError as invalid:
            raise StoppedError(f"{file}: {invalid.sentence}", 2) from invalid
        except MappingNeededError as needed:
            sentence = (
                f"{file}: the columns are not known yet. Import it once on the page, where you can name them."
            )
            raise StoppedError(sentence, 2) from needed
        self._endings = endings.would_end(self.viewer, self.school_id, self._preview.after)
        yield "judged"

    @property
    def found(self) -> Preview:
        """The preview, once it was looked at."""
        if self._preview is None:
            raise StoppedError("Nothing was read.", 2)
        return self._preview

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to change."""
        return self.found.changes.is_empty and not self._endings

    @property
    def summary(self) -> str:
        """What would change, in lines."""
        lines = [f"Recognised as: {self.found.reading.kind}.", *self.found.reading.notes]
        lines += [f"Left out: {line}" for line in self.found.refused]
        lines += [f"{part.title}: {part.count}" for part in sections(self.found.changes, self.found.after)]
        lines += [
            f"Stops following: {ending.name} <{ending.email}>: {ending.why}" for ending in self._endings
        ]
        return "\n".join(lines if not self.is_empty else [*lines, "Nothing to change."])

    def drop(self) -> None:
        """Change nothing and forget the file."""
        staging.drop(self.viewer, self.found.id)

    def apply(self, let_leave: int | None) -> None:
        """Apply it. Raises ``StoppedError`` where the question of how many may leave is not answered."""
        try:
            imports.apply(self.viewer, self.found.id, let_leave)
        except NestboxError as refused:
            self.drop()
            raise StoppedError(f"{refused.sentence} (--let-leave)", 1) from refused


def _editor(email: str) -> Viewer:
    try:
        viewer = accounts.viewer(accounts.account(email).pk)
    except NotFoundError:
        viewer = None
    if viewer is None or not viewer.schools_where(Permission.EDIT_ROLL):
        raise StoppedError(f"{email} is nobody who may edit the roll.", 2)
    return viewer
