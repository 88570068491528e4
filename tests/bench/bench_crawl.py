"""Harvesting a library against `exiftool -r -fast2`, Exempi and pyexiv2: `bench_crawl.py [PHOTOS]`.

Makes camera-like JPEGs (EXIF with a maker note and a thumbnail, a frame of 24 megapixels, 64 kB) twice.
*Mixed*: half of them carry their crop in an embedded packet, four in ten in a sidecar as we write it, one in
ten in a long one as Lightroom writes it. *Lightroom*: all carry a packet as its exports do, with the history
of edits, curves, a look, keywords and masks. CPU milliseconds a photo: ours first, ours again (all
remembered), the peers, all in one run; Exempi and pyexiv2 read the packet alone. Then every field of every
photo is compared with exiftool's.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import piexif
from measure import Cost, figure, in_turn, sized

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
    """Make the libraries, crawl them in turn, compare."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else sized(1000, 6)
    if find_exiftool() is None:
        sys.exit("exiftool is not installed: there is no peer to compare with")
    for name, packets in (("mixed", mixed), ("Lightroom", exported)):
        with tempfile.TemporaryDirectory() as place:
            library = Path(place) / "library"
            make(library, count, packets)
            crawl(name, library, Path(place), count)


def crawl(name: str, library: Path, place: Path, count: int) -> None:
    """The rows of one library."""
    caches = (place / f"cache {number}" for number in range(9))
    found: dict[str, Any] = {}

    def first() -> None:
        found["place"] = next(caches)
        found["first"] = ours(library, found["place"])

    def again() -> None:
        found["again"] = ours(library, found["place"])

    def theirs() -> None:
        found["exiftool"] = exiftool(library)

    photos = sorted(library.rglob("*.jpg"))
    # sidecars are none of their business
    asked = PEERS if name == "Lightroom" else {}
    peers = {peer: reader for peer, read in asked.items() if (reader := read()) is not None}
    jobs = {"first": first, "again": again, "exiftool": theirs}
    cost = in_turn(jobs | {peer: peers[peer](photos) for peer in peers})
    each = {job: Cost(*(1000 * seconds / count for seconds in both)) for job, both in cost.items()}
    headline = "reads crops {ratio} × as fast as ExifTool" if name == "Lightroom" else ""
    row = f"crawl, {count} {name}"
    figure(row, each["first"].cpu, each["exiftool"].cpu, "exiftool -fast2", goal=40, headline=headline)
    figure(f"{row}, again", each["again"].cpu, each["exiftool"].cpu, "exiftool -fast2", goal=100)
    for peer in peers:
        figure(row, each["first"].cpu, each[peer].cpu, peer, goal=1)
    wrong = compare(found["first"], found["exiftool"])
    print(f"{wrong} of {count * len(FIELDS)} values differ from exiftool's", end="; ")
    same = found["first"] == found["again"]
    print("the second time gave the same rows" if same else "THE SECOND TIME GAVE OTHER ROWS")


Reader = Callable[[list[Path]], Callable[[], object]]


def exempi() -> Reader | None:
    """Exempi over each photo's own packet, the crop asked for; None where it is not there."""
    try:
        from libxmp import XMPFiles
    except Exception:
        return None
    crs = "http://ns.adobe.com/camera-raw-settings/1.0/"
    names = ("CropLeft", "CropTop", "CropRight", "CropBottom", "CropAngle", "HasCrop")

    def read(photo: Path) -> None:
        file = XMPFiles(file_path=str(photo))
        packet = file.get_xmp()
        if packet is not None:
            for name in names:
                packet.does_property_exist(crs, name) and packet.get_property(crs, name)
        file.close_file()

    return lambda photos: lambda: [read(photo) for photo in photos]


def pyexiv2() -> Reader | None:
    """pyexiv2 over each photo's own packet; None where it is not there."""
    try:
        from pyexiv2 import Image, set_log_level
    except Exception:
        return None
    set_log_level(4)  # nobody's maker note is in our photos

    def read(photo: Path) -> None:
        with Image(str(photo)) as image:
            image.read_xmp()

    return lambda photos: lambda: [read(photo) for photo in photos]


PEERS = {"Exempi (XMP alone)": exempi, "pyexiv2 (XMP alone)": pyexiv2}


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


Packets = Callable[[random.Random, int], tuple[bytes | None, bytes | None]]
"""The packet in the photo of a number, and its sidecar."""


def make(library: Path, count: int, packets: Packets) -> None:
    """Photos in folders of 500, dated in the past."""
    dice = random.Random(5)
    for number in range(count):
        folder = library / f"{2019 + number // 2000}" / f"shoot {number // 500}"
        folder.mkdir(parents=True, exist_ok=True)
        photo = folder / f"IMG_{number:05}.jpg"
        packet, sidecar = packets(dice, number)
        photo.write_bytes(jpeg(dice, number, packet))
        made = [photo]
        if sidecar is not None:
            photo.with_suffix(".xmp").write_bytes(sidecar)
            made.append(photo.with_suffix(".xmp"))
        for path in made:
            os.utime(path, (1_600_000_000 + number, 1_600_000_000 + number))


def mixed(dice: random.Random, number: int) -> tuple[bytes | None, bytes | None]:
    packet, kind = settings(dice, number), number % 10
    return (packet, None) if kind < 5 else (None, packet if kind < 9 else lightroom(packet, dice))


def exported(dice: random.Random, number: int) -> tuple[bytes | None, bytes | None]:
    return lightroom(settings(dice, number), dice), None


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


def lightroom(packet: bytes, dice: random.Random) -> bytes:
    """The packet as Lightroom would have it: develop settings, keywords, curves, masks, a look, history."""
    settings = ("HueAdjustment", "SaturationAdjustment", "LuminanceAdjustment", "SplitToning", "GrainSize")
    colours = ("Red", "Orange", "Yellow", "Green", "Aqua", "Blue", "Purple", "Magenta")
    names = [f"crs:{name}{colour}" for name in settings for colour in colours]
    values = " ".join(f'{name}="{dice.randint(-20, 20):+}"' for name in names)
    children = "\n   ".join(("", keywords(dice), curves(dice), masks(dice), look(), *history(dice)))
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
    return packet.replace(
        b"/>\n </rdf:RDF>", f" {spaces} {values}>{children}</rdf:Description>\n </rdf:RDF>".encode()
    )


SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "stEvt": "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
    "stRef": "http://ns.adobe.com/xap/1.0/sType/ResourceRef#",
}


def keywords(dice: random.Random) -> str:
    words = dice.sample(
        ("sea", "wind", "harbour", "boats", "Anna", "Ben", "evening", "2019"), dice.randint(1, 6)
    )
    return f"<dc:subject>\n<rdf:Bag>\n{items(words)}\n</rdf:Bag>\n</dc:subject>"


def curves(dice: random.Random) -> str:
    """Four curves, the first bent."""
    bends = [(at, at + dice.randint(-9, 9)) for at in (64, 128, 192)[: dice.randint(0, 3)]]
    straight = [(0, 0), (255, 255)]
    points = {"": [(0, 0), *bends, (255, 255)], **dict.fromkeys(("Red", "Green", "Blue"), straight)}
    return "\n   ".join(
        f"<crs:ToneCurvePV2012{name}>\n    <rdf:Seq>\n     "
        f"{items([f'{x}, {y}' for x, y in found])}\n    </rdf:Seq>\n   </crs:ToneCurvePV2012{name}>"
        for name, found in points.items()
    )


def items(words: list[str]) -> str:
    return "\n     ".join(f"<rdf:li>{word}</rdf:li>" for word in words)


def masks(dice: random.Random) -> str:
    """Spots that were healed in some photos."""
    spot = (
        '<rdf:li>\n<rdf:Description crs:SpotType="heal" crs:SourceX="{0:.6f}" crs:Opacity="1.000000">\n'
        '<crs:Masks>\n<rdf:Seq>\n<rdf:li crs:What="Mask/Ellipse" crs:X="{0:.6f}" crs:SizeX="0.009337"/>\n'
        "</rdf:Seq>\n</crs:Masks>\n</rdf:Description>\n</rdf:li>"
    )
    spots = "\n".join(spot.format(dice.random()) for _ in range(max(0, dice.randint(-3, 3))))
    return f"<crs:RetouchAreas>\n<rdf:Seq>\n{spots}\n</rdf:Seq>\n</crs:RetouchAreas>" if spots else ""


def look() -> str:
    return (
        '<crs:Look>\n<rdf:Description crs:Name="Adobe Color" crs:Amount="1.000000"'
        ' crs:UUID="B952C231111CD8E0ECCF14B86BAA7077">\n<crs:Group>\n<rdf:Alt>\n<rdf:li xml:lang="x-default">'
        "Profiles</rdf:li>\n</rdf:Alt>\n</crs:Group>\n<crs:Parameters>\n<rdf:Description"
        ' crs:Version="10.4" crs:ConvertToGrayscale="False">\n'
        f"{curves(random.Random(1))}\n</rdf:Description>\n</crs:Parameters>\n</rdf:Description>\n"
        "</crs:Look>"
    )


def history(dice: random.Random) -> tuple[str, str]:
    """From two to nine steps, and what the photo was made from."""
    steps = "\n     ".join(
        f'<rdf:li stEvt:action="saved" stEvt:instanceID="xmp.iid:{dice.randbytes(16).hex()}"'
        f' stEvt:when="2019-0{1 + step}-13T19:39:07+01:00" stEvt:softwareAgent="Adobe Photoshop Lightroom'
        f' Classic 8.0 (Windows)" stEvt:changed="/metadata"/>'
        for step in range(dice.randint(2, 8))
    )
    derived = '<rdf:li stEvt:action="derived" stEvt:parameters="converted from image/x-canon-cr2, saved"/>'
    name = dice.randbytes(16).hex().upper()
    return (
        f"<xmpMM:History>\n    <rdf:Seq>\n     {derived}\n     {steps}\n    </rdf:Seq>\n   </xmpMM:History>",
        f'<xmpMM:DerivedFrom stRef:documentID="{name}" stRef:originalDocumentID="{name}"/>',
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
