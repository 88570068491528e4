"""A teaching round in the window: asked one after another, taken back, drawn, offered once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.settings import TEACHING_OFFERED
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.features.teach import FEWEST
from cropperhead_desktop.ui.features.teach.dialog import TeachDialog
from cropperhead_desktop.ui.features.teach.run import QUESTIONS
from cropperhead_desktop.ui.window.offer import Offer


@pytest.fixture
def opened(start):
    """A round over twelve photos."""
    stage = start(12)
    stage.key("teach")
    dialog = stage.window.findChild(TeachDialog)
    ready(stage, dialog)
    return stage, dialog


def ready(stage, dialog: TeachDialog) -> None:
    stage.qtbot.waitUntil(lambda: dialog.draw.isEnabled() or dialog.pages.currentIndex() == 1)


def answer(stage, dialog: TeachDialog, key: Qt.Key) -> None:
    QTest.keyClick(dialog, key)
    assert not dialog.draw.isEnabled()
    ready(stage, dialog)


def test_four_crops_are_chosen_from_by_number_and_a_round_ends_with_words(opened, services):
    stage, dialog = opened
    assert len(dialog.pictures.places) == 4
    assert dialog.dots.text() == "○" * QUESTIONS
    for number in range(QUESTIONS):
        answer(stage, dialog, Qt.Key.Key_2 if number else Qt.Key.Key_4)
    assert dialog.pages.currentIndex() == 1
    assert dialog.findings.text() == f"{QUESTIONS} crops."
    assert dialog.dots.text() == "●" * QUESTIONS
    assert [number for _, number in services.questions.answers] == [3, *[1] * (QUESTIONS - 1)]
    assert not services.sidecars.log


def test_an_answer_is_taken_back_and_asked_again(opened, services):
    stage, dialog = opened
    assert not dialog.back.isEnabled()
    answer(stage, dialog, Qt.Key.Key_1)
    answer(stage, dialog, Qt.Key.Key_1)
    answer(stage, dialog, Qt.Key.Key_Backspace)
    assert len(services.questions.answers) == 1 and dialog.dots.text().count("●") == 1
    answer(stage, dialog, Qt.Key.Key_3)
    answer(stage, dialog, Qt.Key.Key_3)
    assert services.questions.answers == [
        ("00000.jpg", 0), ("00001.jpg", 2), ("00002.jpg", 2),
    ]  # fmt: skip


def test_the_last_answer_is_taken_back_from_the_end(opened, services):
    stage, dialog = opened
    for _ in range(QUESTIONS):
        answer(stage, dialog, Qt.Key.Key_1)
    QTest.keyClick(dialog, Qt.Key.Key_Backspace)
    stage.qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 0 and dialog.draw.isEnabled())
    assert len(services.questions.answers) == QUESTIONS - 1
    answer(stage, dialog, Qt.Key.Key_1)
    assert dialog.pages.currentIndex() == 1


def test_a_choice_is_asked_again_closer_and_one_can_go_back_to_the_first(opened, services):
    stage, dialog = opened
    services.questions.looks_closer = True
    first = dialog.question.text()
    answer(stage, dialog, Qt.Key.Key_2)
    assert dialog.question.text() != first and services.questions.answers == []
    answer(stage, dialog, Qt.Key.Key_Backspace)
    assert dialog.question.text() == first
    answer(stage, dialog, Qt.Key.Key_2)
    answer(stage, dialog, Qt.Key.Key_3)
    assert services.questions.answers == [("00000.jpg", 2)] and dialog.question.text() == first
    answer(stage, dialog, Qt.Key.Key_Backspace)
    assert services.questions.answers == [] and dialog.question.text() != first


def test_a_skipped_photo_teaches_nothing_and_a_clicked_one_does(opened, services):
    stage, dialog = opened
    answer(stage, dialog, Qt.Key.Key_S)
    assert services.questions.answers == []
    place = dialog.pictures.places[3].center()
    QTest.mouseClick(dialog.pictures, Qt.MouseButton.LeftButton, pos=place)
    ready(stage, dialog)
    assert services.questions.answers == [("00001.jpg", 3)]


def test_none_of_these_opens_the_photo_to_be_cropped(opened, services):
    stage, dialog = opened
    answer(stage, dialog, Qt.Key.Key_1)
    QTest.keyClick(dialog, Qt.Key.Key_D)
    assert stage.controller.view is View.CROP
    assert stage.controller.session.current.path.name == "00001.jpg"
    assert len(services.questions.answers) == 1


def test_a_round_that_runs_out_of_photos_says_what_was_learnt(start, services):
    stage = start(2)
    stage.key("teach")
    dialog = stage.window.findChild(TeachDialog)
    for _ in range(2):
        ready(stage, dialog)
        answer(stage, dialog, Qt.Key.Key_1)
    assert dialog.pages.currentIndex() == 1 and dialog.findings.text() == "2 crops."


def offer_of(stage) -> Offer:
    return stage.window.findChild(Offer)


def test_it_is_offered_once_to_those_who_taught_nothing(start, services, settings):
    services.untaught = True
    stage = start(FEWEST)
    stage.qtbot.waitUntil(offer_of(stage).isVisible)
    assert settings[TEACHING_OFFERED]
    offer_of(stage).no.click()
    assert not offer_of(stage).isVisible()
    other = start(FEWEST)
    other.qtbot.waitUntil(lambda: other.app.jobs.pending() == 0)
    assert not offer_of(other).isVisible()


def test_an_offer_that_is_taken_opens_the_round(start, services):
    services.untaught = True
    stage = start(FEWEST)
    stage.qtbot.waitUntil(offer_of(stage).isVisible)
    offer_of(stage).yes.click()
    assert stage.window.findChild(TeachDialog) is not None and not offer_of(stage).isVisible()


@pytest.mark.parametrize(("count", "untaught"), [(FEWEST - 1, True), (FEWEST, False)])
def test_it_is_not_offered_for_few_photos_nor_to_those_who_taught(start, services, count, untaught):
    services.untaught = untaught
    stage = start(count)
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending() == 0)
    assert not offer_of(stage).isVisible()
