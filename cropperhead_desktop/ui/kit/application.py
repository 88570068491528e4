"""The Qt application: its name, look and language, and where messages of Qt and lost exceptions go."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QSocketNotifier,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from cropperhead_desktop import __version__
from cropperhead_desktop.domain.settings import SYSTEM_LANGUAGE
from cropperhead_desktop.review.text import translate_by
from cropperhead_desktop.system.folders import resources_folder
from cropperhead_desktop.ui.kit.palettes import Palette
from cropperhead_desktop.ui.kit.theme import apply_theme

log = logging.getLogger(__name__)


def application(colours: Palette, language: str = SYSTEM_LANGUAGE) -> QApplication:
    """The one application of this process, made if there is none, in this look and language (`de`)."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("cropperhead")
    app.setApplicationDisplayName("CropperHead")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("cropperhead")  # by this name Wayland finds the icon and the entry in the menu
    app.setWindowIcon(QIcon(str(resources_folder() / "cropperhead.svg")))
    if language != SYSTEM_LANGUAGE:
        QLocale.setDefault(QLocale(language))
    locale = QLocale()
    translate_by(QCoreApplication.translate, locale.groupSeparator(), locale.decimalPoint())
    install_translation(app, locale.name(), resources_folder() / "translations")
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


def quit_on_signal(stop: Callable[[], object]) -> Callable[[], object]:
    """Call `stop` in the event loop when the system asks the program to end; returns what takes that back."""
    if not hasattr(signal, "SIGHUP"):  # Windows closes the windows instead
        return lambda: None
    here, there = socket.socketpair()
    there.setblocking(False)
    before = signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)
    handlers = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGTERM, signal.SIGHUP)}
    notifier = QSocketNotifier(here.fileno(), QSocketNotifier.Type.Read)

    def arrived() -> None:
        here.recv(64)
        stop()

    notifier.activated.connect(arrived)

    def end() -> None:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(before)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        here.close()
        there.close()

    return end


def install_hooks(report: Callable[[Exception], object]) -> None:
    """Messages of Qt go to the log, unexpected exceptions to `report`; Ctrl+C ends the program."""
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
            report(error)

    qInstallMessageHandler(qt_message)
    sys.excepthook = unexpected
    # writes are atomic, so a program that is interrupted leaves every sidecar whole
    signal.signal(signal.SIGINT, signal.SIG_DFL)
