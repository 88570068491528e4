"""What the tests of this room share: a photo, a decision, an exiftool that is closed again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import Decision, DecisionKind
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp.exiftool import ExifTool, find_exiftool


@pytest.fixture
def crop() -> Crop:
    """A turned crop that lies inside a 600 x 400 picture."""
    return Crop(0.15, 0.2, 0.75, 0.9, 2.5)


@pytest.fixture
def info() -> PhotoInfo:
    return PhotoInfo(600, 400, 1)


@pytest.fixture
def decision() -> Decision:
    return Decision(DecisionKind.ACCEPTED, "seed-2020", 0.75, "2024-05-06T07:08:09+00:00")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_1.jpg"
    Image.new("RGB", (600, 400), "teal").save(path)
    return path


@pytest.fixture
def tool() -> Iterator[ExifTool]:
    if find_exiftool() is None:
        pytest.skip("exiftool is not installed")
    with ExifTool(deadline=30) as tool:
        yield tool


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tool" in getattr(item, "fixturenames", ()) and item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.exiftool)
