"""Opening a photo and decoding it no larger than needed. Runs in the worker process.

Stored frame by format: JPEG, PNG, WebP, GIF, BMP the pixel array as it lies in the file; TIFF the size in
its own tags (Pillow reports and loads it already turned); raw see `raw`; HEIC and AVIF the picture
after the container's own rotation and mirroring, which decoders always apply: Orientation is 1 there
and an EXIF Orientation, which only repeats the container's, is ignored.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from cropperhead_desktop.domain.errors import PhotoError, Reason
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.orientation import displayed_size, legal_orientation
from cropperhead_desktop.imaging.colour.convert import eight_bit, to_srgb
from cropperhead_desktop.imaging.colour.png import chunks
from cropperhead_desktop.imaging.colour.told import Told, told_by, told_by_exif
from cropperhead_desktop.imaging.containers.jpegs import scans
from cropperhead_desktop.imaging.containers.parts import parts_of
from cropperhead_desktop.imaging.containers.reading import Window
from cropperhead_desktop.imaging.containers.sensor_data import missing
from cropperhead_desktop.imaging.embedded import NEARLY, Picture, camera_preview, fitted, load
from cropperhead_desktop.imaging.limits import MAX_MEGAPIXELS, MAX_SCANS, PREVIEW_SIDE
from cropperhead_desktop.imaging.raw import Raw, opened_raw
from cropperhead_desktop.imaging.sniff import FileKind, kind_of, open_regular
from cropperhead_desktop.imaging.tiff import ORIENTATION
from cropperhead_desktop.imaging.tiff_picture import Page, Samples, Unsupported, main_page
from cropperhead_desktop.imaging.turning import TURNS
from cropperhead_desktop.imaging.unusual import unusual_jpeg

# importing a plugin registers its format; Pillow must not go and load all others for an odd file
PLUGINS = (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

_GAP = 1.3
"""Of what boxes leave, to the size wanted."""

_WORTH_A_LOOK = 5.0
"""Megapixels: smaller JPEGs are decoded sooner than searched."""

# our own limit is checked per format, and a JPEG's size is no reason to refuse it
Image.MAX_IMAGE_PIXELS = None


@dataclass(slots=True)
class Photo:
    """An opened photo: its facts, and Pillow's lazy image, an open raw file, or the samples of a TIFF."""

    path: Path
    stream: BinaryIO
    kind: FileKind
    info: PhotoInfo
    image: Image.Image | None = None
    turn: int = 1
    """The Orientation left to apply to `image` after loading."""
    raw: Raw | None = None
    samples: Samples | None = None
    """In place of `image`: the pixels of a TIFF that Pillow does not read."""
    told: Told = None
    """The colours of `image` or `samples`."""

    def upright(self, side: int | None, exact: bool = True) -> tuple[Image.Image, Told]:
        """The decoded picture in the displayed frame, in an `eight_bit` mode, and what its colours mean.

        The long side is at most `side` (None: full size), at least `NEARLY` of it; where not `exact`, at
        least about `side`, as large as the decoder happens to make it. Nothing is enlarged.
        """
        smaller = self._smaller(side) if exact else None
        if smaller is not None:
            image, turn, told = smaller
        elif self.raw is not None:
            image, turn, told = self.raw.picture(side)
        elif self.samples is not None:
            image, turn, told = self.samples.picture(), self.turn, self.told
        else:
            assert self.image is not None
            image, turn, told = self.image, self.turn, self.told
            words = missing(Window(self.stream)) if self.kind in (FileKind.HEIF, FileKind.AVIF) else ""
            if words:  # decoders make up the tiles that are not there
                raise PhotoError(self.path, words)
            if image.info.get("progressive") and scans(Window(self.stream)) > MAX_SCANS:
                raise PhotoError(self.path, "the pixels lie in more than {most} scans", most=MAX_SCANS)
            try:
                load(image, round(NEARLY * side) if side is not None and exact else side)
            except OSError as error:
                words = unusual_jpeg(self.stream) if self.kind is FileKind.JPEG else ""
                if words:
                    raise PhotoError(self.path, "not supported: {what}", what=words) from error
                raise
        image = eight_bit(image)
        if side is not None and exact:
            image = shrunk(image, side)
        return (image.transpose(TURNS[turn]) if turn in TURNS else image), told

    def _smaller(self, side: int | None) -> Picture | None:
        """The camera's own smaller picture of a large JPEG, for a preview."""
        if self.kind is not FileKind.JPEG or side is None or not 0 < side <= PREVIEW_SIDE:
            return None
        if self.info.megapixels < _WORTH_A_LOOK:
            return None
        return camera_preview(self.stream, parts_of(self.stream), self.info, self.told, side)


@contextmanager
def opened(path: Path) -> Iterator[Photo]:
    """Open a photo and read its header (PhotoError: not one, too large; decoders' errors pass)."""
    with open_regular(path) as stream:
        kind = kind_of(path, stream)
        if kind is FileKind.RAW:
            with opened_raw(path, stream) as raw:
                yield Photo(path, stream, kind, raw.frame.info, raw=raw)
            return
        page = main_page(stream) if kind is FileKind.TIFF else None
        try:
            if page is not None and not page.suits_pillow:
                raise UnidentifiedImageError
            image = _pillow_image(stream, kind, page)
        except (UnidentifiedImageError, SyntaxError) as error:
            if page is not None:
                check_size(path, kind, page.size)
                yield _unusual(path, stream, page)
                return
            raise PhotoError(path, _unusual_kind(stream, kind)) from error
        check_size(path, kind, image.size)
        try:
            info, turn = _facts(image, kind, stream)
            yield Photo(path, stream, kind, info, image, turn, told=_told(image, kind, stream))
        finally:
            image.close()


def picture(photo: Photo, side: int) -> Image.Image:
    """The photo as sRGB, mode RGB, displayed frame, long side at most `side` px, never enlarged."""
    return to_srgb(*photo.upright(side))


def shrunk(image: Image.Image, side: int) -> Image.Image:
    """The picture with a long side of at most `side` (never enlarged).

    Much smaller by boxes to `_GAP` times the size and then Lanczos: within .5 dB of Lanczos alone in a fourth
    of its time; a little smaller by bicubic, which is as near, and quicker than Lanczos there.
    """
    target = fitted(image.size, side)
    if target == image.size:
        return image
    is_much = max(image.size) >= 2 * _GAP * max(target)
    kernel = Image.Resampling.LANCZOS if is_much else Image.Resampling.BICUBIC
    return image.resize(target, kernel, reducing_gap=_GAP)


def check_size(path: Path, kind: FileKind, size: tuple[int, int]) -> None:
    """Refuse by header what would have to be decoded as a whole and is too large for that."""
    megapixels = math.prod(size) / 1e6
    if kind is not FileKind.JPEG and megapixels > MAX_MEGAPIXELS:
        raise PhotoError(
            path,
            "{width} x {height} pixels are too large: {kind} files can be read up to {most} megapixels",
            width=size[0],
            height=size[1],
            kind=kind.value,
            most=MAX_MEGAPIXELS,
        )


def _unusual(path: Path, stream: BinaryIO, page: Page) -> Photo:
    """A TIFF that Pillow does not read, or not right."""
    try:
        samples = Samples(stream, page)
    except Unsupported as error:
        raise PhotoError(path, "not supported: {what}", what=str(error)) from error
    info = PhotoInfo(*page.size, page.orientation)
    told = page.icc or told_by_exif(stream)
    return Photo(path, stream, FileKind.TIFF, info, turn=info.orientation, samples=samples, told=told)


def _unusual_kind(stream: BinaryIO, kind: FileKind) -> str:
    """Why Pillow does not open a file: what it is that nobody here can read, else that it is damaged."""
    words = unusual_jpeg(stream) if kind is FileKind.JPEG else ""
    if kind is FileKind.TIFF:
        stream.seek(0)
        words = "a BigTIFF in big-endian order" if stream.read(4) == b"MM\0+" else ""
    if words:
        return Reason("not supported: {what}", what=words)
    return Reason("damaged, cut off or of an unusual kind of {kind}", kind=kind.value)


def _pillow_image(stream: BinaryIO, kind: FileKind, page: Page | None = None) -> Image.Image:
    if kind is FileKind.HEIF:
        import pillow_heif

        pillow_heif.register_heif_opener()
    stream.seek(0)
    image = Image.open(stream, formats=(kind.value,))
    if page is not None and page.place:
        image.seek(page.place)
    if min(image.size) < 1:
        raise ValueError("a picture without pixels")
    return image


def _facts(image: Image.Image, kind: FileKind, stream: BinaryIO) -> tuple[PhotoInfo, int]:
    """Stored size and Orientation, and the Orientation left to apply after loading."""
    if kind is FileKind.HEIF:
        return PhotoInfo(*image.size), 1
    orientation = _exif_orientation(image, stream)
    if kind is FileKind.AVIF:
        return PhotoInfo(*displayed_size(*image.size, orientation)), orientation
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        return PhotoInfo(int(image.tag_v2[256]), int(image.tag_v2[257]), orientation), 1
    return PhotoInfo(*image.size, orientation), orientation


def _exif_orientation(image: Image.Image, stream: BinaryIO) -> int:
    """Orientation as Pillow finds it (EXIF, else embedded XMP); damaged metadata counts as none."""
    try:
        if isinstance(image, PngImagePlugin.PngImageFile) and not _png_exif_follows(stream):
            exif = Image.Image.getexif(image)  # the PNG way would decode all pixels to look behind them
        else:
            exif = image.getexif()
        return legal_orientation(exif.get(ORIENTATION))
    except Exception:
        return 1


def _png_exif_follows(stream: BinaryIO) -> bool:
    """True when a PNG has its eXIf chunk behind the pixels. Leaves the stream where it was."""
    place, pixels_seen = stream.tell(), False
    try:
        for name, _length in chunks(stream):
            if name == b"eXIf":
                return pixels_seen
            pixels_seen = pixels_seen or name == b"IDAT"
    finally:
        stream.seek(place)
    return False


def _told(image: Image.Image, kind: FileKind, stream: BinaryIO) -> Told:
    """The file's word about its colours. Leaves the stream where it was."""
    place = stream.tell()
    try:
        return told_by(image, kind, stream)
    finally:
        stream.seek(place)
