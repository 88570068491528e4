"""DefaultUserCrop of DNG files."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.in_camera import in_camera_crop


def dng(crop: tuple[float, ...], order: str = "<", *, below: bool = False, version: bool = True) -> bytes:
    """Directories without pixels; `below` puts the crop into a SubIFD."""
    parts = [part for value in crop for part in (round(value * 10000), 10000)]
    rationals = struct.pack(f"{order}{len(parts)}I", *parts)
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8 + len(rationals))
    user = struct.pack(order + "HHII", 51125, 5, len(crop), 8)
    mark = struct.pack(order + "HHI4B", 50706, 1, 4, 1, 4, 0, 0)
    start = 8 + len(rationals)
    if below:
        child = start + 2 + 24 + 4
        first = struct.pack(order + "HHII", 330, 4, 1, child) + mark
        last = struct.pack(order + "H", 1) + user + bytes(4)
        return head + rationals + struct.pack(order + "H", 2) + first + bytes(4) + last
    entries = [mark, user] if version else [user]
    return head + rationals + struct.pack(order + "H", len(entries)) + b"".join(entries) + bytes(4)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("below", [False, True])
def test_top_left_bottom_right(tmp_path: Path, order: str, below: bool) -> None:
    photo = tmp_path / "a.dng"
    photo.write_bytes(dng((0.1, 0.2, 0.9, 0.8), order, below=below))
    assert in_camera_crop(photo) == Crop(0.2, 0.1, 0.8, 0.9)


@pytest.mark.parametrize(
    "data",
    [
        dng((0, 0, 1, 1)),
        dng((0.5, 0.2, 0.4, 0.8)),
        dng((0.1, 0.2, 0.9, 1.2)),
        dng((0.1, 0.2, 0.9)),
        dng((0.1, 0.2, 0.9, 0.8), version=False),
        dng((0.1, 0.2, 0.9, 0.8))[:60],
        b"II*\0" + b"\xff" * 200,
        b"",
    ],
)
def test_everything_else_is_none(tmp_path: Path, data: bytes) -> None:
    photo = tmp_path / "a.dng"
    photo.write_bytes(data)
    assert in_camera_crop(photo) is None
    assert in_camera_crop(tmp_path) is None and in_camera_crop(tmp_path / "gone.dng") is None
