"""A published photo for the tests of how photos are served, without a look for faces."""

from django.core.files.storage import default_storage

from nestbox.demo.world import World
from nestbox.records.models import Rendition
from tests.posts.town import Town


def published(world: World) -> Rendition:
    """The large JPEG of a photo that the teacher has published."""
    Town((world, world)).publishes_photo(0, 0)
    return Rendition.objects.get(name="large", extension="jpg")


def address(row: Rendition) -> str:
    """Where a browser fetches it."""
    return f"/media/{row.photo_id}/{row.name}.{row.extension}"


def bytes_of(row: Rendition) -> bytes:
    """What lies in the storage."""
    with default_storage.open(row.path) as file:
        data: bytes = file.read()
    return data
