"""Nothing is kept of a photo that is done with: neither memory nor open files."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import Decision, DecisionKind
from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.exif_fields import NAMES, exif_fields
from cropperhead_desktop.imaging.in_camera import in_camera_crop
from cropperhead_desktop.workflows.guarded_sidecars import GuardedSidecars

COUNT = 5000 if os.environ.get("CROPPERHEAD_LONG_TESTS") else 600
INFO = PhotoInfo(60, 40)
DECISION = Decision(DecisionKind.ACCEPTED, "model", 0.5, "2026-01-02T03:04:05+00:00")


def _held() -> tuple[int, int]:
    """Open files, and kB of memory."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return len(os.listdir("/proc/self/fd")), pages * os.sysconf("SC_PAGE_SIZE") // 1024


def _photos(folder: Path, count: int) -> Iterator[Path]:
    Image.new("RGB", (INFO.width, INFO.height)).save(folder / "seed.jpg")
    content = (folder / "seed.jpg").read_bytes()
    for number in range(count):
        photo = folder / str(number % 50) / f"{number}.jpg"
        photo.parent.mkdir(exist_ok=True)
        photo.write_bytes(content if number % 3 else content[: number % 300])
        yield photo


@pytest.mark.skipif(sys.platform != "linux", reason="reads its memory in /proc")
def test_many_photos_leave_nothing_behind(tmp_path: Path) -> None:
    store, before = GuardedSidecars(), (0, 0)
    for number, photo in enumerate(_photos(tmp_path, COUNT)):
        if number == COUNT // 4:
            before = _held()
        for step in (
            lambda photo=photo: store.write(photo, Crop(0.1, 0.1, 0.9, 0.9), INFO, DECISION),
            lambda photo=photo: store.read(photo, INFO),
            lambda photo=photo: exif_fields(photo, NAMES),
            lambda photo=photo: in_camera_crop(photo),
        ):
            try:
                step()
            except CropperHeadError as error:
                assert str(error)
    after = _held()
    assert after[0] <= before[0] and after[1] <= before[1] * 1.1 + 4_000, (before, after)
