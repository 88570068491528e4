"""Photos as the photographer turned them: a sidecar's Orientation wins over the one in the photo.

Lightroom and its like leave a raw file alone and say in the sidecar that it was turned. Their facts also
tell the ratio that was dialled in the camera.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.photo import CameraFacts, PhotoInfo, Pixels, Preview, is_raw
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.in_camera import as_shot_crop
from cropperhead_desktop.imaging.sniff import is_turned_by_container
from cropperhead_desktop.imaging.source import Photos
from cropperhead_desktop.imaging.turning import turned_pixels, turned_preview
from cropperhead_desktop.xmp.store import Sidecars


class OrientedPhotos:
    """`domain.ports.PhotoSource` over `Photos`; reads the sidecar (0.2 ms) at every call, keeps nothing."""

    def __init__(self, photos: Photos, sidecars: Sidecars) -> None:
        self._photos = photos
        self._sidecars = sidecars

    def info(self, path: Path) -> PhotoInfo:
        """Stored size, and the Orientation by which the photo is shown."""
        return self._shown(path, self._photos.info(path))

    def camera(self, path: Path) -> CameraFacts:
        """What the camera wrote about the picture."""
        return self._photos.camera(path)

    def preview(self, path: Path) -> Preview:
        """The cached preview, turned as the sidecar says."""
        preview = self._photos.preview(path)
        return turned_preview(preview, self._shown(path, preview.info))

    def thumbnail(self, path: Path) -> Preview:
        """The quickest small picture, turned as the sidecar says."""
        thumbnail = self._photos.thumbnail(path)
        return turned_preview(thumbnail, self._shown(path, thumbnail.info))

    def pixels(self, path: Path, max_side: int) -> Pixels:
        """A freshly decoded picture, turned as the sidecar says."""
        pixels = self._photos.pixels(path, max_side)
        return turned_pixels(pixels, self._shown(path, pixels.info))

    def cut(self, path: Path, crop: Crop, size: tuple[int, int]) -> Pixels:
        """The crop as pixels of exactly `size`, turned as the sidecar says; see `Photos.cut`."""
        info = self.info(path)
        return replace(self._photos.cut(path, crop, size, info.orientation), info=info)

    def render(
        self,
        path: Path,
        crop: Crop | None,
        out: Path,
        max_size: int | None = None,
        size: tuple[int, int] | None = None,
        pad: str = "",
    ) -> None:
        """Write the cropped photo, turned as the sidecar says; see `Photos.render`."""
        self._photos.render(path, crop, out, max_size, self.info(path).orientation, size, pad)

    def start(self) -> None:
        """Start the workers now."""
        self._photos.start()

    def close(self) -> None:
        """End the workers."""
        self._photos.close()

    def described(self, path: Path) -> tuple[PhotoInfo, CameraFacts]:
        """What the photo's own file says, not turned by any sidecar, and what the camera wrote."""
        return self._photos.described(path)

    def headed(self, path: Path) -> tuple[PhotoInfo, CameraFacts]:
        """The same without the exposure, which is quicker; see `Photos.headed`."""
        return self._photos.headed(path)

    def _shown(self, path: Path, info: PhotoInfo) -> PhotoInfo:
        own = replace(info, as_shot=as_shot_crop(path, info))
        return turned_by(path, own, self._sidecars.read(path, own))


def turned_by(path: Path, info: PhotoInfo, record: CropRecord) -> PhotoInfo:
    """The facts of a photo's own file with the Orientation that its sidecar (`record`) gives it, if any."""
    remembered = record.orientation_frame
    # what we wrote beside another state of the photo says nothing about how it is turned today
    if (
        record.orientation in (None, info.orientation)
        or (remembered is not None and not is_raw(path) and not remembered.same_as(info.frame, path))
        or is_turned_by_container(path)
    ):
        return info
    return info.turned(record.orientation)
