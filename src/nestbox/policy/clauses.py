"""The register of the policy's clauses, and the decorator that ties a function to its clause."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause in the project's words: a short title, and one or two sentences anybody can be shown."""

    id: str
    title: str
    text: str


_CLAUSES = (
    Clause(
        "GOV-1",
        "The policy has dates and versions",
        "The policy in force is a page that every follower can read, with the dates on which it began, was "
        "last reviewed and is next reviewed. A changed policy is a new version, and everybody is asked to "
        "accept it again.",
    ),
    Clause(
        "GOV-2",
        "Whom the policy binds",
        "The policy binds staff, children, parents and carers, and governors. Every follow says which of "
        "these groups it belongs to.",
    ),
    Clause(
        "PUR-1",
        "What the feed is for",
        "The school's staff post photos and news of a residential trip, for the parents and carers of the "
        "year groups that go. A post outside a trip has to be confirmed as such, and that is recorded.",
    ),
    Clause(
        "PUR-2",
        "News every day of a trip",
        "While a year group is away the school posts every day. The trip's leaders are reminded in the "
        "evening of a day without news.",
    ),
    Clause(
        "LEN-1",
        "A post is short",
        "A post or comment keeps to the school's length (140 characters unless the school says otherwise), "
        "counted as people count; a link always counts the same.",
    ),
    Clause(
        "MED-1",
        "Photos and videos",
        "Photos and videos may be attached to a post. Every photo has a description for people who cannot "
        "see it.",
    ),
    Clause(
        "NAM-1",
        "No child is named",
        "No post contains the name of a specific child. Every text is checked against the roll before it "
        "leaves the school.",
    ),
    Clause(
        "ACC-1",
        "The feed is private",
        "Whoever wants to see the feed has to ask to follow it. There is no public mode.",
    ),
    Clause(
        "ACC-2",
        "Parents and carers",
        "Parents and carers are admitted while their child is on roll in one of the year groups that the "
        "feed is for. When the child leaves or moves up, the access ends by itself.",
    ),
    Clause(
        "ACC-3",
        "Staff and governors",
        "Current governors, teachers, support staff, the office team and site managers are admitted when "
        "they ask. When they leave, the access ends by itself.",
    ),
    Clause(
        "ACC-4",
        "Grandparents and other relatives",
        "Grandparents and other relatives are not admitted unless they are a child's principal carer. In "
        "exceptional circumstances the Headteacher may decide otherwise, on request by email to the school "
        "and until a day that is set.",
    ),
    Clause(
        "ACC-5",
        "No organisations",
        "Businesses, media organisations, political figures, services and charities are never admitted. "
        "Nobody at the school can make an exception.",
    ),
    Clause(
        "ACC-6",
        "No pupils",
        "Pupils, addresses that the school issued and anybody under the minimum age are never admitted. "
        "Nobody at the school can make an exception.",
    ),
    Clause(
        "ACC-7",
        "Showing a child the feed",
        "Parents and carers are encouraged to show children the feed from their own account, in a view with "
        "nothing but photos and text.",
    ),
    Clause(
        "REQ-1",
        "The Office Manager is told of every request",
        "A first visit leads to a follow request, and the Office Manager is told which address would like to "
        "follow. The Office Manager or the Headteacher decides; nobody decides their own request.",
    ),
    Clause(
        "REQ-2",
        "Only people whom the school can confirm",
        "An address has to be verified by its owner. If the school cannot confirm who somebody is from their "
        "address, access is not granted.",
    ),
    Clause(
        "REQ-3",
        "Write to the school too",
        "Whoever asks to follow is advised to email the school from the address they used, and is given the "
        "text ready to send.",
    ),
    Clause(
        "REQ-4",
        "Personal addresses only",
        "Only personal email addresses are accepted. This is checked when somebody asks and again when the "
        "school decides.",
    ),
    Clause(
        "REQ-5",
        "No work addresses",
        "Addresses of a business or place of work are refused, and the answer names the domain. The office "
        "can mark a domain as personal or as work.",
    ),
    Clause(
        "LIK-1",
        "Followers may like and comment",
        "Followers may like and comment on whatever the school's staff post.",
    ),
    Clause("LIK-2", "Likes are welcome", "Likes are welcome, and there is no limit on them."),
    Clause(
        "COM-1",
        "Comments are welcome",
        "Positive comments are welcome, and every follower can see them.",
    ),
    Clause(
        "COM-2",
        "The Acceptable Use of IT Agreement",
        "The Acceptable Use of IT Agreement applies to every comment. It is accepted before the first one, "
        "and again when it changes.",
    ),
    Clause(
        "COM-3",
        "Concerns go to the school",
        "Concerns, queries and constructive feedback go to the school's office and are not comments.",
    ),
    Clause(
        "COM-4",
        "Inappropriate comments are removed",
        "The account administrator or the Headteacher removes inappropriate comments. Every removal has a "
        "reason and a record.",
    ),
    Clause(
        "CON-1",
        "Consent is asked",
        "Parents and carers are asked for consent to their child's image when the child joins the roll. "
        "Where no answer is known, the answer is no.",
    ),
    Clause(
        "CON-2",
        "No child is shown without consent",
        "No photo is used in which a child without permission can be identified. A photo is published only "
        "when every face in it is accounted for.",
    ),
    Clause(
        "CON-3",
        "Blurred before publication",
        "Faces and other identifying features that may not be shown are made unrecognisable in the picture "
        "itself, for good, before it is published.",
    ),
    Clause(
        "SAF-1",
        "No private discussions",
        "The school's feed does not enter into private discussions.",
    ),
    Clause(
        "SAF-2",
        "Found by all, read by followers",
        "A search finds the feed's name and handle. Posts, photos and the profile are for confirmed "
        "followers, and this is checked every time.",
    ),
    Clause("SAF-3", "No reposting", "Posts cannot be reposted, and there is no way to share them."),
    Clause(
        "SAF-4",
        "No hashtags without agreement",
        "Posts use no hashtags unless the parents or carers of every child in the picture have agreed.",
    ),
    Clause(
        "SAF-5",
        "Only followers comment",
        "Only followers can comment, and every follower sees the comment.",
    ),
    Clause(
        "SAF-6",
        "No messages from strangers",
        "Nobody who is not an accepted follower can send the administrator a direct message.",
    ),
)

REGISTER: dict[str, Clause] = {entry.id: entry for entry in _CLAUSES}

_FUNCTIONS: dict[str, list[Callable[..., Any]]] = {clause_id: [] for clause_id in REGISTER}


def clause(clause_id: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Register the decorated function as one that carries out the clause. KeyError for an unknown id."""
    functions = _FUNCTIONS[clause_id]

    def register(function: Callable[P, R]) -> Callable[P, R]:
        functions.append(function)
        return function

    return register


def functions_of(clause_id: str) -> tuple[Callable[..., Any], ...]:
    """The functions that carry out a clause, none if it is not built. KeyError for an unknown id."""
    return tuple(_FUNCTIONS[clause_id])
