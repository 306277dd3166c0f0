"""What is written above columns, and which attribute it means. Patterns are tried in order."""

import re

PHOTOS = r"\b(photo\w*|images?|pictures?|media|video\w*|film\w*|publicity)\b"
REFUSING = r"\b(no|not|without|refus\w*|withh\w*|exclu\w*|opt(ed)? out|restrict\w*|object\w*)\b"
DATE_ENDS = r"left|leaving|leave|leaver|until|end|ends|ended|to|finish|expiry"
DATE_STARTS = (
    r"joined|join|joining|admission|admitted|entry|start|starts|started|from|since|appointed|appointment"
)

# Searched for in the whole header, whoever it is about.
WHOLE = tuple(
    (attribute, re.compile(pattern))
    for attribute, pattern in (
        (
            "unused",
            r"\b(former|previous|uln|middle|initials?|sen|send|fsm|ethnic\w*|religion|gender|sex|language|"
            r"medical|dietary|salutation|academic|nationality|comments?|notes?|class teacher|tutor name|"
            r"head of year|(family|household|class|photo) id|photo (file|url|path|name)|premium|school name|"
            r"town|city|county|country|house)\b",
        ),
        ("born", r"\b(dob|birth|born)\b"),
        ("photo_refusal", rf"{REFUSING}.*{PHOTOS}|{PHOTOS}.*{REFUSING}"),
        ("photo_consent", PHOTOS),
        (
            "court_order",
            r"\b(court|injunctions?|restrict\w*|prohibit\w*|non molestation|no contact|contact (denied|barred))\b",
        ),
        ("parental_responsibility", r"\bresponsib\w*|\bparental resp\b|\bpr\b"),
        ("lives_with", r"\b(lives?|living|resid\w+) (with|at)\b|\bsame address\b|\bresident\b"),
        ("legal_guardian", r"^(is )?(a )?legal guardian( flag)?$|\blegal guardian flag$"),
        ("primary_guardian", r"\b(primary|principal|main) (guardian|carer|parent)( flag)?$"),
        ("email_kind", r"\be ?mail (address )?(type|kind|label|location)\b"),
        ("relationship", r"\brelation(ship)?s?\b|^(contact|guardian|parent) type$|\btype of contact\b"),
        ("upn", r"\bupn\b|\bunique pupil (number|no|reference)\b"),
        ("school_email", r"\bschool (issued )?e ?mail"),
        ("email", r"\be ?mails?\b"),
        (
            "phone",
            r"\b((tele)?phones?|mobile|tel|sms|landline)\b|^(contact|parent|guardian|carer)s? (\d+ )?(number|no)$",
        ),
        ("address", r"\b(address( line)?( 1)?|post ?code)$"),
        ("status", r"^(is )?(currently )?on (the )?roll$"),
        ("category", r"\b(staff|governor|employee) (type|group)$"),
        (
            "current",
            r"^(is )?(currently )?(current|active|employed|in post|serving)( staff| employee| member)?$",
        ),
    )
)

# What is left of a header without whose it is, numbers and fillers: matched in full.
LEFT = tuple(
    (attribute, re.compile(rf"(?:{pattern})"))
    for attribute, pattern in (
        ("priority", r"(emergency |call |contact )?(priority|rank|ranking|order)( number| no)?"),
        ("title", r"title|prefix"),
        ("preferred_surname", r"(preferred|chosen|known as|pref) (sur|last|family) ?names?"),
        ("forename", r"(chosen )?(fore|first|given|christian) ?names?|first"),
        ("surname", r"(sur|last|family|second) ?names?|last"),
        (
            "preferred_name",
            r"(preferred|pref|known as|known|calling|nick|chosen)( ?(fore|first|given)? ?name)?",
        ),
        (
            "name",
            r"(sur|last) ?name (and )?(fore|first) ?name|(fore|first) ?name (and )?(sur|last) ?name|names?",
        ),
        ("admission", r"(ad|adm|admission|admissions|roll) ?(no|number|num)"),
        (
            "id",
            r"(unique |external |sims |arbor |bromcom |system |internal |record )?"
            r"(id|identifier|ref|reference|guid|sourced id)( no| number)?|number|no",
        ),
        (
            "year",
            r"(actual |national |n c |nc |curriculum )*(year|yr|y|grade)( group| grp| gp)?s?"
            r"( actual| taught in| code| name)?|ncy( actual)?",
        ),
        ("form", r"(reg|registration|tutor|form|class|home ?room)( group| form| class| grp| name| code)*"),
        ("applicant", r"applicant( flag| status)?"),
        ("leaver", r"(leaver|left)( flag)?"),
        ("status", r"(enroll?(ment)? |roll |record |school |admission )?status|enrolled|enroll?ment( type)?"),
        ("ends", rf"(date |term |office |employment |contract )*({DATE_ENDS})( date| term| office)*|dol"),
        (
            "starts",
            rf"(date |term |office |employment |contract )*({DATE_STARTS})( date| school| term| office)*|doa|dos",
        ),
        (
            "category",
            r"(job |work ?force )?(category|categories|role|roles|post|posts|position|positions|job|jobs|"
            r"occupation|function|designation)( title| name| type)?",
        ),
    )
)
