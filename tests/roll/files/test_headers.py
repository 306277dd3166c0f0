"""Headers are recognised however a system writes them."""

import pytest

from nestbox.roll.files.columns import recognised
from nestbox.roll.files.headers import words


def fields(header: str) -> list[str | None]:
    headers = header.split(",")
    return [place.field if place else None for place in recognised(headers, [[] for _ in headers])]


def slots(header: str) -> list[tuple[str, int] | None]:
    headers = header.split(",")
    return [
        (place.field, place.slot) if place else None for place in recognised(headers, [[] for _ in headers])
    ]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("(Contact) HomeEmail", "contact home email"),
        ("Parental Responsibility (Y/N)", "parental responsibility"),
        ("NCYearActual", "nc year actual"),
        ("Parent1_Email", "parent 1 email"),
    ],
)
def test_a_header_is_its_words(header: str, said: str) -> None:
    assert words(header) == said


@pytest.mark.parametrize(
    "header",
    [
        "Forename,Surname,UPN,Year,Reg",
        "First name,Last name,UPN,Year group,Registration form",
        "FirstName,LastName,UPN,YearGroup,Form",
        "Legal Forename,Legal Surname,Unique Pupil Number,NC Year,Tutor Group",
        "PUPIL FORENAME,PUPIL SURNAME,PUPIL UPN,NCYearActual,Reg Group",
        "Student First Name,Student Last Name,UPN,Curriculum Year,Class",
        "Child's First Name,Child's Last Name,UPN,Yr,Class Name",
        "given_name,family_name,upn,year_group,class",
        "Student Details: First Name,Student: Surname,Student: UPN,Year Group (NC),Reg. Group",
    ],
)
def test_pupils_columns_are_found_under_many_names(header: str) -> None:
    assert fields(header) == ["pupil.forename", "pupil.surname", "pupil.upn", "pupil.year", "pupil.form"]


@pytest.mark.parametrize(
    "header",
    [
        "Pupil Name,Contact Name,Relationship,Parental Responsibility,Email",
        "Student,Parent/Carer,Relationship to Child,Has Parental Responsibility?,E-mail Address",
        "Full Name,Guardian,Contact Relationship,PR,Guardian Email",
        "Child,Carer's full name,Relation,Parental resp.,Carer's e-mail",
    ],
)
def test_contacts_columns_are_found_under_many_names(header: str) -> None:
    assert fields(header) == [
        "pupil.name",
        "contact.name",
        "contact.relationship",
        "contact.parental_responsibility",
        "contact.email",
    ]


@pytest.mark.parametrize(
    "header",
    [
        "Court Order",
        "Court Order?",
        "Court order details",
        "Injunction",
        "Restricted Contact",
        "Contact restrictions",
        "Court Order Notes",
    ],
)
def test_a_court_order_is_found_under_many_names(header: str) -> None:
    assert fields(f"Pupil Name,Contact Name,{header}")[2] == "contact.court_order"


@pytest.mark.parametrize(
    "header", ["Contact Order", "Dietary restrictions", "Notes", "SEN Status", "Former UPN", "House"]
)
def test_what_only_resembles_a_field_is_not_taken_for_it(header: str) -> None:
    assert fields(f"Pupil Name,UPN,Contact Name,{header}")[3] in {None, "contact.priority"}


@pytest.mark.parametrize(
    "header",
    [
        "Emergency ranking",
        "Contact Order",
        "(Contact) Priority",
        "Contact priority",
        "Call Order",
        "Priority Number",
    ],
)
def test_a_priority_is_found_under_many_names(header: str) -> None:
    assert fields(f"Pupil Name,Contact Name,{header}")[2] == "contact.priority"


@pytest.mark.parametrize(
    "header",
    ["Photo consent", "Photographs", "Image permission", "Consent: photos on website", "Media Consent"],
)
def test_photo_consent_is_found_under_many_names(header: str) -> None:
    assert fields(f"Forename,Surname,UPN,{header}")[3] == "pupil.photo_consent"


@pytest.mark.parametrize("header", ["No photos", "Photo restrictions", "Do not photograph", "Images refused"])
def test_a_column_that_refuses_photos_is_told_from_one_that_consents(header: str) -> None:
    assert fields(f"Forename,Surname,UPN,{header}")[3] == "pupil.photo_refusal"


def test_the_second_of_two_headers_of_one_name_is_the_contacts() -> None:
    assert fields("ID,Forename,Surname,ID,Title,Forename,Surname,Home Email") == [
        "pupil.id",
        "pupil.forename",
        "pupil.surname",
        "contact.id",
        "contact.title",
        "contact.forename",
        "contact.surname",
        "contact.email_home",
    ]


def test_a_third_number_belongs_to_neither() -> None:
    assert fields("ID,Forename,Surname,ID,Title,Forename,Surname,Email,ID,Class Name")[8] is None


def test_contacts_may_come_before_a_pupil_who_is_called_one() -> None:
    assert fields("Forename,Surname,Email,Pupil Forename,Pupil Surname,Pupil Year") == [
        "contact.forename",
        "contact.surname",
        "contact.email",
        "pupil.forename",
        "pupil.surname",
        "pupil.year",
    ]


@pytest.mark.parametrize(
    "header",
    [
        "Pupil,Contact 1,Contact 1 Email,Contact 2,Contact 2 Email",
        "Pupil,Parent Name 1,Parent Email 1,Parent Name 2,Parent Email 2",
        "Pupil,Primary Contact Name,Primary Contact Email,Secondary Contact Name,Secondary Contact Email",
        "Pupil,Priority 1 Contact,Priority 1 Contact Email,Priority 2 Contact,Priority 2 Contact Email",
        "Pupil,Mother's Name,Mother's Email,Father's Name,Father's Email",
        "Pupil,Contact Name,Contact Email,Contact Name,Contact Email",
        "Pupil,P1 Name,P1 Email,P2 Name,P2 Email",
    ],
)
def test_contacts_side_by_side_are_told_apart(header: str) -> None:
    assert slots(header)[1:] == [
        ("contact.name", 1),
        ("contact.email", 1),
        ("contact.name", 2),
        ("contact.email", 2),
    ]


def test_one_court_order_for_several_contacts_counts_for_all() -> None:
    assert slots("Pupil,Contact 1,Contact 2,Court Order")[3] == ("contact.court_order", 0)


def test_an_email_beside_a_pupil_is_nobodys() -> None:
    assert fields("Forename,Surname,UPN,Email")[3] is None


@pytest.mark.parametrize("header", ["Pupil Email", "Student email", "School email"])
def test_an_email_that_is_called_the_pupils_is_the_pupils(header: str) -> None:
    assert fields(f"Forename,Surname,UPN,{header}")[3] == "pupil.school_email"


@pytest.mark.parametrize(
    "header",
    [
        "Name,Role,Email,Start date,End date",
        "Staff Name,Job Title,Personal Email,From,Until",
        "Full name,Category,Home e-mail,Date joined,Leaving date",
        "Governor,Governor type,Email address,Term start,Term end",
        "Employee Name,Post,Personal email,Employment Start Date,Employment End Date",
    ],
)
def test_staffs_columns_are_found_under_many_names(header: str) -> None:
    assert fields(header) == ["staff.name", "staff.category", "staff.email", "staff.starts", "staff.ends"]


def test_the_class_that_a_teacher_has_doesnt_make_them_a_pupil() -> None:
    assert fields("Name,Role,Class,Year group,Email") == [
        "staff.name",
        "staff.category",
        None,
        None,
        "staff.email",
    ]


def test_the_work_address_of_staff_is_never_taken_for_the_personal_one() -> None:
    assert fields("Name,Role,Work email,Personal email")[2:] == ["staff.email_work", "staff.email"]


@pytest.mark.parametrize("header", ["Parent Contact Number", "Contact Number", "Contact 1 number", "Mobile"])
def test_a_contact_number_is_a_telephone(header: str) -> None:
    assert fields(f"Pupil Name,Contact 1,{header}")[2] in {None, "contact.phone"}
