"""No levelled picture is turned a second time: the roll is believed for the camera's own pixels only."""

from __future__ import annotations

import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

import piexif
import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.as_shot import names_an_editor, pixels_are_as_shot
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.xmp.exiftool import ExifTool, argument

needs_exiftool = pytest.mark.skipif(shutil.which("exiftool") is None, reason="needs exiftool")
ROLL = struct.pack("<HHIhh", 0x90, 3, 1, 30, 0)  # Panasonic's RollAngle in tenths
NOTE = b"Panasonic\0\0\0" + struct.pack("<H", 1) + ROLL + bytes(4)
SIZE = (300, 200)
INFO = PhotoInfo(*SIZE)
PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
 xmlns:darktable="http://darktable.sf.net/" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
 %s</rdf:Description></rdf:RDF></x:xmpmeta>"""


def photo(
    path: Path,
    software: str = "Ver.1.0",
    exif_size: tuple[int, int] | None = SIZE,
    packet: str = "",
    **first: str,
) -> Path:
    """A gray photo of 300 x 200 px with a maker note that says: rolled by 3 degrees."""
    inner: dict[int, object] = {piexif.ExifIFD.MakerNote: NOTE}
    if exif_size is not None:
        inner[piexif.ExifIFD.PixelXDimension], inner[piexif.ExifIFD.PixelYDimension] = exif_size
    tags: dict[int, object] = {piexif.ImageIFD.Make: "Panasonic", piexif.ImageIFD.Software: software}
    tags |= {getattr(piexif.ImageIFD, name): value for name, value in first.items()}
    xmp = (PACKET % packet).encode() if packet else b""
    if xmp and path.suffix == ".tif":
        tags[piexif.ImageIFD.XMLPacket] = tuple(xmp)
    kwargs = {"xmp": xmp} if xmp and path.suffix == ".jpg" else {}
    Image.new("RGB", SIZE, "gray").save(path, exif=piexif.dump({"0th": tags, "Exif": inner}), **kwargs)
    return path


@pytest.fixture
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("cache")
    opened = open_services(Options(device="cpu", cache_folder=folder))
    yield opened
    opened.close()


FIRMWARE = (
    "17.5.1", "Ver.1.02", "Ver.1.0 ", "NIKON D850 Ver 1.1", "NIKON Z 6 Ver.03.00", "K-3 II Ver. 1.10",
    "PENTAX K-1 Mark II Ver. 1.20", "Version 1.3", "DC-G9 V2.1", "G991BXXU5CVDD", "HDR+ 1.0.345618096zdh",
    "Digital Camera X-T3 Ver4.10", "OM-1 Version 1.2", "ART-L29 10.0.0.161(C431E7R1P2)", "1.00.012", "",
    "MediaTek Camera Application", "topaz-user 13 TKQ1.221114.001", "EOS R5m2 Firmware Version 1.0.1",
)  # fmt: skip
EDITORS = (
    "darktable 4.2.1", "Adobe Photoshop Lightroom Classic 12.3 (Windows)", "Adobe Lightroom 7.0 (iOS)",
    "GIMP 2.10.34", "Capture One 23 Macintosh", "Snapseed 2.0", "RawTherapee 5.8", "ART 1.20.2",
    "DxO PhotoLab 6", "digiKam-7.1.0", "Affinity Photo 1.10.5", "Photos 9.0", "Picasa", "Pixelmator 3.9",
    "SILKYPIX Developer Studio Pro 10", "NX Studio 1.3", "ViewNX-i 1.4.3 M", "Luminar AI", "paint.net 4.2",
    "Windows Photo Editor 10.0.10011.16384", "OLYMPUS Workspace 1.5", "XnViewMP 0.99", "ON1 Photo RAW 2023",
    "ACDSee Ultimate 2021", "Phocus 3.8", "Iridient Developer 3.6", "macOS 14.4", "GraphicConverter 11",
    "CropperHead render", "PENTAX Digital Camera Utility 5", "AfterShot Pro 3.7", "Photomator 3.4",
    "Autopano Giga 4.4", "Microsoft ICE v2.0.3.0", "PanoramaStudio 3", "ShiftN 4.0", "libvips 8.15",
)  # fmt: skip


@pytest.mark.parametrize("name", FIRMWARE)
def test_firmware_is_no_editor(tmp_path: Path, name: str) -> None:
    assert pixels_are_as_shot(photo(tmp_path / "a.jpg", name), INFO)
    tool = photo(tmp_path / "b.jpg", packet=f'xmp:CreatorTool="{name}">')
    assert pixels_are_as_shot(tool, INFO)


@pytest.mark.parametrize("name", EDITORS)
@pytest.mark.parametrize("suffix", ["jpg", "tif"])
def test_an_editor_tells_on_itself(tmp_path: Path, name: str, suffix: str) -> None:
    assert not pixels_are_as_shot(photo(tmp_path / f"a.{suffix}", name), INFO)
    assert not pixels_are_as_shot(photo(tmp_path / f"b.{suffix}", ProcessingSoftware=name), INFO)
    assert not pixels_are_as_shot(photo(tmp_path / f"c.{suffix}", packet=f'xmp:CreatorTool="{name}">'), INFO)


@pytest.mark.parametrize("size", [None, (300, 200), (200, 300), (0, 0)])
def test_the_size_that_exif_says_or_does_not_say(tmp_path: Path, size: tuple[int, int] | None) -> None:
    assert pixels_are_as_shot(photo(tmp_path / "a.jpg", exif_size=size), INFO)


@pytest.mark.parametrize("size", [(6000, 4000), (301, 200), (300, 199), (300, 300)])
def test_another_size_than_exif_says(tmp_path: Path, size: tuple[int, int]) -> None:
    assert not pixels_are_as_shot(photo(tmp_path / "a.jpg", exif_size=size), INFO)


EVENTS = '<xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved"/></rdf:Seq></xmpMM:History>'


@pytest.mark.parametrize(
    "said",
    [
        f">{EVENTS}",
        'darktable:xmp_version="5">',
        "><darktable:history><rdf:Seq/></darktable:history>",
        'crs:AlreadyApplied="True">',
        'crs:HasCrop="True">',
        'crs:HasCrop="False">',
        'crs:CropLeft="0.1" crs:CropTop="0.1" crs:CropRight="0.9" crs:CropBottom="0.9">',
        "><crs:CropLeft>0.1</crs:CropLeft>",
        ">not XMP at all <",
    ],
)
def test_an_embedded_packet_that_tells_of_editing(tmp_path: Path, said: str) -> None:
    assert not pixels_are_as_shot(photo(tmp_path / "a.jpg", packet=said), INFO)


@pytest.mark.parametrize(
    "said",
    ['xmp:Rating="3">', 'xmp:CreateDate="2024-05-01">', 'crs:HasCrop="True" crs:AlreadyApplied="False">'],
)
def test_marks_and_crops_that_are_not_applied_leave_the_pixels_alone(tmp_path: Path, said: str) -> None:
    assert pixels_are_as_shot(photo(tmp_path / "a.jpg", packet=said), INFO)


@pytest.mark.parametrize("suffix", ["png", "webp", "tif"])
def test_formats_that_programs_make_of_photos(tmp_path: Path, suffix: str) -> None:
    assert not pixels_are_as_shot(photo(tmp_path / f"a.{suffix}"), INFO)


@pytest.mark.parametrize(
    "said",
    [
        "><xmpMM:DerivedFrom rdf:resource='uuid:1'/>",
        'xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" GPano:ProjectionType="cylindrical">',
        'xmlns:GIMP="http://www.gimp.org/xmp/" GIMP:Version="2.10">',
        'xmlns:dxo="http://ns.dxo.com/photolab/" dxo:Settings="1">',
        'xmlns:digiKam="http://www.digikam.org/ns/1.0/" digiKam:ImageHistory="edited">',
    ],
)
def test_traces_of_stitching_and_editing(tmp_path: Path, said: str) -> None:
    assert not pixels_are_as_shot(photo(tmp_path / "a.jpg", packet=said), INFO)


def test_digikams_tags_alone_are_no_editing(tmp_path: Path) -> None:
    said = 'xmlns:digiKam="http://www.digikam.org/ns/1.0/" digiKam:PickLabel="3">'
    assert pixels_are_as_shot(photo(tmp_path / "a.jpg", packet=said), INFO)


@pytest.mark.parametrize(("rendered", "as_shot"), [(0, True), (3, True), (7, True), (6, False)])
def test_apples_panorama(tmp_path: Path, rendered: int, as_shot: bool) -> None:
    held = photo(tmp_path / "a.jpg")
    exif = piexif.load(str(held))
    exif["Exif"][piexif.ExifIFD.CustomRendered] = rendered
    piexif.insert(piexif.dump(exif), str(held))
    assert pixels_are_as_shot(held, INFO) is as_shot


@pytest.mark.parametrize("suffix", ["jpg", "heic"])
def test_the_copy_that_ios_renders_when_a_photo_is_edited(tmp_path: Path, suffix: str) -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()
    for name, as_shot in (("IMG_4711", True), ("IMG_E4711", False), ("IMG_EVENT", True)):
        made = photo(tmp_path / f"{name}.{suffix}")
        assert pixels_are_as_shot(made, INFO) is as_shot, name


@pytest.mark.parametrize(
    ("size", "as_shot"), [((650, 240), True), ((900, 300), False), ((300, 900), False), ((600, 300), True)]
)
def test_stitched_shapes(tmp_path: Path, size: tuple[int, int], as_shot: bool) -> None:
    for suffix in ("jpg", "nef"):
        made = photo(tmp_path / "a.jpg", exif_size=size).rename(tmp_path / f"b.{suffix}")
        assert pixels_are_as_shot(made, PhotoInfo(*size)) is as_shot


def test_a_raw_is_always_as_shot(tmp_path: Path) -> None:
    (photo(tmp_path / "a.tif", "Adobe DNG Converter 15.0")).rename(tmp_path / "a.nef")
    assert pixels_are_as_shot(tmp_path / "a.nef", INFO)


@pytest.mark.exiftool
@needs_exiftool
@pytest.mark.parametrize("orientation", [1, 2, 3, 6, 8])
def test_own_renders_have_no_roll_and_their_photos_keep_it(
    services: Services, tmp_path: Path, orientation: int
) -> None:
    held = photo(tmp_path / "a.jpg", Orientation=orientation)
    info = services.photos.info(held)
    assert info.orientation == orientation
    expected = 3.0 if orientation == 2 else -3.0
    crop = Crop(0.15, 0.1, 0.85, 0.9, 3.0)
    services.sidecars.write(held, crop, info, decided_now(DecisionKind.ADJUSTED))
    assert services.tilt(held, orientation) == pytest.approx(expected)
    for number, cropped in enumerate((crop, Crop(0.15, 0.1, 0.85, 0.9), None)):
        once, twice = tmp_path / f"once{number}.jpg", tmp_path / f"twice{number}.jpg"
        services.photos.render(held, cropped, once)
        services.photos.render(once, None, twice)
        assert (services.tilt(once, 1), services.tilt(twice, 1)) == (None, None)


@pytest.mark.exiftool
@needs_exiftool
def test_what_an_editor_exported_keeps_its_note_and_is_not_turned(services: Services, tmp_path: Path) -> None:
    for name in EDITORS[:6]:
        exported = photo(tmp_path / f"{name[:4]}.jpg", name)
        assert services.tilt(exported, 1) is None


@pytest.mark.exiftool
@needs_exiftool
@pytest.mark.parametrize("maker", ["panasonic", "olympus"])
def test_written_maker_notes_of_levelled_photos(services: Services, shared_data: Path, maker: str) -> None:
    folder = shared_data / "raws" / "roll"
    assert services.suggest(folder / f"{maker}_levelled_by_editor_blank.jpg").crop.angle == 0
    assert services.suggest(folder / f"{maker}_o1_roll+3.0_blank.jpg").crop.angle == pytest.approx(
        -3, abs=0.3
    )
    assert services.suggest(folder / f"{maker}_o6_roll+4.0_blank.jpg").crop.angle == pytest.approx(
        -4, abs=0.3
    )


def test_words_around_an_editors_name() -> None:
    assert names_an_editor("Created with GIMP")
    assert not names_an_editor("gimpel 1.0") and not names_an_editor("aperturex")


SEA = 1.49  # degrees clockwise that the sea leans


@pytest.mark.exiftool
@needs_exiftool
@pytest.mark.parametrize(
    ("options", "tilt"),
    [
        (["-XMP:Rating=3"], SEA),
        (["-LensModel=iPhone 7 front camera 2.87mm f/2.2"], -SEA),
        (["-LensModel=iPhone 7 caméra avant 2.87mm f/2.2"], -SEA),
        (["-Software=Adobe Lightroom 7.0 (iOS)"], None),
        (["-XMP-xmp:CreatorTool=Photos 9.0"], None),
        (["-n", "-CustomRendered=6"], None),
        (["-XMP-GPano:ProjectionType=cylindrical"], None),
        (["-ExifImageWidth=5000"], None),
    ],
)
def test_an_iphones_heic_as_it_is_and_edited(
    services: Services, shared_data: Path, tmp_path: Path, options: list[str], tilt: float | None
) -> None:
    held = tmp_path / "IMG_0001.HEIC"
    shutil.copy(shared_data / "raws" / "files" / "iphone7_sea.heic", held)
    with ExifTool() as tool, argument(held) as name:
        answer = tool.execute(["-charset", "utf8", "-overwrite_original", *options, name])
    assert answer.status == 0, answer.errors
    assert services.tilt(held, 1) == (None if tilt is None else pytest.approx(tilt, abs=0.01))


@pytest.mark.exiftool
@needs_exiftool
@pytest.mark.parametrize(
    ("make", "model", "told", "tilt"),
    [
        ("DJI", "FC3170", 'drone-dji:GimbalRollDegree="+2.70" drone-dji:GimbalPitchDegree="-9.9"', -2.7),
        ("DJI", "FC3170", 'drone-dji:GimbalRollDegree="+0.00" drone-dji:GimbalPitchDegree="-9.9"', None),
        ("DJI", "FC3170", 'drone-dji:GimbalRollDegree="+2.70" drone-dji:GimbalPitchDegree="-90.0"', None),
        ("Leica Camera AG", "LEICA M11", 'xmpDSA:RollAngle="1.216" xmpDSA:PitchAngle="0.9"', -1.216),
        (
            "Leica Camera AG",
            "LEICA M11",
            'xmpDSA:RollAngle="1.2" xmpDSA:CorrectionAlreadyApplied="True"',
            None,
        ),
        ("SONY", "ILCE-7M3", 'xmpDSA:RollAngle="1.2"', None),
    ],
)
def test_roll_in_xmp(
    services: Services, tmp_path: Path, make: str, model: str, told: str, tilt: float | None
) -> None:
    spaces = (
        'xmlns:drone-dji="http://www.dji.com/drone-dji/1.0/" '
        'xmlns:xmpDSA="http://leica-camera.com/digital-shift-assistant/1.0/"'
    )
    exif = piexif.dump({"0th": {piexif.ImageIFD.Make: make, piexif.ImageIFD.Model: model}})
    held = tmp_path / "a.jpg"
    Image.new("RGB", SIZE, "gray").save(held, exif=exif, xmp=(PACKET % f"{spaces} {told}>").encode())
    assert services.tilt(held, 1) == (None if tilt is None else pytest.approx(tilt, abs=0.01))


@pytest.mark.exiftool
@needs_exiftool
@pytest.mark.parametrize("suffix", ["dng", "rw2"])
def test_a_raws_maker_note(services: Services, shared_data: Path, tmp_path: Path, suffix: str) -> None:
    raws = shared_data / "raws"
    held = tmp_path / f"a.{suffix}"
    shutil.copy(raws / "files" / "canon_kissx4_colorchart.dng", tmp_path / "a.dng")
    source = raws / "roll" / "panasonic_o1_roll+3.0.jpg"
    with ExifTool() as tool, argument(tmp_path / "a.dng") as name, argument(source) as noted:
        copied = ["-tagsFromFile", noted, "-MakerNotes", "-Make=Panasonic", "-Model=DC-G9"]
        assert tool.execute(["-overwrite_original", *copied, name]).status == 0
    (tmp_path / "a.dng").rename(held)
    assert services.tilt(held, 1) == pytest.approx(-3.0)
