"""Learn from my crops: choose, watch, read what came out. A training goes on without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QRadioButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cropperhead_desktop.domain.errors import shown
from cropperhead_desktop.review.numbers import duration, per_cent
from cropperhead_desktop.review.text import in_words, phrase, sentence, tr
from cropperhead_desktop.ui.features.train.curve import TrainCurve
from cropperhead_desktop.ui.features.train.process import Phase, TrainingProcess, TrainingRequest
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.elided import ElidedLabel, breakable
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import ProgressRows, button, fit, page, quiet

CHOICES = (
    ("head", "candidates", phrase("Taste"), phrase(
        "Sizes, ratios, places and what matters to you, on top of the model. About a minute.")),
    ("network", "candidates", phrase("Taste and eye"), phrase(
        "What the model sees in a picture as well. Minutes to an hour; needs PyTorch (the train extra).")),
    ("network", "2020", phrase("The network of 2020, from nothing"), phrase(
        "For the curious: hours, and seldom better. Needs PyTorch (the train extra).")),
)  # fmt: skip
"""What is taught, recipe, title and words."""

_COLUMNS = (
    ("iou", phrase("IoU"), phrase(
        "How much of its crop and yours is common to both: 1 is the same crop, 0 nothing at all")),
    ("iou_at_ratio", phrase("IoU, your ratio"), phrase(
        "The same where it is told the aspect ratio of your crop")),
    ("iou_at_size", phrase("IoU, your size"), phrase(
        "The same where it is told ratio and size of your crop: only the place is left")),
)  # fmt: skip
"""Key, title and words of a column."""

_SIZE = (720, 480)


class TrainDialog(QDialog):
    """`use_wanted` carries the name of the model that the user wants; `started` when it begins."""

    use_wanted = Signal(str)
    started = Signal()

    def __init__(self, training: TrainingProcess, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Learn from my crops"))
        self._training = training
        self._folder = folder
        self._used = False
        self.pages = QStackedWidget(self)
        for each in (self._choice_page(), self._progress_page(), self._result_page()):
            self.pages.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.UNIT] * 4)
        layout.addWidget(self.pages)
        fit(self, *_SIZE)
        self._show_folder()
        self.start.setFocus()
        # bound methods, which Qt forgets with the dialog
        training.changed.connect(self.show_training)
        self.show_training()

    @property
    def kind(self) -> str:
        """What is chosen to be taught, and by which recipe."""
        what, recipe, *_words = CHOICES[self.kinds.checkedId()]
        return f"{what} {recipe}"

    def choose_kind(self, kind: str) -> None:
        """Offer what was chosen last; anything else leaves the first."""
        for number, (what, recipe, *_words) in enumerate(CHOICES):
            if kind == f"{what} {recipe}":
                self.kinds.button(number).setChecked(True)

    def show_training(self) -> None:
        """The page for where the training stands."""
        training = self._training
        if training.phase in (Phase.RUNNING, Phase.STOPPING):
            self._show_progress()
        elif training.phase is Phase.DONE:
            self._show_result(training.result)
        elif training.phase is Phase.FAILED:
            self._show_words(tr("Not trained"), f"{sentence(training.reason).rstrip('.')}.")
        else:
            self.pages.setCurrentIndex(0)

    def show_used(self, name: str) -> None:
        """The model is in use now."""
        self._used = True
        self.use.hide()
        self.headline.setText(tr("{name} proposes from now on").format(name=name))

    def show_problem(self, error: Exception) -> None:
        """The model could not be taken into use."""
        self.use.setEnabled(True)
        self.explained.setText(breakable(in_words(str(error))))

    def _show_progress(self) -> None:
        training, rows = self._training, self.progress
        stopping = training.phase is Phase.STOPPING
        rows.show_share(training.progress.done, training.progress.total)
        words = tr("Stopping …") if stopping else training.progress.message or tr("Looking for your crops …")
        rows.now.show_text(sentence(words))
        share = training.progress.done / training.progress.total if training.progress.total else 0.0
        figures = per_cent(share)
        if training.left is not None and not stopping:
            figures += tr(" · {time} left").format(time=duration(training.left))
        rows.figures.setText(figures)
        self.stop.setEnabled(not stopping)
        self.curve.setVisible(bool(training.epochs))
        self.curve.show_epochs(training.epochs)
        self.remark.setVisible(bool(training.epochs))
        self.remark.setText(_epoch_words(training.epochs[-1]) if training.epochs else "")
        self.pages.setCurrentIndex(1)

    def _show_result(self, result: Mapping[str, Any]) -> None:
        if self._used:
            return
        better = bool(result["compared"]["better"])
        self._show_words(
            tr("Better than what you have") if better else tr("Not better than what you have"),
            f"{str(result['verdict']).rstrip('.')}.",
        )
        self._fill(result["table"])
        self.table.show()
        self.use.setVisible(bool(result["waits"]))
        self.use.setEnabled(True)
        (self.use if result["waits"] else self.close_).setFocus()

    def _show_words(self, headline: str, words: str) -> None:
        self.headline.setText(headline)
        self.explained.setText(breakable(words))
        self.table.hide()
        self.use.hide()
        self.pages.setCurrentIndex(2)
        self.close_.setFocus()

    def _fill(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self.table.setRowCount(len(rows))
        for line, row in enumerate(rows):
            cells = [str(row["row"]), *(_number(row[name]) for name, _title, _words in _COLUMNS)]
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                cell.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                cell.setFont(theme.tabular(bold=row["kind"] == "model"))
                self.table.setItem(line, column, cell)

    def _choice_page(self) -> QWidget:
        self.where = ElidedLabel(self)
        choose = button(tr("Choose…"), self._choose)
        choose.setAccessibleName(tr("Choose the folder to learn from"))
        folder = QWidget()
        row = QHBoxLayout(folder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.UNIT)
        row.addWidget(label(tr("Folder")))
        row.addWidget(self.where, 1)
        row.addWidget(choose)
        words = quiet(tr(
            "Learns from the crops that you accepted, adjusted or made elsewhere, and from photos that you "
            "kept whole, in this folder and those inside. Proposals that nobody looked at teach nothing. "
            "Every shoot is judged by a model that did not see it; nothing is replaced unless you say so."
        ))  # fmt: skip
        self.kinds = QButtonGroup(self)
        kinds = [self._kind(number) for number in range(len(CHOICES))]
        self.start = button(tr("Learn"), self._start, primary=True)
        return page((folder, words, *kinds), (button(tr("Cancel"), self.reject), self.start))

    def _kind(self, number: int) -> QWidget:
        """One of the choices, what it means below it."""
        _what, _recipe, title, words = CHOICES[number]
        radio = QRadioButton(tr(title))
        radio.setAccessibleDescription(tr(words))
        radio.setChecked(number == 0)
        self.kinds.addButton(radio, number)
        explained = quiet(tr(words))
        explained.setContentsMargins(3 * theme.UNIT - 2, 0, 0, 0)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(radio)
        column.addWidget(explained)
        return made

    def _progress_page(self) -> QWidget:
        self.progress = ProgressRows()
        self.curve = TrainCurve()
        self.remark = quiet("")
        words = quiet(tr("You can close this and go on working; the status bar tells how far it is."))
        self.stop = button(tr("Stop"), self._training.stop)
        self.hide_ = button(tr("Go on in the background"), self.accept)
        self.hide_.setAutoDefault(True)
        return page((self.progress, self.curve, self.remark, words), (self.stop, self.hide_))

    def _result_page(self) -> QWidget:
        self.headline = label(size=theme.LARGE)
        self.explained = quiet("")
        self.table = QTableWidget(0, 1 + len(_COLUMNS))
        self.table.setObjectName("table")
        self.table.setAccessibleName(tr("How well each foresees your crops"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        first = QTableWidgetItem(tr("On shoots it had not seen"))
        first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setHorizontalHeaderItem(0, first)
        for column, (_name, title, words) in enumerate(_COLUMNS, start=1):
            head = QTableWidgetItem(tr(title))
            head.setToolTip(tr(words))
            self.table.setHorizontalHeaderItem(column, head)
        self.use = button(tr("Use this model"), self._use, primary=True)
        self.close_ = button(tr("Close"), self.accept)
        self.close_.setAutoDefault(True)
        parts = (self.headline, self.explained, self.table)
        return page(parts, (self.close_, self.use), (button(tr("Back"), self._again),))

    def _start(self) -> None:
        what, recipe, *_words = CHOICES[self.kinds.checkedId()]
        self._used = False
        self.started.emit()
        self._training.start(TrainingRequest(self._folder, what, recipe))
        self.hide_.setFocus()

    def _again(self) -> None:
        self._training.phase = Phase.IDLE
        self.show_training()

    def _use(self) -> None:
        self.use.setEnabled(False)
        self.use_wanted.emit(str(self._training.result["name"]))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder to learn from"), str(self._folder))
        if chosen:
            self._folder = Path(chosen)
            self._show_folder()

    def _show_folder(self) -> None:
        self.where.show_text(shown(self._folder))


def _epoch_words(row: Mapping[str, Any]) -> str:
    return tr("Epoch {epoch}: loss {loss}, unseen {unseen}. {remark}.").format(
        epoch=f"{row['epoch']:.0f}",
        loss=f"{row['loss']:.3f}",
        unseen=f"{row['held_out_loss']:.3f}",
        remark=sentence(str(row["remark"])),
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
