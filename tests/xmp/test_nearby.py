"""The quick way to a photo's record says what the slow one says, or nothing."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.library.catalog import Neighbours
from cropperhead_desktop.library.scan import listings
from cropperhead_desktop.xmp import embedded, tags
from cropperhead_desktop.xmp.nearby import quick_packets, quick_record, quick_sources
from cropperhead_desktop.xmp.store import Sidecars

INFO = PhotoInfo(600, 400)
EARLY, LATE = "2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z"


def packet(left: float | None, stars: int, date: str = "", owner: str = "") -> bytes:
    crop = f' k:HasCrop="True" k:CropLeft="{left}" k:CropTop="0" k:CropRight="1" k:CropBottom="1"'
    return (
        f'<x:xmpmeta xmlns:x="{tags.META}"><rdf:RDF xmlns:rdf="{tags.RDF}"><rdf:Description rdf:about=""'
        f' xmlns:m="{tags.XMP}" xmlns:k="{tags.CRS}" xmlns:p="{tags.PHOTOSHOP}" m:Rating="{stars}"'
        + (f' m:MetadataDate="{date}"' if date else "")
        + (f' p:SidecarForExtension="{owner}"' if owner else "")
        + (crop if left is not None else "")
        + "/></rdf:RDF></x:xmpmeta>"
    ).encode()


SHORT = [None, packet(0.1, 1), packet(0.1, 1, EARLY, "JPG"), packet(None, 2, LATE), packet(0.1, 1, "", "NEF")]
LONG = [None, packet(0.2, 3), packet(None, 0)]
INSIDE = [None, packet(0.3, 4, LATE), packet(0.1, 1, EARLY), packet(None, 0)]
SIBLINGS = [(), ("A.NEF",), ("A.tif",), ("A.txt",)]


@pytest.mark.parametrize("siblings", SIBLINGS)
def test_both_ways_agree(tmp_path: Path, siblings: tuple[str, ...]) -> None:
    quick = 0
    for number, (short, long, inside) in enumerate(product(SHORT, LONG, INSIDE)):
        folder = tmp_path / str(number)
        folder.mkdir()
        photo = folder / "A.jpg"
        extra = {} if inside is None else {"xmp": inside}
        Image.new("RGB", (60, 40)).save(photo, **extra)
        for name, raw in (("A.xmp", short), ("A.jpg.xmp", long)):
            if raw is not None:
                (folder / name).write_bytes(raw)
        for name in siblings:
            (folder / name).touch()
        (listing,) = listings([folder], True)
        near = Neighbours(listing)
        own = embedded.extract(photo)
        packets = quick_packets(photo, near.sidecars("A.jpg"), near.siblings("A.jpg"), own)
        found = None if packets is None else quick_record(quick_sources(packets, INFO), photo, INFO)
        record = Sidecars().read(photo, INFO)
        if found is None:
            assert record.warnings, "only what is to be told is left to the slow way here"
        else:
            quick += 1
            assert found == record
    assert quick > 20
