"""Harvesting a library against `exiftool -r -fast2`: `python tests/bench/bench_crawl.py [PHOTOS]`.

Makes camera-like JPEGs (EXIF with a maker note and a thumbnail, a frame of 24 megapixels, 64 kB), half of
which carry their crop in an embedded packet, four in ten in a sidecar as we write it, one in ten in a
long one as Lightroom writes it. Prints one table: ours first, ours again (all remembered), exiftool, and
how much longer that takes, all in one run, wall and CPU seconds; then compares every field of every photo.
"""

from __future__ import annotations

import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import piexif

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Box, to_crop
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import open_services
from cropperhead_desktop.workflows.statistics.harvest import harvest
from cropperhead_desktop.xmp import merge
from cropperhead_desktop.xmp.exiftool import find_exiftool

CAMERAS = (("NIKON CORPORATION", "NIKON Z 6"), ("Canon", "Canon EOS R6"), ("SONY", "ILCE-7M3"))
LENSES = ("NIKKOR Z 24-70mm f/2.8 S", "RF50mm F1.2 L USM", "FE 35mm F1.8")
INFO = PhotoInfo(6000, 4000)
TAGS = (
    *(f"XMP-crs:{name}" for name in ("HasCrop", "AlreadyApplied", "CropTop", "CropLeft", "CropBottom")),
    *("XMP-crs:CropRight", "XMP-crs:CropAngle", "XMP-tiff:Orientation", "EXIF:Orientation"),
    *("File:ImageWidth", "File:ImageHeight", "EXIF:Make", "EXIF:Model", "EXIF:LensModel"),
    *("EXIF:DateTimeOriginal", "XMP:Decision", "XMP:Model", "XMP:Confidence"),
)
FIELDS = (
    *("top", "left", "bottom", "right", "angle", "orientation", "width", "height"),
    *("camera", "lens", "date", "decision", "model", "confidence"),
)


def main() -> None:
    """Make the library, crawl it in turn, compare."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    if find_exiftool() is None:
        sys.exit("exiftool is not installed: there is no peer to compare with")
    with tempfile.TemporaryDirectory() as place:
        library, cache = Path(place) / "library", Path(place) / "cache"
        make(library, count)
        print(
            f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
            f"{count} photos, load {os.getloadavg()[0]:.1f}"
        )
        print(f"{'':34}{'wall s':>9}{'CPU s':>9}{'photos/CPU-s':>14}{'exiftool takes':>16}")
        fresh = [timed(lambda place=Path(place) / f"cache {n}": ours(library, place)) for n in range(2)]
        fresh.append(timed(lambda: ours(library, cache)))
        first, first_seconds = sorted(fresh, key=lambda run: run[1][0])[1]
        again, again_seconds = timed(lambda: ours(library, cache))
        theirs, peer_seconds = timed(lambda: exiftool(library))
        show("ours, first (median of 3)", first_seconds, peer_seconds, count)
        show("ours, again", again_seconds, peer_seconds, count)
        show("exiftool -r -fast2", peer_seconds, peer_seconds, count)
        print(f"{compare(first, theirs)} of {count * len(FIELDS)} values differ from exiftool's", end="; ")
        print("the second time gave the same rows" if first == again else "THE SECOND TIME GAVE OTHER ROWS")


def ours(library: Path, cache: Path) -> list[dict[str, Any]]:
    services = open_services(Options(cache_folder=cache), with_model=False)
    try:
        return list(harvest(services, [library]))
    finally:
        services.close()


def exiftool(library: Path) -> dict[str, dict[str, Any]]:
    """What exiftool says, by path without extension; a sidecar's word goes before the photo's."""
    command = ["exiftool", "-r", "-fast2", "-n", "-j", "-G1", "-ext", "jpg", "-ext", "xmp"]
    names = [f"-{tag}" for tag in TAGS]
    out = subprocess.run([*command, *names, str(library)], capture_output=True, check=True).stdout
    found: dict[str, dict[str, Any]] = {}
    for told in sorted(json.loads(out), key=lambda one: one["SourceFile"].endswith(".xmp")):
        found.setdefault(told["SourceFile"].rpartition(".")[0], {}).update(told)
    return found


def compare(rows: list[dict[str, Any]], theirs: dict[str, dict[str, Any]]) -> int:
    """How many values differ; the first few are printed."""
    wrong = 0
    for row in rows:
        told = theirs[row["file"].rpartition(".")[0]]
        expected = as_row(told)
        flat = {**row, **(row["crop"] or dict.fromkeys(("top", "left", "bottom", "right", "angle")))}
        for name in FIELDS:
            if flat[name] != expected[name]:
                wrong += 1
                if wrong < 5:
                    print(row["file"], name, flat[name], expected[name])
    return wrong


def as_row(told: dict[str, Any]) -> dict[str, Any]:
    crop = told.get("XMP-crs:HasCrop") is True and told.get("XMP-crs:AlreadyApplied") is not True
    row = {side: told[f"XMP-crs:Crop{side.title()}"] if crop else None for side in FIELDS[:5]}
    make, model = told["IFD0:Make"], told["IFD0:Model"]
    return {
        **row,
        "orientation": told.get("XMP-tiff:Orientation", told["IFD0:Orientation"]),
        "width": told["File:ImageWidth"],
        "height": told["File:ImageHeight"],
        "camera": model if model.lower().startswith(make.lower().split(" ")[0]) else f"{make} {model}",
        "lens": told["ExifIFD:LensModel"],
        "date": told["ExifIFD:DateTimeOriginal"].replace(":", "-", 2),
        "decision": told.get("XMP-cropperhead:Decision"),
        "model": told.get("XMP-cropperhead:Model"),
        "confidence": told.get("XMP-cropperhead:Confidence"),
    }


def timed(work: Callable[[], Any]) -> tuple[Any, tuple[float, float]]:
    """The result; wall seconds, and CPU seconds of this process and its children."""
    before, started = cpu(), time.perf_counter()
    result = work()
    return result, (time.perf_counter() - started, cpu() - before)


def cpu() -> float:
    parts = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(part.ru_utime + part.ru_stime for part in parts)


def show(name: str, seconds: tuple[float, float], peer: tuple[float, float], count: int) -> None:
    wall, used = seconds
    ratio = f"{peer[0] / wall:.0f}x ({peer[1] / used:.0f}x CPU)"
    print(f"{name:34}{wall:9.2f}{used:9.2f}{count / used:14,.0f}{ratio:>16}")


def make(library: Path, count: int) -> None:
    """Photos in folders of 500, dated in the past."""
    dice = random.Random(5)
    for number in range(count):
        folder = library / f"{2019 + number // 2000}" / f"shoot {number // 500}"
        folder.mkdir(parents=True, exist_ok=True)
        photo = folder / f"IMG_{number:05}.jpg"
        packet, kind = settings(dice, number), number % 10
        photo.write_bytes(jpeg(dice, number, packet if kind < 5 else None))
        made = [photo]
        if kind >= 5:
            photo.with_suffix(".xmp").write_bytes(packet if kind < 9 else lightroom(packet))
            made.append(photo.with_suffix(".xmp"))
        for path in made:
            os.utime(path, (1_600_000_000 + number, 1_600_000_000 + number))


def settings(dice: random.Random, number: int) -> bytes:
    """A packet with a legal crop, most of them with a decision; one in seven without a crop."""
    angle = dice.choice([0.0, 0.0, dice.uniform(-5, 5)])
    width, height = dice.uniform(2000, 5500), dice.uniform(1500, 3700)
    box = fit_inside(
        Box(dice.uniform(2500, 3500), dice.uniform(1700, 2300), width, height, angle), 6000, 4000
    )
    decision = decided_now(dice.choice(list(DecisionKind)), "cropper-1", round(dice.random(), 6))
    crop = None if number % 7 == 0 else to_crop(box, 6000, 4000)
    return merge.create(crop, PhotoInfo(6000, 4000, 1 + number % 8), decision, "jpg", None)


def lightroom(packet: bytes) -> bytes:
    """The packet with develop settings and tone curves, some 6 kB."""
    settings = ("HueAdjustment", "SaturationAdjustment", "LuminanceAdjustment", "SplitToning", "GrainSize")
    colours = ("Red", "Orange", "Yellow", "Green", "Aqua", "Blue", "Purple", "Magenta")
    names = (f"crs:{name}{colour}" for name in settings for colour in colours)
    values = " ".join(f'{name}="0"' for name in names).encode()
    items = b"".join(b"<rdf:li>%d, %d</rdf:li>\n     " % (n, n) for n in range(0, 256, 16))
    curves = b"".join(
        b"<crs:%s>\n    <rdf:Seq>\n     %s</rdf:Seq>\n   </crs:%s>\n   " % (name, items, name)
        for name in (
            b"ToneCurvePV2012",
            b"ToneCurvePV2012Red",
            b"ToneCurvePV2012Green",
            b"ToneCurvePV2012Blue",
        )
    )
    return packet.replace(
        b"/>\n </rdf:RDF>", b" %s>\n   %s</rdf:Description>\n </rdf:RDF>" % (values, curves)
    )


def jpeg(dice: random.Random, number: int, packet: bytes | None) -> bytes:
    """The head of a camera's JPEG, then filler; nobody here decodes pixels."""
    make_, model = CAMERAS[number % 3]
    day = f"{2019 + number // 2000}:{1 + number % 12:02}:{1 + number % 28:02} 12:{number % 60:02}:00"
    exif = {
        "0th": {271: make_, 272: model, 274: 1 + number % 8, 282: (300, 1), 283: (300, 1), 306: day},
        "Exif": {
            33434: (1, 250), 33437: (28, 10), 34855: 400, 36867: day, 36868: day, 37386: (50, 1),
            37500: dice.randbytes(3000), 40962: 6000, 40963: 4000, 42036: LENSES[number % 3],
        },
        "1st": {259: 6},
        "thumbnail": b"\xff\xd8" + segment(0xDA, bytes(10)) + bytes(7000) + b"\xff\xd9",
    }  # fmt: skip
    parts = [b"\xff\xd8", segment(0xE1, piexif.dump(exif))]
    if packet is not None:
        parts.append(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet))
    for table in range(2):
        parts.append(segment(0xDB, bytes([table]) + bytes(range(1, 65))))
    parts.append(segment(0xC0, b"\x08\x0f\xa0\x17\x70\x03" + b"\x01\x22\0\x02\x11\x01\x03\x11\x01"))
    parts.append(segment(0xDA, b"\x03\x01\0\x02\x11\x03\x11\0\x3f\0"))
    head = b"".join(parts)
    return head + bytes(64_000 - len(head) - 2) + b"\xff\xd9"


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body


if __name__ == "__main__":
    main()
