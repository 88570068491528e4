"""Heads at one height: a preset for many photos, reviewed before it is accepted; eyes clicked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialog, QListWidget, QWidget

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.domain.settings import HEAD_PRESET
from cropperhead_desktop.geometry.portrait import HEAD_PRESETS
from cropperhead_desktop.review.heads import Aligned, HeadAligner
from cropperhead_desktop.review.in_hand.numbers import per_cent
from cropperhead_desktop.review.text import counted, in_words, labelled, numeral, tr
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.features.heads.eyes import preset_of, take_eyes
from cropperhead_desktop.ui.kit.boxes import dialog_vbox, hbox
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import button, button_row, fill, fit, quiet, rows_list
from cropperhead_desktop.ui.window.context import App

_WIDTH = 520


class HeadsDialog(QDialog):
    """Choose a preset, draw, and see which photos were left out and why; the window stays usable."""

    def __init__(self, app: App, aligner: HeadAligner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._aligner = aligner
        self._told: Sequence[Path] = ()
        self.setWindowTitle(tr("Align heads"))
        self.preset = QComboBox()
        self.preset.addItems([tr(preset.name) for preset in HEAD_PRESETS])
        self.preset.setCurrentIndex(HEAD_PRESETS.index(preset_of(app)))
        self.preset.setAccessibleName(tr("Preset"))
        self.words, self.outcome = quiet(""), label("")
        self.rows: QListWidget = rows_list(tr("Photos to look at"))
        self.rows.itemActivated.connect(lambda _row: self._go())
        self.draw = button("", self._draw, primary=True)
        self.by_hand = button(tr("Click eyes by hand"), self._by_hand)
        dialog_vbox(
            self,
            hbox(label(tr("Preset")), (self.preset, 1)),
            self.words,
            self.outcome,
            (self.rows, 1),
            button_row((button(tr("Close"), self.reject), self.draw), (self.by_hand,)),
        )
        self.preset.currentIndexChanged.connect(self._chosen)
        self.finished.connect(lambda _result: aligner.stop())
        self.rows.hide()
        self._chosen(self.preset.currentIndex())

    def _chosen(self, row: int) -> None:
        preset = HEAD_PRESETS[row]
        self._app.settings[HEAD_PRESET] = preset.name
        words = tr("Head {head} of the height, eyes {eyes} from above.").format(
            head=per_cent(preset.head), eyes=per_cent(preset.eyes)
        )
        why = (
            tr(
                "Heads are found to about a fifth of their size: too coarse for an office. "
                "Click both eyes of each photo by hand, and check the result against the office's template."
            )
            if preset.exact
            else tr(
                "Drawn on the selected photos in which exactly one face is known; nothing is written until "
                "you accept. The eyes are off by 3 % of the frame's height, now and then more."
            )
        )
        self.words.setText(f"{words} {why}")
        self.draw.setText(tr("Draw on {photos}").format(photos=counted(len(self._targets()), "photo")))
        self.draw.setEnabled(not preset.exact and bool(self._targets()))
        fit(self, _WIDTH)

    def _targets(self) -> tuple[Path, ...]:
        """The selection; with one photo selected in the grid, all that are shown."""
        review = self._app.review
        alone = review.view is View.GRID and len(review.targets) == 1
        return tuple(review.session.paths) if alone else review.targets

    def _draw(self) -> None:
        paths = self._targets()
        self.draw.setEnabled(False)
        looked = tr("{count} of {photos} looked at")

        def step(count: int) -> None:
            self.outcome.setText(looked.format(count=numeral(count), photos=counted(len(paths), "photo")))

        step(0)
        self._aligner.align(paths, preset_of(self._app), self._drawn, step)

    def _drawn(self, found: Aligned) -> None:
        self._told = tuple(path for path, _why in found.told)
        drawn = tr("Drawn on {photos}.").format(photos=counted(found.drawn, "photo"))
        left = tr("Left out, to be done by hand: {photos}.").format(photos=counted(found.left_out, "photo"))
        self.outcome.setText(f"{drawn} {left}" if found.left_out else drawn)
        fill(self.rows, [labelled(printable(path.name), in_words(why)) for path, why in found.told])
        self.draw.setEnabled(True)
        fit(self, _WIDTH, 360 if self._told else 0)

    def _go(self) -> None:
        row = self.rows.currentRow()
        if 0 <= row < len(self._told) and self._told[row] in self._app.review.session:
            self._app.review.select(self._told[row])
            self._by_hand()

    def _by_hand(self) -> None:
        self._app.review.show(View.CROP)
        take_eyes(self._app, True)


def show_heads(app: App) -> None:
    """Open the dialog."""
    aligner = HeadAligner(app.review.store, app.review.decisions, app.jobs)
    app.window.show_dialog(HeadsDialog(app, aligner, app.window))
