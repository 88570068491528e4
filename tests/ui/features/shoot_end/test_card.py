"""The card at the end: it comes by itself once, takes no keys away, and does what is left to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Box
from cropperhead_desktop.ui.features.shoot_end.card import ShootEnd
from cropperhead_desktop.ui.features.shoot_end.sheet import RoundTripSheet


def cards(stage) -> list[ShootEnd]:
    return [card for card in stage.window.findChildren(ShootEnd) if card.isVisible()]


def numbers(card: ShootEnd) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def test_at_the_end_drawn_crops_are_accepted_together_and_jpegs_written(start, services):
    stage = start(3)
    stage.panes.panel.box_edited.emit(Box(300, 200, 100, 100))
    QTest.keyClick(stage.window, Qt.Key.Key_Right)
    QTest.keyClick(stage.window, Qt.Key.Key_Return)
    assert cards(stage) == []
    QTest.keyClick(stage.window, Qt.Key.Key_K)
    (card,) = cards(stage)
    stage.qtbot.waitUntil(lambda: card.title.text() == "3 photos, 1 undecided")
    assert card.drawn.text() == "Accept 1 drawn crop"
    card.drawn.click()
    assert [item.state for item in stage.controller.session] == [State.ACCEPTED, State.ACCEPTED, State.KEPT]
    stage.qtbot.waitUntil(lambda: card.title.text() == "All 3 photos decided")
    stage.qtbot.waitUntil(lambda: numbers(card)[1:5] == ["2", "cropped", "1", "kept whole"])
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending_writes() == 0)
    assert card.next_step.text().startswith("Lightroom reads no sidecar of 2 photos")
    card.program.click()
    (sheet,) = card.findChildren(RoundTripSheet)
    sheet.program.setCurrentText("Lightroom")
    assert "sidecars Lightroom ignores" in sheet.words.text() and sheet.embed.isVisible()
    sheet.embed.click()
    agree = next(b for b in stage.window.findChildren(QPushButton) if b.text() == "Write into photos")
    agree.click()
    stage.qtbot.waitUntil(lambda: len(services.embedded) == 2)
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending_writes() == 0)
    assert card.program.text() == "Back to Lightroom…"
    stage.qtbot.waitUntil(lambda: card.next_step.text().startswith("Reading the crops in Lightroom replaces"))
    card.program.click()
    sheet = card.findChildren(RoundTripSheet)[-1]
    assert "2 photos with the crop inside" in sheet.words.text() and not sheet.embed.isVisible()
    sheet.reject()
    stage.key("undo")
    stage.qtbot.waitUntil(lambda: services.taken_out == services.embedded)
    stage.qtbot.waitUntil(lambda: "reads no sidecar of 2 photos" in card.next_step.text())


def test_it_comes_once_by_itself_and_on_wish(start):
    stage = start(1)
    QTest.keyClick(stage.window, Qt.Key.Key_K)
    (card,) = cards(stage)
    card.close()
    QTest.keyClick(stage.window, Qt.Key.Key_K)
    assert cards(stage) == []
    stage.key("shoot_end")
    assert len(cards(stage)) == 1


def test_a_whole_selection_ends_the_shoot_with_one_card_and_no_sheet(start):
    stage = start(2)
    stage.key("round_trip")
    (sheet,) = stage.window.findChildren(RoundTripSheet)
    sheet.program.setCurrentText("darktable")
    sheet.close()
    stage.key("select_all")
    stage.key("accept")
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending_writes() == 0)
    (card,) = cards(stage)
    stage.qtbot.waitUntil(lambda: card.next_step.isVisible())
    assert card.next_step.text() == "darktable will not show all of these crops by itself."
    assert not any(sheet.isVisible() for sheet in stage.window.findChildren(RoundTripSheet))


def test_the_rest_is_passed_from_the_card_which_stays_whole(start, services):
    fine = Suggestion(WHOLE, 0.5, "fake", verdict=Verdict.LEAVE)
    services.suggestions.update({f"{number:05}.jpg": fine for number in (1, 2)})
    stage = start(4)
    stage.controller.shoot.count_key()
    for _ in range(2):
        stage.key("accept")
    (card,) = cards(stage)
    stage.qtbot.waitUntil(lambda: card.rest.text() == "Pass 2 photos as they are")
    assert card.keys.text() == "1 key so far"
    stage.key("pass_rest")
    stage.qtbot.waitUntil(lambda: card.title.text() == "4 photos, 1 key")
    stage.qtbot.waitUntil(
        lambda: numbers(card)[1:5] == ["2", "cropped", "2", "passed as they are, nothing written"]
    )
    assert not card.rest.isVisible()
    for part in card.findChildren(QLabel):
        assert not part.isVisible() or part.height() >= part.heightForWidth(part.width())
    assert [item.state for item in stage.controller.session].count(State.UNDECIDED) == 2
    stage.key("undo")
    stage.qtbot.waitUntil(lambda: card.rest.isVisible())
