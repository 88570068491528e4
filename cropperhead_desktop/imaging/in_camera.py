"""The crop that the photographer chose in the camera, as a DNG carries it."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.sniff import open_regular
from cropperhead_desktop.imaging.tiff import DEFAULT_USER_CROP, DNG_VERSION, Tiff


def in_camera_crop(path: Path) -> Crop | None:
    """A DNG's DefaultUserCrop (DNG 1.4: top, left, bottom, right of the default crop, stored frame).

    None for the whole, for values that are no rectangle inside it, for other files, and for unreadable ones.
    """
    try:
        with open_regular(path) as stream:
            if stream.read(2) not in (b"II", b"MM"):
                return None
            tiff = Tiff(stream)
            first = tiff.first()
            is_dng = first is not None and DNG_VERSION in first.tags
            directories = tiff.all_directories() if is_dng else []
    except (PhotoError, OSError):
        return None
    for directory in directories:
        values = directory.tags.get(DEFAULT_USER_CROP, ())
        if len(values) == 4:
            top, left, bottom, right = values
            crop = Crop(left, top, right, bottom)
            return crop if 0 <= left < right <= 1 and 0 <= top < bottom <= 1 and not crop.is_whole else None
    return None
