"""An independent raw developer shows exactly the crops that we write.

darktable up to 4.2 reads Lightroom's crop from `stem.xmp` beside a photo. The test photo says in its
colours where each pixel came from (red grows with x, green with y), so a least-squares fit over the
rendered picture tells to a fraction of a pixel which part of the photo was rendered, and how turned.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Box, Crop, Point, corners, to_crop
from cropperhead_desktop.geometry.orientation import (
    crop_to_displayed_box,
    displayed_size,
    point_to_stored,
)
from cropperhead_desktop.xmp.store import Sidecars

WIDTH, HEIGHT = 900, 600
LOW, SPAN = 0.1, 0.8  # the colours keep away from black and white
TOLERANCE = 5.0  # darktable's own whole-pixel truncation

pytestmark = pytest.mark.skipif(
    shutil.which("darktable-cli") is None, reason="darktable-cli is not installed"
)


def coordinate_photo(path: Path, orientation: int) -> None:
    x = (np.arange(WIDTH) + 0.5) / WIDTH
    y = (np.arange(HEIGHT) + 0.5) / HEIGHT
    pixels = np.full((HEIGHT, WIDTH, 3), 128, np.uint8)
    pixels[..., 0] = np.round(255 * (LOW + SPAN * x))[None, :]
    pixels[..., 1] = np.round(255 * (LOW + SPAN * y))[:, None]
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(pixels).save(path, quality=98, subsampling=0, exif=exif)


def rendered_corners(path: Path) -> list[tuple[float, float]]:
    """Stored coordinates of a rendering's four corners, from an affine fit of its colours."""
    with Image.open(path) as picture:
        pixels = np.asarray(picture.convert("RGB"), dtype=float) / 255
    height, width = pixels.shape[:2]
    rows, columns = np.mgrid[4 : height - 4, 4 : width - 4] + 0.5
    design = np.stack([columns.ravel(), rows.ravel(), np.ones(rows.size)], axis=1)
    seen = pixels[4 : height - 4, 4 : width - 4, :2].reshape(-1, 2)
    fit, *_ = np.linalg.lstsq(design, (seen - LOW) / SPAN * (WIDTH, HEIGHT), rcond=None)
    ends = np.array([(0, 0, 1), (width, 0, 1), (width, height, 1), (0, height, 1)])
    return [(float(x), float(y)) for x, y in ends @ fit]


def expected_corners(crop: Crop, orientation: int) -> list[tuple[float, float]]:
    """Stored coordinates of the crop's corners in the order in which a viewer sees them."""
    box = crop_to_displayed_box(crop, WIDTH, HEIGHT, orientation)
    width, height = displayed_size(WIDTH, HEIGHT, orientation)
    stored = [point_to_stored(Point(p.x / width, p.y / height), orientation) for p in corners(box)]
    return [(point.x * WIDTH, point.y * HEIGHT) for point in stored]


@pytest.mark.parametrize("angle", [0.0, 7.5])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_darktable_renders_our_sidecars(tmp_path: Path, orientation: int, angle: float) -> None:
    photo = tmp_path / "photo.jpg"
    coordinate_photo(photo, orientation)
    crop = to_crop(Box(480, 310, 420, 260, angle), WIDTH, HEIGHT)
    info = PhotoInfo(WIDTH, HEIGHT, orientation)
    receipt = Sidecars().write(photo, crop, info, decided_now(DecisionKind.ACCEPTED))
    assert receipt.sidecar == tmp_path / "photo.xmp"
    out = tmp_path / "out.png"
    result = subprocess.run(
        ["darktable-cli", photo, out, "--core", "--configdir", tmp_path / "config", "--library", ":memory:"],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert out.exists(), result.stdout + result.stderr
    for seen, wanted in zip(rendered_corners(out), expected_corners(crop, orientation), strict=True):
        assert seen == pytest.approx(wanted, abs=TOLERANCE)
