"""Crops applied to full-size photos: geometry to a fraction of a pixel, profile, EXIF, atomic writing."""

from __future__ import annotations

import os

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageDraw

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.geometry.crop import WHOLE, Box, Crop, Point, corners, from_local, to_crop
from cropperhead_desktop.geometry.orientation import (
    crop_to_displayed_box,
    displayed_box_to_crop,
    point_to_stored,
)
from cropperhead_desktop.geometry.rotation import largest_inscribed
from cropperhead_desktop.imaging.render import cut_out


def smooth(width, height):
    """A picture whose red is the x and whose green is the y position, and blue a wave."""
    x, y = np.meshgrid((np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height)
    wave = 128 + 100 * np.sin(x * 20) * np.cos(y * 15)
    return Image.fromarray(np.stack([x * 255, y * 255, wave], axis=-1).round().astype(np.uint8))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("angle", [0.0, 12.5, -33.0])
def test_every_pixel_comes_from_its_place(photos, tmp_path, exif, orientation, angle):
    """To less than half a pixel: means of patches, as the ramp has fewer levels than the picture pixels."""
    path, out = tmp_path / "a.png", tmp_path / "out.png"
    smooth(300, 200).save(path, exif=exif(orientation))
    crop = to_crop(Box(155, 95, 130, 75, angle), 300, 200)
    box = crop_to_displayed_box(crop, 300, 200, orientation)
    size = photos.render(path, crop, out)
    assert size == (round(box.width), round(box.height))
    result = np.asarray(Image.open(out).convert("RGB"), dtype=float)
    assert result.shape[:2] == size[::-1]
    truncation = 0.5 if angle else 0.0  # Pillow's bicubic transform rounds down
    shown = (300, 200) if orientation < 5 else (200, 300)
    for column, row in ((5, 5), (size[0] - 6, 5), (size[0] // 2, size[1] // 2), (6, size[1] - 7)):
        at = from_local(box, Point(column + 0.5 - box.width / 2, row + 0.5 - box.height / 2))
        stored = point_to_stored(Point(at.x / shown[0], at.y / shown[1]), orientation)
        patch = result[row - 4 : row + 5, column - 4 : column + 5].mean(axis=(0, 1)) + truncation
        assert abs(patch[0] - stored.x * 255) < 0.35
        assert abs(patch[1] - stored.y * 255) < 0.5


def test_a_level_crop_on_whole_pixels_is_exact(photos, tmp_path):
    image = smooth(600, 400)
    image.save(tmp_path / "a.png")
    photos.render(tmp_path / "a.png", Crop(100 / 600, 50 / 400, 500 / 600, 350 / 400), tmp_path / "o.png")
    assert Image.open(tmp_path / "o.png").tobytes() == image.crop((100, 50, 500, 350)).tobytes()


def test_no_black_edges(photos, tmp_path):
    Image.new("RGB", (601, 403), "white").save(tmp_path / "a.png")
    for angle in (0.0, 0.3, 7.0, -45.0):
        box = largest_inscribed(601, 403, angle)
        for factor in (1.0, 1.0001):
            photos.render(tmp_path / "a.png", to_crop(box.scaled(factor), 601, 403), tmp_path / "o.png")
            assert Image.open(tmp_path / "o.png").convert("L").getextrema() == (255, 255)


@pytest.mark.parametrize("angle", [0.0, 20.0])
@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_reducing_does_not_alias(photos, tmp_path, angle, name):
    """A fine chequerboard reduced eight times is even gray, not a moiré."""
    board = (np.indices((1600, 2400)).sum(axis=0) % 2 * 255).astype(np.uint8)
    Image.fromarray(board).save(tmp_path / name, quality=95)
    box = Box(1200, 800, 1600, 800, angle)
    size = photos.render(tmp_path / name, to_crop(box, 2400, 1600), tmp_path / "o.png", 200)
    assert size == (200, 100)
    low, high = Image.open(tmp_path / "o.png").convert("L").getextrema()
    assert 115 < low <= high < 140


def detailed(width, height):
    """Grain that is sharp at a sixteenth of the size."""
    grain = np.random.default_rng(2).integers(0, 255, (height // 40, width // 40, 3), dtype=np.uint8)
    return Image.fromarray(grain).resize((width, height), Image.Resampling.BICUBIC)


@pytest.mark.parametrize("angle", [0.4, 2.0, -15.0, 44.0])
@pytest.mark.parametrize("at_edge", [False, True])
@pytest.mark.parametrize("width", [100, 240, 420])
def test_a_small_turned_picture_is_the_large_one_reduced(angle, at_edge, width):
    image = detailed(1600, 1200)
    box = largest_inscribed(1600, 1200, angle) if at_edge else Box(811.3, 583.7, 820, 490, angle)
    size = width, round(width * box.height / box.width)
    large = cut_out(image, box, (round(box.width), round(box.height)))
    wanted = np.asarray(large.resize(size, Image.Resampling.LANCZOS), float)
    misses = np.asarray(cut_out(image, box, size), float) - wanted
    assert np.sqrt((misses**2).mean()) < 0.05 * wanted.std()
    assert np.abs(misses.mean()) < 0.5


@pytest.mark.parametrize("size", [(32, 32), (64, 48), (40, 100)])
@pytest.mark.parametrize("angle", [0.0, 7.0, -20.0, 44.0])
@pytest.mark.parametrize("margin", [2, 4, 8])
def test_what_lies_outside_hardly_reaches_the_outermost_pixels(size, angle, margin):
    """A white box on black, cut out `margin` pixels inside of its edge, and squashed."""
    box = Box(450.3, 450.6, 420, 300, angle)
    large = Image.new("L", (3600, 3600))
    ImageDraw.Draw(large).polygon([(4 * point.x, 4 * point.y) for point in corners(box)], 255)
    image = large.resize((900, 900), Image.Resampling.BOX)
    inner = Box(box.cx, box.cy, box.width - 2 * margin, box.height - 2 * margin, angle)
    assert cut_out(image, inner, size).getextrema()[0] >= (240 if margin < 8 else 247)


@pytest.mark.parametrize("size", [(200, 40), (40, 200)])
def test_a_squashed_turned_picture_is_sharp_along_both_sides(size):
    """It was reduced before it was turned by what its width needs, whatever its height does."""
    image, box = detailed(1600, 1200), Box(811.3, 583.7, 820, 490, 12.0)
    large = cut_out(image, box, (round(box.width), round(box.height)))
    wanted = np.asarray(large.resize(size, Image.Resampling.LANCZOS), float)
    misses = np.asarray(cut_out(image, box, size), float) - wanted
    assert np.sqrt((misses**2).mean()) < 0.07 * wanted.std()


def test_max_size_never_enlarges(photos, tmp_path):
    smooth(600, 400).save(tmp_path / "a.jpg")
    assert photos.render(tmp_path / "a.jpg", None, tmp_path / "o.jpg", 5000) == (600, 400)
    assert photos.render(tmp_path / "a.jpg", WHOLE, tmp_path / "o.jpg", 60) == (60, 40)


@pytest.mark.parametrize("name", ["o.jpg", "o.png", "o.tif", "o.webp", "O.JPEG"])
def test_profile_and_exif_are_kept(photos, tmp_path, exif, name):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    block = Image.Exif()
    block.load(exif(6, artist="Ansel"))
    block.get_ifd(0x8769).update({0x829A: 0.01, 0xA002: 600, 0xA003: 400, 0x927C: b"maker"})
    block.get_ifd(0x8825).update({1: "N"})
    smooth(600, 400).save(tmp_path / "a.jpg", exif=block.tobytes(), icc_profile=profile)
    size = photos.render(tmp_path / "a.jpg", Crop(0.25, 0.25, 0.75, 0.75), tmp_path / name)
    assert size == (200, 300)
    with Image.open(tmp_path / name) as result:
        assert result.size == size
        assert result.info["icc_profile"] == profile
        found = result.getexif()
        inner = found.get_ifd(0x8769)
        assert found.get(0x0112, 1) == 1 and found[0x013B] == "Ansel"
        assert inner[0x829A] == pytest.approx(0.01) and 0x927C not in inner
        assert (inner[0xA002], inner[0xA003]) == size
        assert found.get_ifd(0x8825)[1] == "N"


def test_old_thumbnail_and_xmp_are_left_behind(photos, tmp_path, exif_with_thumbnail, quarters):
    path, out = tmp_path / "a.jpg", tmp_path / "o.jpg"
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
    smooth(600, 400).save(path, exif=exif_with_thumbnail(quarters(160, 107), 3), xmp=xmp)
    photos.render(path, Crop(0.1, 0.1, 0.5, 0.5), out)
    with Image.open(out) as result:
        assert "xmp" not in result.info
        assert 0x0201 not in result.getexif().get_ifd(1)


def test_other_modes(photos, tmp_path, quarters, write_dng, colour_at):
    image = quarters(300, 200)
    image.convert("CMYK").save(tmp_path / "cmyk.jpg")
    image.convert("P").save(tmp_path / "palette.png")
    image.convert("L").save(tmp_path / "gray.tif")
    write_dng(tmp_path / "raw.dng", orientation=6, crop=(10, 20, 300, 200))
    transparent = image.copy()
    transparent.putalpha(Image.linear_gradient("L").resize((300, 200)))
    transparent.save(tmp_path / "alpha.png")
    for name in ("cmyk.jpg", "palette.png", "gray.tif", "raw.dng", "alpha.png"):
        for out in ("o.jpg", "o.png", "o.tif", "o.webp"):
            size = photos.render(tmp_path / name, Crop(0.1, 0.1, 0.9, 0.9), tmp_path / out)
            assert size == ((160, 240) if name == "raw.dng" else (240, 160))
            with Image.open(tmp_path / out) as result:
                assert result.size == size
                assert ("A" in result.mode) == (name == "alpha.png" and out != "o.jpg")
                if name in ("cmyk.jpg", "palette.png"):
                    assert [colour_at(result, u, v) for u, v in ((0.2, 0.2), (0.8, 0.8))] == [0, 3]
    with Image.open(tmp_path / "o.jpg") as flattened:
        assert flattened.convert("L").getpixel((120, 2)) > 200


def test_the_photo_itself_is_never_overwritten(photos, tmp_path):
    path = tmp_path / "a.jpg"
    smooth(60, 40).save(path)
    before = path.read_bytes()
    (tmp_path / "link.jpg").symlink_to("a.jpg")
    os.link(path, tmp_path / "hard.jpg")
    for out in (path, tmp_path / "link.jpg", tmp_path / "hard.jpg", tmp_path / "." / "a.jpg"):
        with pytest.raises(PhotoError, match="the photo itself"):
            photos.render(path, None, out)
    assert path.read_bytes() == before


def test_what_cannot_be_written_is_named_and_leaves_nothing(photos, tmp_path):
    path = tmp_path / "a.jpg"
    smooth(60, 40).save(path)
    with pytest.raises(PhotoError, match=r"o\.xyz: cannot write this format"):
        photos.render(path, None, tmp_path / "o.xyz")
    with pytest.raises(PhotoError, match=r"none.*cannot be written"):
        photos.render(path, None, tmp_path / "none" / "o.jpg")
    (tmp_path / "folder.jpg").mkdir()
    with pytest.raises(PhotoError, match=r"folder\.jpg: cannot be written"):
        photos.render(path, None, tmp_path / "folder.jpg")
    with pytest.raises(PhotoError, match="no area"):
        photos.render(path, Crop(0.5, 0.5, 0.4, 0.4), tmp_path / "o.jpg")
    old = tmp_path / "old.jpg"
    old.write_bytes(b"kept")
    (tmp_path / "bad.jpg").write_bytes(path.read_bytes()[:700])
    with pytest.raises(PhotoError, match=r"bad\.jpg"):
        photos.render(tmp_path / "bad.jpg", None, old)
    assert old.read_bytes() == b"kept"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.jpg", "bad.jpg", "folder.jpg", "old.jpg"]


def test_a_crop_as_the_window_makes_it_round_trips(photos, tmp_path, exif, colour_at, quarters):
    path = tmp_path / "a.jpg"
    quarters(600, 400).save(path, exif=exif(6), quality=95)
    shown = Box(100, 150, 120, 200, 5.0)  # inside the displayed (400 x 600) top left quarter
    crop = displayed_box_to_crop(shown, 600, 400, 6)
    assert photos.render(path, crop, tmp_path / "o.png") == (120, 200)
    with Image.open(tmp_path / "o.png") as result:
        assert {colour_at(result, u, v) for u in (0.1, 0.9) for v in (0.1, 0.9)} == {2}
    assert all(0 < corner.x < 200 and 0 < corner.y < 300 for corner in corners(shown))
