"""REQ: follow requests, and the email address that they come with."""

from collections.abc import Iterable
from dataclasses import dataclass

from nestbox.policy.clauses import clause
from nestbox.policy.decision import Decision, allow, ask, refuse
from nestbox.policy.facts import Asker, DomainKind, RollEvidence
from nestbox.policy.permissions import Permission, Role, holds
from nestbox.policy.values import SchoolValues

NOT_CONFIRMED = "The school could not confirm who you are from your email address."
ROLL_IS_SILENT = (
    "Something about this request is still unknown. Please complete the roll before you approve it."
)


@dataclass(frozen=True, slots=True)
class Letter:
    """An email that a requester can send to the school as it stands."""

    to: str
    subject: str
    body: str


@clause("REQ-1")
def told_to_the_office(email: str) -> str:
    """What the Office Manager is told of a request, in the policy's very words."""
    return f"{email} would like to follow your feed."


@clause("REQ-1")
def the_office_decides(roles: Iterable[Role]) -> Decision:
    """Requests are decided by those who hold the permission."""
    if holds(roles, Permission.DECIDE_REQUESTS):
        return allow("REQ-1", "You may decide follow requests.")
    return refuse("REQ-1", "Follow requests are decided by the Office Manager or the Headteacher.")


@clause("REQ-1")
def nobody_decides_their_own(own_request: bool) -> Decision:  # noqa: FBT001 - a fact, not a switch
    """Whoever asks does not answer."""
    if own_request:
        return refuse("REQ-1", "Nobody can decide their own request. Please ask a colleague to do it.")
    return allow("REQ-1", "The request is somebody else's.")


@clause("REQ-2")
def the_address_is_verified(asker: Asker) -> Decision:
    """Only the owner of an address can ask with it."""
    if asker.email_verified:
        return allow("REQ-2", "Your email address is verified.")
    return ask(
        "REQ-2",
        "Please confirm your email address first, with the link that we sent to it.",
        missing="a verified email address",
    )


@clause("REQ-2")
def no_contact_is_restricted(evidence: RollEvidence) -> Decision:
    """A court's restriction for a child or a sibling stands above everything else that the roll may say.

    The sentence is that of an unknown person, so that it tells nobody of the restriction.
    """
    if evidence.sibling_restricted or any(child.contact_restricted for child in evidence.children):
        return refuse("REQ-2", NOT_CONFIRMED)
    return allow("REQ-2", "Nothing is known against this person.")


@clause("REQ-2")
def contact_is_known_to_be_free(evidence: RollEvidence) -> Decision:
    """What an import left out is unknown, never clear."""
    if any(child.contact_restricted is None for child in evidence.children):
        return ask("REQ-2", ROLL_IS_SILENT, missing="whether contact with the child is restricted")
    return allow("REQ-2", "The roll is complete.")


@clause("REQ-3")
def letter_to_the_school(email: str, values: SchoolValues) -> Letter:
    """The email that a requester is advised to send. The same for everybody, whatever the roll says."""
    return Letter(
        to=values.admin_address,
        subject=f"My request to follow @{values.handle}",
        body=(
            f"Dear {values.office_manager_title},\n\n"
            f"I have asked to follow @{values.handle}. I used this email address: {email}\n\n"
            "My name:\n"
            "My child's name and class, or my work at the school:\n"
        ),
    )


@clause("REQ-4")
def the_address_is_personal(asker: Asker) -> Decision:
    """A throw-away address is nobody's personal address. An unknown domain may ask; the office marks it."""
    if asker.domain_kind is DomainKind.DISPOSABLE:
        return refuse(
            "REQ-4",
            f"Addresses at {asker.domain} are temporary. Please ask again with your personal email address.",
        )
    return allow("REQ-4", "The address can be a personal one.")


@clause("REQ-4")
def the_domain_is_marked(asker: Asker) -> Decision:
    """Before a decision the office says whether an unknown domain is personal or work."""
    if asker.domain_kind is DomainKind.UNKNOWN:
        return ask(
            "REQ-4",
            f"Nobody has said yet whether {asker.domain} is personal or work. Please mark the domain first.",
            missing="whether the domain is personal or work",
        )
    return allow("REQ-4", "The domain is known.")


@clause("REQ-5")
def the_address_is_not_from_work(asker: Asker, values: SchoolValues) -> Decision:
    """An address of a workplace or of the school itself is refused, and the domain is named."""
    if asker.domain_kind is DomainKind.WORK or is_issued_by_the_school(asker, values):
        return refuse(
            "REQ-5",
            f"Addresses at {asker.domain} belong to a place of work or a school. "
            "Please ask again with your personal email address.",
        )
    return allow("REQ-5", "The address is not known as a work address.")


def is_issued_by_the_school(asker: Asker, values: SchoolValues) -> bool:
    """Whether the address is the school's own, also when whoever gathered the facts missed it."""
    domain = f".{asker.domain.lower()}"
    return asker.domain_kind is DomainKind.SCHOOL or any(
        domain.endswith(f".{school}") for school in values.school_domains
    )
