"""The crop panel: numbers shown and typed, ratios, what it says about result, model and state."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def test_the_three_decisions(shown) -> None:
    for button in (shown.panel.accept, shown.panel.keep, shown.panel.reset):
        button.click()
    assert shown.wishes == ["accept", "keep", "reset"]


def test_without_a_crop_there_is_nothing_to_edit(shown) -> None:
    shown.show(None)
    assert not shown.panel.accept.isEnabled()
    assert not shown.panel.edges.isEnabled()
    assert shown.panel.keep.isEnabled()
    shown.show(None, enabled=False)
    assert not shown.panel.keep.isEnabled()


def test_it_is_as_wide_as_the_words_of_its_buttons(shown) -> None:
    before = shown.panel.minimumWidth()
    shown.panel.show_keys("Enter", "Ctrl+Shift+K")
    needed = shown.panel.keep.sizeHint().width() + shown.panel.reset.sizeHint().width()
    assert shown.panel.minimumWidth() > max(before, needed)


def test_it_fits_a_small_laptop(shown, qapp: QApplication) -> None:
    assert shown.panel.minimumSizeHint().width() <= 272
    assert shown.panel.minimumSizeHint().height() <= 480
