"""Starts and ends the window. Imports nothing heavy: the rooms below are opened in a job."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from cropperhead_desktop import __version__
from cropperhead_desktop.domain.settings import (
    CACHE_FOLDER,
    CACHE_MEGABYTES,
    DEVICE,
    EXIFTOOL,
    MODEL,
    THEME,
    SettingsStore,
)
from cropperhead_desktop.review.text import translate_by
from cropperhead_desktop.system.folders import resources_folder
from cropperhead_desktop.ui.kit.palettes import PALETTES, Palette
from cropperhead_desktop.ui.kit.settings_store import Settings
from cropperhead_desktop.ui.kit.theme import apply_theme
from cropperhead_desktop.ui.program import Program, ServicesFactory
from cropperhead_desktop.workflows.options import Options, model_in_use

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.services import Services

log = logging.getLogger(__name__)

SWITCH_S = 0.0005
"""How long a job may run Python before the window gets its turn; Python's own 5 ms would cost frames."""


def open_window(
    paths: Sequence[Path], options: Options | None = None, factory: ServicesFactory | None = None
) -> int:
    """Open the window on `paths` (none: what was open last); returns the exit code when it is closed.

    `options` of the command line win over the stored settings; `factory` replaces the real services.
    """
    settings = Settings()
    options = options or Options()
    if not options.model and (in_use := model_in_use()) is not None:
        settings[MODEL] = in_use  # the command line may have chosen another one
    app = application(PALETTES[settings[THEME]])
    sys.setswitchinterval(SWITCH_S)
    program = Program(factory or real_services(options), paths, settings)
    _install_hooks(program)
    program.start()
    code = app.exec()
    return code if program.end() else 1


def real_services(options: Options) -> ServicesFactory:
    """A factory of the services of this machine; it imports numpy, onnxruntime and their like."""

    def factory(settings: SettingsStore) -> Services:
        from cropperhead_desktop.workflows.services import open_services

        folder = settings[CACHE_FOLDER]
        return open_services(
            Options(
                model=options.model or settings[MODEL],
                device=options.device or settings[DEVICE],
                exiftool=options.exiftool or settings[EXIFTOOL],
                cache_folder=options.cache_folder or (Path(folder) if folder else None),
                cache_megabytes=settings[CACHE_MEGABYTES],
            )
        )

    return factory


def application(colours: Palette) -> QApplication:
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("cropperhead")
    app.setApplicationDisplayName("CropperHead")
    app.setApplicationVersion(__version__)
    translate_by(QCoreApplication.translate)
    install_translation(app, QLocale.system().name(), resources_folder() / "translations")
    apply_theme(app, colours)
    return app


def install_translation(app: QApplication, language: str, folder: Path) -> list[QTranslator]:
    """Speak `language` (`de_DE`) where `folder` has a translation into it; returns what was installed.

    Qt's own words in dialogs follow, but never alone: half a translation is worse than none.
    """
    ours = QTranslator(app)
    if not ours.load(f"cropperhead_{language}", str(folder)):
        return []
    made = [ours]
    theirs = QTranslator(app)
    if theirs.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        made.insert(0, theirs)
    for translator in made:
        app.installTranslator(translator)
    return made


def _install_hooks(program: Program) -> None:
    """Qt's messages go to the log, unexpected exceptions to the list of errors; Ctrl+C ends the program."""
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }

    def qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str | None) -> None:
        log.log(levels.get(kind, logging.ERROR), "Qt: %s", text)

    def unexpected(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        log.error("unexpected", exc_info=(kind, error, traceback))
        if isinstance(error, Exception):
            program.messages.report(error)

    qInstallMessageHandler(qt_message)
    sys.excepthook = unexpected
    # writes are atomic, so a program that is interrupted leaves every sidecar whole
    signal.signal(signal.SIGINT, signal.SIG_DFL)
