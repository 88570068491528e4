"""The bar under the picture: which view, which photo of how many, how large the thumbnails."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSlider, QToolButton, QWidget

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.browser.photo_views import LARGEST, SMALLEST, STEP
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox
from cropperhead_desktop.ui.kit.elided import ElidedLabel
from cropperhead_desktop.ui.window.shoot_bar import ShootBar

ICONS = {View.GRID: "layout-grid", View.LOUPE: "image", View.CROP: "crop", View.COMPARE: "columns-2"}


class ViewBar(QWidget):
    """One button for each view, running its action; name and place of the photo; progress; thumbnail size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.ROW + theme.UNIT)
        self._buttons: dict[View, QToolButton] = {}
        self.name = ElidedLabel(self)
        self.name.setProperty("role", "secondary")
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shoot = ShootBar(self)
        self.side = QSlider(Qt.Orientation.Horizontal, self)
        self.side.setRange(SMALLEST, LARGEST)
        self.side.setSingleStep(STEP)
        self.side.setFixedWidth(128)
        policy = self.side.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.side.setSizePolicy(policy)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setToolTip(tr("Size of the thumbnails (Ctrl+wheel)"))
        self.side.setAccessibleName(tr("Size of the thumbnails"))
        self._row = hbox(of=self, gap=theme.HALF, margin=(theme.UNIT, 0, theme.UNIT, 0))

    def fill(self, actions: Mapping[View, QAction]) -> None:
        """Place one button for each view."""
        for view, action in actions.items():
            button = QToolButton(self)
            theme.set_icon(button, ICONS[view])
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(action.text())
            button.clicked.connect(lambda _checked=False, run=action: run.trigger())
            action.enabledChanged.connect(button.setEnabled)
            action.changed.connect(lambda made=button, of=action: made.setToolTip(of.toolTip()))
            button.setToolTip(action.toolTip())
            self._buttons[view] = button
            self._row.addWidget(button)
        self._row.addWidget(self.name, 1)
        self._row.addWidget(self.shoot)
        self._row.addWidget(self.side)

    def button(self, view: View) -> QToolButton:
        """The button of a view (KeyError)."""
        return self._buttons[view]

    def show_view(self, view: View) -> None:
        """Press the button of the present view; the slider is the grid's."""
        for which, button in self._buttons.items():
            button.setChecked(which is view)
        self.side.setVisible(view is View.GRID)

    def show_name(self, text: str) -> None:
        """File name and position."""
        self.name.show_text(text)
