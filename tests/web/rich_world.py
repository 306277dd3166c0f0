"""A world in which every kind of page has something to show to some, and something to hide from others."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from django.contrib.auth.hashers import make_password
from django.test import Client
from PIL import Image

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.photos import accounting, uploads
from nestbox.photos.uploads import Announced
from nestbox.policy.permissions import Role
from nestbox.policy.standing import Purpose, Standing
from nestbox.posts import actions as posts
from nestbox.posts import hashtag_asking
from nestbox.roll import imports, staging
from nestbox.roll import reads as roll
from nestbox.roll.consent_office import Paper, record_answer
from nestbox.schools import actions as schools
from nestbox.schools import reads
from tests.web.people import PASSWORD, signed_in
from tests.world import OTHER_ADMINISTRATOR, OTHER_FOLLOWER, follower, hollybush, redbourn

UNSECURED = Member("Uma Lind", "uma.lind@gmail.com", "A teacher without a second step.", Role.TEACHER)

# The columns of the access table, in its order. None is somebody who is signed out.
PEOPLE: dict[str, Member | None] = {
    "out": None,
    "new": cast.NEWCOMER,
    "pend": cast.PENDING,
    "ref": cast.REFUSED,
    "foll": cast.FOLLOWER,
    "end": cast.ENDED,
    "else": OTHER_FOLLOWER,
    "tchr": cast.TEACHER,
    "offi": cast.OFFICE_MANAGER,
    "head": cast.HEADTEACHER,
    "admn": cast.ADMINISTRATOR,
    "oadm": OTHER_ADMINISTRATOR,
    "1stp": UNSECURED,
}


@dataclass(frozen=True, slots=True)
class Rich:
    """The world, and the ids in it by the names that the access table gives them."""

    world: World
    ids: dict[str, int]


def picture(colour: tuple[int, int, int] = (40, 120, 80)) -> bytes:
    """A small photo without anybody in it."""
    file = BytesIO()
    Image.new("RGB", (160, 120), colour).save(file, "JPEG")
    return file.getvalue()


def build() -> Rich:
    """Redbourn with a follower, a request, posts, a draft and photos; Hollybush beside it with its own."""
    from nestbox.records.models import Account, Installation

    Installation.objects.create(id=1, purpose=Installation.Purpose.REAL)
    world, other = redbourn(), hollybush()
    follow = follower(world, cast.FOLLOWER)
    world.ends(follower(world, cast.ENDED))
    follower(other, OTHER_FOLLOWER)
    for member in (cast.NEWCOMER, cast.PENDING, cast.REFUSED):
        world.signs_up(member)
    pending = world.asks(cast.PENDING)
    refused = world.asks(cast.REFUSED)
    world.refuses(refused)
    world.signs_up(UNSECURED)
    administrator = world.viewer(cast.ADMINISTRATOR)
    schools.give_role(administrator, world.school_id, UNSECURED.email, Role.TEACHER)
    Account.objects.update(password=make_password(PASSWORD))
    imported = _import(world, "Nell")
    imports.apply(world.viewer(cast.OFFICE_MANAGER), imported)
    pupil = _child_of(world, cast.FOLLOWER)
    roles = {row.email: row.id for row in _team(world)}
    return Rich(
        world,
        {
            **_posts(world),
            "question": _hashtag(world),
            "import": _import(world, "Ivy"),
            "imported": imported,
            "trip": world.trip("The Lakes", "Hawse End", date(2096, 6, 1), date(2096, 6, 5)),
            "past": world.trip("The Dales", "Malham", date(2020, 6, 1), date(2020, 6, 5)),
            "pupil": pupil,
            "form": _form(world, pupil),
            "request": pending,
            "decided": refused,
            "follow": follow,
            "role": roles[cast.TEACHER.email],
            "factor": _factor(cast.TEACHER),
        },
    )


def _import(world: World, forename: str) -> int:
    office = world.viewer(cast.OFFICE_MANAGER)
    names = [*(pupil.name.split() for pupil in roll.pupils(office, world.school_id)), (forename, "Rogers")]
    rows = (f"{first},{last},A00000000000{place},5,5A" for place, (first, last) in enumerate(names))
    file = "\r\n".join(("Forename,Surname,UPN,Year,Reg", *rows))
    return staging.send_file(office, world.school_id, file.encode(), "pupils.csv")


def _child_of(world: World, member: Member) -> int:
    surname = member.name.split()[-1]
    pupils = roll.pupils(world.viewer(cast.OFFICE_MANAGER), world.school_id)
    return next(pupil.id for pupil in pupils if pupil.name.endswith(surname))


def _form(world: World, pupil_id: int) -> int:
    """The id of an answer that came with a form on paper."""
    from nestbox.records.models import Consent

    paper = Paper((Purpose.WHOLE_CLASS,), Standing.GIVEN, scan=b"%PDF-1.7 a form")
    record_answer(world.viewer(cast.OFFICE_MANAGER), pupil_id, paper)
    return Consent.objects.exclude(scan="").get().pk


def _factor(member: Member) -> int:
    from allauth.mfa.models import Authenticator

    factor: int = Authenticator.objects.get(user__email=member.email).pk
    return factor


def _team(world: World) -> list[reads.TeamMember]:
    return reads.team(world.viewer(cast.ADMINISTRATOR), world.school_id)


def _posts(world: World) -> dict[str, int]:
    from nestbox.records.models import Photo

    post = world.posts("The lake is still.", [(picture(), "A lake.")])
    comment = world.comments(cast.FOLLOWER, post, "How lovely.")
    removed = world.posts("This was a mistake.", [(picture((90, 40, 40)), "A tent.")])
    gone = world.comments(cast.FOLLOWER, removed, "Oh.")
    posts.remove(world.viewer(cast.ADMINISTRATOR), removed, "Posted by mistake.")
    draft = world.drafts("Still being written.", [(picture((40, 40, 90)), "A boat.")])
    photos = {row.draft_id: row.pk for row in Photo.objects.all()}
    of_post = dict(Photo.objects.exclude(post=None).values_list("post_id", "pk"))
    return {
        "post": post,
        "comment": comment,
        "removed": removed,
        "gone": gone,
        "held": world.comments(cast.FOLLOWER, post, "Is that Leo?"),
        "draft": draft,
        "upload": uploads.begin(world.viewer(cast.TEACHER), draft, Announced("one", 9)).id,
        "photo": of_post[post],
        "removed_photo": of_post[removed],
        "draft_photo": photos[draft],
    }


def _hashtag(world: World) -> int:
    """The follower is asked about the hashtag of a draft with their child in its picture."""
    from nestbox.records.models import HashtagQuestion, Photo, Pupil

    draft = world.drafts("Up early! #LakesTrip", [(picture((90, 90, 40)), "A path.")])
    teacher, child = world.viewer(cast.TEACHER), Pupil.objects.get(forename="Leo", surname="Okafor")
    accounting.others(teacher, Photo.objects.get(draft_id=draft).pk, {child.pk})
    hashtag_asking.ask(teacher, draft)
    return HashtagQuestion.objects.get().pk


def browsers() -> dict[str, Client]:
    """A browser for each of the people."""
    return {name: Client() if member is None else signed_in(member) for name, member in PEOPLE.items()}
