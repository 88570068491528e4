"""The folder that a form is about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from cropperhead_desktop.ui.kit.folder_field import FolderField


def test_another_folder_is_asked_for_where_the_last_one_lies(qtbot, monkeypatch) -> None:
    answers, began = ["", "/photos/b"], []

    def dialog(_parent, title: str, where: str) -> str:
        began.append((title, where))
        return answers.pop(0)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", dialog)
    field = FolderField(
        Path("/photos/a"),
        "Choose the folder",
        "Which folder?",
        lambda folder: folder.parent,
        lambda f: f / "new",
    )
    qtbot.addWidget(field)
    heard: list[Path] = []
    field.changed.connect(lambda: heard.append(field.folder))
    button = field.findChild(QPushButton)
    button.click()
    assert heard == [], "the dialog was left without a folder"
    button.click()
    assert heard == [Path("/photos/b/new")]
    assert began == [("Which folder?", "/photos")] * 2
