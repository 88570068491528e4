"""The program with a window: the frame is shown first, then everything is put into it (`ui/whole.py`).

Little is imported before the first paint: frame, settings and words. What is on no screen yet follows a part
at a time, and the backend in a job beside that.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
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
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.ui.window.main_window import MainWindow
from cropperhead_desktop.workflows.options import Options, log_file, model_in_use

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learning_services import LearningServices

SWITCH_S = 0.0005
"""How long a job may run Python before the window gets its turn; Python's own 5 ms would cost frames."""
END_SECONDS = 20.0

_IMPORTED = (
    "domain.sort_filter",
    "review.decisions",
    "review.controller",
    "ui.browser.folder_panel",
    "ui.browser.photo_views",
    "ui.canvas",
    "ui.window.panes",
    "ui.window.presenter",
    "ui.whole",
)
"""What is imported in turns of their own, so that none lasts long."""

BackendFactory = Callable[[Settings], "LearningServices"]
"""Opens the backend; called in a job once the window is on the screen."""


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
    app = build(factory or real_services(options), store)
    quicken(app)
    install_hooks(partial(_tell, app))
    if options.safe:
        words = tr("Safe mode: default settings, which are not kept, and nothing that was learnt")
        app.when_whole(lambda: app.messages.note(words))
    app.at_end.append(lambda: stop_log(log))
    app.at_end.append(quit_on_signal(lambda: _stop(app, qt)))
    start(app, paths)
    code = qt.exec()
    return code if end(app) else 1


def _tell(app: App, error: Exception) -> None:
    from cropperhead_desktop.ui import whole

    whole.tell(app, error)


def quicken(app: App) -> None:
    """Have the interpreter stop the window less: for this process, as long as it lives.

    Other threads hand over sooner. What was loaded and listed until a folder is open stays: a full search for
    garbage among it took 30 to 60 ms, and stopped the window on whichever thread it fell.
    """

    def placed(place: Place) -> None:
        if place.kind is PlaceKind.PHOTOS:
            gc.freeze()

    sys.setswitchinterval(SWITCH_S)
    app.when_whole(lambda: app.presenter.place_changed.connect(placed))


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


def build(factory: BackendFactory, store: Settings) -> App:
    """A window and what it takes to fill it; nothing is shown and nothing is read yet."""
    jobs, window = Jobs(partial(factory, store)), MainWindow()
    app = App(store, jobs, window, _made)
    window.painted.connect(partial(_begin, app))
    return app


def _made(app: App) -> Iterator[None]:
    """Make all parts, one turn of the event loop at each step."""
    for module in _IMPORTED:
        import_module(f"cropperhead_desktop.{module}")
        yield
    from cropperhead_desktop.ui import whole

    yield from whole.made(app)
    if app.paths is not None:
        yield
        whole.open_first(app, app.paths)


def start(app: App, paths: Sequence[Path]) -> None:
    """Show the window; everything heavy begins once it is on the screen."""
    app.window.restore_state(app.settings)
    app.paths = tuple(paths)
    if app.is_whole:
        from cropperhead_desktop.ui import whole

        whole.open_first(app, app.paths)
    else:
        wanted = app.paths or app.settings.place()[0]
        kind = PlaceKind.READING if wanted else PlaceKind.NOTHING_OPEN
        app.window.empty.show_place(Place(kind, tuple(wanted)))
    app.window.show()


def _begin(app: App) -> None:
    """The window can be seen: now load what is heavy, and fill it."""
    app.jobs.open()
    _go_on(app)


def _go_on(app: App) -> None:
    if app.is_over:
        return
    if app.step():
        QTimer.singleShot(0, app.window, partial(_go_on, app))
    else:
        from cropperhead_desktop.ui import whole

        whole.begin(app)


def _stop(app: App, qt: QApplication) -> None:
    """The system ends the program: nobody is asked, what was drawn is kept, writes are finished."""
    if app.is_whole:
        from cropperhead_desktop.ui import whole

        app.presenter.finish_gesture()
        whole.keep_state(app)
    qt.exit()  # quit() would ask the windows


def end(app: App) -> bool:
    """Finish the writes, stop the threads; False when something hung."""
    app.is_over = True
    for stop in app.at_end:
        stop()
    return app.jobs.finish(END_SECONDS)
