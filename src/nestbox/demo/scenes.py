"""What happens in the demonstration: the Lake District week, and a day out that is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from nestbox.policy.facts import Says
from nestbox.policy.trips import Direction


@dataclass(frozen=True, slots=True)
class Scene:
    """One post: days before today, the time, the words, and photos by name with what they show.

    ``faces``: what the teacher says of each that is found; nothing said is covered.
    """

    days_ago: int
    at: time
    text: str
    photos: tuple[tuple[str, str], ...] = ()
    faces: Says | None = None


@dataclass(frozen=True, slots=True)
class Tap:
    """One tap on the leaders' page: the school's own words."""

    days_ago: int
    at: time
    direction: Direction


SCENES: tuple[Scene | Tap, ...] = (
    Scene(
        2, time(9, 10), "Bags in, everyone on the coach, and the singing has started. Next stop: the Lakes."
    ),
    Tap(2, time(14, 20), Direction.ARRIVED),
    Scene(
        2,
        time(14, 35),
        "Nobody was ill on the coach, which is a school record. And look where we are.",
        (("lake-at-dusk", "A lake and fells just after sunset, seen from a jetty."),),
    ),
    Scene(
        2,
        time(20, 5),
        "Tents up, cocoa on. Good night from all of us ⛺",
        (("camp-under-the-stars", "Three tents and a campfire under a sky full of stars."),),
    ),
    Scene(1, time(8, 20), "Porridge eaten, boots on. Two groups today: canoes and caves."),
    Scene(
        1,
        time(12, 15),
        "Nobody fell in. Well, nobody fell in twice.",
        (("canoe-in-the-mist", "Two paddlers in a red canoe, from behind, in the mist."),),
    ),
    Scene(
        1,
        time(17, 40),
        "Eleven miles of mud between us. The boots come home in a bag of their own. https://www.lakedistrict.gov.uk",
        (("muddy-boots", "Coats on pegs and five pairs of very muddy boots."),),
    ),
    Scene(
        1,
        time(20, 30),
        "An astronaut came to the camp fire and answered every question, even that one.",
        (("a-visitor", "An astronaut in an orange suit, smiling. She has brought her helmet."),),
        faces=Says.ADULT,
    ),
    Scene(
        0,
        time(7, 50),
        "Packed lunches ready. Today: the waterfall and back.",
        (
            ("packed-lunch", "Sandwiches, apples and biscuits on a gingham cloth."),
            ("forest-trail", "A path through a green wood, with a waymark."),
        ),
        faces=Says.NOT_A_FACE,
    ),
    Scene(
        0,
        time(11, 45),
        "The crew on the shore. Hats on, spirits up.",
        (("the-crew", "Five people in bobble hats on the shore. Their faces are covered."),),
    ),
)

# What each day brings; of the last, nobody has written yet.
PLANS = (
    "The journey, tents, cocoa",
    "Canoes and caves in two groups, a visitor at the camp fire",
    "Lingholm woods, the waterfall and back",
    "Raft building; the evening is yours to guess",
)

# A day out that is over, and has its keepsake.
PAST: tuple[Scene | Tap, ...] = (
    Scene(7, time(10, 20), "Roman numerals on the coach, Roman roads under it. Next stop: St Albans."),
    Tap(7, time(10, 50), Direction.ARRIVED),
    Scene(
        7,
        time(11, 30),
        "Our guide knows every stone here, and what each of them costs if you sit on it.",
        (("our-guide", "Our guide in a bobble hat, smiling, with a lake behind her."),),
        faces=Says.ADULT,
    ),
    Scene(7, time(12, 40), "Lunch among the ruins. Two thousand years old, and still no shade."),
    Tap(7, time(15, 10), Direction.WAY_HOME),
    Scene(7, time(15, 45), "The mosaic has won the class vote. The gift shop came a close second."),
)

# A draft that cannot go out as it is: it names a child, and its hashtag waits for an answer.
DRAFT = Scene(
    0,
    time(10, 30),
    "Mia rang the bell at the top of the wall! #HawseEndWeek",
    (("climbing-wall", ""),),
)
