"""Real raws of many cameras: what the program knows of each file of a manifest, against ExifTool's word."""

from __future__ import annotations

import json
from pathlib import Path

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.imaging.capture import capture_time
from cropperhead_desktop.imaging.exif_fields import exif_fields
from cropperhead_desktop.imaging.source import Photos

SIZES = {
    "files/nikon_d7100_cut.nef": (6000, 4000),
    "files/nikon_d1_cut.nef": (2012, 1324),
    "files/sony_a330_cut.arw": (3872, 2592),
    "files/fuji_xt1_grafted.raf": (4896, 3264),
    "files/iphone7_sea.heic": (4032, 3024),
    "files/iphone7_lever.heic": (4032, 3024),
}
"""Of files whose size the manifest does not say: that of the camera's own JPEGs."""

REFUSED = {"files/fuji_xt1_cut.raf", "files/leica_m10_cut.dng", "files/sony_zve10_cut.arw"}
TAGS = ("Make", "Model", "LensModel", "DateTimeOriginal", "Orientation")


def test_size_orientation_camera_lens_and_date(shared_data: Path) -> None:
    folder = shared_data / "raws"
    rows = json.loads((folder / "MANIFEST.json").read_text("utf-8"))["files"]
    assert len(rows) > 70
    wrong = []
    with Photos(None, workers=1) as photos:
        for row in rows:
            path, said = folder / row["file"], row.get("says (exiftool 13.59 -n)", {})
            expected = {tag: said[tag] for tag in TAGS if said.get(tag, "") != ""}
            found = exif_fields(path, TAGS)
            wrong += [(row["file"], tag) for tag in expected if found.get(tag) != expected[tag]]
            if (
                "DateTimeOriginal" in expected
                and f"{capture_time(path):%Y:%m:%d %H:%M:%S}" != expected["DateTimeOriginal"]
            ):
                wrong.append((row["file"], "capture time"))
            try:
                info, facts = photos.described(path)
            except PhotoError:
                wrong += [] if row["file"] in REFUSED else [(row["file"], "refused")]
                continue
            frame = row.get("stored frame", {})
            size = SIZES.get(row["file"], (frame.get("width", info.width), frame.get("height", info.height)))
            # HEIF's pixels come turned already
            turn = 1 if path.suffix == ".heic" else row.get("orientation", expected.get("Orientation", 1))
            wrong += (
                [(row["file"], info)] if (info.width, info.height, info.orientation) != (*size, turn) else []
            )
            names = (*row.get("camera", "").split(" ")[-1:], expected.get("Model", ""))
            wrong += [(row["file"], facts)] if not all(name.strip() in facts.camera for name in names) else []
            wrong += [(row["file"], facts)] if facts.lens != expected.get("LensModel", facts.lens) else []
    assert not wrong
