"""The angle branch: what its line sums see, letterbox bars, and the same numbers as in torch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.graphs.angle import angle_model, gaussian, line_kernels, lines_model
from cropperhead_desktop.inference.graphs.angle_head import CURVES, SEEN, read_head
from cropperhead_desktop.inference.graphs.trunk_weights import Convolution, fold
from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.inference.suggest.straighten import TILTS

torch = pytest.importorskip("torch")

from cropperhead_desktop.training.angle.data import SIDE, ViewPlan, turned  # noqa: E402
from cropperhead_desktop.training.angle.export import parity  # noqa: E402
from cropperhead_desktop.training.angle.features import halved  # noqa: E402
from cropperhead_desktop.training.angle.model import LevelNet, weights_of  # noqa: E402
from cropperhead_desktop.training.angle.train import mirrored_curves  # noqa: E402

Lines = Callable[[np.ndarray], np.ndarray]


@pytest.fixture(scope="module")
def lines() -> Lines:
    """Line sums of pictures."""
    session = open_session(lines_model(SIDE), CPU)
    return lambda pixels: np.asarray(session.run(None, {"image": pixels})[0])


@pytest.fixture(scope="module")
def trunk(trunk_arrays: dict[str, np.ndarray]) -> tuple[Convolution, ...]:
    """A trunk of random weights."""
    return fold(trunk_arrays)


def scene(size: tuple[int, int] = (448, 300)) -> Image.Image:
    """A horizon and a tower."""
    width, height = size
    picture = Image.new("RGB", size, (90, 140, 220))
    draw = ImageDraw.Draw(picture)
    draw.rectangle([0, round(height * 0.55), width, height], fill=(60, 90, 40))
    draw.rectangle(
        [round(width * 0.3), round(height * 0.1), round(width * 0.37), height], fill=(200, 180, 170)
    )
    return picture


@pytest.mark.parametrize("tilt", [-9.0, -3.0, 0.0, 2.0, 7.0])
def test_curves_peak_at_the_tilt(lines: Lines, tilt: float) -> None:
    curves = lines(turned(scene(), ViewPlan(tilt, False, 1.0, (0.0, 0.0), 92))[None])
    assert curves.shape == (1, CURVES, len(SEEN))
    strongest = np.ptp(curves[0], axis=1) > 1.5
    peaks = SEEN[curves[0].argmax(axis=1)][strongest]
    assert len(peaks) >= 10
    assert np.median(peaks) == pytest.approx(tilt, abs=0.5)


def test_plumb_lines_alone_tell_the_tilt(lines: Lines) -> None:
    stripes = Image.new("RGB", (448, 300), (255, 255, 255))
    for x in range(60, 448, 90):
        ImageDraw.Draw(stripes).rectangle([x, -10, x + 8, 310], fill=(0, 0, 0))
    curves = lines(turned(stripes, ViewPlan(5.0, False, 1.0, (0.0, 0.0), 92))[None])
    level_sums, plumb_sums = curves[0, :6], curves[0, 6:]
    assert SEEN[plumb_sums.argmax(axis=1)] == pytest.approx(np.full(6, 5.0), abs=0.5)
    assert plumb_sums.max() - level_sums.max() > 3


def test_bars_and_edges_are_not_seen(lines: Lines) -> None:
    """A picture without content has flat curves, whatever its bars and its edge at the frame."""
    for rows, columns in ((slice(40, 180), slice(None)), (slice(None), slice(70, 150))):
        empty = np.full((1, SIDE, SIDE, 3), 128, np.uint8)
        empty[0, rows, columns] = (200, 60, 30)
        assert np.ptp(lines(empty), axis=2).max() == pytest.approx(0.0, abs=0.01)


def test_the_mirror_image_has_mirrored_curves(lines: Lines) -> None:
    pixels = turned(scene(), ViewPlan(4.0, False, 0.9, (0.3, 0.0), 90))[None]
    assert mirrored_curves(lines(pixels)) == pytest.approx(lines(pixels[:, :, ::-1]), abs=0.05)


def test_a_picture_of_nothing_but_grey_gives_numbers(lines: Lines, trunk: tuple[Convolution, ...]) -> None:
    grey = np.full((1, SIDE, SIDE, 3), 128, np.uint8)
    assert np.isfinite(lines(grey)).all()
    session = open_session(angle_model(trunk, weights_of(trained_like(trunk)), SIDE), CPU)
    assert np.isfinite(session.run(None, {"image": grey})[0]).all()


def test_gradients_have_the_right_slope() -> None:
    bell, slope = gaussian(1.0)
    ramp = np.arange(len(bell))
    assert (bell.sum(), slope.sum()) == pytest.approx((1.0, 0.0), abs=1e-6)
    assert (slope * ramp).sum() == pytest.approx(1.0, abs=1e-5)
    assert np.argmax(bell) == len(bell) // 2


def test_line_kernels_are_lines() -> None:
    kernels = line_kernels(SIDE)
    slices, reach = kernels.shape[3], kernels.shape[2] // 2
    assert kernels.sum(axis=2) == pytest.approx(np.full((len(SEEN), 1, slices), 1 / slices), abs=1e-6)
    heights = (kernels[:, 0] * np.arange(-reach, reach + 1)[None, :, None]).sum(axis=1) * slices
    slopes = (heights[:, -1] - heights[:, 0]) / (8 * (slices - 1))
    assert np.degrees(np.arctan(slopes)) == pytest.approx(SEEN, abs=1e-4)


def trained_like(trunk: tuple[Convolution, ...]) -> LevelNet:
    """A net whose every weight matters."""
    torch.manual_seed(3)
    net = LevelNet(trunk)
    for norm in (net.statistics, net.curves):
        norm.running_mean.normal_()
        norm.running_var.uniform_(0.5, 2.0)
    net.statistics.running_mean[:9], net.statistics.running_var[:9] = 6.0, 1e-9  # maxima that never vary
    net.forget_constants()
    return net.eval()


def test_the_graph_gives_the_numbers_of_torch(trunk: tuple[Convolution, ...], tmp_path: Path) -> None:
    net = trained_like(trunk)
    weights_of(net).save(tmp_path / "head.npz")
    session = open_session(angle_model(trunk, read_head(tmp_path / "head.npz"), SIDE), CPU)
    lying, standing = scene(), scene((300, 448))
    views = [ViewPlan(tilt, False, 0.9, (0.0, 0.0), 90) for tilt in (-7.0, 0.0, 3.0)]
    pixels = np.stack([turned(picture, view) for view in views for picture in (lying, standing)])
    found = session.run(None, {"image": pixels})[0]
    assert found.shape == (6, len(TILTS)) and np.ptp(found, axis=0).min() > 0
    assert parity(net, pixels, found) <= 1e-4
    with pytest.raises(ModelError, match="differs"):
        parity(net, pixels, found + 0.01 * np.abs(found).max())


def test_half_size_pictures_know_where_the_photo_is() -> None:
    pixels = np.full((1, SIDE, SIDE, 3), 128, np.uint8)
    pixels[0, 31:101] = 7
    pictures, down, across = halved(pixels)
    assert pictures.shape == (1, SIDE // 2, SIDE // 2, 3)
    assert pictures[0, [14, 15, 16], 0, 0].tolist() == [128, 68, 7]
    assert (down[0, [14, 15, 16, 49, 50]].tolist(), set(across[0].tolist())) == ([0, 1, 2, 2, 1], {2})


def test_a_file_that_is_no_head_is_named(tmp_path: Path) -> None:
    file = tmp_path / "head.npz"
    with pytest.raises(ModelError, match=r"head\.npz"):
        read_head(file)
    np.savez(file, curve_mean=np.zeros(1))
    with pytest.raises(ModelError, match="curve_scale is missing"):
        read_head(file)
    file.write_bytes(b"not a zip")
    with pytest.raises(ModelError, match=r"head\.npz"):
        read_head(file)


def test_the_bins_fit_into_each_other() -> None:
    assert (len(TILTS), TILTS[1] - TILTS[0]) == (49, 0.5)
    edge = (len(SEEN) - len(TILTS)) // 2
    assert SEEN[edge:-edge].tolist() == TILTS.tolist()
