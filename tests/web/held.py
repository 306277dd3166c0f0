"""A feed whose pages a browser holds, with the tags that they came with."""

from django.test import Client

from nestbox.demo import cast
from nestbox.demo.world import World
from tests.web.people import Answer, body
from tests.web.rich_world import picture
from tests.world import follower

MEDIA = "/media/{photo}/small.jpg"


class Feed:
    """A feed with one post, two followers and the browser of the first."""

    def __init__(self, world: World, sam: Client) -> None:
        self.world, self.sam = world, sam
        self.follow = world.viewer(cast.FOLLOWER)
        follower(world, cast.MOTHER)
        self.post = world.posts("The lake is still.")
        sam.get("/account/email/")  # where the browser gets the cookie of its forms

    def path(self, address: str) -> str:
        """The address of what there is; a photo is published when first asked for."""
        from nestbox.records.models import Photo

        if address == MEDIA and not Photo.objects.exists():
            self.post = self.world.posts("The tents are up.", [(picture(), "A tent.")])
        photo = Photo.objects.values_list("pk", flat=True).first()
        return address.format(post=self.post, photo=photo)

    def again(self, address: str, tag: str, client: Client | None = None) -> Answer:
        """Asked for once more by a browser that holds the page with this tag."""
        return (client or self.sam).get(self.path(address), headers={"If-None-Match": tag})

    def tag(self, address: str, client: Client | None = None) -> str:
        """What the page is called now, asked for twice: the first visit sets the cookie of the forms."""
        tags = []
        for _ in range(2):
            response = (client or self.sam).get(self.path(address))
            body(response)
            tags.append(response.headers["ETag"])
        return tags[-1]
