"""Previews and crops against what other libraries make: `python tests/bench/bench_previews.py [ROUNDS]`.

JPEGs of several cameras' sizes, with and without a large thumbnail of the camera's own, TIFF, PNG and WebP
of 6 megapixels, and crops to 640 px, level and turned, against the same level one. CPU milliseconds of the
worker's own code in this process, medians; ours and the peer take turns. pyvips with one thread where it is
installed, else Pillow.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from bench_imaging import draft_preview, encoded, exif_with_thumbnail, scenes
from measure import figure
from PIL import Image

from cropperhead_desktop.imaging.limits import PREVIEW_SIDE
from cropperhead_desktop.imaging.operations import perform
from tests.helpers.containers import with_large_thumbnail

SIZES = ((1200, 800), (1920, 1280), (4032, 3024), (6000, 4000), (8256, 5504))
OUT = 640
SHARE = 0.6
"""Of the sides of a photo that a crop keeps."""

MOST_TURNED = 1.5
"""How many times what a level one takes of Pillow a turned one may take."""

Job = Callable[[], object]
Row = tuple[str, Job, Job, str, float | None]
"""What it is, ours, the peer's, the peer's name, the ratio to reach."""


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{platform.machine()}, {os.cpu_count()} cores; CPU ms, medians of {rounds}; ratio: peer / ours")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peer_name, peer = vips_preview()
        for number, size in enumerate(SIZES):
            plain, small = photo(folder / f"{size[0]}.jpg", number, size)
            rows: list[Row] = [("preview", preview(plain), partial(peer, plain), peer_name, None)]
            if size[0] > 2 * 1620:
                camera = folder / f"{size[0]}-camera.jpg"
                camera.write_bytes(with_large_thumbnail(plain.read_bytes(), small))
                rows += [
                    ("preview, camera's own inside", preview(camera), partial(peer, camera), peer_name, None)
                ]
                rows += [
                    (
                        f"crop to {OUT} px, {word}",
                        crop(plain, angle),
                        partial(draft_crop, plain),
                        "Pillow draft, level",
                        goal,
                    )
                    for word, angle, goal in (("level", 0.0, 1.0), ("turned 2°", 2.0, 1 / MOST_TURNED))
                ]
            for job, ours, other, whose, goal in rows:
                figure(f"{size[0]}x{size[1]} JPEG {job}", *in_turn(ours, other, rounds), whose, goal=goal)
        source = scenes()[0].resize((3000, 2000), Image.Resampling.BICUBIC)
        for kind in ("tif", "png", "webp"):
            path = folder / f"six.{kind}"
            grain(source, 9).save(path)
            figure(
                f"3000x2000 {kind} preview",
                *in_turn(preview(path), partial(peer, path), rounds),
                peer_name,
                goal=0.9,
            )


def in_turn(ours: Job, peer: Job, rounds: int) -> tuple[float, float]:
    """Median CPU milliseconds of both; the first time, which loads libraries, does not count."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for job, taken in zip((ours, peer), times, strict=True):
            start = time.process_time()
            job()
            if number:
                taken.append((time.process_time() - start) * 1000)
    return statistics.median(times[0]), statistics.median(times[1])


def preview(path: Path) -> Job:
    """Our preview of a photo."""
    return partial(perform, path, {"operation": "preview", "side": PREVIEW_SIDE})


def crop(path: Path, angle: float) -> Job:
    """Our crop of the middle of a photo, as a JPEG of OUT px."""
    low, high = (1 - SHARE) / 2, (1 + SHARE) / 2
    request = {"out": str(path.with_suffix(".out")), "format": "JPEG", "max_size": OUT, "orientation": None}
    request |= {"operation": "render", "crop": (low, low, high, high, angle), "size": None, "pad": ""}
    return partial(perform, path, request)


def draft_crop(path: Path) -> None:
    """The same, level, as a good Pillow program does it."""
    with Image.open(path) as image:
        wanted = round(OUT / SHARE)
        image.draft("RGB", (wanted, wanted * image.height // image.width))
        low, high = (1 - SHARE) / 2, (1 + SHARE) / 2
        box = (low * image.width, low * image.height, high * image.width, high * image.height)
        size = OUT, round(OUT * image.height / image.width)
        made = image.resize(size, Image.Resampling.LANCZOS, box=box)
        made.save(path.with_suffix(".peer"), "JPEG", quality=95, subsampling=0)


def vips_preview() -> tuple[str, Callable[[Path], object]]:
    """The peer's name and its preview."""
    os.environ["VIPS_CONCURRENCY"] = "1"
    try:
        import pyvips
    except (ImportError, OSError):
        return "Pillow draft, Lanczos", draft_preview
    pyvips.cache_set_max(0)
    return "pyvips", lambda path: pyvips.Image.thumbnail(str(path), PREVIEW_SIDE).jpegsave_buffer(Q=88)


def photo(path: Path, number: int, size: tuple[int, int]) -> tuple[Path, bytes]:
    """A JPEG as a camera of that size writes it, and a JPEG of 1620 px of the same."""
    scene = scenes()[number % len(scenes())].resize(size, Image.Resampling.BICUBIC)
    picture = grain(scene, number)
    small = picture.resize((1620, round(1620 * size[1] / size[0])), reducing_gap=2.0)
    thumbnail = encoded(small.resize((160, round(160 * size[1] / size[0]))))
    picture.save(path, quality=93, subsampling="4:2:2", exif=exif_with_thumbnail(thumbnail))
    return path, encoded(small)


def grain(picture: Image.Image, number: int) -> Image.Image:
    """With the noise of a sensor."""
    noise = np.random.default_rng(number).normal(0, 4.5, (picture.height, picture.width, 1))
    return Image.fromarray(np.clip(np.asarray(picture) + noise.astype(np.float32), 0, 255).astype(np.uint8))


if __name__ == "__main__":
    main()
