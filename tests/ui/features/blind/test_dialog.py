"""Blind comparison in the window: nothing gives the makers away, answers are kept, the last is taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind, decided_now
from cropperhead_desktop.domain.settings import LEARN_FROM_BLIND
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.ui.features.blind.dialog import BlindDialog
from cropperhead_desktop.workflows.blind.rounds import Maker
from cropperhead_desktop.workflows.blind.store import Judgements

TELLING = {"human", "model", "random", "centre", "proposal", "proposed", "own", "yours", "cropper", "fake"}


@pytest.fixture
def opened(start, services, tmp_path):
    """Six photos; the user cropped the first three, not as the model would."""
    decision = decided_now(DecisionKind.ADJUSTED, "m", 0.5)
    for number in range(3):
        record = CropRecord(crop=Crop(0.05, 0.05, 0.4, 0.6), has_crop=True, decision=decision)
        services.sidecars.records[tmp_path / f"{number:05}.jpg"] = record
    stage = start(6, paths=[tmp_path])
    stage.qtbot.waitUntil(lambda: len(stage.controller.session) == 6)
    stage.qtbot.waitUntil(lambda: stage.app.actions["blind"].isEnabled())
    stage.key("blind")
    dialog = stage.window.findChild(BlindDialog)
    stage.qtbot.waitUntil(lambda: len(dialog.pictures.places) > 1)
    return stage, dialog


def answer(stage, dialog: BlindDialog, key: Qt.Key) -> None:
    before = len(Judgements().all())
    stage.qtbot.waitUntil(lambda: dialog.neither.isEnabled())
    QTest.keyClick(dialog, key)
    stage.qtbot.waitUntil(lambda: len(Judgements().all()) == before + 1)


def test_pictures_are_equally_high_and_nothing_says_whose_they_are(opened):
    _stage, dialog = opened
    heights = {place.height() for place in dialog.pictures.places}
    tops = {place.top() for place in dialog.pictures.places}
    assert len(heights) == len(tops) == 1
    for widget in [dialog, *dialog.findChildren(QWidget)]:
        texts = [
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.toolTip(),
            widget.objectName(),
        ]
        texts.append(getattr(widget, "text", lambda: "")())
        said = {word.strip(".,:;?'’").lower() for text in texts for word in str(text).split()}
        assert not said & TELLING, (widget, said & TELLING)


def test_answers_are_kept_and_the_last_is_taken_back(opened):
    stage, dialog = opened
    shown = len(dialog.pictures.places)
    answer(stage, dialog, Qt.Key.Key_2)
    answer(stage, dialog, Qt.Key.Key_0)
    first, second = Judgements().all()
    assert first.picked is first.shown[1] and len(first.shown) == shown
    assert (second.picked, second.model) == (None, "fake")
    stage.qtbot.waitUntil(lambda: dialog.undo.isEnabled())
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.qtbot.waitUntil(lambda: [one.key for one in Judgements().all()] == [first.key])
    answer(stage, dialog, Qt.Key.Key_1)
    again = Judgements().all()[-1]
    assert (again.key, again.shown) == (second.key, second.shown)
    assert again.picked is second.shown[0]


def test_taken_back_while_the_next_is_looked_for(opened):
    stage, dialog = opened
    begun = len(dialog.pictures.places)
    QTest.keyClick(dialog, Qt.Key.Key_2)
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending() == 0)
    assert not Judgements().all()
    answer(stage, dialog, Qt.Key.Key_1)
    answer(stage, dialog, Qt.Key.Key_1)
    stage.qtbot.waitUntil(lambda: len({one.key for one in Judgements().all()}) == 2)
    first, second = Judgements().all()
    assert first.picked is first.shown[0] and len(first.shown) == begun
    assert first.key != second.key, "no photo is asked about twice"


def test_a_picture_is_chosen_by_a_click_and_skipping_says_nothing(opened):
    stage, dialog = opened
    QTest.keyClick(dialog, Qt.Key.Key_S)
    stage.qtbot.waitUntil(lambda: dialog.neither.isEnabled())
    assert Judgements().all() == []
    QTest.mouseClick(dialog.pictures, Qt.MouseButton.LeftButton, pos=dialog.pictures.places[0].center())
    stage.qtbot.waitUntil(lambda: len(Judgements().all()) == 1)
    assert Judgements().all()[0].picked is Judgements().all()[0].shown[0]
    QTest.mouseClick(dialog.pictures, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert len(Judgements().all()) == 1


def test_it_ends_with_words_goes_on_later_and_shows_results(opened):
    stage, dialog = opened
    makers = set()
    while "Nothing is left" not in dialog.pictures.accessibleDescription():
        answer(stage, dialog, Qt.Key.Key_1)
        stage.qtbot.waitUntil(
            lambda: dialog.neither.isEnabled() or "Nothing" in dialog.pictures.accessibleDescription()
        )
        makers |= set(Judgements().all()[-1].shown)
    assert makers == set(Maker)
    assert len(Judgements().all()) == 6
    QTest.keyClick(dialog, Qt.Key.Key_R)
    stage.qtbot.waitUntil(lambda: "6 judgements" in dialog.findings.text())
    assert "Wilson" in dialog.methods.text() and not dialog.skip.isVisible()
    dialog.results.click()
    assert dialog.pages.currentIndex() == 0
    dialog.close()
    stage.qtbot.waitUntil(lambda: stage.window.findChild(BlindDialog) is None)
    stage.key("blind")
    other = stage.window.findChild(BlindDialog)
    stage.qtbot.waitUntil(lambda: "Nothing is left" in other.pictures.accessibleDescription())


@pytest.mark.parametrize("learns", [True, False])
def test_answers_teach_where_that_is_wanted(opened, services, learns):
    stage, dialog = opened
    stage.app.settings[LEARN_FROM_BLIND] = learns
    answer(stage, dialog, Qt.Key.Key_2)
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending() == 0)
    assert [number for _, number in services.preferred] == [1] * learns
    answer(stage, dialog, Qt.Key.Key_0)  # no difference teaches nothing
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending() == 0 and not Judgements().all())
    assert services.preferred == []
