"""SAF: the feed stays a closed community."""

from collections.abc import Collection

from nestbox.policy.clauses import clause
from nestbox.policy.decision import Decision, allow, ask, first_objection, refuse
from nestbox.policy.facts import AreaFacts, AreaKind, Reader, Says
from nestbox.policy.hashtags import Agreement, Answer


@clause("SAF-1")
def the_feed_writes_no_private_messages() -> Decision:
    """There is no private message in the software, in either direction."""
    return refuse(
        "SAF-1", "The school does not enter into private discussions here. Please email the school."
    )


@clause("SAF-2")
def only_confirmed_followers_reach_the_feed(reader: Reader) -> Decision:
    """Posts, photos, counts and the profile are for confirmed followers and for those who run the feed."""
    if reader.follows or reader.works_here:
        return allow("SAF-2", "Confirmed followers can read this feed.")
    return refuse("SAF-2", "Only confirmed followers can read this feed.")


@clause("SAF-3")
def may_repost() -> Decision:
    """Nobody may, and nothing in the software can."""
    return refuse("SAF-3", "Posts of this feed cannot be reposted.")


@clause("SAF-4")
def the_hashtags_are_agreed_to(agreements: Collection[Agreement]) -> Decision:
    """A post uses hashtags once every carer who may speak for any child in its pictures has said yes.

    One no outweighs, and so does silence. Without a child in the pictures nobody has to be asked.
    """
    answers = [answer for agreement in agreements for answer in agreement.answers]
    if all(agreement.is_given for agreement in agreements):
        return allow("SAF-4", "Whoever had to agree to the hashtag has agreed.")
    if Answer.NO in answers:
        return refuse("SAF-4", "This hashtag was not agreed to. The post can go out without it.")
    if not all(agreement.answers for agreement in agreements):
        return refuse("SAF-4", "For a child in the pictures nobody can agree to a hashtag.")
    return ask(
        "SAF-4",
        _asking(answers),
        missing="the agreement of the parents and carers of every child in the pictures",
    )


def _asking(answers: Collection[Answer]) -> str:
    given = sum(answer is Answer.YES for answer in answers)
    if Answer.NOT_ASKED in answers:
        return "A hashtag needs the agreement of the parents and carers of every child in the pictures."
    if Answer.TOO_LATE in answers:
        return (
            f"Not everybody answered in time about the hashtag: {given} of {len(answers)} did. It needs all."
        )
    return f"The hashtag waits for the answers of parents and carers: {given} of {len(answers)} have agreed."


@clause("SAF-4")
def everybody_in_the_picture_is_known(area: AreaFacts, number: int) -> Decision:
    """A hashtag needs every face told apart as a child, an adult or no face: also those that are covered."""
    if area.kind is AreaKind.TEXT or area.says in {Says.CHILD, Says.ADULT, Says.NOT_A_FACE}:
        return allow("SAF-4", f"It is known whom this part of photo {number} shows.")
    return ask(
        "SAF-4",
        f"With a hashtag, everybody in photo {number} has to be known: nobody has said who this is.",
        missing=f"who is in photo {number}",
    )


@clause("SAF-4")
def only_the_post_has_hashtags(where: str) -> Decision:
    """What is agreed to is the hashtag of one post's text; descriptions and trips have none."""
    return refuse("SAF-4", f"The {where} holds a hashtag. Only the text of a post can have one.")


@clause("SAF-5")
def only_followers_comment(reader: Reader) -> Decision:
    """A comment needs a confirmed follow, from staff too: they speak as the feed, not as themselves."""
    if reader.follows:
        return allow("SAF-5", "Followers can comment, and every follower sees the comment.")
    return refuse("SAF-5", "Only followers can comment.")


@clause("SAF-6")
def strangers_send_no_messages(reader: Reader) -> Decision:
    """Without a confirmed follow there is no way to send the administrator a direct message."""
    if reader.follows:
        return allow("SAF-6", "You are an accepted follower.")
    return refuse("SAF-6", "Only accepted followers can write to the administrator here.")


def may_message(reader: Reader) -> Decision:
    """Whether a person and the feed may exchange a private message. The answer is always no."""
    return first_objection(strangers_send_no_messages(reader), the_feed_writes_no_private_messages())
