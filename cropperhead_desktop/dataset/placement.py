"""How a photo becomes the picture of a dataset: which size, and where in it every point of the photo lies."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cropperhead_desktop.dataset.terms import Shape
from cropperhead_desktop.geometry.crop import Point

if TYPE_CHECKING:
    from PIL import Image

GREY = 128
"""The value of the bars of a letterboxed picture, as the models of this program know them."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A photo of `photo` pixels (in the picture's frame) inside a picture of `size` pixels.

    The photo covers `content` = x, y, width, height of the picture, in whole pixels.
    """

    photo: tuple[int, int]
    size: tuple[int, int]
    content: tuple[int, int, int, int]

    def point(self, point: Point) -> Point:
        """A point in pixels of the photo, in pixels of the picture."""
        x, y, width, height = self.content
        return Point(x + point.x * width / self.photo[0], y + point.y * height / self.photo[1])


def decode_side(photo: tuple[int, int], side: int, shape: Shape) -> int:
    """The long side in pixels to decode a photo at, so that nothing of the picture is enlarged."""
    if shape is Shape.SQUARE:
        return math.ceil(min(side, *photo) * max(photo) / min(photo))
    return side


def placed(
    image: Image.Image, photo: tuple[int, int], side: int, shape: Shape
) -> tuple[Image.Image, Placement]:
    """A decoded RGB photo (`photo`: its full size in the same frame) as a picture of the dataset.

    `image` was decoded at `decode_side`; a photo that is smaller than `side` is not enlarged.
    """
    # imported here: the window knows labels and their options before it knows pictures
    from PIL import Image

    if shape is Shape.PHOTO:
        return image, Placement(photo, image.size, (0, 0, *image.size))
    if shape is Shape.SQUARE:
        edge = min(side, *photo)
        square = image.resize((edge, edge), Image.Resampling.LANCZOS)
        return square, Placement(photo, square.size, (0, 0, edge, edge))
    canvas = Image.new("RGB", (side, side), (GREY, GREY, GREY))
    corner = ((side - image.width) // 2, (side - image.height) // 2)
    canvas.paste(image, corner)
    return canvas, Placement(photo, canvas.size, (*corner, *image.size))
