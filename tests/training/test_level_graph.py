"""The angle branch: what its fixed filters see, letterbox bars, and the same numbers as in torch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper
from PIL import Image, ImageDraw

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.angle_graph import (
    COARSE,
    CURVES,
    MAPS,
    SEEN,
    STATISTICS,
    TILTS,
    Sketch,
    add_angle_branch,
    features_model,
    gaussian,
    line_kernels,
    read_head,
)
from cropperhead_desktop.inference.providers import CPU, open_session

torch = pytest.importorskip("torch")

from cropperhead_desktop.training.level_data import SIDE, View, turned  # noqa: E402
from cropperhead_desktop.training.level_model import LevelHead, weights_of  # noqa: E402

Features = Callable[..., tuple[np.ndarray, ...]]


def maps_of(count: int, value: float | None = None) -> dict[str, np.ndarray]:
    """Trunk maps: of chance, or of one value."""
    dice = np.random.default_rng(0)
    shapes = {name: (count, depth, SIDE // step, SIDE // step) for name, (depth, step) in MAPS.items()}
    return {
        name: dice.random(shape, np.float32) * 6 if value is None else np.full(shape, value, np.float32)
        for name, shape in shapes.items()
    }


@pytest.fixture(scope="module")
def features() -> Features:
    """Curves and statistics of pictures."""
    session = open_session(features_model(SIDE), CPU)

    def run(pixels: np.ndarray, maps: dict[str, np.ndarray] | None = None) -> tuple[np.ndarray, ...]:
        return tuple(session.run(None, {"image": pixels, **(maps or maps_of(len(pixels)))}))

    return run


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
def test_curves_peak_at_the_tilt(features: Features, tilt: float) -> None:
    curves, _ = features(turned(scene(), View(tilt, False, 1.0, (0.0, 0.0), 92))[None])
    assert curves.shape == (1, CURVES, len(SEEN))
    strongest = curves[0].max(axis=1) - curves[0].mean(axis=1) > 3
    peaks = SEEN[curves[0].argmax(axis=1)][strongest]
    assert len(peaks) >= 8
    assert np.median(peaks) == pytest.approx(tilt, abs=0.5)


def test_plumb_lines_alone_tell_the_tilt(features: Features) -> None:
    stripes = Image.new("RGB", (448, 300), (255, 255, 255))
    for x in range(60, 448, 90):
        ImageDraw.Draw(stripes).rectangle([x, -10, x + 8, 310], fill=(0, 0, 0))
    curves, _ = features(turned(stripes, View(5.0, False, 1.0, (0.0, 0.0), 92))[None])
    plumb_sums = curves[0, 30:36]
    assert SEEN[plumb_sums.argmax(axis=1)] == pytest.approx(np.full(6, 5.0), abs=0.5)
    level_sums = curves[0, 24:30]
    assert plumb_sums.max() - level_sums.max() > 3


def test_bars_are_not_seen(features: Features) -> None:
    """The grey bars of a wide picture make no level lines: a picture without content has flat curves."""
    empty = np.full((1, SIDE, SIDE, 3), 128, np.uint8)
    empty[0, 40:180] = (200, 60, 30)
    curves, _ = features(empty)
    assert np.ptp(curves, axis=2).max() == pytest.approx(0.0, abs=0.01)


def test_statistics_leave_the_bars_out(features: Features) -> None:
    pixels = np.full((1, SIDE, SIDE, 3), 128, np.uint8)
    pixels[0, :112] = 7
    maps = maps_of(1, 1.0)
    for values in maps.values():
        values[:, :, values.shape[2] // 2 :] = 5.0
    _, statistics = features(pixels, maps)
    assert statistics.shape == (1, STATISTICS)
    assert statistics == pytest.approx(np.ones((1, STATISTICS)), abs=1e-4)


def test_a_picture_of_nothing_but_grey_gives_numbers(features: Features) -> None:
    for found in features(np.full((1, SIDE, SIDE, 3), 128, np.uint8)):
        assert np.isfinite(found).all()


def test_gradients_have_the_right_slope() -> None:
    for sigma in (1.0, 2.0):
        bell, slope = gaussian(sigma)
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


def trained_like_head() -> LevelHead:
    """A head whose every weight matters."""
    torch.manual_seed(3)
    model = LevelHead()
    model.standardise(torch.randn(20, CURVES, len(SEEN)) * 2 - 5, torch.rand(20, STATISTICS) * 3)
    return model.eval()


def branch_model(head_file: Path) -> bytes:
    """An ONNX file with the angle branch alone."""
    sketch = Sketch("angle")
    logits = add_angle_branch(sketch, "image", {name: name for name in MAPS}, read_head(head_file), SIDE)
    inputs = [helper.make_tensor_value_info("image", TensorProto.UINT8, ["N", SIDE, SIDE, 3])]
    inputs += [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", depth, SIDE // step, SIDE // step])
        for name, (depth, step) in MAPS.items()
    ]
    output = helper.make_tensor_value_info(logits, TensorProto.FLOAT, ["N", len(TILTS)])
    graph = helper.make_graph(sketch.nodes, "angle", inputs, [output], sketch.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    return bytes(model.SerializeToString())


def test_the_graph_gives_the_numbers_of_torch(features: Features, tmp_path: Path) -> None:
    model = trained_like_head()
    weights_of(model).save(tmp_path / "head.npz")
    session = open_session(branch_model(tmp_path / "head.npz"), CPU)
    views = [View(tilt, False, 0.9, (0.0, 0.0), 90) for tilt in (-7.0, 0.0, 3.0)]
    pixels, maps = np.stack([turned(scene(), view) for view in views]), maps_of(3)
    found = session.run(None, {"image": pixels, **maps})[0]
    with torch.no_grad():
        wanted = model(*(torch.from_numpy(part) for part in features(pixels, maps))).numpy()
    assert found.shape == (3, len(TILTS))
    assert np.ptp(wanted) > 0.1
    assert np.abs(found - wanted).max() <= 1e-4


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
    assert (COARSE[0], COARSE[-1]) == (SEEN[0], SEEN[-1])
