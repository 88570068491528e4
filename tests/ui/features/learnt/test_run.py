"""What was learnt, in the running app: the page, the styles, and why a proposal is as it is."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from cropperhead_desktop.domain.settings import ASPECT
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import Turn
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui import app as program
from cropperhead_desktop.ui.features.learnt.dialog import StyleDialog
from cropperhead_desktop.ui.features.learnt.plots import rows_of
from cropperhead_desktop.ui.features.learnt.why import WhyDialog
from cropperhead_desktop.ui.kit.theme import apply_theme
from cropperhead_desktop.workflows.learn.personal import learn_library
from cropperhead_desktop.workflows.learning_services import LearningServices
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.suggest_and_set import set_crop

CROPPED = 8


@pytest.fixture
def folder(tmp_path):
    """Photos cropped to squares, and one more."""
    made, dice = tmp_path / "weddings", np.random.default_rng(2)
    made.mkdir()
    for number in range(CROPPED + 1):
        noise = Image.fromarray(dice.integers(0, 255, (40, 60, 3), np.uint8))
        noise.resize((600, 400)).save(made / f"{number}.jpg")
    return made


@pytest.fixture
def real(qtbot, qapp, settings, tmp_path, folder):
    """The program over the real backend, which has learnt the crops of the folder."""
    options = Options(model="cropper-2020-retrained", device="cpu", cache_folder=tmp_path / "cache")
    with_crops = LearningServices.opened(options)
    photos = sorted(folder.glob("*.jpg"))
    for number, photo in enumerate(photos[:CROPPED]):
        set_crop(with_crops, photo, Crop(0.05 + number / 100, 0.1, 0.5 + number / 100, 0.775))
    learn_library(with_crops, photos)
    with_crops.close()
    apply_theme(qapp)
    app = program.build(lambda _settings: LearningServices.opened(options), settings)
    qtbot.addWidget(app.window, before_close_func=lambda _window: program.end(app))
    program.start(app, [folder])
    qtbot.waitUntil(lambda: len(app.review.session) == CROPPED + 1)
    return app


def test_accepting_what_was_proposed_is_no_agreement_and_no_crop_of_ones_own(
    qtbot, qapp, settings, tmp_path
) -> None:
    folder, dice, count = tmp_path / "plain", np.random.default_rng(3), 12
    folder.mkdir()
    for number in range(count):
        noise = Image.fromarray(dice.integers(0, 255, (40, 60, 3), np.uint8))
        noise.resize((600, 400)).save(folder / f"{number:02}.jpg")
    options = Options(model="cropper-2020-retrained", device="cpu", cache_folder=tmp_path / "cache")
    settings[ASPECT] = "1:1"  # an order: every photo gets a crop
    apply_theme(qapp)
    app = program.build(lambda _settings: LearningServices.opened(options), settings)
    qtbot.addWidget(app.window, before_close_func=lambda _window: program.end(app))
    program.start(app, [folder])
    qtbot.waitUntil(lambda: len(app.review.session) == count)
    for done in range(count):
        qtbot.waitUntil(lambda: can_accept(app), timeout=60_000)  # what was learnt renews the proposals
        app.actions["accept"].trigger()
        qtbot.waitUntil(lambda done=done: app.review.session.counts().get(State.ACCEPTED) == done + 1)
    qtbot.waitUntil(lambda: app.jobs.pending() == 0)
    assert len(_style(app, qtbot).crops) == count  # they are known, each as a quarter of a crop
    dialog = page_of(app, qtbot)
    assert dialog.words.text() == "Nothing learnt yet."
    assert rows(dialog) == []
    assert dialog.tiles.isHidden()
    dialog.close()


def can_accept(app) -> bool:
    front = app.review.session.current
    return app.actions["accept"].isEnabled() and None not in (front.suggestion, front.info)


def page_of(app, qtbot) -> StyleDialog:
    app.actions["learnt"].trigger()
    dialog = app.window.findChild(StyleDialog)
    qtbot.waitUntil(dialog.names.isEnabled, timeout=60_000)
    return dialog


def rows(dialog: StyleDialog) -> list[str]:
    return [dialog.groups.item(row).text() for row in range(dialog.groups.count())]


def answer(dialog: StyleDialog, word: str) -> str:
    """Answer the question that is asked; what it was."""
    box = dialog.findChildren(QMessageBox)[-1]
    next(each for each in box.buttons() if each.text() == word).click()
    return box.text()


def test_the_page_shows_words_pictures_and_plots_and_opens_a_photo(real, qtbot) -> None:
    dialog = page_of(real, qtbot)
    assert "mostly 1:1" in dialog.words.text()
    assert rows(dialog) == [f"weddings · {CROPPED} crops"]
    assert [plot.accessibleName() for plot in dialog.plots] == [
        "Ratio",
        "Area kept, % from",
        "Cut away above, % from",
        "Angle, ° from",
    ]
    assert "1:1: you 100 %" in dialog.plots[0].accessibleDescription()
    assert len(dialog.tiles.tiles) == CROPPED
    qtbot.mouseClick(dialog.tiles.tiles[2], Qt.MouseButton.LeftButton)
    assert real.review.session.current.path.name == "2.jpg"
    assert real.review.view is View.LOUPE
    dialog.close()


def test_switches_styles_and_forgetting(real, qtbot) -> None:
    dialog = page_of(real, qtbot)
    dialog.keep_ratio.click()
    qtbot.waitUntil(lambda: _style(real, qtbot).switches.keep_ratio)
    dialog.new_wanted.emit("Vogue", False)
    qtbot.waitUntil(lambda: dialog.names.currentText() == "Vogue")
    assert dialog.words.text() == "Nothing learnt yet."
    assert dialog.tiles.isHidden()
    dialog.rename_wanted.emit("A client")
    qtbot.waitUntil(lambda: dialog.names.currentText() == "A client")
    dialog.use_wanted.emit("My style")
    qtbot.waitUntil(lambda: rows(dialog) == [f"weddings · {CROPPED} crops"])
    assert dialog.keep_ratio.isChecked()
    dialog.groups.setCurrentRow(0)
    dialog.forget_part.click()
    answer(dialog, "Keep")
    dialog.forget_part.click()
    assert answer(dialog, "Forget") == f"Forget weddings · {CROPPED} crops?"
    qtbot.waitUntil(lambda: rows(dialog) == [])
    assert dialog.words.text() == "Nothing learnt yet."
    dialog.new_wanted.emit("my STYLE", False)
    qtbot.waitUntil(lambda: "already" in dialog.words.text())
    dialog.close()


def test_a_style_goes_to_a_file_and_comes_back_into_another_one(real, qtbot, tmp_path) -> None:
    dialog, file = page_of(real, qtbot), tmp_path / "mine.npz"
    dialog.export_wanted.emit(file)  # before the next one, however quickly that is asked for
    dialog.new_wanted.emit("Other machine", False)
    qtbot.waitUntil(lambda: rows(dialog) == [], timeout=60_000)
    dialog.import_wanted.emit(file)
    qtbot.waitUntil(lambda: rows(dialog) == [f"Earlier, or from elsewhere · {CROPPED} crops"])
    assert "mostly 1:1" in dialog.words.text()
    dialog.import_wanted.emit(tmp_path / "no.npz")
    qtbot.waitUntil(lambda: real.messages.errors == 1)
    dialog.close()


def test_crops_are_shown_of_photos_that_were_learnt_from_and_never_opened(real, qtbot, tmp_path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(tmp_path / "weddings" / f"{CROPPED}.jpg", other / "new.jpg")
    real.settings.add_learnt_from([tmp_path / "weddings"])
    real.review.open((other,))
    qtbot.waitUntil(lambda: len(real.review.session) == 1)
    real.settings._store.setValue("place/recent", [])
    dialog = page_of(real, qtbot)
    assert len(dialog.tiles.tiles) == CROPPED
    dialog.close()


def test_why_shows_own_crops_that_a_click_opens(real, qtbot, folder) -> None:
    real.review.select(folder / f"{CROPPED}.jpg")
    real.actions["why"].trigger()
    dialog = real.window.findChild(WhyDialog)
    qtbot.waitUntil(lambda: len(dialog.tiles.tiles) == 3, timeout=60_000)
    assert dialog.words.text() == "It comes from crops of yours like these."
    qtbot.mouseClick(dialog.tiles.tiles[0], Qt.MouseButton.LeftButton)
    assert real.review.session.current.path.name in {f"{number}.jpg" for number in range(CROPPED)}
    dialog.close()


def test_why_says_where_the_model_proposes(real, qtbot, folder) -> None:
    real.review.select(folder / f"{CROPPED}.jpg")
    real.learning.hand_over()
    qtbot.waitUntil(lambda: any("model alone" in one.reason for one in real.messages.entries), timeout=60_000)
    real.actions["why"].trigger()
    dialog = real.window.findChild(WhyDialog)
    qtbot.waitUntil(lambda: dialog.words.text().startswith("The model, not you"), timeout=60_000)
    assert dialog.tiles.tiles == []
    dialog.close()


def _style(app, qtbot):
    found = []
    app.jobs.photo(lambda backend, _progress: backend.style.style, found.append, app.messages.report)
    qtbot.waitUntil(lambda: bool(found), timeout=60_000)
    return found[0]


def test_the_window_says_who_takes_over_and_which_key_takes_that_back(start, services, qtbot) -> None:
    app = start(3).app
    services.learning_changes = Turn.OWN
    app.review.accept()
    remark = app.window.panes.status.remark
    qtbot.waitUntil(lambda: "follow your own crops" in remark.whole)
    assert app.messages.entries[-1].reason.endswith("Ctrl+Shift+M changes that back")
    assert app.messages.errors == 0
    services.learning_changes = Turn.MODEL
    app.actions["hand_over"].trigger()
    qtbot.waitUntil(lambda: "the model alone" in app.messages.entries[-1].reason)
    assert services.handed_over == 1
    app.messages.clear()  # dismissed
    assert app.messages.entries == ()


@pytest.mark.parametrize(("step", "rows"), [(60, 1), (46, 1), (44, 2), (27, 2)])
def test_names_below_bars_never_touch(step, rows):
    assert rows_of([20, 20, 40, 42], step) == rows
