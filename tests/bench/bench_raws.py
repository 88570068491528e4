"""What raw files cost beside the same JPEG as a file: `python tests/bench/bench_raws.py [RAW ...]`.

Without arguments it makes a raw file with a full-size preview of 24 megapixels. CPU milliseconds of the
worker's own code in this process, medians; both take turns. The JPEG is the raw's largest preview with the
raw's EXIF-sized thumbnail, or one made of it, put into it; a raw without one of at least 2000 px is left out.
"""

from __future__ import annotations

import statistics
import struct
import sys
import tempfile
import time
from pathlib import Path

from bench_imaging import HEIGHT, WIDTH, camera_photo, exif_with_thumbnail, thumbnail
from measure import figure
from PIL import Image

from cropperhead_desktop.imaging.containers.parts import parts_of
from cropperhead_desktop.imaging.limits import PREVIEW_SIDE
from cropperhead_desktop.imaging.operations import perform

ROUNDS = 15
JOBS = (
    ("proposal's preview", {"operation": "preview", "side": PREVIEW_SIDE}, 1.3),
    ("grid cell", {"operation": "thumbnail"}, 1.5),
    ("size and camera", {"operation": "camera"}, None),
)
"""What is asked, and how many times what the JPEG takes a raw may take."""


def main() -> None:
    """Print a row for each raw and job."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for raw in map(Path, sys.argv[1:] or [str(made_raw(folder))]):
            with raw.open("rb") as stream:
                parts = sorted(parts_of(stream).previews, key=lambda part: part.width * part.height)
                if not parts or parts[-1].width < 2000:
                    continue
                stream.seek(parts[-1].offset)
                full = stream.read(parts[-1].length)
                stream.seek(parts[0].offset)
                small = stream.read(parts[0].length) if max(parts[0].width, parts[0].height) <= 160 else None
                jpeg = with_thumbnail(folder / "same.jpg", full, small)
            for job, request, most in JOBS:
                ours, other = in_turn(raw, jpeg, request)
                size = f"{parts[-1].width}x{parts[-1].height}"
                goal = 1 / most if most is not None else None
                figure(f"{raw.name} ({size} inside), {job}", ours, other, "its JPEG", goal=goal)


def in_turn(raw: Path, jpeg: Path, request: dict[str, object]) -> tuple[float, float]:
    """Median CPU milliseconds of a job on both files."""
    times: dict[Path, list[float]] = {raw: [], jpeg: []}
    for number in range(ROUNDS + 1):
        for path, taken in times.items():
            start = time.process_time()
            perform(path, request)
            if number:  # the first time loads libraries
                taken.append((time.process_time() - start) * 1000)
    return statistics.median(times[raw]), statistics.median(times[jpeg])


def with_thumbnail(path: Path, jpeg: bytes, small: bytes | None) -> Path:
    """The JPEG as a file with an EXIF thumbnail, the raw's own or a made one; its pixels untouched."""
    path.write_bytes(jpeg)
    with Image.open(path) as image:
        image.draft("RGB", (1600, 1600))
        block = exif_with_thumbnail(small or thumbnail(image.convert("RGB")))
    segment = struct.pack(">HH", 0xFFE1, len(block) + 2) + block
    path.write_bytes(jpeg[:2] + segment + jpeg[2:])
    return path


def made_raw(folder: Path) -> Path:
    """A DNG of black sensor data with a thumbnail and a full-size preview, each in a SubIFD."""
    full = camera_photo(folder / "full.jpg", 0)
    small = folder / "small.jpg"
    with Image.open(full) as image:
        reduced = image.resize((240, 160), reducing_gap=2.0)
        reduced.save(small, quality=85)
    raw = folder / "made.dng"
    pictures = [(small.read_bytes(), reduced.size), (full.read_bytes(), (WIDTH, HEIGHT))]
    head = 8 + 512
    places = [head, head + len(pictures[0][0])]
    start = places[1] + len(pictures[1][0])
    main_tags = [
        (254, 4, 0),
        (256, 4, WIDTH),
        (257, 4, HEIGHT),
        (258, 3, 16),
        (259, 3, 1),
        (262, 3, 32803),
        (273, 4, start),
        (277, 3, 1),
        (278, 4, HEIGHT),
        (279, 4, 2 * WIDTH * HEIGHT),
        (330, 4, (200, 350)),
        (33421, 3, 2 | 2 << 16),
        (33422, 1, 0x02010100),
        (50706, 1, 0x0401),
    ]
    body = bytearray(head)
    body[:8] = b"II*\0" + struct.pack("<I", 8)
    body[500:508] = struct.pack("<II", 200, 350)
    put(body, 8, main_tags)
    for at, place, (data, size) in zip((200, 350), places, pictures, strict=True):
        tags = [(254, 4, 1), (256, 4, size[0]), (257, 4, size[1]), (259, 3, 7), (262, 3, 6), (273, 4, place)]
        put(body, at, [*tags, (277, 3, 3), (279, 4, len(data))])
    with raw.open("wb") as stream:
        stream.write(body + pictures[0][0] + pictures[1][0])
        stream.truncate(start + 2 * WIDTH * HEIGHT)
    return raw


def put(body: bytearray, at: int, tags: list[tuple[int, int, object]]) -> None:
    """Write an IFD; two SubIFDs are listed at byte 500."""
    counts = {33421: 2, 33422: 4, 50706: 4, 330: 2}
    entries = [
        struct.pack("<HHII", tag, kind, counts.get(tag, 1), 500 if isinstance(value, tuple) else value)
        for tag, kind, value in tags
    ]
    body[at : at + 2 + 12 * len(tags)] = struct.pack("<H", len(tags)) + b"".join(entries)


if __name__ == "__main__":
    main()
