"""The command line, run in this process."""

from __future__ import annotations

from pathlib import Path

import piexif
import pytest
from PIL import Image

from cropperhead_desktop.cli.app import run
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp.store import Sidecars
from tests.helpers.cli import Cli


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs the command line in this process, where a window only answers 77; see `Cli`."""

    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            run(lambda _paths, _options: 77, [str(argument) for argument in arguments])
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return call


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Four occasions; cropped, kept, proposed unseen, untouched; one lens that a spreadsheet would run."""
    folder = tmp_path / "library"
    store = Sidecars()
    for number in range(12):
        photo = folder / f"shoot {number % 4}" / f"IMG_{number}.jpg"
        photo.parent.mkdir(parents=True, exist_ok=True)
        lens = "=cmd|' /C <script>$x$&'!A0" if number == 0 else "50mm, prime"
        exif = piexif.dump({"Exif": {36867: f"2024:0{1 + number % 3}:01 10:00:00", 42036: lens}})
        Image.new("RGB", (600, 400)).save(photo, exif=exif)
        kind = [DecisionKind.ACCEPTED, DecisionKind.ADJUSTED, DecisionKind.KEPT, DecisionKind.PROPOSED][
            number % 4
        ]
        crop = None if kind is DecisionKind.KEPT else Crop(0.0, 0.1, 0.5, 0.6, -1.5 if number % 3 else 0.0)
        if number < 10:
            store.write(photo, crop, PhotoInfo(600, 400), decided_now(kind, "cropper-1", number / 10))
    return folder
