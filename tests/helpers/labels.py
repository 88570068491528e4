"""Labelled pictures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cropperhead_desktop.dataset.label import LabelledPicture
from cropperhead_desktop.dataset.terms import Frame
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop

WIDTH, HEIGHT = 6000, 4000


def label(
    crop: Crop, orientation: int = 1, frame: Frame = Frame.DISPLAYED, **changed: object
) -> LabelledPicture:
    upright = orientation < 5 or frame is Frame.STORED
    size = (640, 427) if upright else (427, 640)
    made = LabelledPicture(
        "photos/IMG_1.jpg", *size, (0, 0, *size), PhotoInfo(WIDTH, HEIGHT, orientation), frame, crop,
        "adjusted", "ab" * 32, "cd" * 32, "IMG_1.CR2", "group-0001", "train",
    )  # fmt: skip
    return replace(made, **changed)  # type: ignore[arg-type]


CROPS = [
    Crop(0.114504, 0.069147, 0.885496, 0.930853, 3.0),
    Crop(0.3, 0.4, 0.8, 0.8, -10.0),
    Crop(0.1, 0.2, 0.7, 0.9, 0.0),
    Crop(0.5986, 0.2, 0.4014, 0.8, 40.0),
]


def many() -> list[LabelledPicture]:
    facts = [
        {"camera": 'Acme, "1"', "iso": 100.0, "taken": "2024-05-01 10:00:00"},
        {"camera": "", "iso": None, "taken": ""},
    ]
    return [
        label(crop, orientation, file=f"photos/IMG_{n}.jpg", split=("train", "val", "test")[n % 3],
              source=f"Bild „{n}“\n.jpg", facts=facts[n % 2])
        for n, (crop, orientation) in enumerate(zip(CROPS * 2, range(1, 9), strict=True))
    ]  # fmt: skip


def pictures(folder: Path, labels: list[LabelledPicture]) -> Path:
    (folder / "photos").mkdir(exist_ok=True)
    for one in labels:
        (folder / one.file).write_bytes(one.file.encode())
    return folder / "photos"
