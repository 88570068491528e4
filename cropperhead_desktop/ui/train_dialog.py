"""Learn from my crops: choose, watch, read what came out. It shows a `Training`, which goes on without it."""

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
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cropperhead_desktop.domain.errors import shown
from cropperhead_desktop.ui import theme
from cropperhead_desktop.ui.crop_fields import label
from cropperhead_desktop.ui.elided import ElidedLabel, breakable
from cropperhead_desktop.ui.text import phrase, tr
from cropperhead_desktop.ui.train_curve import TrainCurve
from cropperhead_desktop.ui.training import Lesson, Phase, Training

CHOICES = (
    ("head", "candidates", phrase("Taste"), phrase(
        "Sizes, ratios, places and what matters to you, on top of the model. About a minute.")),
    ("network", "candidates", phrase("Taste and eye"), phrase(
        "What the model sees in a picture as well. Minutes to an hour; needs PyTorch (the train extra).")),
    ("network", "2020", phrase("The network of 2020, from nothing"), phrase(
        "For the curious: hours, and seldom better. Needs PyTorch (the train extra).")),
)  # fmt: skip
"""What is taught, recipe, title and words."""

_COLUMNS = (("iou", phrase("IoU")), ("iou_at_ratio", phrase("IoU, your ratio")),
            ("iou_at_size", phrase("IoU, your size")))  # fmt: skip


class TrainDialog(QDialog):
    """`use_wanted` carries the name of the model that the user wants."""

    use_wanted = Signal(str)

    def __init__(self, training: Training, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Learn from my crops"))
        self.resize(720, 560)
        self._training = training
        self._folder = folder
        self._used = False
        self.pages = QStackedWidget(self)
        for page in (self._choice_page(), self._progress_page(), self._result_page()):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.UNIT] * 4)
        layout.addWidget(self.pages)
        self._show_folder()
        self.start.setFocus()
        # bound methods, which Qt forgets with the dialog
        training.changed.connect(self.show_training)
        self.show_training()

    def show_training(self) -> None:
        """The page for where the training stands."""
        training = self._training
        if training.phase in (Phase.RUNNING, Phase.STOPPING):
            self._show_progress()
        elif training.phase is Phase.DONE:
            self._show_result(training.result)
        elif training.phase is Phase.FAILED:
            self._show_words(tr("Not trained"), training.reason[:1].upper() + training.reason[1:])
        else:
            self.pages.setCurrentIndex(0)

    def show_used(self, name: str) -> None:
        """The model is in use now."""
        self._used = True
        self.use.hide()
        self.headline.setText(tr("{name} proposes from now on").format(name=name))

    def show_trouble(self, error: Exception) -> None:
        """The model could not be taken into use."""
        self.use.setEnabled(True)
        self.explained.setText(breakable(str(error)))

    def _show_progress(self) -> None:
        training = self._training
        stopping = training.phase is Phase.STOPPING
        self.bar.setRange(0, training.progress.total)
        self.bar.setValue(training.progress.done)
        words = tr("Stopping …") if stopping else training.progress.message or tr("Looking for your crops …")
        self.now.show_text(words[:1].upper() + words[1:])
        share = training.progress.done / training.progress.total if training.progress.total else 0.0
        figures = f"{100 * share:.0f} %"
        if training.left is not None and not stopping:
            figures += tr(" · {time} left").format(time=time_words(training.left))
        self.figures.setText(figures)
        self.stop.setEnabled(not stopping)
        self.curve.setVisible(bool(training.epochs))
        self.curve.show_epochs(training.epochs)
        self.remark.setText(_epoch_words(training.epochs[-1]) if training.epochs else "")
        self.pages.setCurrentIndex(1)

    def _show_result(self, result: Mapping[str, Any]) -> None:
        if self._used:
            return
        better = bool(result["compared"]["better"])
        self._show_words(
            tr("Better than what you have") if better else tr("Not better than what you have"),
            str(result["verdict"]),
        )
        self._fill(result["table"])
        self.table.show()
        self.use.setVisible(bool(result["waits"]))
        self.use.setEnabled(True)
        self.use.setDefault(bool(result["waits"]))

    def _show_words(self, headline: str, words: str) -> None:
        self.headline.setText(headline)
        self.explained.setText(breakable(words))
        self.table.hide()
        self.use.hide()
        self.pages.setCurrentIndex(2)

    def _fill(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self.table.setRowCount(len(rows))
        for line, row in enumerate(rows):
            cells = [str(row["row"]), *(_number(row[name]) for name, _ in _COLUMNS)]
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                cell.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                cell.setFont(theme.tabular(bold=row["kind"] == "model"))
                self.table.setItem(line, column, cell)

    def _choice_page(self) -> QWidget:
        self.where = ElidedLabel(self)
        self.choose = QPushButton(tr("Choose…"))
        self.choose.setAccessibleName(tr("Choose the folder to learn from"))
        self.choose.clicked.connect(self._choose)
        folder = QHBoxLayout()
        folder.addWidget(label(tr("Folder")))
        folder.addSpacing(theme.UNIT)
        folder.addWidget(self.where, 1)
        folder.addWidget(self.choose)
        page, column, buttons = _page()
        column.addLayout(folder)
        column.addWidget(_quiet(tr(
            "Learns from the crops that you accepted, adjusted or made elsewhere, and from photos that you "
            "kept whole, in this folder and those inside. Proposals that nobody looked at teach nothing. "
            "Every shoot is judged by a model that did not see it; nothing is replaced unless you say so."
        )))  # fmt: skip
        self.kinds = QButtonGroup(self)
        for number, (_what, _recipe, title, words) in enumerate(CHOICES):
            button = QRadioButton(tr(title))
            button.setAccessibleDescription(tr(words))
            button.setChecked(number == 0)
            self.kinds.addButton(button, number)
            quiet = _quiet(tr(words))
            quiet.setContentsMargins(3 * theme.UNIT, 0, 0, theme.UNIT)
            column.addWidget(button)
            column.addWidget(quiet)
        column.addStretch(1)
        self.start = QPushButton(tr("Learn"))
        self.start.setProperty("primary", True)
        self.start.setDefault(True)
        self.start.clicked.connect(self._start)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        for button_ in (self.choose, cancel):
            button_.setAutoDefault(False)
        _fill_row(buttons, cancel, self.start)
        return page

    def _progress_page(self) -> QWidget:
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.figures = label()
        self.now = ElidedLabel()
        self.now.setProperty("role", "secondary")
        self.curve = TrainCurve()
        self.remark = _quiet("")
        page, column, buttons = _page()
        for part in (self.figures, self.bar, self.now):
            column.addWidget(part)
        column.addWidget(self.curve, 1)
        column.addWidget(self.remark)
        column.addStretch(0)
        column.addWidget(
            _quiet(tr("You can close this and go on working; the status bar tells how far it is."))
        )
        self.stop = QPushButton(tr("Stop"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self._training.stop)
        self.hide_ = QPushButton(tr("Go on in the background"))
        self.hide_.setAutoDefault(False)
        self.hide_.clicked.connect(self.accept)
        _fill_row(buttons, self.stop, self.hide_)
        return page

    def _result_page(self) -> QWidget:
        self.headline = label(size=theme.LARGE)
        self.explained = _quiet("")
        self.table = QTableWidget(0, 1 + len(_COLUMNS))
        self.table.setObjectName("table")
        self.table.setAccessibleName(tr("How well each foresees your crops"))
        self.table.setHorizontalHeaderLabels(["", *(tr(name) for _, name in _COLUMNS)])
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
        page, column, buttons = _page()
        column.addWidget(self.headline)
        column.addWidget(self.explained)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        again = QPushButton(tr("Once more…"))
        again.clicked.connect(self._again)
        self.use = QPushButton(tr("Use this model"))
        self.use.setProperty("primary", True)
        self.use.clicked.connect(self._use)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.accept)
        for button in (again, close):
            button.setAutoDefault(False)
        _fill_row(buttons, again, close, self.use)
        return page

    def _start(self) -> None:
        what, recipe, *_words = CHOICES[self.kinds.checkedId()]
        self._used = False
        self._training.start(Lesson(self._folder, what, recipe))
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


def time_words(seconds: float) -> str:
    """`45 s`, `3 min`, `1 h 20 min`."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _epoch_words(row: Mapping[str, Any]) -> str:
    return tr("Epoch {epoch}: loss {loss}, unseen {unseen}. {remark}.").format(
        epoch=f"{row['epoch']:.0f}",
        loss=f"{row['loss']:.3f}",
        unseen=f"{row['held_out_loss']:.3f}",
        remark=str(row["remark"])[:1].upper() + str(row["remark"])[1:],
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _quiet(words: str) -> QLabel:
    made = label(words, "secondary")
    made.setWordWrap(True)
    return made


def _page() -> tuple[QWidget, QVBoxLayout, QHBoxLayout]:
    """A page, the column of its parts, and the row of its buttons below."""
    page = QWidget()
    outer, column, buttons = QVBoxLayout(page), QVBoxLayout(), QHBoxLayout()
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(2 * theme.UNIT)
    column.setSpacing(theme.UNIT)
    buttons.setSpacing(theme.UNIT)
    outer.addLayout(column, 1)
    outer.addLayout(buttons)
    return page, column, buttons


def _fill_row(buttons: QHBoxLayout, *parts: QWidget) -> None:
    buttons.addStretch(1)
    for part in parts:
        buttons.addWidget(part)
