"""A catalogue is learnt in the window: real widgets over the real backend."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog

from cropperhead_desktop.ui import app as program
from cropperhead_desktop.ui.features.learn.dialog import LearnDialog
from cropperhead_desktop.ui.features.learn.run import usual_catalogues
from cropperhead_desktop.ui.kit.theme import apply_theme
from cropperhead_desktop.workflows.learning_services import LearningServices
from cropperhead_desktop.workflows.options import Options
from tests.helpers.lightroom import MadeCatalogue, develop
from tests.helpers.renders import editors_folder, editors_run


@pytest.fixture
def photos(tmp_path):
    folder, dice = tmp_path / "mnt" / "2019", np.random.default_rng(2)
    folder.mkdir(parents=True)
    for number in range(4):
        noise = Image.fromarray(dice.integers(0, 255, (40, 60, 3), np.uint8))
        noise.resize((600, 400)).save(folder / f"{number}.jpg")
    return folder.parent


@pytest.fixture
def catalogue(tmp_path):
    made = MadeCatalogue(tmp_path / "My photos.lrcat")
    for number in range(4):
        crop = develop(left=0.05 + number / 100, top=0.1, right=0.45 + number / 100, bottom=0.7)
        made.photo(f"{number}.jpg", crop, "D:/Photos/", fileWidth=600, fileHeight=400, camera="Canon EOS R5")
    made.photo("film.mov", crop, "D:/Photos/", fileFormat="VIDEO")
    return made.close()


@pytest.fixture
def app(qtbot, qapp, settings, tmp_path):
    options = Options(model="cropper-2020-retrained", device="cpu", cache_folder=tmp_path / "cache")
    apply_theme(qapp)
    app = program.build(lambda _settings: LearningServices.opened(options), settings)
    qtbot.addWidget(app.window, before_close_func=lambda _window: program.end(app))
    program.start(app, [])
    return app


def opened(app) -> LearnDialog:
    app.actions["learn_past"].trigger()
    return app.window.findChild(LearnDialog)


def over(dialog: LearnDialog, qtbot) -> str:
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=60_000)
    return dialog.headline.text()


def lines(dialog: LearnDialog) -> list[str]:
    return [dialog.details.item(row).text() for row in range(dialog.details.count())]


def test_learn_find_the_drive_and_take_it_back(app, qtbot, catalogue, photos) -> None:
    dialog = opened(app)
    assert not dialog.start.isEnabled()
    dialog.add(catalogue)
    dialog.start.click()
    assert over(dialog, qtbot) == "4 crops learnt; proposals are yours now"
    assert dialog.explained.text().splitlines()[:2] == [
        "From 2019 · Canon EOS R5",
        "You crop mostly 1:1.",
    ]
    assert lines(dialog) == ["D:/Photos/2019 is not here: 4 photos", "1 photo left out: a video"]
    assert dialog.tiles.isHidden()
    assert dialog.find_.isVisibleTo(dialog)
    dialog.root_found.emit("D:/Photos/2019", photos / "2019")
    assert over(dialog, qtbot) == "4 crops learnt; proposals are yours now"
    assert lines(dialog) == ["1 photo left out: a video"]
    assert "tighter than the model" in dialog.explained.text()
    assert len(dialog.tiles.tiles) == 4
    assert not dialog.find_.isVisibleTo(dialog)
    assert "follow your own crops" in app.messages.entries[-1].reason
    dialog.undo.click()
    assert over(dialog, qtbot) == "Forgotten"
    said = app.messages.entries[-1].reason  # the crops without photos of the first round are gone, too
    assert said.startswith("Nothing was learnt yet: the model proposes")
    assert dialog.tiles.isHidden()
    dialog.close()


def test_of_several_missing_folders_any_can_be_found(app, qtbot, tmp_path, photos, monkeypatch) -> None:
    made = MadeCatalogue(tmp_path / "Two drives.lrcat")
    for number, root in enumerate(("D:/Photos/", "E:/Archive/")):
        crop = develop(left=0.1 + number / 100, top=0.1, right=0.5, bottom=0.7)
        made.photo(f"{number}.jpg", crop, root, fileWidth=600, fileHeight=400)
    dialog = opened(app)
    dialog.add(made.close())
    dialog.start.click()
    assert over(dialog, qtbot) == "2 crops learnt; proposals are yours now"
    asked = []

    def answered(_parent, question: str) -> str:
        asked.append(question)
        return str(photos / "2019")

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answered)
    choices = dialog.find_.menu().actions()
    assert [action.text() for action in choices] == ["D:/Photos/2019", "E:/Archive/2019"]
    choices[1].trigger()
    assert over(dialog, qtbot) == "2 crops learnt; proposals are yours now"
    assert asked == ["Where is E:/Archive/2019 now?"]
    assert lines(dialog) == ["D:/Photos/2019 is not here: 1 photo"]
    assert app.settings.homes()[0] == photos / "2019"
    dialog.find_.menu().actions()[0].trigger()
    assert over(dialog, qtbot) == "2 crops learnt; proposals are yours now"
    assert asked[1:] == ["Where is D:/Photos/2019 now?"]
    dialog.close()


def test_what_is_no_catalogue_is_said(app, qtbot, tmp_path) -> None:
    dialog = opened(app)
    (tmp_path / "no.lrcat").write_text("hello")
    dialog.add(tmp_path / "no.lrcat")
    dialog.start.click()
    assert over(dialog, qtbot) == "Nothing learnt"
    assert "no.lrcat" in dialog.explained.text()
    dialog.close()


def test_sources_are_offered_added_and_removed(app, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    place = tmp_path / "Pictures" / "Lightroom"
    place.mkdir(parents=True)
    (place / "Mine.lrcat").touch()
    assert usual_catalogues() == [place / "Mine.lrcat"]
    dialog = opened(app)
    assert dialog.sources == [place / "Mine.lrcat"]
    dialog.add(tmp_path)
    dialog.add(tmp_path)
    assert dialog.sources == [place / "Mine.lrcat", tmp_path]
    dialog.remove.click()
    dialog.remove.click()
    assert dialog.sources == []
    assert not dialog.start.isEnabled()
    dialog.close()


@editors_run
def test_what_darktable_and_rawtherapee_wrote_is_learnt(app, qtbot, tmp_path) -> None:
    editors_folder(tmp_path / "shoot")
    dialog = opened(app)
    dialog.add(tmp_path / "shoot")
    dialog.start.click()
    assert over(dialog, qtbot) == "5 crops learnt; proposals are yours now"
    assert lines(dialog) == []
    dialog.close()
