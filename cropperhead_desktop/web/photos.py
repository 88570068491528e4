"""Photos that visitors give: decoded in the worker that may die, and nothing but their pixels goes on."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop, is_inside
from cropperhead_desktop.geometry.rotation import MIN_SIDE, fit_inside
from cropperhead_desktop.imaging.pool import Pool
from cropperhead_desktop.web.bodies import BadRequest

CONSENT = (
    "I took this photo, or may give it away, and anyone in it agrees. The people who run this page may keep "
    "it with my crop, look at both, train with them and publish them."
)
"""What is agreed to before a photo is sent; its digest is kept with every crop."""

_JPEG = b"\xff\xd8\xff"
_DEADLINE_S = 10.0
_WORKER_MB = 1024
_SLACK = 2.0
"""Pixels that a crop may reach over the edge by rounding; it is moved inside then."""


def consent_digest() -> str:
    """SHA-256 of what is agreed to."""
    return sha256(CONSENT.encode()).hexdigest()


class ReceiptOf(Protocol):
    """What a giver keeps."""

    @property
    def receipt(self) -> str:
        """128 random bits in hex."""
        ...


class Collecting(Protocol):
    """Where given photos go: `store.collection.Collection`, as far as the page knows it."""

    def add(
        self,
        photo: bytes,
        width: int,
        height: int,
        crop: tuple[float, float, float, float, float],
        origin: str,
        consent: str,
    ) -> ReceiptOf:
        """Keep a photo of this size in px with a crop (crs values, stored frame)."""
        ...

    def withdraw(self, receipt: str) -> bool:
        """Take back what was given for a receipt; False: there is nothing of the kind."""
        ...

    def waiting(self) -> int:
        """How many photos wait for a person."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


@dataclass(frozen=True, slots=True)
class GivenPicture:
    """A JPEG made anew of a picture's pixels, upright, without metadata; `info` is its size."""

    info: PhotoInfo
    jpeg: bytes


class Uploads:
    """Decodes what was sent, a few at a time; thread-safe. Close it at the end."""

    def __init__(self) -> None:
        self._pool = Pool(2, memory_mb=_WORKER_MB, deadline=_DEADLINE_S)

    def close(self) -> None:
        """End the workers."""
        self._pool.close()

    def pixels(self, data: bytes, side: int) -> GivenPicture:
        """The pixels of a JPEG whose long side is at most `side` px (BadRequest: anything else)."""
        if not data.startswith(_JPEG):
            raise BadRequest("this is no JPEG")
        with TemporaryDirectory(prefix="cropperhead-") as folder:
            file = Path(folder) / "photo.jpg"
            file.write_bytes(data)
            os.chmod(file, 0o600)
            try:
                width, height, _turn = self._pool.call(file, "info")[0]["info"]
                if max(width, height) > side:
                    raise BadRequest("this picture is larger than {side} px", side=side)
                message, jpeg = self._pool.call(file, "preview", side=side)
            except PhotoError as error:
                raise BadRequest("this picture cannot be read: {why}", why=error.reason) from error
        info = PhotoInfo(*message["info"])
        return GivenPicture(PhotoInfo(*info.displayed), jpeg)


def crop_within(crop: Crop, info: PhotoInfo) -> Crop:
    """The crop, inside the picture to the last digit (BadRequest: it reaches out of it, or is none)."""
    box = info.box_or_none(crop)
    if box is None or min(box.width, box.height) < MIN_SIDE or not is_inside(box, *info.displayed, _SLACK):
        raise BadRequest("these five numbers are not a crop of this picture")
    return crop if crop.is_whole else replace(info.crop(fit_inside(box, *info.displayed)), angle=crop.angle)
