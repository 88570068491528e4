"""The way back to another program: what it will show, what to press there, and what it changed since."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialog, QHeaderView, QTableWidgetItem, QWidget

from cropperhead_desktop.domain.also_for import AlsoFor
from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.domain.settings import ALSO_FOR, PROGRAMS
from cropperhead_desktop.domain.shoot import summary_of
from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.round_trip import (
    ChangedOutside,
    Program,
    advice,
    differences,
    wants_embedding,
)
from cropperhead_desktop.review.text import counted, phrase, tr
from cropperhead_desktop.ui.kit.boxes import dialog_vbox, hbox
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import button, button_row, fit, quiet, table
from cropperhead_desktop.ui.window.context import App

_WIDTH = 560
_EDITORS = {Program.DARKTABLE: AlsoFor.DARKTABLE, Program.RAWTHERAPEE: AlsoFor.RAWTHERAPEE}
COLUMNS = (phrase("Photo"), phrase("Written here"), phrase("Now"), phrase("Written at"))


class RoundTripSheet(QDialog):
    """One folder's program, chosen once, and what is to be done there."""

    def __init__(self, app: App, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.setWindowTitle(tr("Back to your editor"))
        self.program = QComboBox()
        self.program.addItem(tr("Choose…"))
        self.program.addItems([tr(program.value) for program in Program])
        self.program.setAccessibleName(tr("Program"))
        chosen = program_of(app)
        self.program.setCurrentIndex(0 if chosen is None else 1 + list(Program).index(chosen))
        self.words = quiet("")
        self.embed = button("", self._embed, primary=True)
        changed = button(tr("What changed outside…"), lambda: show_changes(app))
        self.also = button("", self._also, primary=True)
        close = button(tr("Close"), self.reject)
        dialog_vbox(
            self,
            hbox(label(tr("This folder is opened next in")), (self.program, 1)),
            self.words,
            button_row((close, self.embed, self.also), (changed,)),
        )
        self.program.currentIndexChanged.connect(self._chosen)
        self._show()

    def _chosen(self, row: int) -> None:
        folder, known = self._app.review.place.key, dict(self._app.settings[PROGRAMS])
        if row:
            known[folder] = list(Program)[row - 1].value
        else:
            known.pop(folder, None)
        self._app.settings[PROGRAMS] = known
        self._show()

    def _show(self) -> None:
        program, paths = program_of(self._app), summary_of(self._app.review.session).crops
        inside = self._inside()
        if program is None:
            words = tr("Which program shows these photos next? It is asked once for each folder.")
        elif not paths:
            words = tr("No crop is accepted in this folder yet.")
        else:
            written = self._app.review.shoot.written_inside
            words = "\n\n".join(advice(program, paths, is_written_for(self._app, program), written))
        self.words.setText(words)
        self.embed.setText(tr("Write into {photos}…").format(photos=counted(len(inside), "photo file")))
        self.embed.setVisible(bool(inside))
        offers = program in _EDITORS and not is_written_for(self._app, program)
        self.also.setText(tr("Also write for {program}").format(program=program or ""))
        self.also.setVisible(offers)
        fit(self, _WIDTH)

    def _also(self) -> None:
        """From now on every decision goes into the program's own files, too."""
        program, settings = program_of(self._app), self._app.settings
        wanted = _EDITORS[program] if program is not None else AlsoFor.NONE
        settings[ALSO_FOR] = (AlsoFor.BOTH if AlsoFor(settings[ALSO_FOR]).parts else wanted).value
        self._show()

    def _embed(self) -> None:
        photos = self._inside()
        self.accept()
        self._app.write_into(photos)

    def _inside(self) -> list[Path]:
        """The photos that the program reads no sidecar of and that do not hold their crop yet; of a shot
        whose raw is one its JPEG."""
        program, session = program_of(self._app), self._app.review.session
        crops = set(summary_of(session).crops) - self._app.review.shoot.written_inside
        read = ((item.path, item.raw or item.path) for item in session)
        return [
            path
            for path, file in read
            if file in crops and program is not None and wants_embedding(program, file)
        ]


class ChangesDialog(QDialog):
    """Photos whose crop is another one than we wrote, before and after."""

    def __init__(self, app: App, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._found: Sequence[ChangedOutside] = ()
        self.setWindowTitle(tr("What changed outside"))
        self.words = quiet(tr("Comparing…"))
        self.rows = table(tr("Changed photos"), [tr(column) for column in COLUMNS])
        self.rows.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.rows.cellDoubleClicked.connect(lambda row, _column: self._go(row))
        self.rows.hide()
        close = button(tr("Close"), self.accept)
        dialog_vbox(self, self.words, (self.rows, 1), button_row((close,)))
        fit(self, 420)

    def show_found(self, found: Sequence[ChangedOutside]) -> None:
        """The photos, as they were compared."""
        self._found = found
        photos = counted(len(found), "photo has", "photos have")
        words = tr("{photos} another crop than was written here. Double-click one to look at it.")
        none = tr("No photo of this folder has another crop than was written here.")
        self.words.setText(words.format(photos=photos) if found else none)
        self.rows.setRowCount(len(found))
        for row, each in enumerate(found):
            since = each.since[:16].replace("T", " ")
            for column, text in enumerate((printable(each.path.name), each.ours, each.now, since)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.rows.setItem(row, column, cell)
        self.rows.setVisible(bool(found))
        fit(self, 760 if found else 420, 320 if found else 0)

    def _go(self, row: int) -> None:
        if self._found[row].path in self._app.review.session:
            self._app.review.select(self._found[row].path)


def program_of(app: App) -> Program | None:
    """The program that was chosen for what is open."""
    name = app.settings[PROGRAMS].get(app.review.place.key)
    return Program(name) if name in list(Program) else None


def is_written_for(app: App, program: Program) -> bool:
    """Whether decisions go into the program's own files."""
    return _EDITORS.get(program) in AlsoFor(app.settings[ALSO_FOR]).parts


def show(app: App) -> None:
    """Open the sheet over the window."""
    show_sheet(app, app.window)


def show_sheet(app: App, parent: QWidget) -> RoundTripSheet:
    """Open the sheet over a card or the window."""
    sheet = RoundTripSheet(app, parent)
    app.window.show_dialog(sheet)
    return sheet


def show_changes(app: App) -> None:
    """Compare what others wrote with what we did, and show it."""
    paths, dialog = list(app.review.session.order), ChangesDialog(app, app.window)
    ticket = app.jobs.photo(
        lambda backend, _progress: backend.written(paths),
        lambda written: dialog.show_found(differences(app.review.session, written)),
        app.messages.report,
        Priority.CURRENT,
    )
    dialog.finished.connect(lambda _result: ticket.cancel())
    app.window.show_dialog(dialog)
