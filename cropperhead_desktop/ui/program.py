"""The program with a window: the frame is painted first, then everything is put into it (`ui/app.py`).

Little is imported before the first paint: frame, settings and words. The parts follow a few at a time, so
that the window never stops for long, and the backend in a job beside that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cropperhead_desktop.domain.also_for import AlsoFor
from cropperhead_desktop.domain.settings import (
    ALSO_FOR,
    CACHE_FOLDER,
    CACHE_MEGABYTES,
    DEVICE,
    EXIFTOOL,
    LANGUAGE,
    MODEL,
    THEME,
    SettingsStore,
    care_of,
)
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.review.view import Place, PlaceKind
from cropperhead_desktop.ui.kit.application import application, install_hooks, quit_on_signal
from cropperhead_desktop.ui.kit.jobs import Jobs
from cropperhead_desktop.ui.kit.palettes import PALETTES
from cropperhead_desktop.ui.kit.settings_store import Settings
from cropperhead_desktop.ui.window.main_window import MainWindow
from cropperhead_desktop.workflows.options import Options, log_file, model_in_use

if TYPE_CHECKING:
    from cropperhead_desktop.ui.app import BackendFactory
    from cropperhead_desktop.ui.window.context import App
    from cropperhead_desktop.workflows.learning_services import LearningServices

_ROOMS = (
    "domain.sort_filter",
    "review.decisions",
    "review.controller",
    "ui.browser.folder_panel",
    "ui.browser.photo_views",
    "ui.canvas",
    "ui.window.panes",
    "ui.window.presenter",
)
"""What `ui/app.py` imports, so ordered that no turn of the event loop takes long."""


def open_window(
    paths: Sequence[Path], options: Options | None = None, factory: BackendFactory | None = None
) -> int:
    """Open the window on `paths` (none: what was open last); returns the exit code when it is closed.

    `options` of the command line win over the stored settings; `factory` replaces the real backend.
    """
    from cropperhead_desktop.system.log_file import keep_log, stop_log

    options = options or Options()
    log = keep_log(log_file())
    store = Settings.unkept() if options.safe else Settings()
    if not options.safe and not options.model and (in_use := model_in_use()) is not None:
        store[MODEL] = in_use  # the command line may have chosen another one
    qt = application(PALETTES[store[THEME]], store[LANGUAGE])
    program = WindowRun(factory or real_services(options), store, paths)
    if options.safe:
        program.notes.append(
            tr("Safe mode: default settings, which are not kept, and nothing that was learnt")
        )
    install_hooks(program.tell)
    stop_listening = quit_on_signal(program.stop)
    program.show()
    code = qt.exec()
    stop_listening()
    ended = program.end()
    stop_log(log)
    return code if ended else 1


class WindowRun:
    """A window from its first paint to its last write. `app` is there once all of its parts are."""

    def __init__(self, factory: BackendFactory, store: Settings, paths: Sequence[Path]) -> None:
        self.app: App | None = None
        self.window = MainWindow(store)
        self.notes: list[str] = []
        """What is to be said first."""
        self._settings, self._paths = store, tuple(paths)
        self._jobs = Jobs(partial(factory, store))
        self._turns = self._filled()
        self._is_over = False
        self.window.painted.connect(self._begin)

    def show(self) -> None:
        """The frame, with words of what is read; the rest begins once it is on the screen."""
        wanted = self._paths or self._settings.place()[0]
        kind = PlaceKind.READING if wanted else PlaceKind.NOTHING_OPEN
        self.window.empty.show_place(Place(kind, tuple(wanted)))
        self.window.show()

    def _begin(self) -> None:
        self._jobs.open()
        self._turn()

    def _turn(self) -> None:
        """The next parts, then whatever waits in the event loop."""
        if not self._is_over and next(self._turns, self) is not self:
            QTimer.singleShot(0, self.window, self._turn)

    def _filled(self) -> Iterator[None]:
        """Fill the window, one turn of the event loop at each step."""
        for room in _ROOMS:
            import_module(f"cropperhead_desktop.{room}")
            yield
        from cropperhead_desktop.ui.app import made, quicken, start

        yield
        app = yield from made(self._settings, self._jobs, self.window)
        quicken(app)
        for words in self.notes:
            app.messages.note(words)
        self.app = app
        yield
        start(app, self._paths)

    def tell(self, error: Exception) -> None:
        """Say what nobody expected; a window that cannot be filled is none."""
        if self.app is None:
            QApplication.exit(1)
        else:
            from cropperhead_desktop.ui.app import tell

            tell(self.app, error)

    def stop(self) -> None:
        """The system ends the program: nobody is asked, what was drawn is kept, writes are finished."""
        if self.app is not None:
            from cropperhead_desktop.ui.app import keep_state

            self.app.presenter.finish_gesture()
            keep_state(self.app)
        QApplication.exit()  # quit() would ask the windows

    def end(self) -> bool:
        """Finish the writes, stop the threads; False when something hung."""
        self._is_over = True
        if self.app is None:
            return self._jobs.finish()
        from cropperhead_desktop.ui.app import end

        return end(self.app)


def real_services(options: Options) -> BackendFactory:
    """A factory of the backend of this machine; it imports numpy, onnxruntime and their like."""

    def factory(settings: SettingsStore) -> LearningServices:
        from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL
        from cropperhead_desktop.workflows.learning_services import LearningServices

        folder = settings[CACHE_FOLDER]
        opened = LearningServices.opened(
            Options(
                model=options.model or (DEFAULT_MODEL if options.safe else settings[MODEL]),
                device=options.device or settings[DEVICE],
                exiftool=options.exiftool or settings[EXIFTOOL],
                personal=options.personal,
                cache_folder=options.cache_folder or (Path(folder) if folder else None),
                cache_megabytes=settings[CACHE_MEGABYTES],
                care=care_of(settings),
            ),
            with_model=False,
        )
        opened.sidecars.also_for = lambda: AlsoFor(settings[ALSO_FOR])
        return opened

    return factory
