"""Learning from one's own crops in the window: a real process, stopped at once, and what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from cropperhead_desktop.domain.settings import MODEL, TRAIN_KIND
from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL
from cropperhead_desktop.review.text import translate_by
from cropperhead_desktop.ui.features.settings.dialog import SettingsDialog
from cropperhead_desktop.ui.features.train.dialog import TrainDialog
from cropperhead_desktop.ui.features.train.process import TrainingProcess
from cropperhead_desktop.ui.kit.application import install_translation
from cropperhead_desktop.workflows.learn.models import list_models
from tests.helpers.own_crops import library

TRANSLATIONS = Path(__file__).parents[4] / "resources" / "translations"


def test_the_whole_way_from_crops_to_a_model_in_use(start, services, qtbot, tmp_path):
    stage = start(2)
    stage.key("train")
    dialog = stage.window.findChild(TrainDialog)
    dialog.where.folder = library(tmp_path / "lib", 3, 14)
    dialog.start.click()
    training, status = stage.window.findChild(TrainingProcess), stage.panes.status.task
    assert dialog.pages.currentIndex() == 1 and status.isVisible()
    qtbot.waitUntil(lambda: training.progress.done > 0, timeout=60_000)
    # the dialog can go, the work goes on
    dialog.hide_.click()
    assert dialog.isHidden() and training.is_running
    assert status.text().startswith("Learn from my crops: ") and "%" in status.text()
    stage.window.close()
    assert stage.window.isVisible() and dialog.isVisible(), "it asks first"
    dialog.question.close()
    dialog.hide()
    stage.key("train")
    assert dialog.isVisible(), "it is brought back"
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 2, timeout=200_000)
    assert dialog.headline.text() == "Better than what you have"
    assert f"mine-1 is better than {DEFAULT_MODEL}" in dialog.explained.text().lower()
    assert not status.isVisible()
    rows = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]
    assert {"no crop", DEFAULT_MODEL, "mine-1"} <= set(rows)
    dialog.use.click()
    qtbot.waitUntil(lambda: dialog.headline.text() == "mine-1 proposes from now on", timeout=30_000)
    assert services.used == [""]
    assert stage.app.settings[MODEL] == "mine-1"
    assert [row["name"] for row in list_models() if row["in_use"]] == ["mine-1"]
    dialog.close()
    remove_in_settings(stage)


def remove_in_settings(stage) -> None:
    """The settings list the model and remove it, after a question."""
    stage.key("settings")
    dialog = stage.window.findChild(SettingsDialog)
    field = dialog.fields[MODEL]
    stage.qtbot.waitUntil(lambda: field.remove.isEnabled())
    assert field.combo.currentData() == "mine-1"
    field.remove.click()
    question = dialog.findChild(QMessageBox)
    next(button for button in question.buttons() if button.text() == "Remove").click()
    stage.qtbot.waitUntil(lambda: field.combo.findData("mine-1") < 0)
    assert stage.app.settings[MODEL] == ""
    assert all(row["shipped"] for row in list_models())


def test_too_little_is_said_in_the_dialog(start, qtbot, tmp_path):
    stage = start(2)
    stage.key("train")
    dialog = stage.window.findChild(TrainDialog)
    dialog.where.folder = library(tmp_path / "lib", 1, 3)
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 2, timeout=60_000)
    assert dialog.headline.text() == "Not trained"
    assert "3 crops of your own from 1 shoot" in dialog.explained.text()
    assert stage.app.settings[TRAIN_KIND] == "head candidates"
    assert not dialog.use.isVisible() and dialog.close_.hasFocus()
    dialog.close()


@pytest.fixture
def speaking(qapp):
    """Speak a language; English again afterwards."""
    installed = []

    def speak(language: str) -> None:
        installed.extend(install_translation(qapp, language, TRANSLATIONS))
        translate_by(QCoreApplication.translate, ".", ",")

    yield speak
    translate_by(QCoreApplication.translate)
    for translator in installed:
        qapp.removeTranslator(translator)


IN_GERMAN = (
    {"Ihre Fotos werden angesehen", "Ihr Geschmack wird gelernt"},
    {"kein Zuschnitt", "mine-1, vertauscht"},
    r"Mine-1 ist besser als \S+: [+]0,\d+ \[[+]0,\d+; [+]0,\d+\] an 3 Shootings, .* [(]42 Zuschnitte[)][.]",
    "3 Zuschnitte von Ihnen aus 1 Shooting; nötig sind mindestens 40 Zuschnitte aus 3 Shootings",
)
IN_FRENCH = (
    {"Examen de vos photos", "Apprentissage de votre goût"},
    {"pas de recadrage", "mine-1, mélangé"},
    r"Mine-1 est meilleur que \S+.: [+]0,\d+ \[[+]0,\d+.; [+]0,\d+\] sur 3 séances .* [(]42 recadrages[)][.]",
    "3 recadrages de vous sur 1 séance",
)
"""Steps, rows of the table, verdict, and why nothing was learnt."""


@pytest.mark.parametrize(("language", "words"), [("de", IN_GERMAN), ("fr", IN_FRENCH)])
def test_what_the_process_says_is_translated(start, speaking, qtbot, tmp_path, language, words):
    steps, rows, verdict, too_little = words
    speaking(language)
    stage = start(2)
    stage.key("train")
    dialog = stage.window.findChild(TrainDialog)
    said = set()
    dialog.where.folder = library(tmp_path / "few", 1, 3)
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 2, timeout=60_000)
    assert too_little in dialog.explained.text()
    dialog.close()
    qtbot.waitUntil(lambda: stage.window.findChild(TrainDialog) is None)
    stage.key("train")
    dialog = stage.window.findChild(TrainDialog)
    stage.window.findChild(TrainingProcess).changed.connect(lambda: said.add(dialog.progress.now.whole))
    dialog.where.folder = library(tmp_path / "lib", 3, 14)
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 2, timeout=200_000)
    assert re.fullmatch(verdict, dialog.explained.text()), dialog.explained.text()
    assert steps <= said
    assert rows <= {dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())}
    dialog.close()


def test_what_was_taught_last_is_offered_again(qtbot, training, tmp_path):
    dialog = TrainDialog(training, tmp_path)
    qtbot.addWidget(dialog)
    assert dialog.kind == "head candidates"
    dialog.choose_kind("network 2020")
    assert dialog.kind == "network 2020"
    dialog.choose_kind("something else")
    assert dialog.kind == "network 2020"


def test_another_model_is_used_without_a_new_start(start, services, qtbot):
    stage = start(3)
    services.suggested.clear()
    stage.key("settings")
    dialog = stage.window.findChild(SettingsDialog)
    combo = dialog.fields[MODEL].combo
    qtbot.waitUntil(lambda: combo.findData("cropper-2020-retrained") > 0)
    combo.setCurrentIndex(combo.findData("cropper-2020-retrained"))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: services.used == [""])
    # what waits is proposed anew, the photo in front does not jump
    qtbot.waitUntil(lambda: set(services.suggested) == {"00001.jpg", "00002.jpg"})
    assert [row["name"] for row in list_models() if row["in_use"]] == ["cropper-2020-retrained"]
