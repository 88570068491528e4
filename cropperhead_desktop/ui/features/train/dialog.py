"""Learn from my crops: choose, watch, read what came out. A training goes on in the background."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHeaderView, QRadioButton, QTableWidget, QTableWidgetItem, QWidget

from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.review.in_hand.numbers import duration, per_cent
from cropperhead_desktop.review.text import in_words, numeral, phrase, sentence, tr
from cropperhead_desktop.ui.features.train.curve import TrainCurve
from cropperhead_desktop.ui.features.train.process import Phase, TrainingProcess, TrainingRequest
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import EDGE, hbox, holder, vbox
from cropperhead_desktop.ui.kit.elided import breakable
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.folder_field import FolderField
from cropperhead_desktop.ui.kit.pages import button, page, quiet, table
from cropperhead_desktop.ui.kit.task_dialog import TaskDialog

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
    ("iou", phrase("Like yours"), phrase(
        "How much of its crop and yours is common to both: 100 % is the same crop")),
    ("iou_at_ratio", phrase("At your ratio"), phrase(
        "The same where it is told the aspect ratio of your crop")),
    ("iou_at_size", phrase("At your size"), phrase(
        "The same where it is told ratio and size of your crop: only the place is left")),
)  # fmt: skip
"""Key, title and words of a column."""

_SIZE = (720, 480)


class TrainDialog(TaskDialog):
    """`use_wanted` carries the name of the model that the user wants; `started` when it begins."""

    use_wanted = Signal(str)
    started = Signal()

    def __init__(self, training: TrainingProcess, folder: Path, parent: QWidget | None = None) -> None:
        may_stop = tr("You can go on working: the status bar tells how far it is. Stopped, it begins anew.")
        super().__init__(tr("Learn from my crops"), may_stop, parent)
        self._training = training
        self.where = FolderField(folder, tr("Choose the folder to learn from"), tr("Folder to learn from"))
        self.kinds = QButtonGroup(self)
        self.start = button(tr("Learn"), self._start, primary=True)
        self.use = button(tr("Use this model"), self._use, primary=True)
        self.curve, self.remark, self.table = TrainCurve(), quiet(""), _table()
        self.place_pages(
            (self._choice_page(),),
            _SIZE,
            main=(self.use,),
            while_running=(self.curve, self.remark),
            when_over=(self.table,),
        )
        self.stop_wanted.connect(training.stop)
        # bound methods, which Qt forgets with the dialog
        training.changed.connect(self._show_training)
        training.ended.connect(self._ended)

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

    def show_used(self, name: str) -> None:
        """The model is in use now."""
        self.use.hide()
        self.headline.setText(tr("{name} proposes from now on").format(name=name))

    def show_problem(self, error: Exception) -> None:
        """The model could not be taken into use."""
        self.use.setEnabled(True)
        self.explained.setText(breakable(in_words(str(error))))

    def figures(self, progress: Progress, pace: tuple[float, float] | None) -> str:
        """How far it is: the steps of a training mean nothing to people."""
        words = per_cent(progress.done / progress.total)
        return words if pace is None else words + tr(" · {time} left").format(time=duration(pace[1]))

    def _show_training(self) -> None:
        """How far the training is."""
        training = self._training
        if training.is_running:
            steps = training.progress
            self.show_progress(Progress(steps.done, steps.total, sentence(steps.message)))
            self.curve.setVisible(bool(training.epochs))
            self.curve.show_epochs(training.epochs)
            self.remark.setVisible(bool(training.epochs))
            self.remark.setText(_epoch_words(training.epochs[-1]) if training.epochs else "")

    def _ended(self) -> None:
        """The page for what came out."""
        training = self._training
        self.table.setVisible(training.phase is Phase.DONE)
        if training.phase is Phase.DONE:
            self._show_result(training.result)
        elif training.phase is Phase.FAILED:
            self.show_over(tr("Not trained"), f"{sentence(training.reason).rstrip('.')}.")
        else:
            self.back()
            self.end()

    def _show_result(self, result: Mapping[str, Any]) -> None:
        better = bool(result["compared"]["better"])
        self._fill(result["table"])
        self.use.setEnabled(True)
        self.show_over(
            tr("Better than what you have") if better else tr("Not better than what you have"),
            f"{sentence(str(result['verdict'])).rstrip('.')}.",
            offers=(self.use,) if result["waits"] else (),
        )

    def _fill(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self.table.setRowCount(len(rows))
        for line, row in enumerate(rows):
            cells = [in_words(str(row["row"])), *(_number(row[name]) for name, _title, _words in _COLUMNS)]
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                cell.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                cell.setFont(theme.tabular(bold=row["kind"] == "model"))
                self.table.setItem(line, column, cell)

    def _choice_page(self) -> QWidget:
        words = quiet(tr(
            "Learns from the crops that you accepted, adjusted or made elsewhere, and from photos that you "
            "kept whole, in this folder and those inside. Proposals that nobody looked at teach nothing. "
            "Every shoot is judged by a model that did not see it; nothing is replaced unless you say so."
        ))  # fmt: skip
        folder = holder(hbox(label(tr("Folder")), (self.where, 1), gap=EDGE))
        kinds = [self._kind(number) for number in range(len(CHOICES))]
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
        return holder(vbox(radio, explained, gap=0))

    def _start(self) -> None:
        what, recipe, *_words = CHOICES[self.kinds.checkedId()]
        self.started.emit()
        self.begin(tr("Looking for your crops …"))
        self._training.start(TrainingRequest(self.where.folder, what, recipe))

    def _use(self) -> None:
        self.use.setEnabled(False)
        self.use_wanted.emit(str(self._training.result["name"]))


def _table() -> QTableWidget:
    """What each foresees, a row a model."""
    titles = [tr("On shoots it had not seen"), *(tr(title) for _name, title, _words in _COLUMNS)]
    made = table(tr("How well each foresees your crops"), titles)
    made.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    header = made.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    for column, tip in enumerate(("", *(tr(words) for _name, _title, words in _COLUMNS))):
        head = made.horizontalHeaderItem(column)
        assert head is not None
        head.setToolTip(tip)
        if column == 0:
            head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return made


def _epoch_words(row: Mapping[str, Any]) -> str:
    return tr("Epoch {epoch}: loss {loss}, unseen {unseen}. {remark}.").format(
        epoch=numeral(row["epoch"], ".0f"),
        loss=numeral(row["loss"], ".3f"),
        unseen=numeral(row["held_out_loss"], ".3f"),
        remark=sentence(str(row["remark"])),
    )


def _number(value: float | None) -> str:
    return "–" if value is None else numeral(100 * value, ".1f") + " %"
