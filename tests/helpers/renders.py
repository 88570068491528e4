"""Photos that say in their colours where each pixel came from, and other raw developers that render them.

Red grows with x and green with y, which tells roughly where a rendering lies; blue has a spot at each
crossing of a grid, and where the spots came to lie tells it to a tenth of a pixel.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.geometry.crop import Crop, Point, corners
from cropperhead_desktop.geometry.orientation import crop_to_displayed_box, displayed_size, point_to_stored
from tests.helpers.darktables import ashift, crop, sidecar

editors_run = pytest.mark.skipif(
    not (shutil.which("darktable-cli") and shutil.which("rawtherapee-cli")),
    reason="darktable-cli or rawtherapee-cli is not installed",
)

Corner = tuple[float, float]

LOW, SPAN = 0.1, 0.8  # the colours keep away from black and white
GRID, SPOT, NEAR = 48, 3.0, 12


def coordinate_photo(path: Path, width: int, height: int, orientation: int = 1) -> None:
    x, y = (np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[..., 0] = np.round(255 * (LOW + SPAN * x))[None, :]
    pixels[..., 1] = np.round(255 * (LOW + SPAN * y))[:, None]
    along, down = (_bumps(size) for size in (width, height))
    pixels[..., 2] = np.round(90 + 110 * down[:, None] * along[None, :])
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(pixels).save(path, quality=98, subsampling=0, exif=exif)


def rendered_corners(picture: Path, width: int, height: int) -> tuple[list[Corner], tuple[int, int]]:
    """Stored coordinates of a rendering's four corners, as a viewer sees them, and its size.

    `width` and `height` are those of the `coordinate_photo` that was rendered.
    """
    with Image.open(picture) as opened:
        pixels = np.asarray(opened.convert("RGB"), dtype=float) / 255
    across, down = pixels.shape[1], pixels.shape[0]
    rows, columns = np.mgrid[0:down, 0:across] + 0.5
    inside = pixels[..., 2] > 0.2  # empty corners are black
    design = np.stack([columns[inside], rows[inside], np.ones(inside.sum())], axis=1)
    fit, *_ = np.linalg.lstsq(design, (pixels[inside][:, :2] - LOW) / SPAN * (width, height), rcond=None)
    spots = np.array([(x, y) for x in range(GRID, width, GRID) for y in range(GRID, height, GRID)], float)
    mirrors = bool(np.linalg.det(fit[:2]) < 0)
    for _ in range(6):  # the colours tell roughly, and a spot that is found halfway pulls its neighbours
        guesses = (spots - fit[2]) @ np.linalg.inv(fit[:2])
        found = [_centre(pixels[..., 2], x, y) for x, y in guesses]
        known = [n for n, place in enumerate(found) if place is not None]
        fit = _straight(np.array([found[n] for n in known]), spots[known], mirrors)
    ends = np.array([(0, 0, 1), (across, 0, 1), (across, down, 1), (0, down, 1)])
    return [(float(x), float(y)) for x, y in ends @ fit], (across, down)


def _straight(places: np.ndarray, spots: np.ndarray, mirrors: bool) -> np.ndarray:
    """How the places lie on the spots, turned and scaled, but for places that were missed by far.

    Editors shear nothing; a spot at an edge may have lost its half.
    """
    turn = np.array([[1, 0], [0, -1 if mirrors else 1]])
    here, there = (places @ turn) @ (1, 1j), spots @ (1, 1j)
    while True:
        design = np.stack([here, np.ones(len(here))], axis=1)
        (scale, start), *_ = np.linalg.lstsq(design, there, rcond=None)
        off = np.abs(design @ (scale, start) - there)
        if off.max() < 0.2 or len(here) <= 4:
            break
        here, there = (np.delete(each, off.argmax()) for each in (here, there))
    turned = np.array([[scale.real, scale.imag], [-scale.imag, scale.real]])
    return np.vstack([turn @ turned, [start.real, start.imag]])


def _bumps(size: int) -> np.ndarray:
    """Along one side: 1 on the lines of the grid, and nearly 0 between them."""
    off = (np.arange(size) + 0.5 + GRID / 2) % GRID - GRID / 2
    bump = np.exp(-0.5 * (off / SPOT) ** 2)
    return np.where(np.arange(size) < GRID / 2, 0.0, bump)


def _centre(blue: np.ndarray, x: float, y: float) -> Corner | None:
    """The middle of the spot near a place; None too near to an edge or to an empty corner."""
    left, top = round(x - NEAR), round(y - NEAR)
    window = blue[max(0, top) : top + 2 * NEAR, max(0, left) : left + 2 * NEAR]
    if window.shape != (2 * NEAR, 2 * NEAR) or window.min() < 0.2:
        return None
    weight = np.clip(window - np.median(window) - 0.03, 0.0, None)
    if not weight.any():
        return None
    rows, columns = np.mgrid[0 : 2 * NEAR, 0 : 2 * NEAR] + 0.5
    middle = [float((axis * weight).sum() / weight.sum()) for axis in (columns, rows)]
    return left + middle[0], top + middle[1]


def crop_corners(crop: Crop, width: int, height: int, orientation: int) -> list[Corner]:
    """Stored coordinates of a crop's corners in the order in which a viewer sees them."""
    box = crop_to_displayed_box(crop, width, height, orientation)
    across, down = displayed_size(width, height, orientation)
    stored = [point_to_stored(Point(p.x / across, p.y / down), orientation) for p in corners(box)]
    return [(point.x * width, point.y * height) for point in stored]


def darktable(photo: Path, out: Path, sidecar: Path, config: Path) -> None:
    """Render with darktable by a sidecar; `config` is a folder for its settings, shared by renderings."""
    program = ["darktable-cli", photo, sidecar, out, "--core", "--disable-opencl"]
    _run([*program, "--configdir", config, "--library", ":memory:"], out)


def rawtherapee(photo: Path, out: Path) -> None:
    """Render with RawTherapee by the profile beside the photo."""
    _run(["rawtherapee-cli", "-o", out, "-s", "-n", "-b8", "-Y", "-c", photo], out)


_LUA = """
local darktable = require "darktable"
for photo in string.gmatch(os.getenv("PHOTOS"), "[^\\n]+") do darktable.database.import(photo).rating = 3 end
"""


def darktable_writes(photos: Sequence[Path], folder: Path) -> None:
    """Have darktable take in photos with the sidecars beside them, and write those itself (a rating)."""
    coordinate_photo(folder / "any.jpg", 60, 40)
    program = ["darktable-cli", folder / "any.jpg", folder / "any.png", "--core", "--disable-opencl"]
    places = ["--configdir", folder / "config", "--library", folder / "library.db"]
    wishes = ["--conf", "write_sidecar_files=after edit", "--luacmd", _LUA]
    _run([*program, *places, *wishes], folder / "any.png", PHOTOS="\n".join(map(str, photos)))


def rawtherapee_writes(photo: Path, settings: str, folder: Path) -> None:
    """Have RawTherapee put these settings into a whole profile of its own beside a photo."""
    given, out = folder / "given.pp3", folder / f"{photo.stem}.png"
    given.write_text(settings)
    _run(["rawtherapee-cli", "-O", out, "-p", given, "-n", "-b8", "-Y", "-c", photo], out)
    shutil.move(out.with_name(out.name + ".pp3"), photo.with_name(photo.name + ".pp3"))


def editors_folder(folder: Path) -> dict[str, tuple[float, float, float, float]]:
    """A folder of photos with sidecars that darktable and RawTherapee wrote; the crops in fractions as shown.

    Each also has a photo with a crop that is turned, and one that is whole.
    """
    scratch = folder / "scratch"
    scratch.mkdir(parents=True)
    steps = {
        "a": [crop(0.5, 0.5, 1, 1)],
        "b": [crop(0.1, 0.2, 0.7, 0.9)],
        "c": [ashift(4), crop(0.2, 0.2, 0.8, 0.8)],
    }
    area = "[Version]\nAppVersion=5.9\nVersion=349\n\n[Crop]\nEnabled={on}\nX=60\nY=40\nW=300\nH=300\n\n"
    settings = {
        "e": area.format(on="true"),
        "f": area.format(on="true") + "[Rotation]\nDegree=3.5\n",
        "g": area.format(on="false"),
    }
    for name, orientation in {"a": 6, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1, "g": 1}.items():
        coordinate_photo(folder / f"{name}.jpg", 600, 400, orientation)
    for name, done in steps.items():
        (folder / f"{name}.jpg.xmp").write_text(sidecar(done))
    darktable_writes([folder / f"{name}.jpg" for name in "abcd"], scratch)
    for name, text in settings.items():
        rawtherapee_writes(folder / f"{name}.jpg", text, scratch)
    shutil.rmtree(scratch)
    return {"a.jpg": (0.5, 0.5, 1, 1), "b.jpg": (0.1, 0.2, 0.7, 0.9), "e.jpg": (0.1, 0.1, 0.6, 0.85)}


def _run(command: list[str | Path], out: Path, **variables: str) -> None:
    environment = {**os.environ, **variables}
    result = subprocess.run(command, capture_output=True, check=False, timeout=120, env=environment)
    assert out.exists(), result.stdout + result.stderr
