"""The ratio of the shoot and the deliverables in the running program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.settings import ASPECT, DELIVERABLES, NAMED_RATIOS
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.app import COMMANDS
from cropperhead_desktop.ui.commands.palette import matches
from cropperhead_desktop.ui.features import ratios
from cropperhead_desktop.ui.panel.ratio_bar import RATIOS


def test_a_chip_names_the_ratio_for_all_photos(start, services, settings) -> None:
    stage = start(3)
    asked = len(services.suggested)
    stage.panes.ratios.chips["1:1"].click()
    assert settings[ASPECT] == "1:1" and stage.panes.ratios.chips["1:1"].isChecked()
    stage.qtbot.waitUntil(lambda: len(services.suggested) == asked + 3)
    stage.controller.show(View.LOUPE)
    assert stage.panes.ratios.isVisible()
    stage.controller.show(View.COMPARE)
    assert not stage.panes.ratios.isVisible()


def test_every_ratio_is_a_command_in_the_palette(start, settings) -> None:
    stage = start(1)
    found = {row.id for row in matches("ratio of the shoot", COMMANDS)}
    assert {f"ratio_{ratio or 'as_shot'}" for ratio in RATIOS} <= found
    stage.key("ratio_16:9")
    assert settings[ASPECT] == "16:9"
    stage.key("ratio_as_shot")
    assert settings[ASPECT] == ""
    stage.key("ratio_other")
    field = stage.panes.ratios.field
    QTest.keyClicks(field, "Feed = 1080x1350")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (settings[ASPECT], settings[NAMED_RATIOS]) == ("1080x1350", {"Feed": "1080x1350"})
    stage.panes.ratios.named.emit("Feed", "")
    assert settings[NAMED_RATIOS] == {}


def test_a_size_in_pixels_warns_where_the_crop_is_smaller(start, settings) -> None:
    stage = start(1)
    settings[ASPECT] = "1080x1350"
    assert stage.panes.panel.result.warning.text().startswith("Under 1080")
    settings[ASPECT] = "100x100"
    assert "Under" not in stage.panes.panel.result.warning.text()


def test_deliverables_are_chosen_moved_and_written(start, services, settings) -> None:
    stage = start(2)
    assert not stage.panes.panel.deliverables.isVisible()
    assert not stage.app.actions["next_deliverable"].isEnabled()
    stage.key("deliver_1:1")
    stage.key("deliver_4:5")
    assert settings[DELIVERABLES] == "4:5,1:1"
    cells = stage.panes.panel.deliverables.cells
    stage.qtbot.waitUntil(lambda: len(cells) == 3 and cells[0].isVisible())
    stage.qtbot.waitUntil(lambda: all(item.anchors for item in stage.controller.session))
    cells[2].click()
    assert (stage.controller.view, stage.item(0).alternate) == (View.CROP, "1:1")
    assert not stage.panes.panel.ratio.choice.isEnabled()
    stage.panes.canvas.nudge(10, 0)
    assert stage.item(0).nudges[0].nudged and stage.item(0).draft is None
    stage.key("next_deliverable")
    assert stage.item(0).alternate == "" and stage.panes.panel.ratio.choice.isEnabled()
    stage.key("accept")
    stage.qtbot.waitUntil(lambda: bool(services.sidecars.log))
    written = services.sidecars.records[stage.paths[0]].decision.alternates
    assert [(each.ratio, each.nudged) for each in written] == [("4:5", False), ("1:1", True)]
    stage.key("deliver_4:5")
    stage.key("deliver_1:1")
    assert settings[DELIVERABLES] == ""


@pytest.mark.parametrize("width", [700, 1400])
def test_the_bar_never_makes_the_window_wider(start, width) -> None:
    stage = start(1)
    stage.panes.ratios.show_deliverables("3:2,4:5,1:1,9:16")
    stage.window.resize(width, 700)
    stage.come_round()
    assert stage.panes.ratios.chips[""].isVisible()


def test_ratios_with_a_name_are_found_in_the_palette(start, settings) -> None:
    stage = start(1)
    settings[NAMED_RATIOS] = {"Album": "7:5", "Story": "1080x1920"}
    for query, ratio in (("album", "7:5"), ("story", "1080x1920")):
        found = matches(query, ratios.named(stage.app))
        assert ratio.replace("x", "×") in found[0].text
        found[0].run(stage.app)
        assert settings[ASPECT] == ratio
    assert ratios.named in stage.app.searched


def test_a_linked_crop_that_was_moved_survives_the_end_of_the_program(start, settings) -> None:
    settings[DELIVERABLES] = "1:1"
    stage = start(1)
    stage.controller.show(View.CROP)
    stage.key("next_deliverable")
    stage.panes.canvas.nudge(10, 0)
    nudges = stage.item(0).nudges
    assert nudges[0].nudged
    again = start(1)
    assert again.item(0).nudges == nudges and again.item(0).draft is None


def test_undo_in_another_folder_gives_back_what_was_drawn(start, services, settings, tmp_path) -> None:
    settings[DELIVERABLES] = "1:1"
    stage = start(1)
    stage.controller.show(View.CROP)
    for ratio in ("", "1:1"):
        stage.controller.editing.take_in_hand(ratio)
        stage.panes.canvas.nudge(-10, 0)
    drawn, other = stage.item(0).drawn, tmp_path / "other" / "a.jpg"
    assert drawn.crop and drawn.nudges
    stage.key("accept")
    stage.qtbot.waitUntil(lambda: bool(services.sidecars.log))
    services.found.photos = [other]
    stage.panes.folders.folder_chosen.emit(other.parent)
    stage.qtbot.waitUntil(lambda: other in stage.controller.session)
    stage.key("undo")
    services.found.photos = stage.paths
    stage.panes.folders.folder_chosen.emit(tmp_path)
    stage.qtbot.waitUntil(lambda: stage.paths[0] in stage.controller.session)
    assert stage.item(0).drawn == drawn
