"""Learn from past crops: where from, how far it is, what came of it, one undo. One dialog, three pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.review.text import counted, in_words, labelled, numeral, sentence, tr
from cropperhead_desktop.ui.kit.crop_tiles import CropTile, CropTiles
from cropperhead_desktop.ui.kit.pages import button, fill, page, quiet, rows_list
from cropperhead_desktop.ui.kit.task_dialog import TaskDialog

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learn.past_crops import LearnReport

_SIZE = (880, 520)
_ACROSS, _TILE = 4, 104
_CAMERAS = 3


class LearnDialog(TaskDialog):
    """`start_wanted` when the sources are chosen, `undo_wanted` to forget what this taught, `root_found`
    with a missing folder (text) and where it lies now (Path)."""

    start_wanted = Signal()
    undo_wanted = Signal()
    root_found = Signal(str, object)

    def __init__(
        self, sources: Sequence[Path], on_open: Callable[[Path], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Learn from past crops"), tr("You can stop at any time; nothing is learnt then."), parent
        )
        self.sources: list[Path] = []
        self.list = rows_list(tr("Where to learn from"))
        self.list.currentRowChanged.connect(self._chosen)
        self.remove = button(tr("Remove"), self._remove)
        self.start = button(tr("Learn"), self.start_wanted.emit, primary=True)
        self.tiles = CropTiles(tr("The model's crops and yours"), _ACROSS, _TILE, on_open)
        self.undo = button(tr("Forget what this taught"), self.undo_wanted.emit)
        self.find_ = QPushButton(tr("Find missing folder…"))
        self.find_.setAutoDefault(False)
        self.find_.setMenu(QMenu(self))
        self.place_pages((self._form_page(),), _SIZE, (self.undo, self.find_), when_over=(self.tiles,))
        for source in sources:
            self.add(source)
        self._chosen()

    def add(self, source: Path) -> None:
        """Another place to learn from."""
        if source not in self.sources:
            self.sources.append(source)
            self._show_sources(len(self.sources) - 1)

    def show_progress(self, progress: Progress) -> None:
        """So far; while it reads a folder nobody knows how much there is."""
        if progress.total:
            super().show_progress(progress)
        elif progress.done:
            words = tr("Reading: {photos}").format(photos=counted(progress.done, "photo"))
            self.progress.figures.setText(words)
            self.progress_words.emit(labelled(self.windowTitle(), words))

    def show_report(self, report: LearnReport, tiles: Sequence[CropTile]) -> None:
        """What was learnt, from when and which cameras, how it differs, what was left out."""
        self._show_missing(list(report.missing))
        crops = counted(report.learnt, "crop")
        if report.known > report.learnt:
            crops = tr("The newest {learnt} of {crops}").format(
                learnt=numeral(report.learnt), crops=counted(report.known, "crop")
            )
        if not report.learnt:
            headline = tr("Nothing to learn here")
        elif report.is_own:
            headline = tr("{crops} learnt; proposals are yours now").format(crops=crops)
        else:
            headline = tr("{crops} learnt; the model still proposes").format(crops=crops)
        self.tiles.show_tiles(tiles)
        self.show_over(headline, "\n".join(_words(report)), _lines(report), self._offers(report))

    def show_undone(self) -> None:
        """What this taught is forgotten."""
        self.tiles.show_tiles(())
        self.show_over(tr("Forgotten"), tr("All is as it was before."))

    def _offers(self, report: LearnReport) -> list[QPushButton]:
        return [*([self.undo] if report.learnt else []), *([self.find_] if report.missing else [])]

    def _form_page(self) -> QWidget:
        words = quiet(
            tr(
                "A Lightroom catalogue, or folders with your photos or with what darktable, RawTherapee "
                "or Picasa wrote beside them. All is only read; nothing is copied but numbers."
            )
        )
        left = (
            button(tr("Add catalogue…"), self._add_catalogue),
            button(tr("Add folder…"), self._add_folder),
            self.remove,
        )
        return page((words, self.list), (button(tr("Cancel"), self.reject), self.start), left)

    def _add_catalogue(self) -> None:
        kinds = tr("Catalogues (*.lrcat library.db *.cocatalogdb)")
        chosen, _kind = QFileDialog.getOpenFileName(self, tr("Choose a catalogue"), str(self._near()), kinds)
        if chosen:
            self.add(Path(chosen))

    def _add_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Choose a folder"), str(self._near()))
        if chosen:
            self.add(Path(chosen))

    def _near(self) -> Path:
        return self.sources[-1].parent if self.sources else Path.home()

    def _remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.sources):
            del self.sources[row]
            self._show_sources(min(row, len(self.sources) - 1))

    def _show_sources(self, row: int) -> None:
        fill(self.list, [printable(each) for each in self.sources])
        self.list.setVisible(True)
        self.list.setCurrentRow(row)
        self._chosen()

    def _chosen(self, _row: int = 0) -> None:
        self.remove.setEnabled(self.list.currentRow() >= 0)
        self.start.setEnabled(bool(self.sources))

    def _show_missing(self, folders: Sequence[str]) -> None:
        """The button's menu names the folders that can be looked for."""
        menu = self.find_.menu()
        menu.clear()
        for folder in folders:
            menu.addAction(folder.replace("&", "&&"), partial(self._ask_where, folder))

    def _ask_where(self, folder: str) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Where is {folder} now?").format(folder=folder))
        if chosen:
            self.root_found.emit(folder, Path(chosen))


def _words(report: LearnReport) -> list[str]:
    """A sentence about each: when and with what, how the crops differ, how many without their photo."""
    told = []
    if report.years is not None:
        first, last = report.years
        when = tr("From {first} to {last}") if first != last else tr("From {first}")
        names = list(report.cameras)[:_CAMERAS]
        if len(report.cameras) > len(names):
            names.append(counted(len(report.cameras) - len(names), "other camera"))
        by = ", ".join(names)
        told.append(" · ".join(filter(None, (when.format(first=first, last=last), by))))
    if report.learnt:
        told.append(tr("You crop {how}.").format(how=in_words(report.words[0])))
    if report.by_size:
        words = tr("{crops} count by size and ratio alone: the photos are elsewhere or older.")
        told.append(words.format(crops=counted(report.by_size, "crop")))
    if report.whole:
        told.append(tr("{photos} there not cropped.").format(photos=counted(report.whole, "photo")))
    told.extend(f"{sentence(note)}." for note in report.notes)
    return told


def _lines(report: LearnReport) -> list[str]:
    """What is missing, what was left out by reason, what failed."""
    lines = [
        tr("{folder} is not here: {photos}").format(folder=folder, photos=counted(count, "photo"))
        for folder, count in report.missing.items()
    ]
    for reason, count in sorted(report.left_out.items(), key=lambda pair: -pair[1]):
        words = tr("{photos} left out: {reason}")
        lines.append(words.format(photos=counted(count, "photo"), reason=in_words(reason)))
    failed = [(one.path, one.reason) for one in report.failures] + [
        (e.path, e.reason) for e in report.problems
    ]
    return lines + [
        tr("Failed: {name}: {reason}").format(name=printable(path.name), reason=in_words(reason))
        for path, reason in failed
    ]
