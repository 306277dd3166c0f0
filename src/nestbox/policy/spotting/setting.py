"""A word of a text in the sentence around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nestbox.policy.spotting import cues, english
from nestbox.policy.spotting.index import NamesOfRoll
from nestbox.policy.spotting.tokens import Style, Token

BOUND = 2  # characters of a gap that keep two words together, letters that tell little
_LIST = 3
RAREST = 100  # the level of a word that SCOWL has not
EVERYDAY = 20


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence around a word: the words of the text, where it stands, and how capitals are used."""

    tokens: Sequence[Token]
    place: int
    style: Style
    names: NamesOfRoll

    @property
    def token(self) -> Token:
        """The word itself."""
        return self.tokens[self.place]

    def at(self, step: int) -> Token | None:
        """The word so many steps on or back, if it stands in the same sentence with nothing between."""
        place = self.place + step
        if not 0 <= place < len(self.tokens):
            return None
        between = self.tokens[min(place, self.place) + 1 : max(place, self.place) + 1]
        together = all(len(one.gap) <= BOUND and not one.first and "," not in one.gap for one in between)
        return self.tokens[place] if together else None

    def near(self, step: int) -> Token | None:
        """The word so many steps on or back, whatever stands between."""
        place = self.place + step
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def word(self, step: int) -> str:
        """As ``at``, the word alone; "" where there is none."""
        token = self.at(step)
        return token.word if token else ""

    @property
    def in_file_name(self) -> bool:
        """Whether it stands among words that are joined by lines, where capitals and grammar end."""
        for token in self.tokens[self.place + 1 :]:
            if token.gap[:1] == "_" or (token.gap == "." and token.word in cues.EXTENSIONS):
                return True
            if token.gap != "-":
                break
        return self.token.gap[-1:] == "_"

    @property
    def alone(self) -> bool:
        """Whether it is a sentence by itself: “Photo: Grace”, “Grace!”."""
        return self.token.first and self.at(1) is None and not self.comma(1)

    def comma(self, step: int) -> bool:
        """Whether a comma stands before (0) or behind (1) the word."""
        place = self.place + step
        return 0 < place < len(self.tokens) and self.tokens[place].gap.strip() == ","

    @property
    def listed(self) -> int:
        """How many other forenames stand in one list with it: “rose, lily and may”, “sky / rain”."""
        return self._listed(1, self._is_given) + self._listed(-1, self._is_given)

    @property
    def in_register(self) -> bool:
        """Whether two other names of the roll stand in one list with it, with capitals: Long, Baker, Hill."""
        others = self._listed(1, self._is_of_roll) + self._listed(-1, self._is_of_roll)
        return self.token.capital and others > 1

    def _is_of_roll(self, place: int) -> bool:
        token = self.tokens[place]
        entry = self.names.words.get(token.word)
        return entry is not None and token.capital and not entry.weak

    def _listed(self, way: int, fits: Callable[[int], bool]) -> int:
        count, place = 0, self.place
        while 0 <= place + way < len(self.tokens) and count < _LIST:
            place += way
            gap = self.tokens[max(place, place - way)].gap
            if self.tokens[place].word in cues.LINKS and gap == " ":
                continue
            linked = gap.strip() in {",", "/", "&", "+", "-"} or self.tokens[place - way].word in cues.LINKS
            if not linked or not fits(place):
                break
            count += 1
        return count

    def _is_given(self, place: int) -> bool:
        word = self.tokens[place].word
        return word in self.names.given and not self.names.words[word].weak

    def is_name(self, step: int) -> bool:
        """Whether the word so many steps on is a name with no doubt, or has its capital within a sentence.

        It does not matter what stands between.
        """
        token = self.near(step)
        if token is None:
            return False
        entry = self.names.words.get(token.word)
        if entry is not None and not entry.weak:
            return not entry.ordinary or (token.capital and not token.first)
        return token.capital and not token.first and token.word in english.personal()


def level_of(word: str) -> int:
    """How rare a word is, from 10 to 60; RAREST where it is no word."""
    if word in cues.CALENDAR:
        return EVERYDAY
    return english.level(word) or (english.ORDINARY if english.is_word(word) else RAREST)


def is_everyday(word: str) -> bool:
    """Whether a word is one of the commonest."""
    return (english.level(word) or RAREST) <= EVERYDAY


def is_thing(token: Token) -> bool:
    """Whether it is a common word in small letters that says what, and not who, when or how."""
    word = token.word
    if token.capital or token.number or word in cues.VERB_OBJECTS | cues.OWNERS | cues.SUBJECTS | cues.WAYS:
        return False
    return english.level(word) is not None and word not in cues.PERSON_VERBS | cues.COMPANY
