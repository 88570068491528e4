"""Formats, orientations and colour spaces, decoded by a real worker."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.orientation import point_to_stored

ORIENTATIONS = range(1, 9)
CENTRES = ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))


def shown(preview):
    return Image.open(BytesIO(preview.jpeg))


def quarter(u, v):
    return (u > 0.5) + 2 * (v > 0.5)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("name", ["a.jpg", "a.tif", "a.png", "a.webp"])
def test_orientation_is_applied_and_the_stored_frame_reported(
    photos, tmp_path, quarters, exif, colour_at, name, orientation
):
    path = tmp_path / name
    options = {"tiffinfo": {0x0112: orientation}} if name == "a.tif" else {"exif": exif(orientation)}
    quarters(300, 200).save(path, **options)
    preview = photos.preview(path)
    assert preview.info == photos.info(path) == PhotoInfo(300, 200, orientation)
    image = shown(preview)
    assert image.size == preview.info.displayed
    for u, v in CENTRES:
        stored = point_to_stored(Point(u, v), orientation)
        assert colour_at(image, u, v) == quarter(*stored)


@pytest.mark.parametrize("orientation", [1, 6])
def test_heic_counts_as_upright(photos, tmp_path, quarters, exif, colour_at, orientation):
    path = tmp_path / "a.heic"
    pillow_heif.from_pillow(quarters(320, 200)).save(path, exif=exif(orientation), quality=90)
    preview = photos.preview(path)
    size = (200, 320) if orientation == 6 else (320, 200)
    assert preview.info == photos.info(path) == PhotoInfo(*size, 1)
    assert shown(preview).size == size
    for u, v in CENTRES:
        assert colour_at(shown(preview), u, v) == quarter(*point_to_stored(Point(u, v), orientation))


@pytest.mark.parametrize("orientation", [1, 5, 8])
def test_avif_counts_as_upright(photos, tmp_path, quarters, exif, colour_at, orientation):
    path = tmp_path / "a.avif"
    quarters(320, 200).save(path, exif=exif(orientation))
    preview = photos.preview(path)
    size = (320, 200) if orientation == 1 else (200, 320)
    assert preview.info == photos.info(path) == PhotoInfo(*size, 1)
    for u, v in CENTRES:
        assert colour_at(shown(preview), u, v) == quarter(*point_to_stored(Point(u, v), orientation))


def test_png_with_its_exif_behind_the_pixels(photos, tmp_path, quarters, exif):
    path = tmp_path / "late.png"
    quarters(60, 40).save(path, exif=exif(6))
    data = path.read_bytes()
    at = data.index(b"eXIf") - 4
    length = int.from_bytes(data[at : at + 4], "big") + 12
    chunk, rest = data[at : at + length], data[:at] + data[at + length :]
    end = rest.rindex(b"IEND") - 4
    path.write_bytes(rest[:end] + chunk + rest[end:])
    assert photos.info(path) == photos.preview(path).info == PhotoInfo(60, 40, 6)


def test_all_eight_example_photos_look_the_same(photos, shared_data):
    folder = shared_data / "testdata" / "exif_orientation"
    for series in ("Landscape", "Portrait"):
        reference = shown(photos.preview(folder / f"{series}_1.jpg"))
        for orientation in range(2, 9):
            image = shown(photos.preview(folder / f"{series}_{orientation}.jpg"))
            assert image.size == reference.size
            difference = ImageChops.difference(image, reference)
            # each file says its own number in large letters
            assert max(ImageStat.Stat(difference).mean) < 12


@pytest.mark.parametrize("value", [0, 9, 255, 65535])
def test_orientations_that_do_not_exist_count_as_none(photos, tmp_path, quarters, exif, value):
    path = tmp_path / "a.jpg"
    quarters(60, 40).save(path, exif=exif(value))
    assert photos.preview(path).info == PhotoInfo(60, 40, 1)


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.jpg", "L"), ("a.jpg", "CMYK"), ("a.png", "P"), ("a.png", "L"), ("a.tif", "CMYK"), ("a.gif", "P")],
)
def test_modes_become_rgb(photos, tmp_path, quarters, colour_at, name, mode):
    path = tmp_path / name
    image = quarters(120, 80)
    image.convert(mode).save(path)
    pixels = photos.pixels(path, 60)
    assert (pixels.width, pixels.height, len(pixels.rgb)) == (60, 40, 60 * 40 * 3)
    result = Image.frombytes("RGB", (60, 40), pixels.rgb)
    if mode == "L":
        expected = image.convert("L").getpixel((100, 60))
        assert abs(result.convert("L").getpixel((50, 30)) - expected) < 4
    else:
        assert [colour_at(result, u, v) for u, v in CENTRES] == [0, 1, 2, 3]


@pytest.mark.parametrize("name", ["a.png", "a.tif"])
def test_16_bit_gray_keeps_its_brightness(photos, tmp_path, name):
    path = tmp_path / name
    ramp = np.tile(np.linspace(0, 65535, 256).astype(np.uint16), (64, 1))
    Image.fromarray(ramp).save(path)
    rgb = np.frombuffer(photos.pixels(path, 256).rgb, np.uint8).reshape(64, 256, 3)
    assert np.abs(rgb[30, :, 0].astype(int) - np.arange(256)).max() <= 1


def test_16_bit_rgb_tiff(photos, shared_data):
    folder = shared_data / "testdata" / "hostile_img" / "colour"
    deep = photos.pixels(folder / "rgb16.tif", 300)
    assert (deep.width, deep.height) == (300, 200)
    assert len(set(deep.rgb)) > 100


def test_transparent_parts_are_white(photos, tmp_path):
    image = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 20, 40))
    for name, mode in (("a.png", "RGBA"), ("p.png", "P"), ("la.png", "LA"), ("a.webp", "RGBA")):
        image.convert(mode).save(tmp_path / name, **({"lossless": True} if "webp" in name else {}))
        pixels = photos.pixels(tmp_path / name, 40)
        result = Image.frombytes("RGB", (40, 40), pixels.rgb)
        assert result.getpixel((30, 20)) == (255, 255, 255)
        assert result.getpixel((10, 20)) != (255, 255, 255)


def test_the_colour_profile_is_applied(photos, tmp_path):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"temp").replace(b"gXYZ", b"rXYZ").replace(b"temp", b"gXYZ")
    swapped = swapped.replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))
    Image.new("RGB", (20, 20), (200, 30, 30)).save(tmp_path / "a.png", icc_profile=swapped)
    red, green, blue = photos.pixels(tmp_path / "a.png", 20).rgb[:3]
    assert abs(red - 30) < 3 and abs(green - 200) < 3 and abs(blue - 30) < 3


def test_damaged_and_foreign_profiles_are_ignored(photos, tmp_path):
    for number, profile in enumerate((b"nonsense", bytes(200), profile_of("LAB"))):
        path = tmp_path / f"{number}.png"
        Image.new("RGB", (20, 20), (200, 30, 30)).save(path, icc_profile=profile)
        assert tuple(photos.pixels(path, 20).rgb[:3]) == (200, 30, 30)


def profile_of(space):
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()


def test_the_first_frame_of_an_animation(photos, tmp_path):
    frames = [Image.new("RGB", (30, 30), colour) for colour in ("red", "blue")]
    for name in ("a.gif", "a.webp", "a.png", "a.tif"):
        frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:])
        red, _, blue = photos.pixels(tmp_path / name, 30).rgb[:3]
        assert red > 200 > 50 > blue


def test_sizes(photos, tmp_path, quarters):
    quarters(2000, 1000).save(tmp_path / "large.jpg")
    quarters(90, 60).save(tmp_path / "small.jpg")
    quarters(9000, 20).save(tmp_path / "strip.jpg")
    assert shown(photos.preview(tmp_path / "large.jpg")).size == (750, 375)
    assert shown(photos.preview(tmp_path / "small.jpg")).size == (90, 60)
    assert shown(photos.preview(tmp_path / "strip.jpg")).size == (750, 2)
    assert photos.pixels(tmp_path / "large.jpg", 100).width == 100
    assert photos.pixels(tmp_path / "large.jpg", 100_000).width == 2000


def test_a_large_jpeg_is_reduced_while_decoding(photos, tmp_path):
    """A 256-megapixel JPEG, beyond what other formats may have, comes back sharp and quickly."""
    path = tmp_path / "huge.jpg"
    Image.new("L", (16000, 16000), 90).save(path, quality=50)
    assert shown(photos.preview(path)).size == (750, 750)
    assert photos.info(path).megapixels == 256


def test_the_preview_is_a_faithful_reduction(photos, tmp_path):
    rng = np.random.default_rng(5)
    coarse = Image.fromarray(rng.integers(0, 255, (30, 45, 3), dtype=np.uint8))
    large = coarse.resize((3000, 2000), Image.Resampling.BICUBIC)
    large.save(tmp_path / "a.jpg", quality=95)
    expected = np.asarray(large.resize((750, 500), Image.Resampling.LANCZOS), dtype=float)
    difference = expected - np.asarray(shown(photos.preview(tmp_path / "a.jpg")), dtype=float)
    assert 10 * np.log10(255**2 / (difference**2).mean()) > 36


def test_the_main_picture_of_files_with_several(photos, tmp_path):
    main, other = Image.new("RGB", (60, 40), "red"), Image.new("RGB", (30, 20), "blue")
    main.save(tmp_path / "a.mpo", save_all=True, append_images=[other])
    (tmp_path / "a.jpg").write_bytes((tmp_path / "a.mpo").read_bytes())
    main.save(tmp_path / "moving.jpg")
    with open(tmp_path / "moving.jpg", "ab") as stream:
        stream.write(b"\0\0\0\x18ftypmp42" + bytes(5000))
    several = pillow_heif.from_pillow(other)
    several.add_from_pillow(main)
    several.save(tmp_path / "a.heic", primary_index=1)
    for name in ("a.mpo", "a.jpg", "moving.jpg", "a.heic"):
        assert photos.info(tmp_path / name) == PhotoInfo(60, 40)
        red, _, blue = photos.pixels(tmp_path / name, 30).rgb[:3]
        assert red > 200 > 50 > blue


@pytest.mark.parametrize("name", ["a.heic", "a.avif"])
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_decoders_do_not_make_up_what_was_cut_off(photos, tmp_path, name, share):
    pillow_heif.register_heif_opener()
    path = tmp_path / name
    Image.effect_noise((900, 600), 60).convert("RGB").save(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    for question in (photos.preview, photos.thumbnail):
        with pytest.raises(PhotoError, match="cut short|cut off"):
            question(path)
    path.write_bytes(whole + bytes(500))
    assert photos.preview(path).info == PhotoInfo(900, 600)


@pytest.mark.parametrize("name", ["a.jpg", "a.gif", "a.webp", "a.tif"])
def test_a_preview_is_pixels_and_nothing_else(photos, tmp_path, quarters, exif, name):
    path, secret = tmp_path / name, b"told in confidence"
    options = {
        "a.jpg": {"comment": secret},
        "a.gif": {"comment": secret},
        "a.tif": {"description": "told in confidence"},
    }
    quarters(300, 200).save(path, **options.get(name, {"exif": exif(1), "xmp": secret}))
    assert secret in path.read_bytes()
    with shown(photos.preview(path)) as image:
        assert secret not in photos.preview(path).jpeg and not image.getexif() and "comment" not in image.info
