"""Colours, icons and type of the program."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.review.states import STATE_WORDS
from cropperhead_desktop.system.folders import models_folder, resources_folder
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.palettes import DARK, LIGHT

ICONS = sorted(
    {path.stem for path in (resources_folder() / "icons").glob("*.svg")} - {"combo-arrow", "check-mark"}
)


def test_colours_are_those_of_the_look_in_use(qapp: QApplication) -> None:
    before = qapp.palette(), qapp.styleSheet(), qapp.font()
    try:
        theme.apply_theme(qapp, LIGHT)
        assert LIGHT.panel == theme.look.panel
        assert LIGHT.error in ink(theme.state_icon(State.FAILED), 48)
        assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.panel
    finally:
        theme.apply_theme(qapp)
        qapp.setPalette(before[0])
        qapp.setStyleSheet(before[1])
        qapp.setFont(before[2])
    assert DARK.panel == theme.look.panel


def test_states_differ_in_shape_and_not_by_colour_alone() -> None:
    assert set(theme.STATE_ICONS) == set(STATE_WORDS) == set(State)
    assert len({name for name, _colour in theme.STATE_ICONS.values()}) == len(State)


def ink(icon: QIcon, size: int, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """The fully opaque colours of an icon."""
    image = icon.pixmap(QSize(size, size), 1.0, mode).toImage()
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in colours if colour.alpha() == 255}


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    for size in (16, 24, 48):
        assert theme.icon(name, "#ff0000").actualSize(QSize(size, size)) == QSize(size, size)
    assert ink(theme.icon(name, "#ff0000"), 48) == {"#ff0000"}


def test_a_disabled_icon_is_grey(qapp: QApplication) -> None:
    assert ink(theme.icon("crop", "#ff0000"), 48, QIcon.Mode.Disabled) == {theme.look.text_disabled}


def test_icons_are_sharp_on_a_dense_screen(qapp: QApplication) -> None:
    pixmap = theme.icon("crop").pixmap(QSize(24, 24), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (48, 2.0)


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")


def test_icons_carry_their_licence() -> None:
    assert "ISC License" in (resources_folder() / "icons" / "LICENSE.txt").read_text(encoding="utf-8")
    assert models_folder().is_dir()


def test_figures_are_tabular_and_sizes_are_three() -> None:
    assert "tnum" in {tag.toString().data().decode() for tag in theme.tabular().featureTags()}
    assert len({theme.SMALL, theme.NORMAL, theme.LARGE}) == 3


def test_the_look_reaches_widgets_without_a_warning(qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.palette(), qapp.styleSheet(), qapp.font()
    try:
        theme.apply_theme(qapp)
        window = QWidget()
        qtbot.addWidget(window)
        button = QPushButton("Accept")
        QVBoxLayout(window).addWidget(button)
        window.resize(200, 100)
        image = QImage(window.size(), QImage.Format.Format_RGB32)
        window.render(image)
        assert image.pixelColor(2, 2).name() == theme.look.panel
        assert button.height() >= 26
        assert re.search(r"combo-arrow\.svg", qapp.styleSheet())
    finally:
        qapp.setPalette(before[0])
        qapp.setStyleSheet(before[1])
        qapp.setFont(before[2])
