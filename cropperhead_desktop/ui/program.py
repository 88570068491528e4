"""The running program: makes every part once and connects them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from cropperhead_desktop.ui.actions import Actions, FieldKeys, Handlers
from cropperhead_desktop.ui.canvas.widget import CropCanvas
from cropperhead_desktop.ui.closing import Closing
from cropperhead_desktop.ui.crop_panel import CropPanel
from cropperhead_desktop.ui.delegate import PhotoDelegate
from cropperhead_desktop.ui.empty import EmptyPane
from cropperhead_desktop.ui.error_list import ErrorList
from cropperhead_desktop.ui.folder_panel import FolderPanel
from cropperhead_desktop.ui.help_sheet import HelpSheet
from cropperhead_desktop.ui.images import LoupeImages
from cropperhead_desktop.ui.jobs import Jobs, Priority
from cropperhead_desktop.ui.main_window import STRIP, MainWindow, Panes
from cropperhead_desktop.ui.messages import Messages
from cropperhead_desktop.ui.photo_model import PhotoModel
from cropperhead_desktop.ui.photo_views import STEP, Filmstrip, Grid
from cropperhead_desktop.ui.presenter import Presenter
from cropperhead_desktop.ui.reveal import reveal
from cropperhead_desktop.ui.review_controller import ReviewController
from cropperhead_desktop.ui.services import Services, ServicesFactory
from cropperhead_desktop.ui.settings_store import Settings
from cropperhead_desktop.ui.status import StatusBar
from cropperhead_desktop.ui.thumbnails import Thumbnails
from cropperhead_desktop.ui.view_bar import ViewBar
from cropperhead_desktop.ui.views import Place, PlaceKind, View

REFRESH_MS = 100
END_SECONDS = 20.0
SUBFOLDERS = "browse.subfolders"


class Program(QObject):
    """One window and everything behind it."""

    def __init__(self, factory: ServicesFactory, paths: Sequence[Path], settings: Settings) -> None:
        super().__init__()
        self._factory = factory
        self._paths = tuple(paths)
        self._services: Services | None = None
        self.settings = settings
        self.jobs = Jobs(self)
        self.messages = Messages(self)
        self.images = LoupeImages(self.jobs, self)
        side = int(settings.get("view.thumbnail"))
        self.thumbnails = Thumbnails(self.jobs, side, self)
        self.model = PhotoModel(self)
        self.window = MainWindow(self._panes(side))
        self.presenter = Presenter(
            self.window,
            self.model,
            self.thumbnails,
            self.images,
            self.messages,
            float(settings.get("write.warn_below_megapixels")),
        )
        self.controller = ReviewController(self.presenter, self.jobs, settings)
        self.actions = Actions(self.window, self.handlers())
        self.closing = Closing(self.window, self.controller, self.jobs, self.keep_state)
        self.closing.stayed_open.connect(self.show_errors)
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(REFRESH_MS)
        self._fields = FieldKeys(self)
        self._application = cast(QApplication, QApplication.instance())
        self._possible: tuple[View, bool] | None = None
        self._connect()

    def start(self) -> None:
        """Show the window; everything heavy begins once it is on the screen."""
        panes = self.window.panes
        self.actions.fill(self.window.menuBar())
        self._show_subfolders()
        panes.bar.fill({view: self.actions[view.value] for view in View})
        panes.bar.side.setValue(int(self.settings.get("view.thumbnail")))
        panes.canvas.set_dim(int(self.settings.get("view.dim")))
        self._show_recent()
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
        self._refresh.stop()
        self._refresh.blockSignals(True)
        self._application.removeEventFilter(self._fields)
        finished = self.jobs.finish(END_SECONDS, self._close_services)
        self._close_services()
        return finished

    def _close_services(self) -> None:
        services, self._services = self._services, None
        if services is not None:
            services.close()

    def handlers(self) -> Handlers:
        """What each command does."""
        controller, window, canvas = self.controller, self.window, self.window.panes.canvas
        editing, grid = controller.editing, self.window.panes.grid
        return {
            "open": self.choose_folder,
            "reveal": self.reveal_current,
            "quit": window.close,
            "undo": controller.undo,
            "redo": controller.redo,
            "grid": lambda: controller.show(View.GRID),
            "loupe": lambda: controller.show(View.LOUPE),
            "crop": lambda: controller.show(View.CROP),
            "zoom": canvas.zoom_toggle,
            "larger": lambda: grid.set_side(grid.side + STEP),
            "smaller": lambda: grid.set_side(grid.side - STEP),
            "subfolders": self.toggle_subfolders,
            "panels": window.toggle_panels,
            "fullscreen": window.toggle_full_screen,
            "errors": self.show_errors,
            "accept": controller.accept,
            "keep": controller.keep,
            "skip": controller.skip,
            "cancel": controller.cancel,
            "previous": lambda: controller.step(-1),
            "next": lambda: controller.step(1),
            "first": lambda: controller.step(-len(controller.session)),
            "last": lambda: controller.step(len(controller.session)),
            "reset_crop": editing.reset_crop,
            "reset_to_original": controller.reset_to_original,
            "lock": editing.toggle_lock,
            "swap": editing.swap_orientation,
            "left": lambda: canvas.nudge(-1, 0),
            "right": lambda: canvas.nudge(1, 0),
            "up": lambda: canvas.nudge(0, -1),
            "down": lambda: canvas.nudge(0, 1),
            "left10": lambda: canvas.nudge(-10, 0),
            "right10": lambda: canvas.nudge(10, 0),
            "up10": lambda: canvas.nudge(0, -10),
            "down10": lambda: canvas.nudge(0, 10),
            "turn_left": lambda: canvas.nudge_angle(-0.1),
            "turn_right": lambda: canvas.nudge_angle(0.1),
            "help": self.show_help,
        }

    def choose_folder(self) -> None:
        """Ask for a folder and open it."""
        recent = self.settings.recent()
        start = str(recent[0]) if recent else str(Path.home())
        folder = QFileDialog.getExistingDirectory(self.window, "Open folder", start)
        if folder:
            self.open([Path(folder)])

    def open(self, paths: Sequence[Path]) -> None:
        """Open folders and photos, unless crops would be lost that the user wants to keep."""
        self.closing.before_opening(lambda: self._reopen(tuple(paths)))

    def toggle_subfolders(self) -> None:
        """Show the photos of subfolders too, or no longer."""
        wanted = not self.settings.get(SUBFOLDERS)
        self._show_subfolders()

        def change() -> None:
            self.settings.set(SUBFOLDERS, wanted)
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
        self._open(ErrorList(self.messages, self.window))

    def show_help(self) -> None:
        """The sheet of keys."""
        self._open(HelpSheet(self.window))

    # --- connections -------------------------------------------------------------------------------

    def _panes(self, side: int) -> Panes:
        dim = int(self.settings.get("view.dim"))
        grid = Grid(self.model, PhotoDelegate(self.thumbnails, side, caption=True, dim=dim))
        strip = Filmstrip(self.model, PhotoDelegate(self.thumbnails, STRIP - 36, caption=False, dim=dim))
        strip.setSelectionModel(grid.selectionModel())
        return Panes(
            FolderPanel(), EmptyPane(), grid, CropCanvas(), ViewBar(), strip, CropPanel(), StatusBar()
        )

    def _connect(self) -> None:
        panes, controller, presenter = self.window.panes, self.controller, self.presenter
        editing = controller.editing
        self._application.installEventFilter(self._fields)
        self.window.painted.connect(self._begin)
        self.window.dropped.connect(self.open)
        panes.folders.folder_chosen.connect(lambda folder: self.open([folder]))
        panes.empty.folder_chosen.connect(lambda folder: self.open([folder]))
        panes.empty.open_requested.connect(self.choose_folder)
        panes.grid.selectionModel().currentChanged.connect(self._picked)
        for view in (panes.grid, panes.strip):
            view.opened.connect(lambda: controller.show(View.LOUPE))
        panes.grid.side_changed.connect(self._side_changed)
        panes.bar.side.valueChanged.connect(panes.grid.set_side)
        panes.canvas.box_dragged.connect(presenter.box_dragged)
        panes.canvas.gesture_finished.connect(editing.gesture_finished)
        panes.canvas.crop_mode_requested.connect(lambda: controller.show(View.CROP))
        panes.canvas.accept_requested.connect(controller.accept)
        panes.canvas.viewport_changed.connect(presenter.zoomed)
        panes.panel.box_edited.connect(editing.edit)
        panes.panel.box_dragged.connect(presenter.number_dragged)
        panes.panel.ratio_chosen.connect(editing.choose_ratio)
        panes.panel.accept_requested.connect(controller.accept)
        panes.panel.keep_requested.connect(controller.keep)
        panes.panel.reset_requested.connect(editing.reset_crop)
        panes.status.errors_requested.connect(self.show_errors)
        self.thumbnails.ready.connect(lambda path: self.model.changed([path]))
        self.thumbnails.learnt.connect(controller.learn)
        self.thumbnails.failed.connect(controller.photo_failed)
        self.images.arrived.connect(self._picture_arrived)
        self.images.failed.connect(controller.photo_failed)
        self.messages.said.connect(panes.status.say)
        self.messages.changed.connect(self._messages_changed)
        self.jobs.writes_changed.connect(lambda _left: self._changed())
        presenter.changed.connect(self._changed)
        presenter.place_changed.connect(self._place_changed)
        self._refresh.timeout.connect(self._show_figures)

    def _begin(self) -> None:
        """The window can be seen: now read the disk and load what is heavy."""
        self.window.panes.folders.load()
        self.thumbnails.set_side(round(self.window.panes.grid.side * self.window.devicePixelRatioF()))
        self.window.panes.status.show_device("starting …")
        self.jobs.photo(
            self._open_services,
            self._attach,
            self.messages.report,
            Priority.CURRENT,
        )

    def _open_services(self, _progress: object) -> Services:
        """In a job. Kept at once, so that a window closed meanwhile still ends what was started."""
        self._services = self._factory(self.settings)
        return self._services

    def _attach(self, services: Services) -> None:
        self.thumbnails.attach(services)
        self.images.attach(services)
        self.controller.attach(services)
        self.presenter.device = services.device()
        self.window.panes.status.show_device(self.presenter.device)
        self.window.panes.grid.viewport().update()

    def _reopen(self, paths: tuple[Path, ...]) -> None:
        """Open, and stay at the photo in front where it is among the new ones."""
        front = self.controller.session.current
        self.controller.open(paths, front.path if front is not None else None)

    def _show_subfolders(self) -> None:
        self.actions["subfolders"].setChecked(bool(self.settings.get(SUBFOLDERS)))

    def _picked(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """The user chose a photo in grid or strip (or the controller did, then there is nothing to do)."""
        if current.isValid():
            path = self.model.item(current).path
            front = self.controller.session.current
            if front is None or front.path != path:
                self.controller.select(path)

    def _picture_arrived(self, path: Path, picture: object, _first: bool) -> None:
        self.controller.learn(path, picture.info)  # type: ignore[attr-defined]
        self.presenter.picture_arrived(path, picture)  # type: ignore[arg-type]

    def _place_changed(self, place: Place) -> None:
        if place.kind is PlaceKind.PHOTOS and len(place.paths) == 1:
            opened = place.paths[0]
            folder = opened.parent if opened in self.controller.session else opened
            self.settings.add_recent(folder)
            self._show_recent()
            self.window.panes.folders.show_folder(folder)

    def _show_recent(self) -> None:
        recent = self.settings.recent()
        self.window.panes.folders.show_recent(recent)
        self.window.panes.empty.show_recent(recent)

    def _side_changed(self, side: int) -> None:
        self.settings.set("view.thumbnail", side)
        self.window.panes.bar.side.setValue(side)
        self.thumbnails.set_side(round(side * self.window.devicePixelRatioF()))

    def _messages_changed(self) -> None:
        errors = self.messages.errors
        self.window.panes.status.show_errors(errors, len(self.messages.entries) - errors)

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

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
