"""Make the policy's list of English words from an unpacked SCOWL: `python -m tools.english_words FOLDER`.

Debian's package `scowl` has the folder as /usr/share/dict/scowl. Output: one line a level, "10 a able …".
"""

import sys
import unicodedata
from pathlib import Path

LEVELS = (10, 20, 35, 40, 50, 55, 60)  # from the commonest words to those of at least two dictionaries
DATA = Path("src/nestbox/policy/spotting/data/english.txt")


def main() -> None:
    """Write the words of each level that no level before it has, then those written with a capital."""
    folder, seen, lines = Path(sys.argv[1]), set[str](), []
    for level in LEVELS:
        words = _words(folder, level, "words", "contractions") - seen
        seen |= words
        lines.append(f"{level} {' '.join(sorted(words))}")
    for kind in ("upper", "proper-names", "abbreviations"):
        words = set[str]().union(*(_words(folder, level, kind) for level in LEVELS)) - seen
        seen |= words
        lines.append(f"{kind} {' '.join(sorted(words))}")
    DATA.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _words(folder: Path, level: int, *kinds: str) -> set[str]:
    files = (folder / f"{of}-{kind}.{level}" for of in ("english", "british") for kind in kinds)
    found = (file.read_text(encoding="latin-1").split() for file in files if file.exists())
    return {_plain(word) for words in found for word in words if not word.endswith("'s")} - {""}


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in letters if letter.isalpha() and letter.isascii())


if __name__ == "__main__":
    main()
