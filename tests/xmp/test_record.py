"""A photo's record out of several packets: which one counts, group by group, and what is told."""

from __future__ import annotations

import os
import plistlib
import unicodedata
import zlib
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from cropperhead_desktop.domain.decision import Decision, DecisionKind, decided_now
from cropperhead_desktop.domain.errors import SidecarError
from cropperhead_desktop.domain.labelling import Doubt, Origin, doubt_of, label_of, origin_of
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import WHOLE, Crop
from cropperhead_desktop.xmp import atomic, merge, tags
from cropperhead_desktop.xmp.codec import Values
from cropperhead_desktop.xmp.packet import parse
from cropperhead_desktop.xmp.record import parse_date
from cropperhead_desktop.xmp.store import Sidecars

EARLY, LATE = 'm:MetadataDate="2020-01-01T10:00:00+02:00"', 'm:MetadataDate="2031-01-01T00:00:00Z"'
ONE, OTHER = Crop(0.1, 0.2, 0.7, 0.9), Crop(0.3, 0.3, 0.95, 0.95)
STARS, WORDS = 'm:Rating="4"', "<dc:subject xmlns:dc='http://purl.org/dc/elements/1.1/'><r:Bag/></dc:subject>"


def crs(crop: Crop | None) -> str:
    if crop is None:
        return 'k:HasCrop="False"'
    edges = f'k:CropLeft="{crop.left}" k:CropTop="{crop.top}" k:CropRight="{crop.right}"'
    return f'{edges} k:CropBottom="{crop.bottom}" k:CropAngle="{crop.angle}" k:HasCrop="True"'


def packet(*attributes: str, inside: str = "") -> bytes:
    return (
        f'<x:xmpmeta xmlns:x="{tags.META}"><r:RDF xmlns:r="{tags.RDF}"><r:Description r:about=""'
        f' xmlns:m="{tags.XMP}" xmlns:k="{tags.CRS}" xmlns:p="{tags.PHOTOSHOP}" xmlns:t="{tags.TIFF}"'
        f' xmlns:d="{tags.DARKTABLE}" xmlns:mm="{tags.XMP_MM}"'
        f" {' '.join(attributes)}>{inside}</r:Description></r:RDF></x:xmpmeta>"
    ).encode()


def adjustments(text: str) -> bytes:
    """What Apple Photos writes beside a photo."""
    packer = zlib.compressobj(wbits=-15)
    return plistlib.dumps({"adjustmentData": packer.compress(text.encode()) + packer.flush()})


class Shelf:
    """A folder with photos of 600 x 400 px and what stands beside and inside them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Sidecars()
        self.info = PhotoInfo(600, 400)

    def photo(self, name: str = "A.jpg", inside: bytes | None = None) -> Path:
        extra: dict[str, Any] = {}
        if inside is not None:
            chunk = PngInfo()
            chunk.add_itxt("XML:com.adobe.xmp", inside.decode())
            extra = {"xmp": inside, "tiffinfo": {700: inside}, "pnginfo": chunk}
        form = {"tif": "TIFF", "png": "PNG", "webp": "WEBP"}.get(name.rpartition(".")[2], "JPEG")
        Image.new("RGB", (600, 400), "teal").save(self.folder / name, form, **extra)
        return self.folder / name

    def sidecar(self, name: str, raw: bytes) -> Path:
        (self.folder / name).write_bytes(raw)
        return self.folder / name

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.mark.parametrize("name", ["A.jpg", "A.tif", "A.png", "A.webp"])
@pytest.mark.parametrize("sidecar", ["{stem}.xmp", "{name}.xmp"])
def test_a_sidecar_without_a_crop_hides_none(shelf: Shelf, name: str, sidecar: str) -> None:
    photo = shelf.photo(name, packet(crs(ONE), STARS))
    shelf.sidecar(sidecar.format(stem="A", name=name), packet(inside=WORDS))
    record = shelf.store.read(photo, shelf.info)
    assert (record.crop, record.marks.rating, record.source) == (ONE, 4, photo)
    assert record.warnings == ()


@pytest.mark.parametrize(
    ("short", "inside", "counts"),
    [
        (packet(crs(ONE), EARLY), packet(crs(OTHER), LATE), OTHER),
        (packet(crs(ONE), LATE), packet(crs(OTHER), EARLY), ONE),
        (packet(crs(ONE)), packet(crs(OTHER), LATE), ONE),
        (packet(crs(ONE), EARLY), packet(crs(None), LATE), None),
        (packet(crs(ONE), 'k:AlreadyApplied="True"', LATE), packet(crs(OTHER), EARLY), OTHER),
        (packet('k:HasCrop="True" k:CropLeft="nan"', LATE), packet(crs(OTHER), EARLY), OTHER),
    ],
)
def test_the_later_crop_counts_and_the_other_is_told(
    shelf: Shelf, short: bytes, inside: bytes, counts: Crop | None
) -> None:
    photo = shelf.photo(inside=inside)
    shelf.sidecar("A.xmp", short)
    record = shelf.store.read(photo, shelf.info)
    assert record.crop == counts
    applied_or_unusable = b"AlreadyApplied" in short or b"nan" in short
    assert bool(record.warnings) != applied_or_unusable
    assert all("A.xmp" in words and "A.jpg" in words for words in record.warnings)


@pytest.mark.parametrize(
    ("unusable", "counts"),
    [
        (packet('k:HasCrop="perhaps"', LATE), ONE),
        (packet(crs(OTHER).replace("0.3", "inf"), LATE), ONE),
        (packet('k:CropLeft="0.2"', LATE), ONE),
        (packet(*crs(WHOLE).split()[:4], LATE), None),
    ],
)
def test_what_is_no_crop_takes_none_away(shelf: Shelf, unusable: bytes, counts: Crop | None) -> None:
    """But edges that cut nothing are a crop group, as is HasCrop=False: the whole picture."""
    photo = shelf.photo(inside=unusable)
    shelf.sidecar("A.xmp", packet(crs(ONE), EARLY))
    assert shelf.store.read(photo, shelf.info).crop == counts
    shelf.photo()
    shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    shelf.photo(inside=unusable)
    record = shelf.store.read(photo, shelf.info)
    assert (record.crop, record.decision is not None) == (counts, counts is not None)


@pytest.mark.parametrize("age", [1, 2_000_000_000])
def test_times_of_files_are_never_asked(shelf: Shelf, age: int) -> None:
    photo = shelf.photo(inside=packet(crs(OTHER), EARLY))
    sidecar = shelf.sidecar("A.xmp", packet(crs(ONE), LATE))
    os.utime(sidecar, (age, age))
    assert shelf.store.read(photo, shelf.info).crop == ONE
    shelf.sidecar("A.xmp", packet(crs(ONE)))
    os.utime(photo, (age, age))
    assert shelf.store.read(photo, shelf.info).crop == ONE


def test_every_write_is_dated_and_remembers_the_others_crops(shelf: Shelf) -> None:
    photo = shelf.photo(inside=packet(crs(OTHER)))
    shelf.sidecar("A.jpg.xmp", packet(crs(None), EARLY))
    receipt = shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    short, long = (Values(parse(one.after)) for one in receipt.all)
    inside = "0.3 0.3 0.95 0.95 0.0"
    assert (short.get(tags.SEEN) or "").split("; ")[::2] == [
        "long none",
        "long 0.100000 0.200000 0.700000 0.900000 0.000000",
    ]
    assert inside in (short.get(tags.SEEN) or "") and inside in (long.get(tags.SEEN) or "")
    marked = shelf.store.write_marks(photo, Marks(), Marks(3), shelf.info)
    for one in (*receipt.all, *marked.all):
        values = Values(parse(one.after))
        assert values.get(tags.METADATA_DATE) == values.get(tags.WRITTEN) != None  # noqa: E711


def test_the_same_crop_in_two_packets_is_no_contradiction(shelf: Shelf) -> None:
    photo = shelf.photo(inside=packet(crs(ONE), LATE))
    shelf.sidecar("A.xmp", packet(crs(ONE).replace("0.1", "+0.10001"), EARLY))
    assert shelf.store.read(photo, shelf.info).warnings == ()


def test_each_mark_stands_alone(shelf: Shelf) -> None:
    photo = shelf.photo(inside=packet(LATE, STARS))
    shelf.sidecar("A.xmp", packet(EARLY, 'm:Rating="2" m:Label="Red"', crs(ONE)))
    record = shelf.store.read(photo, shelf.info)
    assert (record.marks, record.crop) == (Marks(4, "Red"), ONE)


@pytest.mark.parametrize(
    ("short", "long", "turned"),
    [
        ((), ('t:Orientation="6"',), 6),
        (('t:Orientation="3"', EARLY), ('t:Orientation="6"', LATE), 6),
        (('t:Orientation="3"',), ('t:Orientation="6"', LATE), 3),
    ],
)
def test_orientation_stands_alone_and_is_a_sidecars(
    shelf: Shelf, short: tuple[str, ...], long: tuple[str, ...], turned: int
) -> None:
    photo = shelf.photo(inside=packet(LATE, 't:Orientation="8"'))
    shelf.sidecar("A.xmp", packet(crs(ONE), *short))
    shelf.sidecar("A.jpg.xmp", packet(*long))
    record = shelf.store.read(photo, shelf.info)
    assert (record.orientation, record.crop) == (turned, ONE)


def test_no_stars_that_nobody_took_away_hide_none(shelf: Shelf) -> None:
    camera = packet('m:Rating="0"')
    photo = shelf.photo(inside=camera)
    assert shelf.store.read(photo, shelf.info).marks.rating is None
    shelf.photo(inside=packet(STARS))
    shelf.sidecar("A.jpg.xmp", camera)
    assert shelf.store.read(photo, shelf.info).marks.rating == 4
    shelf.sidecar("A.jpg.xmp", packet('m:Rating="0"', LATE))
    shelf.photo(inside=packet(STARS, EARLY))
    assert shelf.store.read(photo, shelf.info).marks.rating == 0


def test_our_decision_stands_until_a_crop_changes(shelf: Shelf) -> None:
    photo = shelf.photo(inside=packet(crs(OTHER), EARLY))
    shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ADJUSTED))
    shelf.photo(inside=packet(crs(OTHER), LATE, STARS))
    record = shelf.store.read(photo, shelf.info)
    assert (record.crop, origin_of(record), record.warnings) == (ONE, Origin.ADJUSTED, ())
    assert record.marks.rating == 4, "marks go by the date"
    shelf.photo(inside=packet(crs(Crop(0.2, 0.2, 0.8, 0.8)), EARLY))
    record = shelf.store.read(photo, shelf.info)
    assert (record.crop, origin_of(record)) == (Crop(0.2, 0.2, 0.8, 0.8), Origin.ELSEWHERE)
    (told,) = record.warnings
    assert "A.jpg" in told and "A.xmp" in told
    shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ADJUSTED))
    record = shelf.store.read(photo, shelf.info)
    assert (record.crop, record.warnings) == (ONE, ())


def test_a_crop_reset_elsewhere_takes_the_decision_with_it(shelf: Shelf) -> None:
    photo = shelf.photo(inside=packet(crs(OTHER)))
    shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    shelf.photo(inside=packet(crs(None)))
    record = shelf.store.read(photo, shelf.info)
    assert (record.crop, record.decision, bool(record.warnings)) == (None, None, True)


def test_marks_leave_the_date_of_a_crop_alone(shelf: Shelf) -> None:
    photo = shelf.photo(inside=packet(crs(OTHER), 'm:MetadataDate="2021-05-05T00:00:00Z"', 'm:Rating="1"'))
    shelf.sidecar("A.xmp", packet(crs(ONE), EARLY, 'm:Rating="2"'))
    assert shelf.store.read(photo, shelf.info).crop == OTHER
    shelf.store.write_marks(photo, Marks(1), Marks(5), shelf.info)
    record = shelf.store.read(photo, shelf.info)
    assert (record.crop, record.marks.rating) == (OTHER, 5)
    shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    record = shelf.store.read(photo, shelf.info)
    assert (record.crop, record.marks.rating, record.warnings) == (ONE, 5, ())


@pytest.mark.parametrize("date", ["", EARLY])
def test_what_we_copied_from_the_photo_never_hides_it(shelf: Shelf, date: str) -> None:
    photo = shelf.photo(inside=packet(date, 'm:Rating="3" m:Label="Red"'))
    shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    assert shelf.store.read(photo).marks == Marks(3, "Red")
    shelf.photo(inside=packet(date, 'm:Rating="5"'))  # as programs do that write no date
    assert shelf.store.read(photo).marks.rating == 5
    shelf.store.write_marks(photo, Marks(5), Marks(2), shelf.info)
    assert shelf.store.read(photo).marks.rating == 2


def test_a_star_copies_no_crop(shelf: Shelf) -> None:
    photo = shelf.photo(inside=packet(crs(ONE)))
    shelf.store.write_marks(photo, Marks(), Marks(5), shelf.info)
    assert shelf.store.read(photo).crop == ONE
    shelf.photo(inside=packet(crs(OTHER)))
    record = shelf.store.read(photo)
    assert (record.crop, record.marks.rating, record.warnings) == (OTHER, 5, ())


@pytest.mark.parametrize("before", [Marks(4), Marks(None, "Red"), Marks(None, None, 1)])
def test_a_mark_taken_away_does_not_come_back_from_inside(shelf: Shelf, before: Marks) -> None:
    said = {"m:Rating": before.rating, "m:Label": before.label, "xmpDM:pick": before.pick}
    attributes = " ".join(f'{name}="{value}"' for name, value in said.items() if value is not None)
    photo = shelf.photo(inside=packet(f'xmlns:xmpDM="{tags.XMP_DM}" {attributes}', EARLY))
    assert shelf.store.read(photo).marks == before
    shelf.store.write_marks(photo, before, Marks(), shelf.info)
    after = Sidecars().read(photo).marks
    assert (after.stars, after.label, bool(after.pick)) == (0, None, False)


def test_a_mark_goes_where_it_stands_already(shelf: Shelf) -> None:
    photo = shelf.photo()
    shelf.sidecar("A.jpg.xmp", packet(STARS, inside=WORDS))
    receipt = shelf.store.write_marks(photo, Marks(4), Marks(2, "Blue"), shelf.info)
    assert [one.sidecar.name for one in receipt.all] == ["A.xmp", "A.jpg.xmp"]
    assert [Values(parse(one.after)).get(tags.RATING) for one in receipt.all] == [None, "2"]
    assert shelf.store.read(photo).marks == Marks(2, "Blue")
    shelf.store.restore(receipt)
    assert shelf.files().keys() >= {"A.jpg", "A.jpg.xmp"} and shelf.store.read(photo).marks == Marks(4)


def test_a_mark_goes_into_every_sidecar_that_has_one(shelf: Shelf) -> None:
    photo = shelf.photo()
    shelf.sidecar("A.xmp", packet('m:Rating="1" m:Label="Red"'))
    shelf.sidecar("A.jpg.xmp", packet(STARS))
    receipt = shelf.store.write_marks(photo, Marks(1, "Red"), Marks(5, "Blue"), shelf.info)
    after = [Values(parse(one.after)) for one in receipt.all]
    assert [(values.get(tags.RATING), values.get(tags.LABEL)) for values in after] == [
        ("5", "Blue"),
        ("5", None),
    ]


@pytest.mark.parametrize("ext", ["CR3", "dng", "jpg", "tif", "png", "webp", "heic", "avif", "gif", "bmp"])
def test_the_first_crop_of_a_photo_goes_to_adobes_name(shelf: Shelf, ext: str) -> None:
    receipt = shelf.store.write(shelf.photo(f"A.{ext}"), ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    assert [one.sidecar.name for one in receipt.all] == ["A.xmp"]
    values = Values(parse(receipt.after))
    said = {
        tags.HAS_SETTINGS: "True",
        tags.ALREADY_APPLIED: "False",
        tags.IMAGE_WIDTH: "600",
        tags.IMAGE_LENGTH: "400",
        tags.ORIENTATION: "1",
        tags.SIDECAR_FOR: ext,
    }
    assert {name: values.get(name) for name in said} == said
    assert all(values.get(name) for name in (tags.VERSION, tags.PROCESS_VERSION, tags.METADATA_DATE))


@pytest.mark.parametrize("crop", [OTHER, None])
def test_a_photo_embedded_once_is_marked_when_another_crop_is_decided(
    shelf: Shelf, crop: Crop | None
) -> None:
    decision = decided_now(DecisionKind.ACCEPTED)
    photo = shelf.photo(inside=merge.create(ONE, shelf.info, decision, None))
    shelf.store.write(photo, ONE, shelf.info, decision)
    assert shelf.store.read(photo, shelf.info).warnings == ()
    receipt = shelf.store.write(photo, crop, shelf.info, decided_now(DecisionKind.ADJUSTED))
    record = shelf.store.read(photo, shelf.info)
    assert record.warnings == ("Lightroom still shows the older crop inside A.jpg",) and record.crop == crop
    shelf.photo(inside=merge.create(crop, shelf.info, decided_now(DecisionKind.ADJUSTED), None))
    assert shelf.store.read(photo, shelf.info).warnings == ()
    shelf.store.restore(receipt)


@pytest.mark.parametrize("name", ["A.CR2", "A.jpg", "A.NEF"])
def test_a_crop_goes_to_adobes_name_and_into_the_long_one_that_has_one(shelf: Shelf, name: str) -> None:
    photo = shelf.photo(name)
    shelf.sidecar(f"{name}.xmp", packet(crs(OTHER), STARS))
    before = shelf.files()
    receipt = shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    assert [one.sidecar.name for one in receipt.all] == ["A.xmp", f"{name}.xmp"]
    record = shelf.store.read(photo, shelf.info)
    assert (record.crop, record.warnings, record.marks.rating) == (ONE, (), 4)
    reset = shelf.store.write(photo, None, shelf.info, decided_now(DecisionKind.RESET))
    assert all(Values(parse(one.after)).get(tags.HAS_CROP) == "False" for one in reset.all)
    shelf.store.restore(reset)
    shelf.store.restore(receipt)
    assert {file: raw for file, raw in shelf.files().items() if "original" not in file} == before


def test_a_kill_between_two_sidecars_leaves_the_new_decision(shelf: Shelf) -> None:
    photo = shelf.photo()
    shelf.sidecar("A.jpg.xmp", packet(crs(OTHER), LATE))
    planned = shelf.store.plan(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    for done in (planned.all[:1], planned.all[1:]):
        for one in done:
            one.sidecar.write_bytes(one.after)
        record = shelf.store.read(photo, shelf.info)
        assert (record.crop, record.warnings) == (ONE, ())


def test_a_second_sidecar_that_cannot_be_written_is_told(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = shelf.photo()
    long = shelf.sidecar("A.jpg.xmp", packet(crs(OTHER), LATE))
    replace_file = atomic.replace_file

    def full(path: Path, before: bytes | None, after: bytes) -> None:
        if path == long:
            raise SidecarError(path, "not written: the disk is full")
        replace_file(path, before, after)

    monkeypatch.setattr(atomic, "replace_file", full)
    receipt = shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    assert [one.sidecar.name for one in receipt.all] == ["A.xmp"]
    assert "A.jpg.xmp" in receipt.notes[0] and "disk is full" in receipt.notes[0]
    assert shelf.store.read(photo, shelf.info).crop == ONE
    shelf.store.restore(receipt)
    assert shelf.store.read(photo, shelf.info).crop == OTHER


TWICE = f'm:Rating="4" {crs(OTHER)}', "<m:Rating>5</m:Rating>"
"""A packet that can be read, but has a property twice: it is never rewritten."""


@pytest.mark.parametrize("raw", [b"<broken", packet(TWICE[0], inside=TWICE[1])], ids=["torn", "twice"])
@pytest.mark.parametrize("name", ["A.jpg", "A.NEF"])
def test_a_damaged_long_sidecar_is_named_and_stops_nothing(shelf: Shelf, name: str, raw: bytes) -> None:
    photo = shelf.photo(name)
    long = shelf.sidecar(f"{name}.xmp", raw)
    if raw == b"<broken":
        assert long.name in shelf.store.read(photo, shelf.info).warnings[0]
    receipt = shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    told = receipt.notes + shelf.store.read(photo, shelf.info).warnings
    assert [words for words in told if long.name in words] and shelf.store.read(photo).crop == ONE
    marked = shelf.store.write_marks(photo, Marks(4), Marks(2), shelf.info)
    assert long.name in marked.notes[0] and shelf.store.read(photo).marks.rating == 2
    shelf.store.write_marks(photo, Marks(2), Marks(), shelf.info)
    assert shelf.store.read(photo).marks.stars == 0
    assert [one.sidecar.name for one in (*receipt.all, *marked.all)] == ["A.xmp", "A.xmp"]
    assert long.read_bytes() == raw


@pytest.mark.parametrize(
    ("names", "heir"),
    [
        (["A.jpg", "A.tif"], "A.jpg"),
        (["A.heic", "A.jpg"], "A.jpg"),
        (["A.dng", "A.jpg"], "A.dng"),
        (["A.dng", "A.NEF", "A.jpg"], "A.NEF"),
        (["A.tif", "A.png"], "A.tif"),
        (["A.heic", "A.tif", "A.webp"], "A.heic"),
        (["A.Tif", "A.Jpg"], "A.Jpg"),
        (["A.Heic", "A.Dng"], "A.Dng"),
        (["A.jpg", "A.JPG"], "A.JPG"),
    ],
)
def test_a_sidecar_without_an_owner_is_one_photos(shelf: Shelf, names: list[str], heir: str) -> None:
    photos = [shelf.photo(name) for name in names]
    foreign = shelf.sidecar("A.xmp", packet(crs(OTHER), STARS)).read_bytes()
    for photo in photos:
        record = shelf.store.read(photo, shelf.info)
        assert (record.crop is not None) == (photo.name == heir)
        assert record.marks.rating == 4
    for number, photo in enumerate(photos):
        crop = Crop(round(0.1 + number / 10, 1), 0.1, 0.9, 0.9)
        receipt = shelf.store.write(photo, crop, shelf.info, decided_now(DecisionKind.ADJUSTED))
        assert receipt.sidecar.name == ("A.xmp" if photo.name == heir else f"{photo.name}.xmp")
    for number, photo in enumerate(photos):
        assert shelf.store.read(photo, shelf.info).crop == Crop(round(0.1 + number / 10, 1), 0.1, 0.9, 0.9)
    owner = Values(parse((shelf.folder / "A.xmp").read_bytes())).get(tags.SIDECAR_FOR)
    assert owner is None and b"SidecarFor" not in foreign, "an owner is never put into somebody else's file"


def test_an_owner_of_two_photos_that_differ_in_case_is_one_of_them(shelf: Shelf) -> None:
    photos = [shelf.photo(name) for name in ("A.jpg", "A.JPG")]
    shelf.sidecar("A.xmp", packet(crs(OTHER), 'p:SidecarForExtension="JPG"'))
    assert [shelf.store.read(photo, shelf.info).crop for photo in photos] == [None, OTHER]


def test_a_stated_owner_holds_where_its_photo_is_gone(shelf: Shelf) -> None:
    photo = shelf.photo()
    kept = shelf.sidecar("A.xmp", packet(crs(OTHER), 'p:SidecarForExtension="NEF"')).read_bytes()
    assert shelf.store.read(photo, shelf.info).crop is None
    receipt = shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ADJUSTED))
    assert receipt.sidecar.name == "A.jpg.xmp" and (shelf.folder / "A.xmp").read_bytes() == kept


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize(("photo_form", "sidecar_form"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_accents_are_composed_as_they_like(
    shelf: Shelf, long: bool, photo_form: str, sidecar_form: str
) -> None:
    stem = "Köln é 한"
    photo = shelf.photo(unicodedata.normalize(photo_form, stem) + ".jpg")  # type: ignore[arg-type]
    name = unicodedata.normalize(sidecar_form, stem) + (".jpg.xmp" if long else ".xmp")  # type: ignore[arg-type]
    sidecar = shelf.sidecar(name, packet(crs(OTHER)))
    assert shelf.store.read(photo, shelf.info).source == sidecar
    receipt = shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    assert sidecar in [one.sidecar for one in receipt.all]


def test_darktables_versions_of_another_photo_are_no_sidecars(shelf: Shelf) -> None:
    shelf.photo("IMG.CR2")
    other = shelf.photo("IMG_01.CR2")
    name = "IMG_01.CR2.xmp"
    shelf.sidecar(name, packet(crs(ONE), 'mm:DerivedFrom="IMG.CR2"'))
    assert shelf.store.read(other, shelf.info).crop is None
    shelf.sidecar(name, packet(crs(ONE), 'mm:DerivedFrom="IMG_01.CR2"'))
    assert shelf.store.read(other, shelf.info).crop == ONE


@pytest.mark.parametrize(
    ("stated", "written"),
    [
        ("", ("600", "400")),
        ('t:ImageWidth="400" t:ImageLength="600"', ("600", "400")),
        ('t:ImageWidth="160"', ("600", "400")),
        ('t:ImageWidth="600" t:ImageLength="400"', ("600", "400")),
    ],
)
def test_the_size_that_a_crop_refers_to_is_put_right(
    shelf: Shelf, stated: str, written: tuple[str, str]
) -> None:
    photo = shelf.photo()
    shelf.sidecar("A.xmp", packet(stated, STARS))
    receipt = shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    values = Values(parse(receipt.after))
    assert (values.get(tags.IMAGE_WIDTH), values.get(tags.IMAGE_LENGTH)) == written
    assert bool(receipt.notes) == ("400" in stated and '"600" t' not in stated)
    assert values.get(tags.ORIENTATION) is None, "only a new sidecar says how the photo is turned"


def test_a_raws_size_as_adobe_has_it_is_let_stand(shelf: Shelf) -> None:
    photo = shelf.photo("A.NEF")
    shelf.sidecar("A.xmp", packet('t:ImageWidth="592" t:ImageLength="396"'))
    receipt = shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    assert Values(parse(receipt.after)).get(tags.IMAGE_WIDTH) == "592"


@pytest.mark.parametrize("now", [PhotoInfo(600, 400, 6), PhotoInfo(400, 600, 1), PhotoInfo(1200, 800, 1)])
def test_a_photo_that_changed_since_is_told_and_teaches_nothing(shelf: Shelf, now: PhotoInfo) -> None:
    photo = shelf.photo()
    shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ADJUSTED))
    record = shelf.store.read(photo, now)
    assert record.is_outdated and doubt_of(record) is Doubt.OUTDATED and label_of(record) is None
    assert "since its crop was decided" in record.warnings[0]
    shelf.store.write(photo, OTHER, now, decided_now(DecisionKind.ADJUSTED))
    record = shelf.store.read(photo, now)
    assert (record.is_outdated, record.orientation, label_of(record)) == (False, now.orientation, OTHER)


def test_a_photo_turned_in_its_sidecar_has_not_changed(shelf: Shelf) -> None:
    photo = shelf.photo("A.NEF")
    shelf.sidecar("A.xmp", packet('t:Orientation="6"'))
    turned = shelf.info.turned(6)
    shelf.store.write(photo, ONE, turned, decided_now(DecisionKind.ADJUSTED))
    record = shelf.store.read(photo, turned)
    assert (record.orientation, record.is_outdated) == (6, False)


@pytest.mark.parametrize(
    "sliders",
    [
        'k:PerspectiveUpright="1"',
        'k:PerspectiveUpright="Full"',
        'k:PerspectiveVertical="-12"',
        'k:PerspectiveScale="104"',
        'k:PerspectiveRotate="+1.5"',
    ],
)
def test_a_crop_of_a_bent_picture_is_no_label(shelf: Shelf, sliders: str) -> None:
    photo = shelf.photo()
    shelf.sidecar("A.xmp", packet(crs(ONE), sliders))
    record = shelf.store.read(photo, shelf.info)
    assert (record.crop, doubt_of(record), label_of(record)) == (ONE, Doubt.WARPED, None)


def test_what_bends_the_picture_may_stand_in_another_packet(shelf: Shelf) -> None:
    photo = shelf.photo(inside=packet(crs(ONE)))
    shelf.sidecar("A.xmp", packet('k:PerspectiveUpright="3"'))
    record = shelf.store.read(photo, shelf.info)
    assert (record.crop, doubt_of(record)) == (ONE, Doubt.WARPED)
    shelf.sidecar("A.xmp", packet('k:PerspectiveUpright="3"', 'k:AlreadyApplied="True"'))
    assert label_of(shelf.store.read(photo, shelf.info)) == ONE, "that one is in the pixels"


@pytest.mark.parametrize("sliders", ['k:PerspectiveUpright="0"', 'k:PerspectiveScale="100"', ""])
def test_sliders_at_rest_bend_nothing(shelf: Shelf, sliders: str) -> None:
    photo = shelf.photo()
    shelf.sidecar("A.xmp", packet(crs(ONE), sliders))
    assert label_of(shelf.store.read(photo, shelf.info)) == ONE


def test_a_crop_that_is_in_the_pixels_is_reported_and_no_label(shelf: Shelf) -> None:
    photo = shelf.photo(inside=packet(crs(Crop(0.1, 0.2, 0.7, 0.9, 3.5)), 'k:AlreadyApplied="True"'))
    record = shelf.store.read(photo, shelf.info)
    assert record.applied == Crop(0.1, 0.2, 0.7, 0.9, 3.5)
    assert (record.crop, doubt_of(record), origin_of(record)) == (None, Doubt.ALREADY_APPLIED, None)
    shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    assert label_of(shelf.store.read(photo, shelf.info)) == ONE


@pytest.mark.parametrize(
    ("operation", "enabled", "end", "editor"),
    [
        ("crop", 1, 1, "darktable"),
        ("clipping", 1, 1, "darktable"),
        ("ashift", 1, 1, "darktable"),
        ("crop", 0, 1, ""),
        ("exposure", 1, 1, ""),
        ("crop", 1, 0, ""),
    ],
)
def test_what_darktable_crops_is_decided_there(
    shelf: Shelf, operation: str, enabled: int, end: int, editor: str
) -> None:
    item = f'<r:li d:num="0" d:operation="{operation}" d:enabled="{enabled}"/>'
    history = f"<d:history><r:Seq>{item}</r:Seq></d:history>"
    photo = shelf.photo()
    shelf.sidecar("A.jpg.xmp", packet(f'd:history_end="{end}"', inside=history))
    record = shelf.store.read(photo, shelf.info)
    assert (record.editor, record.warnings) == (editor, ())
    shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    told = shelf.store.read(photo, shelf.info).warnings
    assert any("keeps its own crop" in words for words in told) == bool(editor)


@pytest.mark.parametrize(("enabled", "editor"), [((1, 1), "darktable"), ((1, 0), ""), ((0, 1), "darktable")])
def test_the_history_of_darktable_before_its_version_2_6(
    shelf: Shelf, enabled: tuple[int, int], editor: str
) -> None:
    lists = {"operation": ("clipping", "clipping"), "enabled": enabled, "modversion": (5, 5)}
    items = {name: "".join(f"<r:li>{each}</r:li>" for each in values) for name, values in lists.items()}
    inside = "".join(f"<d:history_{n}><r:Seq>{each}</r:Seq></d:history_{n}>" for n, each in items.items())
    photo = shelf.photo()
    shelf.sidecar("A.jpg.xmp", packet('d:xmp_version="1"', inside=inside))
    assert shelf.store.read(photo, shelf.info).editor == editor


def test_the_history_of_an_export_is_in_its_pixels(shelf: Shelf) -> None:
    item = '<r:li d:num="0" d:operation="crop" d:enabled="1"/>'
    inside = packet('d:history_end="1"', inside=f"<d:history><r:Seq>{item}</r:Seq></d:history>")
    assert shelf.store.read(shelf.photo(inside=inside), shelf.info).editor == ""


@pytest.mark.parametrize(
    ("name", "content", "editor"),
    [
        ("A.jpg.pp3", b"[Exposure]\nAuto=false\n\n[Crop]\nEnabled=true\nX=5\n", "RawTherapee"),
        ("A.jpg.pp3", b"[Crop]\nEnabled=false\n[Resize]\nEnabled=true\n", ""),
        ("A.jpg.pp3", b"[Rotation]\r\nDegree=-1.25\r\n", "RawTherapee"),
        ("A.jpg.pp3", b"[Rotation]\nDegree=0\n", ""),
        ("A.jpg.arp", b"[Crop]\nEnabled=true\n", "ART"),
        ("A.jpg.dop", b"Sidecar = {\n CropActive = true,\n}", "DxO PhotoLab"),
        ("A.jpg.dop", b"Sidecar = {\n CropActive = false,\n}", ""),
        ("A.AAE", b"not a property list", "Apple Photos"),
        ("A.AAE", adjustments('{"adjustments":[{"identifier":"Crop","enabled":true}]}'), "Apple Photos"),
        ("A.aae", adjustments('{"adjustments":[{"identifier":"SmartTone"}]}'), ""),
    ],
)
def test_files_of_other_editors(shelf: Shelf, name: str, content: bytes, editor: str) -> None:
    photo = shelf.photo()
    shelf.sidecar(name, content)
    assert shelf.store.read(photo, shelf.info).editor == editor


def captureone(*rows: str) -> bytes:
    told = "".join(f"<E {row}/>" for row in rows)
    return f'<?xml version="1.0" encoding="UTF-8"?><SL Engine="1300"><AL>{told}</AL></SL>'.encode()


def nikon(**filters: str) -> bytes:
    """A sidecar of NX Studio, its filters as XML in XML."""
    steps = "".join(
        f'<historystep><filter id="{name.replace("_", "::")}"><active>{on}</active></filter></historystep>'
        for name, on in filters.items()
    )
    edits = f'<userData><filter id="nikon::NXHistory"><active>true</active>{steps}</filter></userData>'
    return (
        f'<x:xmpmeta xmlns:x="{tags.META}"><rdf:RDF xmlns:rdf="{tags.RDF}"><rdf:Description rdf:about=""'
        f' xmlns:nine="http://ns.nikon.com/nine/1.0/"><nine:NineEdits>{escape(edits, {chr(34): "&quot;"})}'
        "</nine:NineEdits></rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


@pytest.mark.parametrize(
    ("name", "content", "editor", "edited"),
    [
        ("CaptureOne/Settings120/A.jpg.cos", captureone('K="Crop" V="250;180;300;200"'), "Capture One", ""),
        ("CaptureOne/Settings/A.jpg.cos", captureone("K='Rotation' V='-1.5'"), "Capture One", ""),
        ("CaptureOne/Settings1630/A.jpg.cos", captureone('K="Crop" V="300;200;600;400"'), "", ""),
        ("CaptureOne/Settings50/A.jpg.cos", captureone('K="Rotation" V="90"', 'K="Rating" V="4"'), "", ""),
        ("CaptureOne/Settings50/A.jpg.cos", captureone('K="Exposure" V="0.3"'), "", "Capture One"),
        ("CaptureOne/Cache/A.jpg.cos", captureone('K="Crop" V="250;180;300;200"'), "", ""),
        ("CaptureOne/Settings50/B.jpg.cos", captureone('K="Crop" V="250;180;300;200"'), "", ""),
        ("NKSC_PARAM/A.jpg.nksc", nikon(nik_Crop="true"), "NX Studio", ""),
        ("NKSC_PARAM/A.jpg.nksc", nikon(nik_Crop="false", nik_Straighten="true"), "NX Studio", ""),
        ("NKSC_PARAM/A.jpg.nksc", nikon(nik_Crop="false"), "", ""),
        ("NKSC_PARAM/A.jpg.nksc", nikon(nikon_WhiteBalance="true", nik_Crop="false"), "", "NX Studio"),
        ("NKSC_PARAM/A.jpg.nksc", b"", "", ""),
    ],
)
def test_files_in_the_folders_of_other_editors(
    shelf: Shelf, name: str, content: bytes, editor: str, edited: str
) -> None:
    photo = shelf.photo()
    file = photo.parent / name
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    record = shelf.store.read(photo, shelf.info)
    assert record.editor == editor
    told = (f"has edits in {edited}, which may crop it",) if edited else ()
    assert record.warnings == told
    # who crops it in the open need not be told
    shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    told = (f"{editor} keeps its own crop of this photo",) if editor else ()
    assert shelf.store.read(photo, shelf.info).warnings == told


def test_only_the_crop_is_taken_back_where_more_changed(shelf: Shelf) -> None:
    photo = shelf.photo()
    sidecar = shelf.sidecar("A.xmp", packet(crs(OTHER), EARLY, inside=WORDS))
    receipt = shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    sidecar.write_bytes(receipt.after.replace(b"r:about", b'm:Rating="5" r:about', 1))
    (told,) = shelf.store.restore(receipt)
    assert "A.xmp" in told
    record = shelf.store.read(photo, shelf.info)
    assert (record.crop, record.decision, record.marks.rating) == (OTHER, None, 5)
    values = Values(parse(sidecar.read_bytes()))
    assert all(values.get(name) is None for name in (*tags.OWN_PROPERTIES, tags.WRITTEN, tags.BEFORE))


def test_a_changed_crop_keeps_all_files_of_the_photo_as_they_are(shelf: Shelf) -> None:
    photo = shelf.photo()
    long = shelf.sidecar("A.jpg.xmp", packet(crs(OTHER)))
    receipt = shelf.store.write(photo, ONE, shelf.info, decided_now(DecisionKind.ACCEPTED))
    long.write_bytes(long.read_bytes().replace(b'CropLeft="0.100000"', b'CropLeft="0.150000"'))
    before = shelf.files()
    with pytest.raises(Exception, match=r"A\.jpg\.xmp"):
        shelf.store.restore(receipt)
    assert shelf.files() == before


def test_decisions_from_before_this_was_remembered(shelf: Shelf) -> None:
    photo = shelf.photo(inside=packet(crs(OTHER), EARLY))
    decision = Decision(DecisionKind.ADJUSTED, time="2024-01-01T00:00:00+00:00")
    receipt = shelf.store.write(photo, ONE, shelf.info, decision)
    old = receipt.after
    for name in ("Seen", "Frame"):
        start = old.index(f" cropperhead:{name}=".encode())
        old = old[:start] + old[old.index(b'"', start + len(name) + 15) + 1 :]
    receipt.sidecar.write_bytes(old)
    assert b"Seen" not in old and shelf.store.read(photo, shelf.info).crop == ONE
    shelf.photo(inside=packet(crs(OTHER), LATE))
    assert shelf.store.read(photo, shelf.info).crop == OTHER


@pytest.mark.parametrize("text", ["2024-05-06T07:08:09Z", "2024-05-06T09:08:09+02:00", "2024-05-06T07:08:09"])
def test_dates(text: str) -> None:
    found, known = parse_date(text), parse_date("2024-05-06T07:08:09+00:00")
    assert found is not None and found == known
    assert parse_date("yesterday") is parse_date(None) is None
