"""What somebody says of themselves when they ask, as far as a clause speaks of it. It admits nobody."""

import re

_FAMILY = (
    r"grand(?:mother|father|parent|ma|pa|mum|dad|son|daughter|child)s?|grandchildren|gran(?:ny|dad)?|nan(?:a|na|ny)?"
    r"|aunt(?:ie|y)?|uncle|cousin|niece|nephew|relatives?|god(?:mother|father|parent|son|daughter|child)"
    r"|(?:step|half)?-?(?:brother|sister)|sibling"
)
_ORGANISATION = (
    r"business|charit(?:y|ies)|compan(?:y|ies)|councillor|journalist|ltd|media|newspaper|organisation"
    r"|politician|press|reporter|television|radio|mp"
)
_PARENT = (
    r"(?:step|foster|adoptive)?[- ]?(?:mother|father|mum|mummy|dad|daddy|parent)s?|carer|guardian"
    r"|(?:my|our) (?:\w+ )?(?:son|daughter|child|children|boy|girl|twins)"
    r"|governor|teacher|site manager|member of staff"
)
_PUPIL = (
    r"i(?: a|['’]?)m (?:a |an )?(?:pupil|student|child)|i(?: a|['’]?)m in (?:year|y) ?\d"
    r"|i go to (?:the|this|your) school"
)
_AGE = re.compile(
    r"\bi(?: a|['’]?)m (?:only )?(\d{1,2})(?: years? old)?(?=\s*(?:$|[.,;!]|and\b|years?\b))", re.IGNORECASE
)

# The first that is said counts: "grandmother, while their mother is away" is a grandmother's.
_SAID = re.compile(
    rf"\b(?:(?P<pupil>{_PUPIL})|(?P<family>{_FAMILY})|(?P<organisation>{_ORGANISATION})|(?P<parent>{_PARENT}))\b",
    re.IGNORECASE,
)
_CLAUSES = {"pupil": "ACC-6", "family": "ACC-4", "organisation": "ACC-5"}


def clause_of(says: str, minimum_age: int) -> str | None:
    """The clause that does not admit whoever says this of themselves; None when no clause speaks of it."""
    age = _AGE.search(says)
    if age and int(age[1]) < minimum_age:
        return "ACC-6"
    first = _SAID.search(says)
    return _CLAUSES.get(first.lastgroup or "") if first else None
