"""Shared fixtures: the offscreen platform, the test data beside the checkout, strict logging."""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from cropperhead_desktop.system.process import prepare_environment

prepare_environment()  # before any test imports numpy or onnxruntime; what tests start inherits it

# or every process that tests start would compile the package itself: installed programs have their bytecode
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# before any Qt import: tests never need a display unless the caller asks for one
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# a shell that starts the tests in the background lets all their children ignore Ctrl+C
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("shared machine", deadline=None)  # others' work is no fault of ours
settings.load_profile("shared machine")

SHARED = Path(os.environ.get("CROPPERHEAD_SHARED", Path(__file__).parents[2] / "shared")) / "data"
SITES = {"ann": "train", "bob": "train", "cat": "val", "dan": "val"}


_LONG = ("end_to_end", "faults", "training", "workflows")
"""Folders whose files take long: begun last, they would run alone while the other processes are done."""


@pytest.fixture
def photo_folder(tmp_path: Path) -> Path:
    """A folder of five real photos (scikit-image's, freely licensed) in the common formats.

    The astronaut stands in front of a blurred wall, so that all of them are worth a crop of their own ratio.
    """
    data = Path(pytest.importorskip("skimage").__file__).parent / "data"
    from PIL import Image, ImageFilter

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
            shown = picture.convert("RGB")
            if target == "astronaut.jpg":
                wall = shown.filter(ImageFilter.GaussianBlur(40))
                wall.paste(shown.resize((320, 320)), (96, 96))
                shown = wall
            shown.save(folder / target, exif=exif)
    return folder


@pytest.fixture(scope="session")
def trunk_arrays():
    """A MobileNet v1 trunk in Keras layout, complete and random, but only a few channels wide.

    The last two maps have the widths that the angle branch expects.
    """
    import numpy as np

    rng = np.random.default_rng(8)
    widths = [32, 64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024]
    made = {"conv1/kernel": rng.normal(0, 0.3, (3, 3, 3, widths[0]))}
    sizes = {"conv1": widths[0]}
    for number in range(1, 13):
        before, after = widths[number - 1], widths[number]
        made[f"conv_dw_{number}/depthwise_kernel"] = rng.normal(0, 0.4, (3, 3, before, 1))
        made[f"conv_pw_{number}/kernel"] = rng.normal(0, (2 / before) ** 0.5, (1, 1, before, after))
        sizes |= {f"conv_dw_{number}": before, f"conv_pw_{number}": after}
    for name, size in sizes.items():
        made[f"{name}_bn/gamma"] = rng.uniform(0.8, 1.2, size)
        made[f"{name}_bn/beta"] = rng.normal(0, 0.2, size)
        made[f"{name}_bn/moving_mean"] = rng.normal(0, 0.2, size)
        made[f"{name}_bn/moving_variance"] = rng.uniform(0.5, 1.5, size)
    return {name: array.astype(np.float32) for name, array in made.items()}


@pytest.fixture(scope="session")
def lite_arrays():
    """An EfficientNet-Lite0 in torch layout, complete and random."""
    import numpy as np

    rng = np.random.default_rng(4)
    made = {"_conv_stem.weight": rng.normal(0, 0.3, (32, 3, 3, 3))}
    norms = {"_bn0": 32}
    before, number = 32, 0
    stages = (
        (3, 1, 16, 1),
        (3, 6, 24, 2),
        (5, 6, 40, 2),
        (3, 6, 80, 3),
        (5, 6, 112, 3),
        (5, 6, 192, 4),
        (3, 6, 320, 1),
    )
    for taps, factor, after, repeats in stages:
        for _ in range(repeats):
            name, wide = f"_blocks.{number}", before * factor
            if factor > 1:
                made[f"{name}._expand_conv.weight"] = rng.normal(0, (2 / before) ** 0.5, (wide, before, 1, 1))
                norms[f"{name}._bn0"] = wide
            made[f"{name}._depthwise_conv.weight"] = rng.normal(0, 1.4 / taps, (wide, 1, taps, taps))
            made[f"{name}._project_conv.weight"] = rng.normal(0, wide**-0.5, (after, wide, 1, 1))
            norms |= {f"{name}._bn1": wide, f"{name}._bn2": after}
            before, number = after, number + 1
    for name, size in norms.items():
        made[f"{name}.weight"] = rng.uniform(0.8, 1.2, size)
        made[f"{name}.bias"] = rng.normal(0, 0.2, size)
        made[f"{name}.running_mean"] = rng.normal(0, 0.2, size)
        made[f"{name}.running_var"] = rng.uniform(0.5, 1.5, size)
    return {name: array.astype(np.float32) for name, array in made.items()}


@pytest.fixture(scope="session")
def tiny_trunk(tmp_path_factory: pytest.TempPathFactory, trunk_arrays) -> Path:
    """A file of trunk weights, random ones."""
    import numpy as np

    path = tmp_path_factory.mktemp("trunk") / "trunk.npz"
    np.savez(path, **trunk_arrays)
    return path


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny data folder: photos of four photographers with a bright patch, and crops around it."""
    import numpy as np
    from PIL import Image

    folder = tmp_path_factory.mktemp("data")
    (folder / "images").mkdir()
    rng = np.random.default_rng(4)
    records = []
    for number in range(10):
        site = list(SITES)[number % 4]
        width, height = (96, 64) if number % 2 else (64, 96)
        left, top = rng.uniform(0.0, 0.4, 2)
        pixels = rng.integers(0, 60, (height, width, 3), dtype=np.uint8)
        pixels[
            int(top * height) : int((top + 0.5) * height), int(left * width) : int((left + 0.5) * width)
        ] = 230
        file = f"images/{site}__{number:03}.jpg"
        Image.fromarray(pixels).save(folder / file, quality=95)
        box = [round(float(side), 4) for side in (left, top, left + 0.5, top + 0.5)]
        record = {
            "file": file,
            "site": site,
            "split": SITES[site],
            "box": box,
            "width": width,
            "height": height,
        }
        records.append(record)
    (folder / "manifest.json").write_text(json.dumps(records))
    return folder


@pytest.fixture
def shared_data() -> Path:
    """The data folder that developers have beside the checkout; outside users do not."""
    if not SHARED.is_dir():
        pytest.skip("the shared test data is not beside this checkout")
    return SHARED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by the fixtures they use, so that nobody has to remember to; put the long files first.

    The order is kept by --no-loadscope-reorder (see the Makefile).
    """
    here = Path(__file__).parent
    items.sort(key=lambda item: item.path.relative_to(here).parts[0] not in _LONG)
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
