"""The running program: makes every part once and connects them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from cropperhead_desktop.domain.settings import (
    CROPPED_THUMBNAILS,
    REDUCED_MOTION,
    SUBFOLDERS,
    THEME,
    THUMBNAIL,
    WARN_BELOW,
)
from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.personal import Learning
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.review.view import Place, PlaceKind, View
from cropperhead_desktop.ui.browser.photo_model import PhotoModel
from cropperhead_desktop.ui.browser.pictures import LoupeImages
from cropperhead_desktop.ui.browser.thumbnails import Thumbnails
from cropperhead_desktop.ui.commands.actions import Actions, FieldKeys, Handlers
from cropperhead_desktop.ui.commands.help_sheet import HelpSheet
from cropperhead_desktop.ui.commands.keymap import Keymap
from cropperhead_desktop.ui.commands.shortcut_hints import KeyTips
from cropperhead_desktop.ui.connections import Connections
from cropperhead_desktop.ui.features.autocrop.run import Batching
from cropperhead_desktop.ui.features.errors import ErrorList
from cropperhead_desktop.ui.features.train.run import Retraining
from cropperhead_desktop.ui.handlers import handlers
from cropperhead_desktop.ui.kit.file_manager import reveal
from cropperhead_desktop.ui.kit.jobs import Jobs
from cropperhead_desktop.ui.kit.monitor import MonitorColours, MonitorFollower
from cropperhead_desktop.ui.kit.palettes import PALETTES
from cropperhead_desktop.ui.kit.settings_store import Settings
from cropperhead_desktop.ui.kit.task_dialog import TaskDialog, may_close
from cropperhead_desktop.ui.kit.theme import apply_theme, set_motion
from cropperhead_desktop.ui.library_wiring import add_recent_menu
from cropperhead_desktop.ui.window.camera_info import CameraInfo
from cropperhead_desktop.ui.window.closing import Closing
from cropperhead_desktop.ui.window.comparing import Comparing
from cropperhead_desktop.ui.window.main_window import MainWindow
from cropperhead_desktop.ui.window.making import make_panes
from cropperhead_desktop.ui.window.messages import Messages
from cropperhead_desktop.ui.window.presenter import Presenter

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.services import Services

ServicesFactory = Callable[[Settings], "Services"]
"""Opens the backend; called in a job once the window is on the screen."""

REFRESH_MS = 100
END_SECONDS = 20.0


class Program(QObject):
    """One window and everything behind it."""

    def __init__(self, factory: ServicesFactory, paths: Sequence[Path], settings: Settings) -> None:
        super().__init__()
        self._paths = tuple(paths)
        self.settings = settings
        self.jobs = Jobs(partial(factory, settings), self)
        self.messages = Messages(self)
        self.colours = MonitorColours()
        self.images = LoupeImages(self.jobs, self.colours, self)
        self.thumbnails = Thumbnails(self.jobs, settings[THUMBNAIL], self.colours, self)
        self.model = PhotoModel(self)
        self.window = MainWindow(make_panes(self.model, self.thumbnails, settings))
        self.presenter = Presenter(
            self.window,
            self.model,
            self.thumbnails,
            self.images,
            self.messages,
        )
        self.controller = ReviewController(self.presenter, self.jobs, settings)
        self.comparing = Comparing(self)
        self.camera = CameraInfo(self)
        self.batching = Batching(self)
        self.retraining = Retraining(self)
        self.learning = Learning(self.jobs, self.messages.report, self.controller.proposals.renew)
        self.controller.decisions.on_decided = self.learning.decided
        self.controller.on_opened = self.learning.opened
        self.keymap = Keymap(settings, self)
        self.actions = Actions(self.window, self.handlers(), self.keymap)
        self.closing = Closing(self.window, self.controller, self.jobs, self.keep_state)
        self.closing.stayed_open.connect(self.show_errors)
        self.window.may_close = lambda: self.retraining.may_close(
            lambda: may_close(self.window, self.closing.may_close)
        )
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(REFRESH_MS)
        self._fields = FieldKeys(self)
        self._application = cast(QApplication, QApplication.instance())
        self._possible: tuple[View, bool] | None = None
        Connections(self)
        MonitorFollower(self)
        self._listen()

    def start(self) -> None:
        """Show the window; everything heavy begins once it is on the screen."""
        panes = self.window.panes
        self.actions.fill(self.window.menuBar())
        add_recent_menu(self)
        self._show_subfolders()
        panes.bar.fill({view: self.actions[view.value] for view in View})
        self._follow_settings()
        self.window.restore_state(self.settings)
        paths, at = (self._paths, None) if self._paths else self.settings.place()
        if paths:
            self.controller.open(paths, at)
        else:
            self.presenter.show_place(Place(PlaceKind.NOTHING_OPEN))
        self.controller.show(View.GRID)
        self.window.show()

    def keep_state(self) -> None:
        """Remember the window, what is open and which photo is in front."""
        front, place = self.controller.session.current, self.controller.place
        self.window.keep_state(self.settings)
        self.settings.keep_place(place.paths, front.path if front is not None else None)
        self.settings.sync()

    def end(self) -> bool:
        """Finish the writes, stop the threads; False when something hung."""
        self.retraining.training.end()
        self._refresh.stop()
        self._refresh.blockSignals(True)
        self._application.removeEventFilter(self._fields)
        return self.jobs.finish(END_SECONDS)

    def handlers(self) -> Handlers:
        """What each command does."""
        return handlers(self)

    def choose_folder(self) -> None:
        """Ask for a folder and open it."""
        recent = self.settings.recent()
        start = str(recent[0]) if recent else str(Path.home())
        folder = QFileDialog.getExistingDirectory(self.window, tr("Open folder"), start)
        if folder:
            self.open([Path(folder)])

    def open(self, paths: Sequence[Path]) -> None:
        """Open folders and photos, unless crops would be lost that the user wants to keep."""
        self.closing.before_opening(lambda: self._reopen(tuple(paths)))

    def toggle_subfolders(self) -> None:
        """Show the photos of subfolders too, or no longer."""
        wanted = not self.settings[SUBFOLDERS]
        self._show_subfolders()

        def change() -> None:
            self.settings[SUBFOLDERS] = wanted
            self._show_subfolders()
            if self.controller.place.paths:
                self._reopen(self.controller.place.paths)

        self.closing.before_opening(change)

    def reveal_current(self) -> None:
        """Show the current photo in the file manager."""
        item = self.controller.session.current
        if item is not None:
            reveal(item.path)

    def show_errors(self) -> None:
        """The list of everything that failed."""
        self.show_dialog(ErrorList(self.messages, self.window))

    def show_help(self) -> None:
        """The sheet of keys."""
        self.show_dialog(HelpSheet(self.window, self.keymap.rows()))

    # --- beginning and change ------------------------------------------------------------------------

    def _listen(self) -> None:
        self._application.installEventFilter(self._fields)
        self.window.painted.connect(self._begin)
        self.jobs.writes_changed.connect(lambda _left: self._changed())
        self.presenter.changed.connect(self._changed)
        self.presenter.place_changed.connect(self._place_changed)
        self._refresh.timeout.connect(self._show_figures)

    def _follow_settings(self) -> None:
        """What changes the look of everything; panes follow their settings by themselves."""
        follow = self.settings.follow
        follow(THEME, self._show_theme)
        follow(REDUCED_MOTION, lambda reduced: set_motion(self._application, reduced))
        follow(CROPPED_THUMBNAILS, self.actions["cropped"].setChecked)
        follow(WARN_BELOW, self.presenter.set_warn_below)
        KeyTips(self.keymap, self.window.panes)

    def _show_theme(self, name: str) -> None:
        apply_theme(self._application, PALETTES[name])
        self.actions["light"].setChecked(name == "light")
        self.show_recent()

    def _begin(self) -> None:
        """The window can be seen: now read the disk and load what is heavy."""
        self.window.panes.folders.load()
        self.thumbnails.set_side(round(self.window.panes.grid.side * self.window.devicePixelRatioF()))
        self.window.panes.status.show_device(tr("starting …"))
        self.jobs.open()
        self.jobs.photo(
            lambda backend, _progress: (backend.device(), backend.calibrated(), backend.missing()),
            lambda found: self._show_backend(*found),
            self.messages.report,
            Priority.CURRENT,
        )

    def _show_backend(self, device: str, calibrated: bool, missing: Sequence[str]) -> None:
        self.presenter.show_model(device, calibrated)
        for sentence in missing:
            self.messages.note(sentence)

    def _reopen(self, paths: tuple[Path, ...]) -> None:
        """Open, and stay at the photo in front where it is among the new ones."""
        front = self.controller.session.current
        self.controller.open(paths, front.path if front is not None else None)

    def _show_subfolders(self) -> None:
        self.actions["subfolders"].setChecked(self.settings[SUBFOLDERS])

    def _place_changed(self, place: Place) -> None:
        if place.kind in (PlaceKind.PHOTOS, PlaceKind.NO_PHOTOS) and len(place.paths) == 1:
            opened = place.paths[0]
            folder = opened.parent if opened in self.controller.session else opened
            self.window.panes.folders.show_folder(folder)
            if place.kind is PlaceKind.PHOTOS:
                self.settings.add_recent(folder)
                self.show_recent()

    def show_recent(self) -> None:
        """Offer the folders that were open before."""
        recent = self.settings.recent()
        self.window.panes.folders.show_recent(recent)
        self.window.panes.empty.show_recent(recent)

    def _changed(self) -> None:
        """Keys follow the view at once, figures soon."""
        possible = (self.controller.view, self.controller.session.current is not None)
        if possible != self._possible:
            self._possible = possible
            self.actions.enable(*possible)
        if not self._refresh.isActive():
            self._refresh.start()

    def _show_figures(self) -> None:
        """Counts, at most ten times a second however much changes."""
        controller, status = self.controller, self.window.panes.status
        status.show_counts(controller.session.counts())
        status.show_queue(controller.proposals.left)
        status.show_written(controller.decisions.written, self.jobs.pending_writes())

    def show_dialog(self, dialog: QDialog) -> None:
        """Open a dialog that goes when it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_beside(self, dialog: QDialog) -> None:
        """Open a dialog beside the window, which stays in use; it goes when it is closed."""
        if isinstance(dialog, TaskDialog):
            dialog.told.connect(self.window.panes.status.show_task)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def raise_dialog(self, kind: type[TaskDialog]) -> bool:
        """Bring a dialog of this kind to the front; False where none is open."""
        dialogs = self.window.findChildren(kind)
        there = next((each for each in dialogs if each.isVisible() or each.is_running), None)
        if there is not None:
            there.show()
            there.activateWindow()
        return there is not None
