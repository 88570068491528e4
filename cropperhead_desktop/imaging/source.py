"""`Photos`: the domain's PhotoSource, made of the worker pools and the preview cache."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import astuple
from pathlib import Path
from types import TracebackType
from typing import Self

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import CameraFacts, PhotoInfo, Pixels, Preview, extension
from cropperhead_desktop.domain.words import unpacked
from cropperhead_desktop.geometry.crop import WHOLE, Crop
from cropperhead_desktop.imaging.cache import Key, PreviewCache, key_of
from cropperhead_desktop.imaging.limits import DEADLINE_S, PREVIEW_SIDE, RENDER_DEADLINE_S
from cropperhead_desktop.imaging.pool import Pool
from cropperhead_desktop.imaging.protocol import Message
from cropperhead_desktop.imaging.quick import read_head
from cropperhead_desktop.system.files import reason_of, replacing
from cropperhead_desktop.system.moment import once

RENDER_FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "tif": "TIFF", "tiff": "TIFF", "webp": "WEBP"}
"""Extensions that `render` writes, and Pillow's names for them."""

DEFAULT_CACHE_BYTES = 2_000_000_000


class Photos:
    """File to pixels for any thread; every method raises PhotoError that names the file.

    `cache_folder` None keeps no previews. `workers` processes decode (None: one per core, 2 to 4) and one
    more answers the quick questions, `info` and embedded thumbnails, so that they never queue behind
    decoding. Nothing starts before it is needed. Close it, or use it as a context manager.
    """

    def __init__(
        self,
        cache_folder: Path | None,
        cache_bytes: int = DEFAULT_CACHE_BYTES,
        workers: int | None = None,
        deadline: float = DEADLINE_S,
    ) -> None:
        self._cache = PreviewCache(cache_folder, cache_bytes) if cache_folder is not None else None
        self._pool = Pool(workers, deadline=deadline)
        self._quick = Pool(1, deadline=deadline)
        self._lock = threading.Lock()
        self._decoding: dict[Key, Future[Preview]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start a worker of each kind now, so that the first photo does not wait for it."""
        self._quick.start()
        self._pool.start()

    def close(self) -> None:
        """End the workers; calls under way raise PhotoError."""
        self._pool.close()
        self._quick.close()
        if self._cache is not None:
            self._cache.close()

    def info(self, path: Path) -> PhotoInfo:
        """Stored size and Orientation."""
        return once(("info", path), lambda: self._info(path))

    def _info(self, path: Path) -> PhotoInfo:
        known = self._cache.info(_key(path)) if self._cache is not None else None
        if known is None:
            head = read_head(os.fspath(path))
            known = head.info if head is not None else None
        return known or _info_in(self._quick.call(path, "info")[0])

    def camera(self, path: Path) -> CameraFacts:
        """Camera, lens, date and exposure, as far as the file says them."""
        return CameraFacts(**self._quick.call(path, "camera")[0]["camera"])

    def described(self, path: Path) -> tuple[PhotoInfo, CameraFacts]:
        """What `info` and `camera` say, in one look."""
        message = self._quick.call(path, "camera")[0]
        return _info_in(message), CameraFacts(**message["camera"])

    def headed(self, path: Path) -> tuple[PhotoInfo, CameraFacts]:
        """`described` without the exposure; plain JPEGs tell it in their first kilobytes, not a worker."""
        head = read_head(os.fspath(path))
        return (head.info, head.camera) if head is not None else self.described(path)

    def preview(self, path: Path) -> Preview:
        """A JPEG with a long side of at most 750 px, from the cache or decoded once and kept."""
        key = _key(path)
        kept = self._cache.get(key) if self._cache is not None else None
        return kept or self._once(key, lambda: self._decoded_preview(path, key))

    def thumbnail(self, path: Path) -> Preview:
        """The embedded thumbnail (long side 120 to 256 px) when there is one, else the preview."""
        message, jpeg = self._quick.call(path, "thumbnail")
        return Preview(_info_in(message), jpeg) if jpeg else self.preview(path)

    def pixels(self, path: Path, max_side: int) -> Pixels:
        """A freshly decoded picture with a long side of at most `max_side` px, never enlarged."""
        message, rgb = self._pool.call(path, "pixels", side=max(1, max_side))
        width, height = message["size"]
        return Pixels(_info_in(message), width, height, rgb)

    def cut(self, path: Path, crop: Crop, size: tuple[int, int], orientation: int | None = None) -> Pixels:
        """The crop (tags, stored frame) of a photo as pixels of exactly `size`, squashed where it must be.

        `orientation` replaces the photo's own.
        """
        message, rgb = self._pool.call(
            path,
            "cut",
            deadline=RENDER_DEADLINE_S,
            crop=astuple(crop),
            size=size,
            orientation=orientation,
        )
        return Pixels(_info_in(message), *size, rgb)

    def render(
        self,
        path: Path,
        crop: Crop | None,
        out: Path,
        max_size: int | None = None,
        orientation: int | None = None,
        size: tuple[int, int] | None = None,
        pad: str = "",
    ) -> tuple[int, int]:
        """Write the crop (tags, stored frame; None: all) of a photo to `out`, atomically; its size in px.

        JPEG (quality 95, 4:4:4), PNG, TIFF or WebP by extension, 8 bits a channel, upright, with the colour
        profile and EXIF, without maker note and XMP; `max_size` limits the long side, `orientation`
        replaces the photo's own. `size` is exactly that of the result (of the crop's ratio), enlarged where
        need be. What lies past the edge has the colour `pad` (`#rrggbb`); without one the crop is moved
        inside. An existing file is replaced, but never the photo itself. Also raises
        PhotoError, naming `out`, when that cannot be written.
        """
        kind = _render_format(path, out)
        crop = crop or WHOLE
        try:
            with replacing(out) as stream:
                message, _ = self._pool.call(
                    path,
                    "render",
                    deadline=RENDER_DEADLINE_S,
                    crop=astuple(crop),
                    out=os.path.abspath(stream.name),
                    format=kind,
                    max_size=max_size,
                    orientation=orientation,
                    size=size,
                    pad=pad,
                )
                if "output_error" in message:
                    raise _unwritable(out, unpacked(message["output_error"]))
        except OSError as error:
            raise _unwritable(out, reason_of(error)) from error
        width, height = message["size"]
        return width, height

    def _decoded_preview(self, path: Path, key: Key) -> Preview:
        message, jpeg = self._pool.call(path, "preview", side=PREVIEW_SIDE)
        preview = Preview(_info_in(message), jpeg)
        if self._cache is not None:
            self._cache.put(key, preview)
        return preview

    def _once(self, key: Key, decode: Callable[[], Preview]) -> Preview:
        """Let one thread decode while others who want the same preview wait for it."""
        with self._lock:
            running = self._decoding.get(key)
            mine: Future[Preview] = Future()
            if running is None:
                self._decoding[key] = mine
        if running is not None:
            return running.result()
        try:
            preview = decode()
        except BaseException as error:
            mine.set_exception(error if isinstance(error, Exception) else PhotoError(key.path, "interrupted"))
            raise
        else:
            mine.set_result(preview)
            return preview
        finally:
            with self._lock:
                del self._decoding[key]


def _key(path: Path) -> Key:
    try:
        return key_of(path)
    except FileNotFoundError as error:
        if path.is_symlink():
            raise PhotoError(path, "the link points to a file that does not exist") from error
        raise PhotoError(path, "no such file") from error
    except OSError as error:
        raise PhotoError(path, "cannot be read: {why}", why=reason_of(error)) from error


def _info_in(message: Message) -> PhotoInfo:
    width, height, orientation = message["info"]
    return PhotoInfo(width, height, orientation)


def _render_format(path: Path, out: Path) -> str:
    kind = RENDER_FORMATS.get(extension(out))
    if kind is None:
        raise PhotoError(out, "cannot write this format; use .jpg, .png, .tif or .webp")
    try:
        if out.exists() and os.path.samefile(path, out):
            raise PhotoError(out, "this is the photo itself, which is never overwritten")
    except OSError as error:
        raise _unwritable(out, reason_of(error)) from error
    return kind


def _unwritable(out: Path, reason: str) -> PhotoError:
    return PhotoError(out, "cannot be written: {why}", why=reason)
