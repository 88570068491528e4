"""What happens in the open folder reaches the window."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.review.editing import shown_box

THEIRS = CropRecord(crop=Crop(0.3, 0.3, 0.7, 0.7), has_crop=True, marks=Marks(5))


def test_the_window_notices_a_change_in_the_folder(start, services, tmp_path):
    stage = start(2)
    services.sidecars.records[stage.paths[1]] = THEIRS
    services.sidecars.touched[stage.paths[1]] = 1
    (tmp_path / "00001.xmp").write_text("changed")
    stage.qtbot.waitUntil(lambda: stage.item(1).record == THEIRS)
    assert shown_box(stage.item(1)).width == pytest.approx(240)
    services.found.photos = [*stage.paths, tmp_path / "00002.jpg"]
    (tmp_path / "00002.jpg").write_text("new")
    stage.qtbot.waitUntil(lambda: stage.app.photos.rowCount() == 3)
    assert stage.panes.grid.currentIndex().row() == 0
