"""The one real portrait that the tests of photos share: Eileen Collins, by NASA, in the public domain."""

import pytest
import skimage.data
from PIL import Image


@pytest.fixture(scope="session")
def portrait() -> Image.Image:
    return Image.fromarray(skimage.data.astronaut())
