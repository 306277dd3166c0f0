"""Keeps what the pipeline made: first the files, then the rows that name them, then the old files go."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from nestbox.photos import quarantine
from nestbox.photos.faces import REDACT_AT, Face
from nestbox.photos.labels import Text
from nestbox.photos.pipeline import Files, Processed
from nestbox.photos.rendering import Rendition as Rendered
from nestbox.records.models import Area, Photo, Rendition

WORDS = 200
NAME = 80


def keep_processed(photo_id: int, processed: Processed) -> None:
    """Keep a photo that was looked at for the first time: everything covered."""

    def rows() -> Photo | None:
        photo = Photo.objects.select_for_update().filter(pk=photo_id, state=Photo.State.RECEIVED).first()
        if photo is None:  # left out meanwhile, or the same job ran twice
            return None
        Area.objects.bulk_create(
            [*_faces(photo_id, processed.faces), *(_text(photo_id, text) for text in processed.texts)]
        )
        return photo

    keep_files(photo_id, processed.files, rows)


def keep_rendered(
    photo_id: int, files: Files, seen: Collection[int], further: Iterable[Face], rendered: int
) -> None:
    """Keep a photo that was rendered anew: `seen` are the ids of its areas that are not covered now.

    `rendered` is the photo's count of changes when the rendering began: an older one never replaces a newer.
    """

    def rows() -> Photo | None:
        photo = Photo.objects.select_for_update().filter(pk=photo_id, post=None).first()
        if photo is None or photo.rendered > rendered:
            return None
        areas = Area.objects.filter(photo_id=photo_id)
        areas.filter(pk__in=seen).update(covered=False)
        areas.exclude(pk__in=seen).update(covered=True)
        Area.objects.bulk_create(_faces(photo_id, further))
        photo.rendered = rendered
        return photo

    keep_files(photo_id, files, rows)


def keep_files(
    photo_id: int,
    files: Files,
    rows: Callable[[], Photo | None],
    remove_others: Callable[[Collection[str]], None] | None = None,
) -> bool:
    """Keep files, and in one transaction the rows that name them; False where ``rows`` had no photo for them.

    Whatever happens, no file stays that no row names; files that were replaced are removed.
    """
    paths = [_keep_file(photo_id, rendered) for rendered in files.renditions]
    try:
        kept = _keep_rows(files, paths, rows)
    except BaseException:
        delete(paths)
        raise
    if kept:
        remove = remove_others or partial(_remove_unnamed, photo_id)
        transaction.on_commit(lambda: remove(paths))
    else:
        delete(paths)
    return kept


@transaction.atomic
def _keep_rows(files: Files, paths: list[str], rows: Callable[[], Photo | None]) -> bool:
    photo = rows()
    if photo is None:
        return False
    photo.renditions.all().delete()
    Rendition.objects.bulk_create(
        _row(photo, rendered, path) for rendered, path in zip(files.renditions, paths, strict=True)
    )
    photo.state, photo.colour = Photo.State.READY, files.colour
    photo.width, photo.height = files.width, files.height
    photo.has_webp = any(rendered.extension == "webp" for rendered in files.renditions)
    photo.save()
    return True


def _faces(photo_id: int, faces: Iterable[Face]) -> list[Area]:
    return [
        Area(
            photo_id=photo_id,
            kind=Area.Kind.FACE if face.score >= REDACT_AT else Area.Kind.MAYBE,
            x=face.x,
            y=face.y,
            width=face.width,
            height=face.height,
            score=face.score,
        )
        for face in faces
    ]


def _text(photo_id: int, text: Text) -> Area:
    words, name = text.words, text.name or ""
    return Area(
        photo_id=photo_id,
        kind=Area.Kind.TEXT,
        x=words.x,
        y=words.y,
        width=words.width,
        height=words.height,
        score=words.score,
        words=words.text[:WORDS],
        name=name[:NAME],
        covered=bool(name),
    )


def _row(photo: Photo, rendered: Rendered, path: str) -> Rendition:
    return Rendition(
        photo=photo,
        name=rendered.name,
        extension=rendered.extension,
        media_type=rendered.media_type,
        width=rendered.width,
        height=rendered.height,
        size=len(rendered.data),
        sha256=rendered.sha256,
        path=path,
    )


def _keep_file(photo_id: int, rendered: Rendered) -> str:
    name = f"{_folder(photo_id)}/{rendered.name}-{secrets.token_hex(4)}.{rendered.extension}"
    return default_storage.save(name, ContentFile(rendered.data))


def delete(paths: Iterable[str]) -> None:
    """Delete these files. Twice is once."""
    for path in paths:
        default_storage.delete(path)


def remove_files(photo_id: int, original: str) -> None:
    """Remove everything that was kept of a photo on disk."""
    if original:
        quarantine.destroy(original)
    _remove_renditions_but(photo_id, ())


def _remove_unnamed(photo_id: int, kept: Collection[str]) -> None:
    """Where one transaction held two renderings, the rows name the later one's files, whichever this is."""
    named = Rendition.objects.filter(photo_id=photo_id).values_list("path", flat=True)
    _remove_renditions_but(photo_id, {*kept, *named})


def _remove_renditions_but(photo_id: int, kept: Collection[str]) -> None:
    """Also what a crash left: files that were written, and whose rows were not."""
    for name in default_storage.listdir(_folder(photo_id))[1]:
        path = f"{_folder(photo_id)}/{name}"
        if path not in kept:
            default_storage.delete(path)


def _folder(photo_id: int) -> str:
    return f"{photo_id % 256:02x}/{photo_id}"
