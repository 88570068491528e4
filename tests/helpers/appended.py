"""JPEGs with more behind the picture, made by hand: Ultra HDR (a gain map) and motion photos (a film)."""

from __future__ import annotations

import io
import struct

import numpy as np
from PIL import Image

_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MOTION = "http://ns.google.com/photos/1.0/camera/"
_GAIN = "http://ns.adobe.com/hdr-gain-map/1.0/"
_CONTAINER = "http://ns.google.com/photos/1.0/container/"

FILM = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\x10\x08mdat" + bytes(range(256)) * 16
"""What looks like the film of a motion photo."""


def _jpeg(pixels: np.ndarray) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "JPEG", quality=92)
    return stream.getvalue()


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _packet(attributes: str, inside: str = "") -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:hdrgm="{_GAIN}" xmlns:GCamera="{_MOTION}"'
        f' xmlns:Container="{_CONTAINER}" xmlns:Item="{_CONTAINER}item/" {attributes}>{inside}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def _directory(semantic: str, mime: str, length: int) -> str:
    items = ('Item:Mime="image/jpeg" Item:Semantic="Primary"',
             f'Item:Mime="{mime}" Item:Semantic="{semantic}" Item:Length="{length}"')  # fmt: skip
    rows = "".join(f'<rdf:li rdf:parseType="Resource"><Container:Item {item}/></rdf:li>' for item in items)
    return f"<Container:Directory><rdf:Seq>{rows}</rdf:Seq></Container:Directory>"


def scene(width: int = 600, height: int = 400) -> np.ndarray:
    """A smooth picture with a bright patch at the left."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[:] = np.linspace(20, 120, width).astype(np.uint8)[None, :, None]
    pixels[height // 3 : 2 * height // 3, width // 6 : width // 3] = 240
    return pixels


def ultra_hdr() -> tuple[bytes, bytes]:
    """The file, and its gain map: a picture with hdrgm and Container properties, MPF, and a second JPEG."""
    second = _jpeg(np.full((100, 150), 200, np.uint8))
    limits = 'hdrgm:Version="1.0" hdrgm:GainMapMax="2.5" hdrgm:HDRCapacityMax="2.5"'
    second = second[:2] + _segment(0xE1, _XMP + _packet(limits)) + second[2:]
    picture = _jpeg(scene())
    packet = _packet('hdrgm:Version="1.0"', _directory("GainMap", "image/jpeg", len(second)))
    head = picture[:2] + _segment(0xE1, _XMP + packet)

    def index(size: int, offset: int) -> bytes:
        """CIPA DC-007: version, number of pictures, and an entry of each; offsets count from `II*`."""
        entries = struct.pack("<IIIHH", 0x20030000, size, 0, 0, 0)
        entries += struct.pack("<IIIHH", 0, len(second), offset, 0, 0)
        tags = [(0xB000, 7, 4, b"0100"), (0xB001, 4, 1, struct.pack("<I", 2)),
                (0xB002, 7, len(entries), struct.pack("<I", 8 + 2 + 3 * 12 + 4))]  # fmt: skip
        table = b"".join(struct.pack("<HHI4s", *tag) for tag in tags)
        block = b"II*\0" + struct.pack("<IH", 8, 3) + table + struct.pack("<I", 0) + entries
        return _segment(0xE2, b"MPF\0" + block)

    size = len(head) + len(index(0, 0)) + len(picture) - 2
    start = len(head) + 8  # marker, length and `MPF\0` come before what offsets count from
    return head + index(size, size - start) + picture[2:] + second, second


def motion_photo() -> bytes:
    """A picture with the properties of a motion photo, and `FILM` behind it."""
    told = f'GCamera:MotionPhoto="1" GCamera:MicroVideo="1" GCamera:MicroVideoOffset="{len(FILM)}"'
    picture = _jpeg(scene())
    packet = _packet(told, _directory("MotionPhoto", "video/mp4", len(FILM)))
    return picture[:2] + _segment(0xE1, _XMP + packet) + picture[2:] + FILM


def second_picture(data: bytes) -> bytes:
    """The second picture, as the MPF index of a file says where it lies."""
    start = data.index(b"MPF\0") + 4
    order = {b"II": "<", b"MM": ">"}[data[start : start + 2]]
    first = start + struct.unpack_from(order + "I", data, start + 4)[0]
    for place in range(struct.unpack_from(order + "H", data, first)[0]):
        tag, _kind, _count, value = struct.unpack_from(order + "HHII", data, first + 2 + 12 * place)
        if tag == 0xB002:
            size, offset = struct.unpack_from(order + "II", data, start + value + 16 + 4)
            return data[start + offset : start + offset + size]
    raise AssertionError("no second picture")
