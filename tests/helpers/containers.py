"""Raw and HEIF files made by hand: their heads as cameras write them, with JPEGs but without raw pixels."""

from __future__ import annotations

import struct
from io import BytesIO

from PIL import Image

MAKE, MODEL, ORIENTATION, DATE, LENS = 0x010F, 0x0110, 0x0112, 0x9003, 0xA434
WHEN, UNIX = "2024:05:06 07:08:09", 1714979289
Tags = dict[int, bytes | str | int | tuple[int, ...]]
"""Texts, bytes (of kind 7), and numbers (of kind 4)."""


def jpeg(width: int, height: int, exif: bytes = b"") -> bytes:
    """A whole grey JPEG."""
    buffer = BytesIO()
    options = {"exif": b"Exif\0\0" + exif} if exif else {}
    Image.new("RGB", (width, height), "gray").save(buffer, "JPEG", **options)
    return buffer.getvalue()


def ifd(tags: Tags, at: int, order: str = "<", following: int = 0) -> bytes:
    """A directory that lies `at` bytes from the start of its structure, its values behind it."""
    entries, values = b"", b""
    place = at + 2 + 12 * len(tags) + 4
    for tag, value in sorted(tags.items()):
        numbers = (value,) if isinstance(value, int) else value
        if isinstance(numbers, str):
            kind, count, data = 2, len(numbers) + 1, numbers.encode() + b"\0"
        elif isinstance(numbers, bytes):
            kind, count, data = 7, len(numbers), numbers
        else:
            kind, count, data = 4, len(numbers), struct.pack(f"{order}{len(numbers)}I", *numbers)
        if len(data) > 4:
            data, values = struct.pack(order + "I", place + len(values)), values + data + bytes(len(data) % 2)
        entries += struct.pack(order + "HHI", tag, kind, count) + data.ljust(4, b"\0")
    return struct.pack(order + "H", len(tags)) + entries + struct.pack(order + "I", following) + values


def block(first: Tags, exif: Tags | None = None, order: str = "<", magic: bytes = b"*\0") -> bytes:
    """A TIFF structure with IFD0 and maybe an Exif directory."""
    head = (b"II" if order == "<" else b"MM") + magic + struct.pack(order + "I", 8)
    if exif is None:
        return head + ifd(first, 8, order)
    place = 8 + len(ifd(first | {0x8769: 0}, 8, order))
    return head + ifd(first | {0x8769: place}, 8, order) + ifd(exif, place, order)


def camera(make: str, model: str, order: str = "<", magic: bytes = b"*\0", **exif: bytes) -> bytes:
    """An EXIF block with camera, lens, date and Orientation 6; `note`: a maker note."""
    inner: Tags = {DATE: WHEN, LENS: "Lens 50mm"} | ({0x927C: exif["note"] + bytes(64)} if exif else {})
    return block({MAKE: make, MODEL: model, ORIENTATION: 6}, inner, order, magic)


def noted(make: str, head: bytes, tags: Tags) -> bytes:
    """An EXIF block with a maker note whose offsets count from the block's start."""

    def made(at: int) -> bytes:
        return camera(make, "Camera", note=head + ifd(tags, at + len(head)))

    return made(made(0).index(head))


def box(kind: bytes, body: bytes) -> bytes:
    """A box of an ISO base media file."""
    return struct.pack(">I4s", 8 + len(body), kind) + body


def cr3() -> bytes:
    """A CR3 with THMB 160 x 120, PRVW 1620 x 1080 and a full-size JPEG of 3000 x 2000."""
    canon, preview = (
        bytes.fromhex(name)
        for name in ("85c0b687820f11e08111f4ce462b6a48", "eaf42b5e1c984b88b9fbb7dc406e4d16")
    )
    small, middle, full = jpeg(160, 120), jpeg(1620, 1080), jpeg(3000, 2000)
    thumb = struct.pack(">IHHII", 0, 160, 120, len(small), 1 << 16) + small
    own = [
        (b"CMT1", block({MAKE: "Canon", MODEL: "Canon EOS R9", ORIENTATION: 6})),
        (b"CMT2", block({DATE: WHEN, LENS: "Lens 50mm"})),
        (b"CMT3", block({MAKE: "not EXIF", 0x0095: "Canon Lens"})),
        (b"CMT4", block({0x0001: "N"})),
        (b"THMB", thumb),
    ]
    moved = bytes(8) + box(b"PRVW", struct.pack(">IHHHHI", 0, 1, 1620, 1080, 1, len(middle)) + middle)
    head = box(b"ftyp", b"crx \0\0\0\1crx isom")

    def moov(place: int) -> bytes:
        table = box(b"stsz", struct.pack(">III", 0, 0, 1) + struct.pack(">I", len(full)))
        table += box(b"co64", struct.pack(">IIQ", 0, 1, place))
        track = box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", table))))
        return box(b"moov", box(b"uuid", canon + b"".join(box(*each) for each in own)) + track)

    before = head + moov(0) + box(b"uuid", preview + moved)
    return head + moov(len(before) + 8) + box(b"uuid", preview + moved) + box(b"mdat", full)


def raf(
    width: int = 4256,
    height: int = 2848,
    preview: tuple[int, int] = (1920, 1285),
    exif: tuple[int, int] = (0, 0),
) -> bytes:
    """A RAF with a preview that holds the EXIF (and in it a size), and RawImageCroppedSize."""
    inner: Tags = {DATE: WHEN, LENS: "Lens 50mm", 0xA002: exif[0], 0xA003: exif[1]}
    picture = jpeg(*preview, block({MAKE: "FUJIFILM", MODEL: "X-T9", ORIENTATION: 6}, inner))
    records = struct.pack(">IHHHHHHI", 2, 0x111, 4, height, width, 0x130, 4, 0)
    head = b"FUJIFILMCCD-RAW 0201FF159501" + b"X-T9".ljust(32, b"\0") + b"0100" + bytes(20)
    places = struct.pack(">IIII", 108, len(picture), 108 + len(picture), len(records))
    return head + places + bytes(108 - len(head) - 16) + picture + records


def crw() -> bytes:
    """A CRW: make and model, date and turn, preview and thumbnail in heaps."""
    pictures = [(0x2007, jpeg(1440, 960)), (0x2008, jpeg(160, 120))]
    camera_heap = _heap([(0x080A, b"Canon\0Canon EOS D99\0")])
    details = _heap(
        [(0x180E, struct.pack("<III", UNIX, 0, 0)), (0x1810, struct.pack("<IIfi", 9, 6, 1.0, 90))]
    )
    properties = _heap([(0x2807, camera_heap), (0x300B, details)])
    return b"II\x1a\0\0\0HEAPCCDR" + bytes(12) + _heap([*pictures, (0x300A, properties)])


def _heap(records: list[tuple[int, bytes]]) -> bytes:
    data, table = b"", struct.pack("<H", len(records))
    for tag, value in records:
        table += struct.pack("<HII", tag, len(value), len(data))
        data += value
    return data + table + struct.pack("<I", len(data))


def mrw() -> bytes:
    """An MRW whose TTW block is EXIF with a maker note that points to a preview."""
    picture = jpeg(640, 480)

    def made(place: int) -> bytes:
        note = ifd({0x0088: place, 0x0089: len(picture)}, 0, ">")
        return camera("Minolta Co., Ltd.", "DiMAGE A9", ">", b"\0*", note=note)

    exif = made(len(made(0)))
    blocks = b"\0PRD" + struct.pack(">I", 8) + bytes(8)
    blocks += b"\0TTW" + struct.pack(">I", len(exif) + len(picture)) + exif + picture
    return b"\0MRM" + struct.pack(">I", len(blocks)) + blocks


def x3f() -> bytes:
    """An X3F with properties and a preview."""
    picture = jpeg(1024, 680)
    texts = ["CAMMANUF", "SIGMA", "CAMMODEL", "SIGMA SD99", "TIME", str(UNIX), "ISO", "100"]
    places, data = [], ""
    for text in texts:
        places.append(len(data))
        data += text + "\0"
    properties = struct.pack("<4sIIIII", b"SECp", 0, len(texts) // 2, 0, 0, len(data))
    properties += struct.pack(f"<{len(places)}I", *places) + data.encode("utf-16-le")
    image = struct.pack("<4sIIIIII", b"SECi", 0, 2, 18, 1024, 680, 0) + picture
    head = b"FOVb" + bytes(36)
    directory = struct.pack("<4sII", b"SECd", 0, 2)
    directory += struct.pack("<II4s", len(head), len(properties), b"PROP")
    directory += struct.pack("<II4s", len(head) + len(properties), len(image), b"IMA2")
    body = head + properties + image
    return body + directory + struct.pack("<I", len(body))


def heif(prefix: bytes = b"", wide: bool = False) -> bytes:
    """A HEIF with an Exif item (with or without `Exif\\0\\0`) and a JPEG item; `wide`: iloc of version 2."""
    exif = struct.pack(">I", len(prefix)) + prefix + camera("SONY", "ILCE-9M9")
    picture = jpeg(160, 120)
    items = b"".join(
        box(b"infe", struct.pack(">IHH4sx", 2 << 24, number, 0, kind))
        for number, kind in ((1, b"hvc1"), (7, b"Exif"), (9, b"jpeg"))
    )
    head = box(b"ftyp", b"heic\0\0\0\0mif1heic")

    def meta(place: int) -> bytes:
        iloc = struct.pack(">IHI" if wide else ">IHH", 2 << 24 if wide else 0, 0x4400, 2)
        for number, start, length in ((7, place, len(exif)), (9, place + len(exif), len(picture))):
            iloc += (
                struct.pack(">IHHHII", number, 0, 0, 1, start, length)
                if wide
                else struct.pack(">HHHII", number, 0, 1, start, length)
            )
        inside = box(b"hdlr", bytes(24)) + box(b"iinf", struct.pack(">IH", 0, 3) + items) + box(b"iloc", iloc)
        return box(b"meta", bytes(4) + inside)

    return head + meta(len(head + meta(0)) + 8) + box(b"mdat", exif + picture)


def nef() -> bytes:
    """A NEF whose maker note has CropArea and a preview directory."""
    picture = jpeg(570, 375)
    note: Tags = {0x0011: 0, 0x0045: (18, 10, 6000, 4000)}
    place = 8 + len(ifd(note, 8))

    def made(start: int) -> bytes:
        inner = b"II*\0\x08\0\0\0" + ifd(note | {0x0011: place}, 8)
        inner += ifd({0x0201: start, 0x0202: len(picture)}, place)
        return camera("NIKON CORPORATION", "NIKON D9", note=b"Nikon\0\2\x10\0\0" + inner)

    before = made(0)
    return made(len(before) - before.index(b"Nikon\0\2") - 10) + picture


def rw2() -> bytes:
    """An RW2 with a JPEG that holds the EXIF."""
    picture = jpeg(1920, 1440, camera("Panasonic", "DC-G99"))
    return block({MAKE: "Panasonic", MODEL: "DC-G99", ORIENTATION: 6, 0x002E: picture}, magic=b"U\0")


def orf() -> bytes:
    """An ORF whose maker note points to a preview."""
    picture = jpeg(1600, 1200)

    def made(start: int) -> bytes:
        place = 12 + len(ifd({0x2020: 0}, 12))
        note = (
            b"OLYMPUS\0II\3\0" + ifd({0x2020: place}, 12) + ifd({0x0101: start, 0x0102: len(picture)}, place)
        )
        return camera("OLYMPUS CORPORATION", "E-M9", magic=b"RO", note=note)

    before = made(0)
    return made(len(before) - before.index(b"OLYMPUS\0II")) + picture


MEMBERS = {
    "a.cr3": cr3,
    "a.raf": raf,
    "a.crw": crw,
    "a.mrw": mrw,
    "a.x3f": x3f,
    "a.hif": heif,
    "b.hif": lambda: heif(b"Exif\0\0", wide=True),
    "a.nef": nef,
    "a.rw2": rw2,
    "a.orf": orf,
}


def with_large_thumbnail(data: bytes, preview: bytes, kind: int = 0x010002, order: str = "<") -> bytes:
    """A JPEG that lists another one behind itself, as CIPA DC-007 says."""
    place = 2
    while data[place + 1] in (0xE0, 0xE1):
        place += 2 + int.from_bytes(data[place + 2 : place + 4])

    def segment(whole: int, offset: int) -> bytes:
        entries = struct.pack(order + "IIIHH", 0x030000, whole, 0, 0, 0)
        entries += struct.pack(order + "IIIHH", kind, len(preview), offset, 0, 0)
        body = b"MPF\0" + block(
            {0xB000: b"0100", 0xB001: 2, 0xB002: entries}, None, order, b"*\0" if order == "<" else b"\0*"
        )
        return b"\xff\xe2" + struct.pack(">H", len(body) + 2) + body

    whole = len(data) + len(segment(0, 0))
    return data[:place] + segment(whole, whole - place - 8) + data[place:] + preview
