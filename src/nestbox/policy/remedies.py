"""The ways to put a finding right, the shortest first, as short sentences that begin with a verb."""

from collections.abc import Iterable

from nestbox.policy.facts import Named
from nestbox.policy.finding import Do, Remedy, Where
from nestbox.policy.hashtags import Agreement, Answer

OF_THE_TRIP = frozenset({Where.TRIP_TITLE, Where.TRIP_PLACE})
EDIT = Remedy(Do.EDIT, "Change the words.")
WRITE = (Remedy(Do.EDIT, "Write something, or add a photo."),)
SHORTEN = (Remedy(Do.EDIT, "Shorten the text."),)
PURPOSE = (
    Remedy(Do.CHOOSE_TRIP, "Choose the trip."),
    Remedy(Do.CONFIRM_PURPOSE, "Confirm that it is not about a trip."),
)
TOO_MANY = (Remedy(Do.LEAVE_OUT, "Leave a photo out."),)
LEAVE_OUT = Remedy(Do.LEAVE_OUT, "Leave this photo out.")
WAIT = (Remedy(Do.WAIT, "Wait a moment: it is being prepared."), LEAVE_OUT)
UNUSABLE = (LEAVE_OUT,)
ACCOUNT_FOR = (
    Remedy(Do.ACCOUNT_FOR, "Say who it is, or leave the face covered."),
    LEAVE_OUT,
)
COVER_THEM = (
    Remedy(Do.ACCOUNT_FOR, "Draw an area over the child and say who it is, instead of ticking the name."),
    LEAVE_OUT,
)
LOOK = (Remedy(Do.LOOK, "Look at the photo as it is now, then publish."),)
DESCRIBE = (Remedy(Do.EDIT, "Describe the photo in a few words."),)
NAME_PEOPLE = (Remedy(Do.ACCOUNT_FOR, "Say who is in this photo."),)
TAKE_HASHTAGS_OUT = Remedy(Do.TAKE_HASHTAGS_OUT, "Take the # out.")
ASK_CARERS = Remedy(Do.ASK_CARERS, "Ask the carers.")
EDIT_TRIP = Remedy(Do.EDIT_TRIP, "Change the trip.")


def for_a_name(named: Named, where: Where) -> tuple[Remedy, ...]:
    """An ordinary word is confirmed; anything else is said without the name."""
    confirm = (Remedy(Do.CONFIRM_WORD, "Confirm the ordinary word."),) if named.found.ordinary else ()
    if where in OF_THE_TRIP:
        return (*confirm, EDIT_TRIP)
    return (*confirm, Remedy(Do.REPLACE, f"Say “{named.instead}” instead.", named.instead), EDIT)


def for_hashtags(agreements: Iterable[Agreement]) -> tuple[Remedy, ...]:
    """Carers are asked while an answer could still be had: once one said no, the sign goes."""
    answers = {answer for agreement in agreements for answer in agreement.answers}
    may_ask = not answers.isdisjoint({Answer.NOT_ASKED, Answer.TOO_LATE}) and Answer.NO not in answers
    return (ASK_CARERS, TAKE_HASHTAGS_OUT) if may_ask else (TAKE_HASHTAGS_OUT,)


def for_a_hashtag_elsewhere(where: Where) -> tuple[Remedy, ...]:
    """Where no hashtag can be agreed to."""
    return (EDIT_TRIP,) if where in OF_THE_TRIP else (TAKE_HASHTAGS_OUT,)
