"""LEN: posts and comments are short. The characters are counted elsewhere; here is only the limit."""

from nestbox.policy.clauses import clause
from nestbox.policy.decision import Decision, allow, ask, refuse
from nestbox.policy.facts import DraftFacts
from nestbox.policy.values import SchoolValues


@clause("LEN-1")
def the_text_is_short_enough(length: int, values: SchoolValues) -> Decision:
    """At most the school's number of characters, as people count them."""
    over = length - values.post_length
    if over <= 0:
        return allow("LEN-1", "The text is short enough.")
    return refuse(
        "LEN-1",
        f"This is {over} {'character' if over == 1 else 'characters'} too long. "
        f"The limit is {values.post_length} characters.",
    )


@clause("LEN-1")
def a_post_says_something(draft: DraftFacts) -> Decision:
    """A photo can stand alone; nothing at all cannot."""
    if draft.photos or not draft.text_blank:
        return allow("LEN-1", "The post says something.")
    return ask("LEN-1", "Write something or add a photo first.", missing="text or a photo")


@clause("LEN-1")
def a_comment_says_something(length: int) -> Decision:
    """An empty comment is most likely a slip of the thumb."""
    if length > 0:
        return allow("LEN-1", "The comment says something.")
    return ask("LEN-1", "Write your comment first.", missing="text")
