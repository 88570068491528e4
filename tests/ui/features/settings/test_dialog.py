"""The settings dialog: a widget for every row, changes that count at once, reset, models from a job."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QToolButton

from cropperhead_desktop.domain.care import BALANCED, BOLD, CAUTIOUS
from cropperhead_desktop.domain.settings import (
    ASPECT,
    DIM,
    GUIDE,
    MODEL,
    SERIES_SECONDS,
    SETTINGS,
    SURROUND,
    THUMBNAIL,
    TRUST,
    WARN_BELOW,
)
from cropperhead_desktop.geometry.guides import Guide
from cropperhead_desktop.review.view import View
from cropperhead_desktop.system.folders import models_folder
from cropperhead_desktop.ui.features.settings.dialog import PAGES, SettingsDialog
from cropperhead_desktop.ui.kit.palettes import SURROUNDS

SHIPPED = min(path.stem for path in models_folder().glob("*.onnx"))


@pytest.fixture
def opened(start):
    stage = start(2)
    stage.key("settings")
    return stage, stage.window.findChild(SettingsDialog)


def test_every_row_with_a_name_has_a_field_its_help_and_its_value(opened):
    stage, dialog = opened
    assert set(dialog.fields) == {row for row in SETTINGS if row.title}
    texts = [each.text() for kind in (QLabel, QCheckBox) for each in dialog.findChildren(kind)]
    for row in SETTINGS:
        if row.title:
            words = next(text for text in texts if text.startswith(row.help))
            assert ("next start" in words) == row.from_next_start
    assert dialog.fields[DIM].spin.value() == 65
    assert dialog.fields[DIM].spin.suffix() == " %"
    assert dialog.pages.count() == len(PAGES) + 1


def test_dim_surround_and_size_change_what_is_seen_at_once(opened, settings):
    stage, dialog = opened
    stage.controller.show(View.LOUPE)
    stage.qtbot.waitUntil(lambda: stage.panes.canvas.box is not None)
    combo = dialog.fields[SURROUND].combo
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_End)
    assert settings[SURROUND] == "white"
    corner = stage.panes.canvas.grab().toImage().pixelColor(2, 2)
    assert corner.name() == SURROUNDS["white"]
    dialog.fields[THUMBNAIL].spin.setValue(240)
    assert stage.panes.grid.side == 240
    dialog.fields[DIM].spin.setValue(0)
    assert settings[DIM] == 0
    dialog.fields[WARN_BELOW].spin.setValue(0.1)
    assert stage.panes.panel.result.warning.text() == ""


def test_reset_gives_the_default_back(opened, settings):
    _stage, dialog = opened
    reset = next(b for b in dialog.findChildren(QToolButton) if b.accessibleName() == "Reset: Surround")
    assert not reset.isEnabled()
    settings[SURROUND] = "black"
    assert reset.isEnabled()
    reset.click()
    assert settings[SURROUND] == "dark"
    assert dialog.fields[SURROUND].combo.currentData() == "dark"


def test_a_ratio_that_is_none_is_marked_and_not_taken(opened, settings):
    _stage, dialog = opened
    line = dialog.fields[ASPECT].edit
    line.setFocus()
    QTest.keyClicks(line, "wide")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.property("role") == "error"
    assert "not an aspect ratio" in line.toolTip()
    assert settings[ASPECT] == ""
    line.clear()
    QTest.keyClicks(line, "3:2")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.property("role") == ""
    assert settings[ASPECT] == "3:2"
    assert dialog.isVisible()


def test_the_models_of_this_machine_are_offered(opened, settings):
    stage, dialog = opened
    combo = dialog.fields[MODEL].combo
    stage.qtbot.waitUntil(lambda: combo.findData(SHIPPED) > 0)
    assert combo.currentData() == ""
    assert combo.currentText().startswith("Default: ")
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_End)
    assert settings[MODEL] == combo.currentData() != ""


def test_a_model_that_is_gone_is_still_shown(start, settings):
    settings[MODEL] = "lost"
    stage = start(1)
    stage.key("settings")
    combo = stage.window.findChild(SettingsDialog).fields[MODEL].combo
    stage.qtbot.waitUntil(lambda: combo.findData(SHIPPED) > 0)
    assert (combo.currentData(), combo.currentText()) == ("lost", "lost (not found)")


def test_closing_it_before_the_models_are_known_is_harmless(start):
    stage = start(1)
    stage.key("settings")
    stage.window.findChild(SettingsDialog).close()
    stage.qtbot.waitUntil(lambda: stage.window.findChild(SettingsDialog) is None)
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending() == 0)
    assert stage.app.messages.errors == 0


def test_a_row_of_an_unknown_kind_of_key_has_its_page(opened):
    from cropperhead_desktop.ui.features.settings.dialog import _page_of

    assert _page_of(replace(DIM, key="other.thing")) == PAGES[-1][0]


def test_the_keys_change_the_drawing_in_the_window(start):
    stage = start()
    stage.key("crop")
    before = stage.panes.canvas.grab().toImage()
    stage.key("guide")
    assert stage.panes.canvas.grab().toImage() != before
    assert stage.app.settings[GUIDE] == Guide.GRID.value


def test_looking_at_the_settings_changes_none(start, settings):
    settings[SERIES_SECONDS] = 3.04  # more decimals than the field shows
    heard = []
    settings.follow(SERIES_SECONDS, heard.append)
    stage = start(1)
    stage.key("settings")
    dialog = stage.window.findChild(SettingsDialog)
    assert dialog.fields[SERIES_SECONDS].spin.value() == 3.0
    settings[SERIES_SECONDS] = 7.0  # changed elsewhere while the dialog is open
    assert dialog.fields[SERIES_SECONDS].spin.value() == 7.0
    assert heard == [3.04, 7.0]


def test_how_far_levelling_is_trusted_is_set_by_a_slider(opened, settings):
    _stage, dialog = opened
    slider = dialog.fields[TRUST].slider
    assert (slider.minimum(), slider.value(), slider.maximum()) == (CAUTIOUS, BALANCED, BOLD)
    slider.setValue(BOLD)
    assert settings[TRUST] == BOLD
    settings[TRUST] = CAUTIOUS
    assert slider.value() == CAUTIOUS
