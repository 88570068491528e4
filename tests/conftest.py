"""Shared fixtures: the offscreen platform, the test data beside the checkout, strict logging."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

# before any Qt import: tests never need a display unless the caller asks for one
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SHARED = Path(os.environ.get("CROPPERHEAD_SHARED", Path(__file__).parents[2] / "shared")) / "data"


@pytest.fixture
def photo_folder(tmp_path: Path) -> Path:
    """A folder of five real photos (scikit-image's, freely licensed) in the common formats."""
    data = Path(pytest.importorskip("skimage").__file__).parent / "data"
    from PIL import Image

    folder = tmp_path / "photos"
    folder.mkdir()
    targets = {
        "astronaut.png": "astronaut.jpg",
        "chelsea.png": "chelsea.png",
        "coffee.png": "coffee.tif",
        "camera.png": "camera.webp",
        "rocket.jpg": "rocket 10.jpg",
    }
    for source, target in targets.items():
        exif = Image.Exif()
        exif[0x0112] = 6 if target == "astronaut.jpg" else 1
        with Image.open(data / source) as picture:
            picture.convert("RGB").save(folder / target, exif=exif)
    return folder


@pytest.fixture
def shared_data() -> Path:
    """The data folder that developers have beside the checkout; outside users do not."""
    if not SHARED.is_dir():
        pytest.skip("the shared test data is not beside this checkout")
    return SHARED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by the fixtures they use, so that nobody has to remember to."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if names & {"qtbot", "qapp"}:
            item.add_marker(pytest.mark.gui)
        if "shared_data" in names:
            item.add_marker(pytest.mark.shared)


@pytest.fixture(autouse=True)
def no_log_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log fails the test; tests that expect one clear `caplog` themselves."""
    yield
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, [record.getMessage() for record in loud]


@pytest.fixture(autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, caches and state of a test go to a folder of its own."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))
    return home
