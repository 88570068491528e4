"""Two crops side by side: what they are, how they are drawn, and the ways in and out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.geometry.crop import Box, whole_box
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.window.compare import CompareView, Half


@pytest.fixture
def stage(start):
    """Three photos, the first one compared."""
    stage = start(3)
    stage.key("compare")
    stage.qtbot.waitUntil(lambda: len(stage.panes.compare.halves) == 2)
    return stage


def titles(stage) -> list[str]:
    return [half.title for half in stage.panes.compare.halves]


def test_the_whole_photo_and_its_proposal(stage):
    assert stage.panes.compare.isVisible()
    assert stage.panes.strip.isVisible()
    assert titles(stage) == ["Original", "Proposal"]
    before, after = stage.panes.compare.halves
    assert before.box == whole_box(600, 400)
    assert after.box == Box(300, 200, 480, 320)
    assert "480 × 320 px" in stage.panes.compare.accessibleDescription()


def test_keys_move_and_decide_here_too_and_escape_leaves(stage):
    QTest.keyClick(stage.window, Qt.Key.Key_Right)
    assert stage.controller.session.current.path == stage.paths[1]
    QTest.keyClick(stage.window, Qt.Key.Key_Return)
    assert stage.item(1).state is State.ACCEPTED
    stage.controller.select(stage.paths[1])
    assert titles(stage) == ["Original", "Crop"]
    QTest.keyClick(stage.window, Qt.Key.Key_Escape)
    assert stage.controller.view is View.LOUPE


def test_once_more_compares_proposal_and_own_crop(stage):
    stage.key("compare")
    assert titles(stage) == ["Original", "Proposal"]
    assert stage.panes.status.remark.whole == "The crop is the proposal, there is nothing to compare"
    stage.controller.editing.edit(Box(300, 200, 100, 100))
    assert titles(stage) == ["Original", "Crop"]
    stage.key("compare")
    assert titles(stage) == ["Proposal", "Your crop"]
    assert stage.panes.compare.halves[1].box.width == pytest.approx(100)
    stage.key("undo")
    assert titles(stage) == ["Original", "Proposal"]


def test_another_photo_brings_its_own_halves(stage, other_crop):
    stage.controller.store.update(stage.item(2).with_draft(other_crop))
    stage.controller.select(stage.paths[2])
    assert stage.panes.compare.halves[1].box.width == pytest.approx(420)


def test_each_half_shows_its_part_of_the_photo(qtbot):
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(800, 400)
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    for x in range(150, 300):
        for y in range(200):
            image.setPixelColor(x, y, QColor("#0000ff"))
    view.set_surround("#ffffff")
    halves = (Half("Original", whole_box(600, 400)), Half("Crop", Box(450, 200, 200, 200)))
    view.show_halves(image, (600, 400), halves)
    shot = view.grab().toImage()
    ratio = shot.devicePixelRatio()

    def colour(x: int, y: int) -> str:
        return shot.pixelColor(round(x * ratio), round(y * ratio)).name()

    assert (colour(100, 185), colour(300, 185)) == ("#ff0000", "#0000ff")
    assert (colour(520, 185), colour(680, 185)) == ("#0000ff", "#0000ff")
    assert colour(2, 2) == "#ffffff"
    view.show_halves(None, (600, 400), ())
    assert view.grab().toImage().pixelColor(2, 2).name() != "#ffffff"
