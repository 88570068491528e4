"""What we wrote is known again after a restart, by photo."""

from __future__ import annotations

from pathlib import Path

import pytest

from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.written import WrittenCrop, WrittenCrops

CROP = WrittenCrop(Crop(0.1, 0.2, 0.9, 0.8, -1.5), "2026-01-02T03:04:05+00:00")
WHOLE = WrittenCrop(None, "2026-01-02T03:04:06+00:00")


def test_crops_and_kept_photos_are_known_after_a_restart(tmp_path: Path) -> None:
    photos = [tmp_path / name for name in ("a.jpg", "b\udce4.jpg", "c.jpg")]
    first = WrittenCrops(tmp_path / "written.sqlite")
    first.put(photos[0], CROP)
    first.put(photos[1], WHOLE)
    first.close()
    second = WrittenCrops(tmp_path / "written.sqlite")
    assert second.get(photos) == {photos[0]: CROP, photos[1]: WHOLE}
    second.put(photos[0], WHOLE)
    second.put(photos[1], None)
    assert second.get(photos) == {photos[0]: WHOLE}
    second.close()


def test_without_a_usable_file_nothing_is_known(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "taken").write_bytes(b"")
    known = WrittenCrops(tmp_path / "taken" / "written.sqlite")
    known.put(tmp_path / "a.jpg", CROP)
    assert known.get([tmp_path / "a.jpg"]) == {}
    assert "is not remembered" in caplog.text
    caplog.clear()
