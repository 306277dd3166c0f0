"""Small exports, as the office would send them."""

CONTACTS = (
    "ID,Forename,Surname,Year group,Title,Forename,Surname,Relationship,(Contact) Priority,"
    "Parental responsibility,Lives with Pupil,(Contact) Home Email,Court Order"
)


def contacts(*rows: str) -> bytes:
    """Pupils with a contact in each row: ``1,Ivy,Rogers,5,Ms,Birt,Rogers,Mother,1,T,T,birt@gmail.com,N``."""
    return "\r\n".join((CONTACTS, *rows, "")).encode()


def staff(*rows: str) -> bytes:
    """A staff list: ``Priya Nair,teacher,priya@gmail.com``."""
    return "\r\n".join(("Name,Category,Personal email", *rows, "")).encode()


IVY = "1,Ivy,Rogers,5,Ms,Birt,Rogers,Mother,1,T,T,birtrogers@gmail.com,N"
ADA = "2,Ada,Okafor,6,Mr,Sam,Okafor,Father,1,T,T,sam.okafor@outlook.com,N"
LEO = "3,Leo,Okafor,5,Mr,Sam,Okafor,Father,1,T,T,sam.okafor@outlook.com,N"
MIA = "4,Mia,Bennett,6,Ms,Chloe,Bennett,Mother,1,T,T,chloe.bennett@icloud.com,N"
