"""Raw files made by hand, opened by LibRaw itself."""

from __future__ import annotations

import json
import struct
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.orientation import point_to_stored

CENTRES = ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))
CROP = (8, 6, 304, 228)


def check(preview, orientation, colour_at):
    image = Image.open(BytesIO(preview.jpeg))
    assert preview.info == PhotoInfo(304, 228, orientation)
    assert abs(image.width / image.height - preview.info.displayed[0] / preview.info.displayed[1]) < 0.02
    for u, v in CENTRES:
        stored = point_to_stored(Point(u, v), orientation)
        assert colour_at(image, u, v) == (stored.x > 0.5) + 2 * (stored.y > 0.5)


def as_jpeg(image, **options):
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=92, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_developed_when_there_is_no_preview(photos, tmp_path, write_dng, colour_at, orientation):
    path = tmp_path / "a.dng"
    write_dng(path, orientation=orientation, crop=CROP)
    check(photos.preview(path), orientation, colour_at)
    assert photos.info(path) == PhotoInfo(304, 228, orientation)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_embedded_preview_is_used(photos, tmp_path, write_dng, quarters, colour_at, orientation):
    path = tmp_path / "a.dng"
    marked = quarters(304, 228)
    marked.paste((10, 10, 10), (142, 104, 162, 124))  # a black spot that developing would not show
    write_dng(path, orientation=orientation, crop=CROP, preview=as_jpeg(marked))
    preview = photos.preview(path)
    check(preview, orientation, colour_at)
    image = Image.open(BytesIO(preview.jpeg))
    assert max(image.getpixel((image.width // 2, image.height // 2))) < 60


@pytest.mark.parametrize("orientation", [6, 8])
def test_a_preview_that_was_turned_already(
    photos, tmp_path, write_dng, quarters, exif, colour_at, orientation
):
    turned = quarters(304, 228).transpose(
        Image.Transpose.ROTATE_270 if orientation == 6 else Image.Transpose.ROTATE_90
    )
    path = tmp_path / "a.dng"
    for options in ({}, {"exif": exif(1)}):
        write_dng(path, orientation=orientation, crop=CROP, preview=as_jpeg(turned, **options))
        check(photos.preview(path), orientation, colour_at)


@pytest.mark.parametrize("orientation", [1, 6, 7])
def test_the_thumbnail_is_found_without_libraw(photos, tmp_path, write_dng, quarters, colour_at, orientation):
    path = tmp_path / "a.dng"
    write_dng(path, 1600, 1200, orientation=orientation, preview=as_jpeg(quarters(160, 120)))
    small = photos.thumbnail(path)
    image = Image.open(BytesIO(small.jpeg))
    assert sorted(image.size) == [120, 160] and small.info == PhotoInfo(1600, 1200, orientation)
    for u, v in CENTRES:
        stored = point_to_stored(Point(u, v), orientation)
        assert colour_at(image, u, v) == (stored.x > 0.5) + 2 * (stored.y > 0.5)


def test_a_tiny_preview_is_not_enough(photos, tmp_path, write_dng, quarters, colour_at):
    path = tmp_path / "a.dng"
    write_dng(path, 1600, 1200, crop=(0, 0, 1600, 1200), preview=as_jpeg(quarters(160, 120)))
    preview = photos.preview(path)
    assert Image.open(BytesIO(preview.jpeg)).size == (750, 562)


def test_a_preview_of_something_else_is_not_used(photos, tmp_path, write_dng, quarters, colour_at):
    path = tmp_path / "a.dng"
    square = Image.new("RGB", (300, 300), (230, 230, 230))
    write_dng(path, crop=CROP, preview=as_jpeg(square))
    check(photos.preview(path), 1, colour_at)


def test_black_bars_of_a_preview_are_cut_away(photos, tmp_path, write_dng, quarters, colour_at):
    path = tmp_path / "a.dng"
    barred = Image.new("RGB", (304, 304))
    barred.paste(quarters(304, 228), (0, 38))
    write_dng(path, crop=CROP, preview=as_jpeg(barred))
    check(photos.preview(path), 1, colour_at)


def test_the_default_crop_may_be_absent(photos, tmp_path, write_dng):
    path = tmp_path / "a.dng"
    write_dng(path)
    assert photos.info(path) == PhotoInfo(320, 240, 1)


def test_a_damaged_raw_is_named(photos, tmp_path, write_dng):
    path = tmp_path / "a.dng"
    write_dng(path)
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(PhotoError, match=r"a\.dng: "):
        photos.preview(path)


RED, GREEN, BLUE, GREY = (230, 30, 30), (30, 200, 30), (30, 30, 230), (128, 128, 128)


def flat(colour, width, height, **options):
    return as_jpeg(Image.new("RGB", (width, height), colour), **options)


def colour_of(jpeg):
    image = Image.open(BytesIO(jpeg)).convert("RGB").resize((1, 1), Image.Resampling.BOX)
    shown = image.getpixel((0, 0))
    return min(
        (RED, GREEN, BLUE, GREY), key=lambda each: sum(abs(a - b) for a, b in zip(shown, each, strict=True))
    )


FRAME = {"width": 1500, "height": 1000, "crop": (0, 0, 1500, 1000)}
SIZES = (flat(RED, 160, 120), flat(GREEN, 900, 600), flat(BLUE, 1500, 1000))


@pytest.mark.parametrize(
    ("previews", "cell", "shown", "large"),
    [
        ((flat(RED, 240, 160), flat(GREEN, 900, 600), flat(BLUE, 1500, 1000)), RED, GREEN, BLUE),
        ((flat(BLUE, 1500, 1000), flat(GREEN, 900, 600), flat(RED, 240, 160)), RED, GREEN, BLUE),
        ((flat(GREEN, 900, 600), flat(BLUE, 1500, 1000)), GREEN, GREEN, BLUE),
        ((flat(RED, 600, 400), flat(BLUE, 1500, 1000)), RED, BLUE, BLUE),
        ((flat(RED, 600, 400), flat(GREEN, 300, 200)), GREEN, RED, GREY),
        ((flat(BLUE, 1500, 1000), flat(RED, 700, 700)), BLUE, BLUE, BLUE),
        ((flat(BLUE, 1500, 1000), flat(GREEN, 900, 600)[:-900]), BLUE, BLUE, BLUE),
    ],
    ids=["sorted", "backwards", "no thumbnail", "too small", "no large one", "of something else", "damaged"],
)
def test_the_smallest_preview_that_will_do(photos, tmp_path, write_dng, previews, cell, shown, large):
    path = tmp_path / "a.dng"
    write_dng(path, **FRAME, preview=previews[0], others=previews[1:])
    assert colour_of(photos.thumbnail(path).jpeg) == cell
    assert colour_of(photos.preview(path).jpeg) == shown
    pixels = photos.pixels(path, 1500)
    if large is not GREY:
        assert pixels.rgb[:3] == pytest.approx(large, abs=12)
    assert (pixels.width, pixels.height) == (1500, 1000)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_cells_and_previews_are_turned_alike(photos, tmp_path, write_dng, quarters, colour_at, orientation):
    path = tmp_path / "a.dng"
    sizes = ((240, 160), (900, 600), (1500, 1000))
    first, *others = (as_jpeg(quarters(*size)) for size in sizes)
    write_dng(path, **FRAME, orientation=orientation, preview=first, others=others)
    for shown in (photos.thumbnail(path), photos.preview(path)):
        image = Image.open(BytesIO(shown.jpeg))
        for u, v in CENTRES:
            stored = point_to_stored(Point(u, v), orientation)
            assert colour_at(image, u, v) == (stored.x > 0.5) + 2 * (stored.y > 0.5)


def test_a_thumbnail_that_is_not_packed(photos, tmp_path, write_dng, quarters):
    """As Nikon and Adobe write it into IFD0, here put over its JPEG with black bars."""
    path = tmp_path / "a.nef"
    picture = Image.new("RGB", (180, 160))
    picture.paste(quarters(180, 120), (0, 20))
    noise = Image.effect_noise((400, 300), 90).convert("RGB")
    write_dng(path, **FRAME, preview=as_jpeg(noise, subsampling=0), others=[SIZES[1]])
    data = bytearray(path.read_bytes())
    place = struct.unpack_from("<I", data, data.index(struct.pack("<HHI", 273, 4, 1)) + 8)[0]
    for tag, kind, value in ((256, 4, 180), (257, 4, 160), (259, 3, 1), (262, 3, 2), (279, 4, 180 * 160 * 3)):
        at = data.index(struct.pack("<HHI", tag, kind, 1))
        data[at + 8 : at + 12] = struct.pack("<I", value)
    data[place : place + 180 * 160 * 3] = picture.tobytes()
    path.write_bytes(data)
    image = Image.open(BytesIO(photos.thumbnail(path).jpeg))
    assert image.size == (180, 120)
    assert image.getpixel((10, 10)) == pytest.approx((220, 40, 40), abs=12)


@pytest.mark.parametrize("previews", [(), (SIZES[0],)], ids=["none", "a thumbnail"])
def test_cut_short(photos, tmp_path, write_dng, previews):
    path = tmp_path / "a.dng"
    write_dng(path, **FRAME, preview=previews[0] if previews else None)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    words = f"cut short: {len(whole) // 3} of {len(whole)} bytes or more"
    for job in (photos.thumbnail, photos.preview, lambda path: photos.pixels(path, 300)):
        with pytest.raises(PhotoError, match=words):
            job(path)
    with pytest.raises(PhotoError, match=words):
        photos.render(path, None, tmp_path / "out.jpg")
    assert photos.info(path) == PhotoInfo(1500, 1000, 1), "crops are known and told all the same"


def test_cut_short_with_a_whole_preview(photos, tmp_path, write_dng):
    path = tmp_path / "a.dng"
    write_dng(path, **FRAME, preview=SIZES[0], others=[SIZES[1]])
    whole = path.read_bytes()
    path.write_bytes(whole[:-2_000_000])
    with pytest.raises(PhotoError, match="cut short"):
        photos.preview(path)  # the preview lay behind the data
    write_dng(path, **FRAME, preview=SIZES[1])
    whole = path.read_bytes()
    path.write_bytes(whole[:-2_000_000])
    assert colour_of(photos.preview(path).jpeg) == colour_of(photos.thumbnail(path).jpeg) == GREEN
    with pytest.raises(PhotoError, match="cut short"):
        photos.render(path, None, tmp_path / "out.jpg")


@pytest.mark.parametrize(("compression", "name"), [(9, "GoPro's VC-5"), (52546, "JPEG XL in a DNG")])
def test_what_libraw_cannot_read_is_named(photos, tmp_path, write_dng, compression, name):
    path = tmp_path / "a.dng"
    write_dng(path, **FRAME, compression=compression, preview=SIZES[0])
    for job in (photos.thumbnail, photos.preview):
        with pytest.raises(PhotoError, match=f"LibRaw cannot read {name}"):
            job(path)
    write_dng(path, **FRAME, compression=compression, preview=SIZES[1])
    assert colour_of(photos.preview(path).jpeg) == GREEN
    assert colour_of(photos.thumbnail(path).jpeg) == GREEN


SHARED = {
    "canon_d30.crw": ((256, 171), (750, 500)),
    "canon_kissx4_colorchart.dng": ((750, 500), (750, 500)),
    "canon_r6_cut.cr3": ((160, 106), (750, 500)),
    "canon_r6_grafted.cr3": ((160, 106), (750, 500)),
    "canon_s90_grafted.cr2": ((160, 120), (750, 562)),
    "fuji_xt1_grafted.raf": ((160, 106), (750, 500)),
    "nikon_d7100_cut.nef": ((160, 106), (750, 500)),
    "iphone7_sea.heic": ((256, 192), (750, 562)),
    "iphone7_lever.heic": ((256, 192), (750, 562)),
    "canon_sd450_chdk_cut.dng": r"cut short: 51200 of \d+ bytes",
    "fuji_xt1_cut.raf": r"cut short: 65602 of \d+ bytes",
    "leica_m10_cut.dng": r"cut short: 100000 of \d+ bytes",
    "nikon_d1_cut.nef": r"cut short: 76800 of \d+ bytes",
    "sony_a330_cut.arw": r"cut short: 102400 of \d+ bytes",
    "sony_zve10_cut.arw": r"cut short: 100000 of \d+ bytes",
    "gopro_hero6.GPR": "LibRaw cannot read GoPro's VC-5",
}
"""Sizes of cell and preview, or the words of refusal."""


@pytest.mark.parametrize("name", SHARED)
def test_files_of_real_cameras(photos, shared_data, name):
    path = shared_data / "raws" / "files" / name
    wanted = SHARED[name]
    jobs = (photos.thumbnail, photos.preview)
    if isinstance(wanted, str):
        for job in jobs:
            with pytest.raises(PhotoError, match=wanted):
                job(path)
    else:
        sizes = tuple(Image.open(BytesIO(job(path).jpeg)).size for job in jobs)
        assert sizes == wanted


def test_every_file_of_the_manifest_is_in_the_table(shared_data):
    rows = json.loads((shared_data / "raws" / "MANIFEST.json").read_text("utf-8"))["files"]
    assert {Path(row["file"]).name for row in rows if row["file"].startswith("files/")} == set(SHARED)


@pytest.mark.parametrize("name", ["a.tif", "a.jpg", "a.dng"])
def test_a_dng_is_one_by_its_content(photos, tmp_path, write_dng, quarters, name):
    preview = BytesIO()
    quarters(64, 48).save(preview, "JPEG")
    write_dng(tmp_path / name, preview=preview.getvalue())
    assert photos.info(tmp_path / name) == PhotoInfo(320, 240, 1)
