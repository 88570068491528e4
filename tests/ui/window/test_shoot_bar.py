"""The thin bar and its words."""

from __future__ import annotations

from PySide6.QtGui import QColor

from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.theme import apply_theme
from cropperhead_desktop.ui.window.shoot_bar import ShootBar


def test_it_says_what_is_left_and_draws_what_is_done(qtbot, qapp):
    apply_theme(qapp)
    bar = ShootBar()
    qtbot.addWidget(bar)
    assert not bar.isVisibleTo(None)
    bar.show_progress("23 of 40 need you", 0.5)
    assert bar.isVisibleTo(None)
    assert bar.words.text() == "23 of 40 need you"
    image = bar.bar.grab().toImage()
    ratio = image.devicePixelRatio()
    row = round(bar.bar.height() / 2 * ratio)
    done, left = (image.pixelColor(round(bar.bar.width() * share * ratio), row) for share in (0.25, 0.75))
    assert done == QColor(theme.look.accent)
    assert left == QColor(theme.look.field)
    bar.show_progress("", 0.0)
    assert not bar.isVisibleTo(None)


def test_the_window_shows_how_far_the_shoot_is(start):
    stage = start(3)
    shoot = stage.panes.bar.shoot
    stage.qtbot.waitUntil(lambda: shoot.words.text() == "3 of 3 need you")
    stage.key("accept")
    stage.qtbot.waitUntil(lambda: shoot.words.text() == "2 of 3 need you")
    assert 0.3 < shoot.bar.share < 0.4
