"""Colours that are told without an ICC profile, and pictures that are not 8-bit RGB."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageCms

from cropperhead_desktop.domain.photo import Pixels
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.colour import icc
from cropperhead_desktop.imaging.tiff import COLOR_SPACE, INTEROP_IFD

RED = (200, 60, 40)
AS_ADOBE = (231, 57, 34)
"""The sRGB colour of RED in Adobe RGB; as P3 the one below (both by another colour engine's profiles)."""
AS_P3 = (217, 42, 23)


def exif(colour_space: int, index: str = "") -> bytes:
    block = Image.Exif()
    inner = block.get_ifd(0x8769)
    inner[COLOR_SPACE] = colour_space
    if index:
        inner[INTEROP_IFD] = {1: index, 2: b"0100"}
    return block.tobytes()


def colour(pixels: Pixels) -> tuple[int, ...]:
    return tuple(pixels.rgb[:3])


def near(one: tuple[int, ...], other: tuple[int, ...], most: int = 6) -> bool:
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))


def rendered(path):
    """The first colour of a rendered picture, through its own profile."""
    with Image.open(path) as image:
        profile = ImageCms.ImageCmsProfile(BytesIO(image.info["icc_profile"]))
        target = ImageCms.createProfile("sRGB")
        mode = image.mode.removesuffix("A")
        made = ImageCms.profileToProfile(image.convert(mode), profile, target, outputMode="RGB")
        return made.getpixel((8, 8))


def stated(path):
    """The ColorSpace of a rendered picture."""
    with Image.open(path) as image:
        return image.getexif().get_ifd(0x8769)[COLOR_SPACE]


@pytest.mark.parametrize("name", ["a.jpg", "a.webp", "a.png", "a.avif"])
@pytest.mark.parametrize(
    ("colour_space", "index", "expected"),
    [(0xFFFF, "R03", AS_ADOBE), (2, "", AS_ADOBE), (0xFFFF, "", RED), (1, "R98", RED), (1, "R03", RED)],
)
def test_exif_tells_adobe_rgb(photos, tmp_path, name, colour_space, index, expected):
    path = tmp_path / name
    image = Image.new("RGB", (32, 32), RED)
    options = {"quality": 100, "lossless": True} if name == "a.webp" else {"quality": 100}
    image.save(path, exif=exif(colour_space, index), **options)
    if name == "a.avif":
        path.write_bytes(path.read_bytes().replace(b"colrnclx", b"freenclx"))
    assert near(colour(photos.pixels(path, 32)), expected)
    preview = Image.open(BytesIO(photos.preview(path).jpeg))
    assert near(preview.getpixel((8, 8)), expected)
    cut = photos.cut(path, Crop(0, 0, 0.5, 0.5), (8, 8))
    assert near(colour(cut), expected)
    if expected is AS_ADOBE:
        for out in (tmp_path / "r.jpg", tmp_path / "r.png"):
            photos.render(path, Crop(0, 0, 0.5, 0.5), out)
            assert near(rendered(out), expected)
            assert stated(out) == 0xFFFF


def test_a_tiff_tells_adobe_rgb_in_its_own_directory(photos, tmp_path):
    path = tmp_path / "a.tif"
    Image.new("RGB", (32, 32), RED).save(path, exif=exif(2))
    assert near(colour(photos.pixels(path, 32)), AS_ADOBE)


@pytest.mark.parametrize(
    ("codes", "stored", "expected"),
    [
        ((12, 13), RED, AS_P3),
        ((1, 13), RED, RED),
        ((1, 1), RED, RED),
        ((2, 2), RED, RED),
        ((99, 77), RED, RED),
        ((9, 16), (86, 86, 86), (79, 79, 79)),
        ((9, 16), (148, 148, 148), (246, 246, 246)),
        ((9, 18), (192, 192, 192), (247, 247, 247)),
        ((12, 18), (255, 255, 255), (255, 255, 255)),
    ],
)
@pytest.mark.parametrize("name", ["a.heic", "a.avif", "a.png"])
def test_code_points_tell_the_space(photos, tmp_path, name, codes, stored, expected):
    path = tmp_path / name
    if name == "a.heic" and codes == (99, 77):
        pytest.skip("libheif refuses it")
    image = Image.new("RGB", (32, 32), stored)
    if name == "a.png":
        image.save(path)
        insert(path, b"cICP", bytes([*codes, 0, 1]))
        insert(path, b"gAMA", struct.pack(">I", 100_000))
    else:
        if name == "a.heic":
            pillow_heif.from_pillow(image).save(path, quality=100, chroma=444, save_nclx_profile=True)
        else:
            image.save(path, quality=100, subsampling="4:4:4")
        data = path.read_bytes()
        at = data.index(b"nclx") + 4
        path.write_bytes(data[:at] + struct.pack(">HH", *codes) + data[at + 4 :])
    assert near(colour(photos.pixels(path, 32)), expected)
    photos.render(path, None, tmp_path / "r.png")
    if codes[1] in (16, 18):
        assert near(rendered(tmp_path / "r.png"), expected)
        assert stated(tmp_path / "r.png") == 1


def insert(path, name: bytes, body: bytes) -> None:
    """Put a chunk behind a PNG's IHDR."""
    data = path.read_bytes()
    chunk = struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    path.write_bytes(data[:33] + chunk + data[33:])


CHRM = struct.pack(">8I", 31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000)


@pytest.mark.parametrize(
    ("chunks", "mode", "expected"),
    [
        ({b"gAMA": struct.pack(">I", 45471), b"cHRM": CHRM}, "RGB", AS_ADOBE),
        ({b"gAMA": struct.pack(">I", 45471), b"cHRM": CHRM, b"sRGB": b"\0"}, "RGB", RED),
        ({b"gAMA": struct.pack(">I", 45455)}, "RGB", RED),
        ({b"gAMA": struct.pack(">I", 100_000)}, "RGB", (229, 133, 110)),
        ({b"gAMA": struct.pack(">I", 100_000)}, "L", (176, 176, 176)),
        ({b"gAMA": bytes(4)}, "RGB", RED),
        ({b"cHRM": bytes(32)}, "RGB", RED),
        ({b"cHRM": b"\xff" * 32, b"gAMA": b"\xff" * 4}, "RGB", None),
        ({b"cICP": b"\0"}, "RGB", RED),
    ],
)
def test_png_tells_curve_and_primaries(photos, tmp_path, chunks, mode, expected):
    path = tmp_path / "a.png"
    Image.new("RGB", (32, 32), RED).convert("RGB").save(path)
    if mode == "L":
        Image.new("L", (32, 32), 111).save(path)
    for name, body in chunks.items():
        insert(path, name, body)
    found = colour(photos.pixels(path, 32))
    assert expected is None or near(found, expected)


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA"])
def test_spaces_of_gray_and_transparent_pictures(photos, tmp_path, mode):
    path = tmp_path / "a.png"
    Image.new("RGBA", (32, 32), (*RED, 255)).convert(mode).save(path, exif=exif(2))
    expected = AS_ADOBE if mode == "RGBA" else (99, 99, 99)
    assert near(colour(photos.pixels(path, 32)), expected, 3)
    photos.render(path, None, tmp_path / "r.png")
    assert near(rendered(tmp_path / "r.png"), expected, 3)


def test_an_icc_profile_counts_before_everything_but_cicp(photos, tmp_path):
    profile = icc.profile(icc.ADOBE_RGB)
    path = tmp_path / "a.png"
    Image.new("RGB", (32, 32), RED).save(path, icc_profile=profile, exif=exif(1))
    assert near(colour(photos.pixels(path, 32)), AS_ADOBE)
    insert(path, b"cICP", bytes([12, 13, 0, 1]))
    assert near(colour(photos.pixels(path, 32)), AS_P3)


def test_a_gray_profile(photos, tmp_path):
    path = tmp_path / "a.tif"
    linear = icc.profile(icc.Space(icc.BT709, 1.0), gray=True)
    Image.new("L", (32, 32), 55).save(path, icc_profile=linear)
    assert near(colour(photos.pixels(path, 32)), (128, 128, 128), 2)


def test_the_preview_in_a_raw_is_in_the_cameras_space(photos, tmp_path, write_dng):
    for number, (block, expected) in enumerate([(exif(0xFFFF, "R03"), AS_ADOBE), (exif(1), RED)]):
        buffer = BytesIO()
        Image.new("RGB", (320, 240), RED).save(buffer, "JPEG", quality=97, exif=block)
        data = buffer.getvalue()
        # cameras write no JFIF segment before EXIF, and LibRaw puts an EXIF block of its own before it
        write_dng(tmp_path / f"{number}.dng", preview=data[:2] + data[20:])
        assert near(colour(photos.pixels(tmp_path / f"{number}.dng", 320)), expected)


RAMP = np.tile(np.linspace(0, 1, 256, dtype=np.float32), (64, 1))


def with_hot_pixel(values, hot):
    values = values.copy()
    values[0, 0] = hot
    return values


@pytest.mark.parametrize(
    ("values", "middle"),
    [
        (RAMP, 128),
        (with_hot_pixel(RAMP, 1.02), 128),
        (with_hot_pixel(RAMP, 1e30), 128),
        (with_hot_pixel(RAMP, np.inf), 128),
        (with_hot_pixel(RAMP, np.nan), 128),
        (RAMP * 1.1, 128),
        (RAMP * 255, 129),
        (np.rint(RAMP * 255), 128),
        (with_hot_pixel(np.rint(RAMP * 255), 256), 128),
        (with_hot_pixel(np.rint(RAMP * 255), 300).astype(np.int32), 128),
        (np.rint(RAMP * 65535).astype(np.int32), 128),
        (RAMP - 0.5, 0),
        (RAMP * 0, 0),
        (np.rint(RAMP), None),
    ],
)
def test_deep_gray_has_no_cliff(photos, tmp_path, values, middle):
    path = tmp_path / "a.tif"
    Image.fromarray(values).save(path)
    found = np.frombuffer(photos.pixels(path, 256).rgb, np.uint8).reshape(64, 256, 3)[32, :, 0]
    if middle is None:
        assert found[0] == 0 and found[-1] == 255
    else:
        assert abs(int(found[128]) - middle) <= 2
