"""Who may comment, and with what."""

from nestbox.policy.comments import the_agreement_is_accepted
from nestbox.policy.decision import Decision, allow, first_objection
from nestbox.policy.facts import Reader
from nestbox.policy.length import a_comment_says_something, the_text_is_short_enough
from nestbox.policy.safety import only_followers_comment
from nestbox.policy.values import SchoolValues


def may_comment(
    reader: Reader,
    accepted_agreement_version: int | None,
    agreement_version: int,
    length: int,
    values: SchoolValues,
) -> Decision:
    """Whether this comment can be made. `length` counts characters as people do, without blanks around."""
    return first_objection(
        only_followers_comment(reader),
        the_agreement_is_accepted(accepted_agreement_version, agreement_version, values),
        a_comment_says_something(length),
        the_text_is_short_enough(length, values),
        allow("COM-1", "Positive comments are welcome. All followers can see them."),
    )
