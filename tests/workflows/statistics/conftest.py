"""A library to look through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import piexif
import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from tests.helpers.harvests import CROP, EXIF, age


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Options(cache_folder=tmp_path / "cache"), with_model=False)
    yield opened
    opened.close()


@pytest.fixture
def library(tmp_path: Path, photo_folder: Path, services: Services) -> Path:
    """Photos of several formats in two folders: with sidecars, with embedded packets, damaged, and none."""
    below = photo_folder / "2023"
    below.mkdir()
    for name in ("IMG_1.JPG", "IMG_2.jpg", "IMG_3.jpg"):
        Image.new("RGB", (600, 400), "teal").save(below / name, exif=piexif.dump(EXIF))
    services.sidecars.write(
        below / "IMG_1.JPG",
        CROP,
        services.photos.info(below / "IMG_1.JPG"),
        decided_now(DecisionKind.ACCEPTED, "m", 0.5),
    )
    embedded = (below / "IMG_1.xmp").read_bytes().replace(b"accepted", b"adjusted")
    Image.new("RGB", (600, 400), "teal").save(below / "embedded.jpg", xmp=embedded)
    services.sidecars.write(
        photo_folder / "coffee.tif", None, PhotoInfo(600, 400), decided_now(DecisionKind.KEPT)
    )
    (below / "IMG_2.xmp").write_bytes(b"<x:xmpmeta")
    (below / "text.jpg").write_bytes(b"hello")
    age(photo_folder)
    return photo_folder
