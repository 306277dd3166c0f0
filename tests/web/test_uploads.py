"""Photos over a bad line: the tus protocol as a client speaks it, and as no client does."""

from base64 import b64encode
from typing import Any

import pytest
from django.test import Client

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.jobs.inline import run_waiting
from nestbox.records.models import Photo, Post, Upload, UploadPart
from tests.web.people import Answer, signed_in
from tests.world import picture

PHOTO = picture()
MIDDLE = len(PHOTO) // 2
TUS = {"Tus-Resumable": "1.0.0"}
BYTES = "application/offset+octet-stream"


def coded(**said: str) -> str:
    return ",".join(f"{name} {b64encode(words.encode()).decode()}" for name, words in said.items())


def sends(client: Client, **other: str) -> dict[str, Any]:
    """The outbox asks to publish words with one photo."""
    form = {"text": "The lake.", "key": "one", "outside_purpose": "1", "photos": "1", "vouched": "1"} | other
    answer = client.post("/outbox/posts/", form)
    assert answer.status_code == 200, answer.content
    said: dict[str, Any] = answer.json()
    return said


def begins(client: Client, **other: str) -> Answer:
    """A draft, and the announcement of a photo to it."""
    headers = TUS | {"Upload-Length": str(len(PHOTO)), "Upload-Metadata": coded(key="k", alt="A lake.")}
    headers |= {name.replace("_", "-"): value for name, value in other.items()}
    return client.post(f"/drafts/{sends(client)['draft']}/uploads/", headers=headers)


def place(client: Client) -> str:
    address: str = begins(client)["Location"]
    return address


def patches(client: Client, where: str, offset: int | str, data: bytes, **other: Any) -> Answer:
    headers = TUS | {"Upload-Offset": str(offset)}
    return client.patch(where, data, **({"content_type": BYTES, "headers": headers} | other))


def offset(client: Client, where: str) -> int:
    return int(client.head(where, headers=TUS)["Upload-Offset"])


def test_a_photo_arrives_in_pieces_and_is_published(teacher: Client) -> None:
    where = place(teacher)
    first = patches(teacher, where, 0, PHOTO[:MIDDLE])
    second = patches(teacher, where, MIDDLE, PHOTO[MIDDLE:])
    run_waiting()

    assert [(a.status_code, a["Upload-Offset"]) for a in (first, second)] == [
        (204, str(MIDDLE)),
        (204, str(len(PHOTO))),
    ]
    assert sends(teacher)["post"] == str(Post.objects.get().pk)


def test_everything_says_which_protocol_it_speaks(teacher: Client) -> None:
    where = place(teacher)
    said = [
        begins(teacher),
        patches(teacher, where, 0, b"x"),
        teacher.head(where, headers=TUS),
        teacher.head(where),
        teacher.delete(where, headers=TUS),
    ]

    assert {answer["Tus-Resumable"] for answer in said} == {"1.0.0"}


def test_it_tells_what_it_can_do(teacher: Client) -> None:
    answer = teacher.options(f"/drafts/{sends(teacher)['draft']}/uploads/")

    assert (answer["Tus-Version"], answer["Tus-Extension"], answer["Tus-Max-Size"]) == (
        "1.0.0",
        "creation,expiration,termination",
        "50000000",
    )


def test_announcing_again_leads_to_the_same_place(teacher: Client) -> None:
    first = begins(teacher)
    patches(teacher, first["Location"], 0, PHOTO[:MIDDLE])
    again = begins(teacher)

    assert (first.status_code, again["Location"], again["Upload-Offset"]) == (
        201,
        first["Location"],
        str(MIDDLE),
    )


def test_another_version_of_the_protocol_is_not_spoken(teacher: Client) -> None:
    answer = begins(teacher, Tus_Resumable="0.2.2")

    assert (answer.status_code, answer["Tus-Version"]) == (412, "1.0.0")


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("Upload_Length", "", 400),
        ("Upload_Length", "-1", 400),
        ("Upload_Length", "9" * 30, 400),
        ("Upload_Length", "1e3", 400),
        ("Upload_Length", "0", 422),
        ("Upload_Length", str(50_000_001), 413),
        ("Upload_Length", str(2**63 - 1), 413),
        ("Upload_Metadata", "", 400),
        ("Upload_Metadata", "key", 400),
        ("Upload_Metadata", "key !!!", 400),
        ("Upload_Metadata", "key /w==", 400),
        ("Upload_Metadata", coded(key="a\0b"), 400),
        ("Upload_Metadata", coded(key="k" * 65), 400),
        ("Upload_Metadata", coded(key="k", sha256="short"), 400),
    ],
)
def test_what_cannot_be_understood_begins_nothing(
    teacher: Client, name: str, value: str, status: int
) -> None:
    assert begins(teacher, **{name: value}).status_code == status
    assert Upload.objects.count() == 0


@pytest.mark.parametrize("where", ["1", "-1", "", "x", str(2**63), "9" * 30, "\xd9\xa1"])
def test_a_piece_for_a_place_of_nothing_is_not_kept(teacher: Client, where: str) -> None:
    assert patches(teacher, place(teacher), where, PHOTO).status_code in {400, 409}
    assert UploadPart.objects.count() == 0


def test_a_piece_in_the_wrong_place_is_told_the_right_one(teacher: Client) -> None:
    where = place(teacher)
    patches(teacher, where, 0, PHOTO[:MIDDLE])
    answer = patches(teacher, where, 0, PHOTO[:MIDDLE])

    assert (answer.status_code, answer["Upload-Offset"]) == (409, str(MIDDLE))


def test_more_than_was_announced_is_turned_away(teacher: Client) -> None:
    assert patches(teacher, place(teacher), 0, PHOTO + b"!").status_code == 413


def test_other_kinds_of_bodies_are_turned_away(teacher: Client) -> None:
    answers = [
        patches(teacher, place(teacher), 0, PHOTO, content_type=kind)
        for kind in ("image/jpeg", "application/x-www-form-urlencoded", "")
    ]

    assert {answer.status_code for answer in answers} == {415}


def test_of_a_line_that_breaks_what_came_is_kept(teacher: Client) -> None:
    where = place(teacher)
    broken: dict[str, Any] = {"wsgi.input": Broken(PHOTO[:MIDDLE]), "CONTENT_LENGTH": str(len(PHOTO))}
    answer = patches(teacher, where, 0, PHOTO[:MIDDLE], **broken)

    assert (answer.status_code, offset(teacher, where)) == (204, MIDDLE)


class Broken:
    """A body whose line breaks after what it holds."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def read(self, size: int = -1) -> bytes:
        if not self.data:
            raise OSError("reset by peer")
        data, self.data = self.data[:size], self.data[size:]
        return data

    readline = read


def test_an_upload_can_be_given_up(teacher: Client) -> None:
    where = place(teacher)
    gone = teacher.delete(where, headers=TUS)

    assert (gone.status_code, teacher.head(where, headers=TUS).status_code) == (204, 404)


def test_a_photo_is_not_given_up_as_an_upload(teacher: Client) -> None:
    where = place(teacher)
    patches(teacher, where, 0, PHOTO)

    assert (teacher.delete(where, headers=TUS).status_code, Photo.objects.count()) == (409, 1)


@pytest.mark.clause("SAF-2")
def test_somebody_elses_upload_is_not_there(teacher: Client, world: World) -> None:
    where = place(teacher)
    head = signed_in(cast.HEADTEACHER)
    answers = [patches(head, where, 0, PHOTO), head.delete(where, headers=TUS), head.head(where, headers=TUS)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert (Upload.objects.get().offset, UploadPart.objects.count()) == (0, 0)


def test_a_form_from_elsewhere_sends_nothing(teacher: Client) -> None:
    where = place(teacher)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = teacher.cookies

    assert patches(strict, where, 0, PHOTO).status_code == 403
    assert strict.post("/outbox/posts/", {"text": "Ha.", "key": "k"}).status_code == 403


@pytest.mark.parametrize("other", [{"photos": "-1"}, {"photos": "1e9"}, {"photos": "101"}, {"key": ""}])
def test_an_outbox_that_makes_no_sense_is_told_so(teacher: Client, other: dict[str, str]) -> None:
    form = {"text": "The lake.", "key": "one", "photos": "0"} | other

    assert (teacher.post("/outbox/posts/", form).status_code, Post.objects.count()) == (422, 0)


def test_what_was_found_is_told_with_its_clause(teacher: Client) -> None:
    said = sends(teacher, photos="0", text="Mud. " * 100)

    assert (said["stage"], [found["clause"] for found in said["findings"]]) == ("given back", ["LEN-1"])
