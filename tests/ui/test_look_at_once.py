"""Light and dark change at once, in the window and in a dialog that is open; reduced motion, too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.settings import REDUCED_MOTION, THEME
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.browser.mark_badge import paint_marks
from cropperhead_desktop.ui.features.settings.dialog import SettingsDialog
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.palettes import DARK, LIGHT


@pytest.fixture(autouse=True)
def dark_again(qapp):
    yield
    theme.apply_theme(qapp, DARK)


def seen(widget: QWidget) -> QImage:
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    widget.render(image, QPoint(0, 0))
    return image


def ground(widget: QWidget, x: int = 3, y: int = 3) -> str:
    return QColor(seen(widget).pixel(x, y)).name()


def ink(widget: QAbstractButton | QLabel) -> QColor:
    """The colour of the icon that a widget wears, where it is least transparent."""
    pixmap = widget.pixmap() if isinstance(widget, QLabel) else widget.icon().pixmap(24, 24)
    image = pixmap.toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return max((image.pixelColor(*point) for point in points), key=QColor.alpha)


def test_the_command_changes_everything_on_the_screen(start):
    stage = start(3)
    stage.ready()
    panes, wearing = (
        stage.panes,
        stage.window.findChildren(QAbstractButton) + stage.window.findChildren(QLabel),
    )
    wearing = [widget for widget in wearing if widget.property("icon_of_theme")]
    assert len(wearing) > 15
    for colours, light in ((LIGHT, True), (DARK, False)):
        stage.key("light")
        assert stage.app.actions["light"].isChecked() is light
        assert stage.app.settings[THEME] == ("light" if light else "dark")
        assert ground(panes.panel) == colours.panel
        assert ground(panes.grid.viewport(), 1, 1) == colours.canvas
        assert ground(stage.window.menuBar()) == colours.panel
        for widget in wearing:
            if widget.isEnabled():
                wanted = QColor(getattr(colours, widget.property("icon_of_theme")[1]))
                assert ink(widget).lightness() == pytest.approx(wanted.lightness(), abs=4)
        stage.controller.show(View.COMPARE)
        assert ground(panes.compare, 2, panes.compare.height() - 1) == colours.panel
        stage.controller.show(View.GRID)


def test_the_settings_change_it_and_are_changed_with_it(start, qtbot):
    stage = start(1)
    stage.key("settings")
    dialog = stage.window.findChild(SettingsDialog)
    combo = dialog.fields[THEME].combo
    combo.setCurrentIndex(combo.findData("light"))
    combo.activated.emit(combo.currentIndex())
    assert ground(dialog) == LIGHT.panel
    assert ground(stage.panes.panel) == LIGHT.panel
    assert stage.app.actions["light"].isChecked()


def test_badges_on_photos_are_the_same_in_both_looks(qapp):
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPainter

    drawn = []
    for colours in (DARK, LIGHT):
        theme.apply_theme(qapp, colours)
        image = QImage(120, 24, QImage.Format.Format_RGB32)
        image.fill(QColor("#808080"))
        painter = QPainter(image)
        paint_marks(painter, QPointF(2, 22), 110, Marks(rating=3, pick=1))
        painter.end()
        drawn.append(image)
    assert drawn[0] == drawn[1]
    assert any(QColor(drawn[0].pixel(x, y)).red() > 200 for x in range(16) for y in range(24))


def test_reduced_motion_stops_what_moves(start, settings):
    settings[REDUCED_MOTION] = True
    stage = start(1)
    assert QApplication.cursorFlashTime() == 0
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_FadeTooltip)
    stage.key("settings")
    dialog = stage.window.findChild(SettingsDialog)
    dialog.fields[REDUCED_MOTION].box.click()
    assert QApplication.cursorFlashTime() > 0
