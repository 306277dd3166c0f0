"""What is written above columns, and which attribute it means. Attributes are tried in this order."""

import re
from collections.abc import Mapping

PHOTOS = r"\b(photo\w*|images?|pictures?|media|video\w*|film\w*|publicity)\b"
REFUSING = r"\b(no|not|without|refus\w*|withh\w*|exclu\w*|opt(ed)? out|restrict\w*|object\w*)\b"
DATED = r"(date |term |office |employment |contract )*"
ENDS = r"left|leaving|leave|leaver|until|ends?|ended|to|finish|expiry"
STARTS = r"join(ed|ing)?|admission|admitted|entry|starts?|started|from|since|appointed|appointment"
SYSTEM = "(unique|external|sims|arbor|bromcom|system|internal|record)"
CURRICULUM = "(actual |national |n c |nc |curriculum )*"
CONTACT = r"(contact|parent|guardian|carer)s?"

# Searched for in the whole header, whoever it is about.
WHOLE: Mapping[str, tuple[str, ...]] = {
    "unused": (
        r"\b(former|previous|uln|middle|initials?|sen|send|fsm|ethnic\w*|religion|gender|sex|language)\b",
        r"\b(medical|dietary|food|allerg\w*|salutation|academic|nationality|premium)\b",
        r"\b(class teacher|tutor name|head of year|school name|town|city|county|country|house)\b",
        r"\b(family|household|class|photo) id\b",
        r"\bphoto (file|url|path|name)\b",
    ),
    "born": (r"\b(dob|birth|born)\b",),
    "photo_refusal": (f"{REFUSING}.*{PHOTOS}", f"{PHOTOS}.*{REFUSING}"),
    "photo_consent": (PHOTOS,),
    "court_order": (
        r"\b(court|injunctions?|prohibit\w*|non molestation|no contact|contact (denied|barred))\b",
        r"\b(contact|access|legal|parent|guardian|carer|collect\w*)\b.*\brestrict",
        r"\brestrict\w* (contact|access|collect\w*)\b",
        r"^(is |any )?restrict(ed|ions?)$",
    ),
    "remark": (r"\b(comments?|notes?)\b",),
    "parental_responsibility": (r"\bresponsib", r"\bparental resp\b", r"\bpr\b"),
    "lives_with": (
        r"\b(lives?|living|resid\w+) (with|at)\b",
        r"\bsame address\b",
        r"\baddress as pupil\b",
        r"\bresident\b",
    ),
    "legal_guardian": (r"^(is )?(a )?legal guardian( flag)?$", r"\blegal guardian flag$"),
    "primary_guardian": (r"\b(primary|principal|main) (guardian|carer|parent)( flag)?$",),
    "email_kind": (r"\be ?mail (address )?(type|kind|label|location)\b",),
    "relationship": (r"\brelation(ship)?s?\b", rf"^{CONTACT} type$", r"\btype of contact\b"),
    "upn": (r"\bupn\b", r"\bunique pupil (number|no|reference)\b"),
    "school_email": (r"\bschool (issued )?e ?mail",),
    "email": (r"\be ?mails?\b",),
    "phone": (
        r"\b((tele)?phones?|mobile|tel|sms|landline)\b",
        rf"\b{CONTACT} (\d+ )?(number|no)$",
    ),
    "address": (r"\baddress( line)?( 1)?$", r"\bpost ?code$"),
    "status": (r"^(is )?(currently )?on (the )?roll$",),
    "category": (r"\b(staff|governor|employee) (type|group)$",),
    "current": (
        r"^(is )?(currently )?(current|active|employed|in post|serving)( staff| employee| member)?$",
    ),
}

# What is left of a header without whose it is, numbers and fillers: matched in full.
LEFT: Mapping[str, tuple[str, ...]] = {
    "priority": (r"(emergency |call |contact )?(priority|rank|ranking|order)( number| no)?",),
    "title": ("title", "prefix"),
    "preferred_surname": (r"(preferred|chosen|known as|pref) (sur|last|family) ?names?",),
    "forename": (r"(chosen )?(fore|first|given|christian) ?names?", "first"),
    "surname": (r"(sur|last|family|second) ?names?", "last"),
    "preferred_name": (r"(preferred|pref|known as|known|calling|nick|chosen)( ?(fore|first|given)? ?name)?",),
    "name": (
        r"(sur|last) ?name (and )?(fore|first) ?name",
        r"(fore|first) ?name (and )?(sur|last) ?name",
        "names?",
    ),
    "admission": (r"(ad|adm|admissions?|roll) ?(no|number|num)",),
    "id": (
        rf"({SYSTEM} )?(id|identifier|ref|reference|guid)( no| number)?",
        "sourced id",
        "number|no",
    ),
    "year": (
        rf"{CURRICULUM}(year|yr|y|grade)( group| grp| gp)?s?( actual| taught in| code| name| nc)*",
        "ncy( actual)?",
    ),
    "form": (r"(reg|registration|tutor|form|class|home ?room)( group| form| class| grp| name| code)*",),
    "applicant": (r"applicant( flag| status)?",),
    "leaver": (r"(leaver|left)( flag)?",),
    "status": (
        r"((enroll?(ment)?|roll|record|school|admission) )?status",
        "enrolled",
        r"enroll?ment( type)?",
    ),
    "ends": (rf"{DATED}({ENDS})( date| term| office)*", "dol"),
    "starts": (rf"{DATED}({STARTS})( date| school| term| office)*", "doa", "dos"),
    "category": (
        r"(job |work ?force )?(category|categories|roles?|posts?|positions?|jobs?)( title| name| type)?",
        "occupation|function|designation",
    ),
}


def _compiled(patterns: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((attribute, re.compile("|".join(said))) for attribute, said in patterns.items())


ANYWHERE = _compiled(WHOLE)
ALONE = _compiled(LEFT)
