"""A sidecar's Orientation turns a photo, and what its container turns already is turned once."""

from __future__ import annotations

from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.photo import PhotoFrame, PhotoInfo
from cropperhead_desktop.imaging.source import Photos
from cropperhead_desktop.workflows.oriented_photos import OrientedPhotos, turned_by
from cropperhead_desktop.xmp.store import Sidecars

SIDECAR = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/>
</rdf:RDF></x:xmpmeta>"""
TURNED, UPRIGHT = PhotoInfo(60, 40, 6), PhotoInfo(60, 40, 1)


@pytest.mark.parametrize(
    ("name", "remembered", "orientation"),
    [
        ("a.jpg", None, 6),
        ("a.jpg", PhotoFrame(60, 40, 1), 6),
        ("a.jpg", PhotoFrame(60, 40, 8), 1),
        ("a.jpg", PhotoFrame(40, 60, 1), 1),
        ("a.nef", PhotoFrame(60, 40, 8), 6),
    ],
)
def test_whose_orientation_counts(
    tmp_path: Path, name: str, remembered: PhotoFrame | None, orientation: int
) -> None:
    """One in a sidecar of ours only while the photo is as it was then; a raw's always."""
    photo = tmp_path / name
    Image.new("RGB", (60, 40)).save(photo, "JPEG")
    record = CropRecord(orientation=6, orientation_frame=remembered)
    assert turned_by(photo, UPRIGHT, record).orientation == orientation


@pytest.mark.parametrize("name", ["a.jpg", "a.heic", "a.png", "a.tif", "a.avif", "a.dng"])
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("JPEG", TURNED),
        ("PNG", TURNED),
        ("TIFF", TURNED),
        ("WEBP", TURNED),
        ("HEIF", UPRIGHT),
        ("AVIF", UPRIGHT),
    ],
)
def test_content_decides_over_the_extension(
    tmp_path: Path, name: str, kind: str, expected: PhotoInfo
) -> None:
    pillow_heif.register_heif_opener()
    photo = tmp_path / name
    with open(photo, "wb") as stream:
        Image.new("RGB", (60, 40), "red").save(stream, kind)
    (tmp_path / "a.xmp").write_text(SIDECAR)
    photos = OrientedPhotos(Photos(None, workers=1), Sidecars())
    try:
        assert photos.info(photo) == photos.preview(photo).info == expected
        photos.render(photo, None, tmp_path / "r.png")
        with Image.open(tmp_path / "r.png") as made:
            assert made.size == expected.displayed
    finally:
        photos.close()
