"""Photos as a phone takes them, and what is in a photo that was served."""

from io import BytesIO

import numpy as np
from PIL import Image
from skimage.data import astronaut

from nestbox.photos.faces import find_faces

GPS = 0x8825
LATITUDE = {1: "N", 2: (54.0, 33.0, 0.0), 3: "W", 4: (3.0, 10.0, 0.0)}


def portrait() -> bytes:
    """A JPEG with a real face, and with the place where it was taken."""
    picture = Image.fromarray(astronaut())
    exif = Image.Exif()
    exif.get_ifd(GPS).update(LATITUDE)
    file = BytesIO()
    picture.save(file, "JPEG", quality=92, exif=exif)
    return file.getvalue()


def mist(width: int, height: int) -> bytes:
    """A JPEG of this size with nothing in it."""
    file = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(file, "JPEG")
    return file.getvalue()


def faces_in(data: bytes) -> int:
    """How many faces the detector finds in a photo."""
    return len(find_faces(np.asarray(Image.open(BytesIO(data)).convert("RGB"))))


def metadata_in(data: bytes) -> tuple[dict[int, object], bool]:
    """The EXIF tags of a photo, and whether the mark of an EXIF block is anywhere in the file."""
    return dict(Image.open(BytesIO(data)).getexif()), b"Exif" in data
