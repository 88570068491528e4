"""Writing a crop into the photo itself: only settled crops, only after a question, failures listed."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from tests.helpers.commands import command


def ask(stage):
    stage.key("embed")
    return {button.text(): button for button in stage.window.findChildren(QPushButton) if button.isVisible()}


def test_only_settled_crops_and_only_after_a_question(start, services):
    stage = start(3)
    stage.ready()
    said = []
    stage.app.messages.said.connect(said.append)
    stage.key("embed")
    assert "Accept the crop first" in said[-1]
    stage.key("accept")
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending_writes() == 0)
    stage.key("select_all")
    buttons = ask(stage)
    buttons["Go back"].click()
    assert services.embedded == []
    ask(stage)["Write into photos"].click()
    stage.qtbot.waitUntil(lambda: services.embedded == ["00000.jpg"])
    stage.qtbot.waitUntil(lambda: said[-1] == "Crop written into 1 photo file")


def test_a_failure_is_listed_and_the_others_are_written(start, services):
    stage = start(2)
    stage.ready()
    stage.key("select_all")
    stage.key("accept")
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending_writes() == 0)
    services.photos.broken.add("00000.jpg")
    ask(stage)["Write into photos"].click()
    stage.qtbot.waitUntil(lambda: services.embedded == ["00001.jpg"])
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending_writes() == 0)
    entries = [entry for entry in stage.app.messages.entries if not entry.is_note]
    assert [entry.path.name for entry in entries] == ["00000.jpg"]


def test_no_key_does_it_by_accident():
    assert command("embed").keys == ()


def test_undo_puts_back_what_was_written_into_photos_together(start, services):
    stage = start(3)
    stage.key("select_all")
    stage.key("accept")
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending_writes() == 0)
    stage.key("select_all")
    ask(stage)["Write into photos"].click()
    stage.qtbot.waitUntil(lambda: len(services.embedded) == 3 and stage.app.jobs.pending_writes() == 0)
    stage.key("undo")
    stage.qtbot.waitUntil(lambda: services.taken_out == services.embedded)
