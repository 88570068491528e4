"""Arrays of crops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cropperhead_desktop.dataset import arrays
from cropperhead_desktop.dataset.options import Applied, ExportOptions, SplitBy
from cropperhead_desktop.dataset.terms import Shape
from cropperhead_desktop.domain.decision import DecisionKind
from cropperhead_desktop.geometry.crop import Box, to_crop
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from tests.helpers.exports import HEIGHT, WIDTH, decide, exported, photo


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Options(cache_folder=tmp_path / "cache"), with_model=False)
    yield opened
    opened.close()


def test_arrays_hold_the_crops_and_their_classes(services: Services, tmp_path: Path) -> None:
    """A white box on black: its cut-out is white all over, whatever way the photo is turned."""
    folder = tmp_path / "library"
    for orientation in range(1, 9):
        box = Box(470, 260, 420, 300, (0.0, 7.0, -20.0)[orientation % 3])
        path = photo(
            folder / f"class {orientation % 2}" / f"{orientation}.png", orientation, orientation, box=box
        )
        inner = replace(box, width=box.width - 16, height=box.height - 16)
        decide(services, path, to_crop(inner, WIDTH, HEIGHT), DecisionKind.ACCEPTED)
    options = ExportOptions(apply=Applied.ACCEPTED, size=32, split_by=SplitBy.FOLDER, fractions=(1, 1, 0))
    report = exported(services, folder, tmp_path / "out", options)
    found = np.load(tmp_path / "out" / arrays.NAME)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["arrays.npz", "dataset.json"]
    assert list(found["classes"]) == ["class 0", "class 1"]
    assert found["x_test"].shape == (0, 32, 32, 3)
    for split in ("train", "val"):
        x, y, names = (found[f"{name}_{split}"] for name in ("x", "y", "names"))
        assert (x.shape, x.dtype, y.dtype) == ((len(y), 32, 32, 3), np.float32, np.int64)
        assert x.min() > 0.95
        assert x.max() <= 1
        assert all(int(name) % 2 == label for name, label in zip(names, y, strict=True))
        assert np.array_equal(np.stack(list(arrays.blocks(tmp_path / "out" / arrays.NAME, split))), x)
    assert len(report.made) == 8
    boxed = replace(options, shape=Shape.LETTERBOX)
    exported(services, folder, tmp_path / "boxed", boxed)
    x = np.load(tmp_path / "boxed" / arrays.NAME)["x_train"]
    assert x[0, 0, 16] == pytest.approx(128 / 255)
    assert x[0, 16, 16] == pytest.approx(1, abs=0.04)
