"""What a worker can be asked to do with one photo: message and payload in, message and payload out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

from PIL import Image

from cropperhead_desktop.domain.errors import PhotoError, Reason
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.words import packed
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.colour.convert import eight_bit, to_srgb
from cropperhead_desktop.imaging.containers.parts import parts_of
from cropperhead_desktop.imaging.decode import Photo, opened, picture, shrunk
from cropperhead_desktop.imaging.embedded import Picture, fitted, smallest_thumbnail
from cropperhead_desktop.imaging.limits import MIN_THUMBNAIL_SIDE, PREVIEW_QUALITY, THUMBNAIL_SIDE
from cropperhead_desktop.imaging.metadata import camera_facts
from cropperhead_desktop.imaging.protocol import Message
from cropperhead_desktop.imaging.render import RenderError, cut, render
from cropperhead_desktop.imaging.sniff import FileKind
from cropperhead_desktop.imaging.turning import TURNS
from cropperhead_desktop.system.files import reason_of

Answer = tuple[Message, bytes]


def perform(path: Path, request: Message) -> Answer:
    """Carry out one request; anything wrong with the photo is a PhotoError in a photographer's words."""
    operation = OPERATIONS[request["operation"]]
    try:
        with opened(path) as photo:
            return operation(photo, request)
    except (PhotoError, MemoryError):
        raise
    except Exception as error:
        raise PhotoError(path, explained(error)) from error


def explained(error: Exception) -> str:
    """What a decoder's exception means."""
    text = str(error).strip()
    if isinstance(error, EOFError) or "truncated" in text.lower() or "end of file" in text.lower():
        return Reason("the file is cut off (truncated)")
    if isinstance(error, OSError) and error.errno is not None:
        return Reason("cannot be read: {why}", why=reason_of(error))
    wordy = isinstance(error, (OSError, ValueError, RuntimeError)) and text
    return Reason("damaged or not supported ({why})", why=text[:200]) if wordy else Reason("damaged")


def _info(photo: Photo, _request: Message) -> Answer:
    return _facts(photo.info), b""


def _preview(photo: Photo, request: Message) -> Answer:
    return _facts(photo.info), _jpeg(picture(photo, request["side"]))


def _pixels(photo: Photo, request: Message) -> Answer:
    image = picture(photo, request["side"])
    return {**_facts(photo.info), "size": image.size}, image.tobytes()


def _thumbnail(photo: Photo, _request: Message) -> Answer:
    """The embedded thumbnail upright and as sRGB, or no payload when there is none worth showing."""
    found = _embedded(photo)
    if found is None:
        return _facts(photo.info), b""
    image, turn, told = found
    image = to_srgb(shrunk(eight_bit(image), THUMBNAIL_SIDE), told)
    return _facts(photo.info), _jpeg(image.transpose(TURNS[turn]) if turn in TURNS else image)


def _embedded(photo: Photo) -> Picture | None:
    """The small picture that lies in a raw, a JPEG or a HEIF."""
    if photo.raw is not None:
        return photo.raw.thumbnail()
    if photo.kind is FileKind.JPEG:
        return smallest_thumbnail(photo.stream, parts_of(photo.stream).previews, photo.info, photo.told)
    if photo.image is None or photo.kind is not FileKind.HEIF:
        return None
    for side in (THUMBNAIL_SIDE, MIN_THUMBNAIL_SIDE):
        if photo.image.draft("RGB", fitted(photo.image.size, side)) is not None:
            return photo.upright(None)[0], 1, photo.told
    return None


def _render(photo: Photo, request: Message) -> Answer:
    crop, out = Crop(*request["crop"]), Path(request["out"])
    try:
        exact = tuple(request["size"]) if request["size"] else None
        limits = request["max_size"], request["orientation"], exact, request["pad"]
        size = render(photo, crop, out, request["format"], *limits)
    except RenderError as error:
        return {"output_error": packed(str(error))}, b""
    return {**_facts(photo.info), "size": size}, b""


def _cut(photo: Photo, request: Message) -> Answer:
    width, height = request["size"]
    image = cut(photo, Crop(*request["crop"]), (width, height), request["orientation"])
    return _facts(photo.info), image.tobytes()


def _camera(photo: Photo, _request: Message) -> Answer:
    return {**_facts(photo.info), "camera": asdict(camera_facts(photo))}, b""


def _facts(info: PhotoInfo) -> Message:
    return {"info": [info.width, info.height, info.orientation]}


def _jpeg(image: Image.Image) -> bytes:
    buffer = BytesIO()
    # Pillow carries a file's comment over; a preview is pixels and nothing else
    image.save(buffer, "JPEG", quality=PREVIEW_QUALITY, comment=b"")
    return buffer.getvalue()


OPERATIONS: dict[str, Callable[[Photo, Message], Answer]] = {
    "info": _info,
    "camera": _camera,
    "preview": _preview,
    "pixels": _pixels,
    "thumbnail": _thumbnail,
    "render": _render,
    "cut": _cut,
}
