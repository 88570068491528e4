"""The window: its panes, where they are, and dialogs. It takes drops and asks before it closes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QSplitter, QStackedWidget, QWidget

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.browser.empty import EmptyPane
from cropperhead_desktop.ui.commands.row import Menu
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import holder, vbox
from cropperhead_desktop.ui.window.status import StatusBar

if TYPE_CHECKING:
    from cropperhead_desktop.ui.kit.settings_store import Settings
    from cropperhead_desktop.ui.kit.task_dialog import TaskDialog
    from cropperhead_desktop.ui.window.drop_hint import DropHint
    from cropperhead_desktop.ui.window.offer import Offer
    from cropperhead_desktop.ui.window.panes import Panes

_SIDES = (220, 800, 288)


class MainWindow(QMainWindow):
    """Folders left, grid or photo in the middle, filmstrip below, crop panel right."""

    dropped = Signal(object)
    painted = Signal()
    """Once, when the window is on the screen for the first time."""

    def __init__(self, settings: Settings) -> None:
        """Frame and words, which can be shown at once, as they were left; see `place`."""
        super().__init__()
        self._panes: Panes | None = None
        self._drop: DropHint | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self.on_unused_key: Callable[[QKeyEvent], bool] = lambda _event: False
        """Hears of keys that nobody took; whether they meant something."""
        self._was_painted = False
        self.setWindowTitle("CropperHead")
        self.empty, self.status = EmptyPane(), StatusBar()
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self.empty)
        self._parts = vbox((self._middle, 1), gap=0)
        right, below = QWidget(), QWidget()
        self._across = _split(Qt.Orientation.Horizontal, (QWidget(), holder(self._parts), right))
        self._down = _split(Qt.Orientation.Vertical, (self._across, below))
        self._across.setStretchFactor(1, 1)
        self._down.setStretchFactor(0, 1)
        self._across.setSizes(list(_SIDES))
        self._down.setSizes([800, theme.STRIP])
        right.hide()
        below.hide()
        self.setCentralWidget(self._down)
        self.setStatusBar(self.status)
        for menu in Menu:
            self.menuBar().addMenu(tr(menu.value))
        self._fit_screen()
        self._restore_state(settings)

    def place(self, panes: Panes, offer: Offer, drop: DropHint) -> None:
        """Put everything where it belongs."""
        self._panes, self.offering, self._drop = panes, offer, drop
        for middle in (panes.grid, panes.canvas, panes.compare):
            self._middle.addWidget(middle)
        for row, part in enumerate((offer, panes.ratios, panes.filters)):
            self._parts.insertWidget(row, part)
        self._parts.addWidget(panes.bar)
        places: tuple[tuple[QSplitter, int, QWidget], ...] = (
            (self._across, 0, panes.folders),
            (self._across, 2, panes.panel),
            (self._down, 1, panes.strip),
        )
        for splitter, row, pane in places:
            before = splitter.replaceWidget(row, pane)
            if before is not None:
                before.deleteLater()
        panes.strip.setMinimumHeight(72)
        panes.strip.setMaximumHeight(220)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._keep_focus)
        self.setAcceptDrops(True)

    @property
    def panes(self) -> Panes:
        """What was placed."""
        assert self._panes is not None
        return self._panes

    def show_middle(self, view: View | None) -> None:
        """Grid, the photo, or (None) the empty pane; the strip accompanies the photo."""
        panes = self.panes
        places: dict[View | None, QWidget] = {
            None: panes.empty,
            View.GRID: panes.grid,
            View.COMPARE: panes.compare,
        }
        pane = places.get(view, panes.canvas)
        self._middle.setCurrentWidget(pane)
        panes.bar.setVisible(view is not None)
        panes.ratios.setVisible(view not in (None, View.COMPARE))
        panes.filters.setVisible(view is View.GRID)
        panes.strip.setVisible(view not in (None, View.GRID))
        panes.panel.setVisible(view is not None and not panes.folders.isHidden())
        # a hidden button would hand the focus on to the folders, where Enter opens one
        offers = view is None and not panes.empty.open_button.isHidden()
        first = panes.empty.open_button if panes.empty.below.isHidden() else panes.empty.below
        (first if offers else pane).setFocus()

    def _keep_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The keys of a field that was left go to the photo; else Qt gives them to the folders as soon as
        somebody comes back from another window, and there letters are none and Enter opens one."""
        pane = self._middle.currentWidget()
        if now is None and pane is not None and self.isActiveWindow():
            pane.setFocus()

    def _fit_screen(self) -> None:
        """As designed; all of a screen on which title bar and status bar would not fit beside that."""
        room = self.screen().availableGeometry().size()
        wanted, frame = QSize(1366, 768), QSize(2 * theme.UNIT, 6 * theme.UNIT)
        self.resize(wanted.boundedTo(room - frame))
        if wanted.width() + frame.width() > room.width() or wanted.height() + frame.height() > room.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def offer(self, words: str, yes: str, accepted: Callable[[], object]) -> None:
        """Offer something in a strip above the photos until it is taken or waved away."""
        self.offering.show_offer(words, yes, accepted)

    @property
    def middle(self) -> QWidget:
        """Where grid and photo are."""
        return self._middle

    def toggle_panels(self) -> None:
        """Hide or show the panels at both sides."""
        visible = self.panes.folders.isHidden()
        self.panes.folders.setVisible(visible)
        self.panes.panel.setVisible(visible and self._middle.currentWidget() is not self.panes.empty)

    def toggle_full_screen(self) -> None:
        """The whole screen, and back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_dialog(self, dialog: QDialog) -> None:
        """Open a dialog over the window; it goes when it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_beside(self, dialog: QDialog) -> None:
        """Open a dialog beside the window, which stays in use; it goes when it is closed."""
        from cropperhead_desktop.ui.kit.task_dialog import TaskDialog  # late: not for the first paint

        if isinstance(dialog, TaskDialog):
            dialog.progress_words.connect(self.panes.status.show_task)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def raise_dialog(self, kind: type[TaskDialog]) -> bool:
        """Bring a dialog of this kind to the front; False where none is open."""
        dialogs = self.findChildren(kind)
        there = next((each for each in dialogs if each.isVisible() or each.is_running), None)
        if there is not None:
            there.show()
            there.activateWindow()
        return there is not None

    def keep_state(self, settings: Settings) -> None:
        """Remember place and sizes."""
        settings.keep_state("geometry", self.saveGeometry())
        settings.keep_state("across", self._across.saveState())
        settings.keep_state("down", self._down.saveState())

    def _restore_state(self, settings: Settings) -> None:
        """Place and sizes as they were remembered."""
        restore: dict[str, Callable[[QByteArray], bool]] = {
            "geometry": self.restoreGeometry,
            "across": self._across.restoreState,
            "down": self._down.restoreState,
        }
        for name, take in restore.items():
            state = settings.state(name)
            if state is not None:
                take(state)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Emit `painted` the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What neither a shortcut nor a pane took."""
        if not self.on_unused_key(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when `may_close` allows it."""
        event.setAccepted(self.may_close())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            if self._drop is not None:
                self._drop.show_over(_local(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went away again."""
        if self._drop is not None:
            self._drop.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        if self._drop is not None:
            self._drop.hide()
        paths = _local(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


def _local(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _split(orientation: Qt.Orientation, panes: tuple[QWidget, ...]) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(theme.HALF // 2)
    splitter.setChildrenCollapsible(False)
    for pane in panes:
        splitter.addWidget(pane)
    return splitter
