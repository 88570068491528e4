"""How long a photographer waits for pictures: `python tests/bench/bench_imaging.py [PHOTOS]`.

Makes camera-like 24-megapixel JPEGs (upscaled photographs with sensor noise where scikit-image is there,
else gradients with noise; quality 93, 4:2:2, embedded thumbnail) and prints one table: ours, a peer, the
ratio, wall milliseconds a photo, medians. Ours includes the worker process and its pipe. Ours and the
peers take turns on the same photos.
"""

from __future__ import annotations

import os
import platform
import statistics
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import numpy as np
import PIL
from measure import figure
from PIL import Image

from cropperhead_desktop.imaging.source import Photos

WIDTH, HEIGHT = 6000, 4000


def main() -> None:
    """Make the photos, run every job, print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    with tempfile.TemporaryDirectory() as folder:
        paths = [camera_photo(Path(folder) / f"IMG_{number}.jpg", number) for number in range(count)]
        megabytes = statistics.mean(path.stat().st_size for path in paths) / 1e6
        rows = measured(paths, Path(folder) / "cache")
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, ", end="")
    print(f"Pillow {PIL.__version__}; {count} JPEGs of 24 MP, {megabytes:.1f} MB each; ms a photo, median")
    for job, ours, peer, name in rows:
        figure(f"{job}, wall", ours, peer, name)


def measured(paths: Sequence[Path], cache: Path) -> list[tuple[str, float, float, str]]:
    """Every row of the table."""
    rows = []
    with Photos(None, workers=1) as fresh:
        fresh.preview(paths[0])
        ours, naive, draft = in_turn(paths, fresh.preview, naive_preview, draft_preview)
        rows.append(("JPEG to 750 px preview", ours, naive, "Pillow: full decode, thumbnail()"))
        rows.append(("JPEG to 750 px preview", ours, draft, "Pillow: draft() in this process"))
        ours, naive = in_turn(paths, lambda path: fresh.pixels(path, 2048), naive_pixels)
        rows.append(("JPEG to 2048 px pixels", ours, naive, "Pillow: full decode, thumbnail()"))
        fresh.thumbnail(paths[0])
        ours, draft = in_turn(paths * 5, fresh.thumbnail, draft_thumbnail)
        rows.append(("first thumbnail (embedded)", ours, draft, "Pillow: draft() to 160 px"))
        fresh.info(paths[0])
        ours, peer = in_turn(paths * 5, fresh.info, lambda path: Image.open(path).getexif())
        rows.append(("size and orientation", ours, peer, "Pillow in this process, no safety"))
    with Photos(cache) as cached, ThreadPoolExecutor(4) as threads:
        start = time.perf_counter()
        list(threads.map(cached.preview, paths))
        ours = (time.perf_counter() - start) * 1000 / len(paths)
        start = time.perf_counter()
        list(threads.map(naive_preview, paths))
        peer = (time.perf_counter() - start) * 1000 / len(paths)
        rows.append(
            ("folder to previews, started cold, 4 threads", ours, peer, "Pillow: full decode, 4 threads")
        )
        ours, peer = in_turn(paths * 5, cached.preview, draft_preview)
        rows.append(("preview again (from the cache)", ours, peer, "Pillow: draft() in this process"))
    return rows


def in_turn(paths: Sequence[Path], *jobs: Callable[[Path], object]) -> list[float]:
    """Median milliseconds of each job; every photo goes through all jobs before the next one comes."""
    times: list[list[float]] = [[] for _ in jobs]
    for path in paths:
        for job, taken in zip(jobs, times, strict=True):
            start = time.perf_counter()
            job(path)
            taken.append((time.perf_counter() - start) * 1000)
    return [statistics.median(taken) for taken in times]


def naive_preview(path: Path) -> bytes:
    """What most programs do."""
    return encoded(naive_pixels(path, 750))


def naive_pixels(path: Path, side: int = 2048) -> Image.Image:
    """Decode everything, then reduce."""
    with Image.open(path) as image:
        image.load()
        image.thumbnail((side, side), Image.Resampling.LANCZOS)
        return image.copy()


def draft_preview(path: Path, side: int = 750) -> bytes:
    """The best that Pillow can do without a process around it."""
    with Image.open(path) as image:
        image.draft("RGB", (side, side * image.height // image.width))
        image.load()  # or thumbnail() would ask for twice the size again
        image.thumbnail((side, side), Image.Resampling.LANCZOS)
        return encoded(image)


def draft_thumbnail(path: Path) -> bytes:
    """A thumbnail for those who do not look for an embedded one."""
    return draft_preview(path, 160)


def encoded(image: Image.Image) -> bytes:
    """JPEG at the quality of our previews."""
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=88)
    return buffer.getvalue()


def camera_photo(path: Path, number: int) -> Path:
    """Write one 24-megapixel JPEG that costs as much to decode as a camera's."""
    rng = np.random.default_rng(number)
    scene = scenes()[number % len(scenes())].resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    noise = rng.normal(0, 4.5, (HEIGHT, WIDTH, 1)).astype(np.float32)
    photo = Image.fromarray(np.clip(np.asarray(scene) + noise, 0, 255).astype(np.uint8))
    photo.save(path, quality=93, subsampling="4:2:2", exif=exif_with_thumbnail(thumbnail(photo)))
    return path


def scenes() -> list[Image.Image]:
    """Photographs where they are installed, else gradients."""
    try:
        from skimage import data
    except ImportError:
        gradient = Image.linear_gradient("L")
        return [Image.merge("RGB", (gradient, gradient.transpose(Image.Transpose.ROTATE_90), gradient))]
    return [Image.fromarray(picture) for picture in (data.chelsea(), data.coffee(), data.astronaut())]


def thumbnail(photo: Image.Image) -> bytes:
    """A 160 x 120 JPEG with black bars."""
    small = Image.new("RGB", (160, 120))
    small.paste(photo.resize((160, 107), reducing_gap=2.0), (0, 7))
    return encoded(small)


def exif_with_thumbnail(data: bytes) -> bytes:
    """EXIF as cameras write it: Orientation in IFD0, a JPEG in IFD1."""
    first = struct.pack("<HHHIHxxI", 1, 0x0112, 3, 1, 1, 26)
    entries = ((0x0103, 6), (0x0201, 68), (0x0202, len(data)))
    second = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    return b"Exif\0\0II*\0" + struct.pack("<I", 8) + first + struct.pack("<H", 3) + second + bytes(4) + data


if __name__ == "__main__":
    main()
