"""The systems' words for what somebody does at the school, as one of the policy's five categories."""

import re

from nestbox.roll.files.rows import folded

NOT_STAFF = re.compile(
    r"\b(volunt\w*|contractor|visitor|former|ex|retired|agency|supply|external|students?|trainee|"
    r"work experience|applicant|parent helper|leaver)\b"
)
OFFICE = (
    "admin\\w*",
    "office",
    "secretar\\w+",
    "business manager",
    "sbm",
    "bursar",
    "finance",
    "receptionist",
)
PATTERNS = {
    "leader": (r"assistant (head\w*|principal)",),
    "office team": (rf"({'|'.join(OFFICE)}|clerical) assistant", "clerk"),
    "governor": ("governors?", "governance", "governing", "trustees?"),
    "site manager": ("site", r"caretak\w*", "premises", "facilities", "janitor", "estates?"),
    "support staff": (
        *(
            "assistants?",
            "tas?",
            "hlta",
            "lsa",
            "msa",
            "support",
            "non-? ?teaching",
            "nursery nurse",
            "mid-?day",
        ),
        *(
            r"lunch\w*",
            "cover supervisor",
            "technician",
            "librarian",
            "mentor",
            "elsa",
            "pastoral",
            "catering",
        ),
        *("cook", "kitchen", "cleaner"),
    ),
    "office staff": (*OFFICE, "clerical"),
    "teacher": (
        *(r"teach\w*", "head ?teacher", "head", "deputy", "principal", "nqts?", "ects?", "send?co", "slt"),
        *("leadership", "tutor", "(phase|year) leader"),
    ),
}
MEANT = {"leader": "teacher", "office staff": "office team"}
CATEGORIES = tuple(
    (re.compile(rf"\b({'|'.join(said)})\b"), MEANT.get(meant, meant)) for meant, said in PATTERNS.items()
)
GOVERNORS = frozenset(
    {
        "parent",
        "staff",
        "la",
        "local authority",
        "foundation",
        "co-opted",
        "coopted",
        "associate",
        "partnership",
    }
    | {"ex officio", "ex-officio", "chair", "vice chair", "vice-chair", "elected parent", "elected staff"}
)


def category(text: str) -> str:
    """One of the five categories; nothing for what is not known to be one of them."""
    word = folded(text)
    if NOT_STAFF.search(word):
        return ""
    return next((meant for pattern, meant in CATEGORIES if pattern.search(word)), "")


def governor(text: str) -> str:
    """The category of a line in a list of governors: kinds of governor are governors, the rest as above."""
    return "governor" if folded(text) in GOVERNORS else category(text)
