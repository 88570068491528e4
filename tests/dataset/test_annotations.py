"""Annotations as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from cropperhead_desktop.dataset.annotations import write_annotations
from tests.helpers.labels import CROPS, label


def test_annotations_carry_the_tags_under_their_own_names(tmp_path: Path) -> None:
    write_annotations(tmp_path, [label(CROPS[0], 6)])
    (record,) = json.loads((tmp_path / "annotations.json").read_bytes())
    wanted = {
        "FileName": "photos/IMG_1.jpg", "ImageWidth": 6000, "ImageHeight": 4000, "Orientation": 6,
        "CropTop": 0.069147, "CropLeft": 0.114504, "CropBottom": 0.930853, "CropRight": 0.885496,
        "CropAngle": 3.0, "OriginalRawFileName": "IMG_1.CR2", "RawFileName": "IMG_1.CR2",
    }  # fmt: skip
    assert wanted.items() <= record.items()
