"""Widgets below and beside each other."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from cropperhead_desktop.ui.kit.boxes import EDGE, dialog_vbox, hbox, holder, vbox


def test_parts_lie_in_their_order_with_their_room(qtbot) -> None:
    window, above, below = QWidget(), QLabel("a"), QLabel("b")
    qtbot.addWidget(window)
    layout = vbox(above, 30, (below, 1), of=window, margin=(1, 2, 3, 4), gap=5)
    assert window.layout() is layout
    window.resize(200, 300)
    window.show()
    assert (above.x(), above.y()) == (1, 2)
    assert below.y() == above.geometry().bottom() + 1 + 30 + 5
    assert below.geometry().bottom() == 300 - 4 - 1 and below.width() == 200 - 1 - 3


def test_none_is_all_the_room_that_is_left(qtbot) -> None:
    left, right = QLabel("a"), QLabel("b")
    row = holder(hbox(left, None, right))
    qtbot.addWidget(row)
    row.resize(300, 40)
    row.show()
    assert left.x() == 0 and right.geometry().right() == 299
    assert right.x() - left.geometry().right() > 200


def test_a_dialog_has_one_margin_all_around(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = dialog_vbox(window, QLabel("a"), hbox(QLabel("b")))
    margins = layout.contentsMargins()
    assert {margins.left(), margins.top(), margins.right(), margins.bottom(), layout.spacing()} == {EDGE}
    assert layout.count() == 2
