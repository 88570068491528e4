"""The sheet for another program: chosen once for a folder; what changed since."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.settings import ALSO_FOR, PROGRAMS
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.review.round_trip import Program
from cropperhead_desktop.ui.features.shoot_end.sheet import ChangesDialog, RoundTripSheet


@pytest.fixture
def stage(start):
    return start(2)


def decide(stage) -> None:
    stage.key("select_all")
    stage.key("accept")
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending_writes() == 0)


def sheets(stage) -> list[RoundTripSheet]:
    return [sheet for sheet in stage.window.findChildren(RoundTripSheet) if sheet.isVisible()]


def choose(stage, program: Program) -> RoundTripSheet:
    stage.key("round_trip")
    (sheet,) = sheets(stage)
    sheet.program.setCurrentIndex(1 + list(Program).index(program))
    return sheet


def test_the_program_is_chosen_once_for_a_folder(stage, tmp_path):
    sheet = choose(stage, Program.DARKTABLE)
    assert stage.app.settings[PROGRAMS] == {str(tmp_path): "darktable"}
    assert "No crop is accepted" in sheet.words.text()
    sheet.close()
    stage.key("round_trip")
    assert sheets(stage)[0].program.currentText() == "darktable"
    sheets(stage)[0].program.setCurrentIndex(0)
    assert stage.app.settings[PROGRAMS] == {}


def changes(stage) -> ChangesDialog:
    stage.key("changed_outside")
    dialog = stage.window.findChildren(ChangesDialog)[-1]
    stage.qtbot.waitUntil(lambda: dialog.words.text() != "Comparing…")
    return dialog


def test_what_others_changed_is_listed_with_both_crops_and_leads_to_the_photo(stage, services):
    decide(stage)
    stage.qtbot.waitUntil(lambda: len(services.crops_written) == 2)
    assert changes(stage).rows.rowCount() == 0
    stage.window.findChildren(ChangesDialog)[-1].close()
    services.sidecars.records[stage.paths[1]] = CropRecord(crop=Crop(0.3, 0.1, 0.9, 0.9), has_crop=True)
    services.sidecars.touched[stage.paths[1]] = 7
    stage.controller.look_again()
    stage.qtbot.waitUntil(lambda: stage.item(1).record.crop.left == 0.3)
    dialog = changes(stage)
    assert dialog.rows.rowCount() == 1
    assert dialog.rows.item(0, 1).text() == "480 × 320 px at 60, 40"
    assert dialog.rows.item(0, 2).text() == "360 × 320 px at 180, 40"
    dialog.rows.cellDoubleClicked.emit(0, 0)
    assert stage.controller.session.current.path == stage.paths[1]


def test_a_decision_taken_back_is_no_change_by_others(stage, services):
    decide(stage)
    stage.qtbot.waitUntil(lambda: len(services.crops_written) == 2)
    services.sidecars.records.clear()
    stage.key("undo")
    stage.qtbot.waitUntil(lambda: all(each.crop is None for each in services.crops_written.values()))


def test_darktable_and_rawtherapee_get_their_own_files_on_wish(stage):
    decide(stage)
    for program, value in ((Program.DARKTABLE, "darktable"), (Program.RAWTHERAPEE, "both")):
        sheet = choose(stage, program)
        before = sheet.words.text()
        assert sheet.also.text() == f"Also write for {program}" and sheet.also.isVisible()
        sheet.also.click()
        assert stage.app.settings[ALSO_FOR] == value
        assert sheet.words.text() != before and not sheet.also.isVisible()
        sheet.close()
