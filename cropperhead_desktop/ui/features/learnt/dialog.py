"""The page "My style": what was learnt, as words, pictures and small plots, and what of it is followed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QInputDialog,
    QMenu,
    QPushButton,
    QWidget,
)

from cropperhead_desktop.review.text import counted, sentence, tr
from cropperhead_desktop.ui.features.learnt.plots import SpreadPlot
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import EDGE, dialog_vbox, hbox, holder, vbox
from cropperhead_desktop.ui.kit.crop_tiles import CropTile, CropTiles
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import Scrolled, ask, button, button_row, fill, fit, quiet, rows_list

if TYPE_CHECKING:
    from cropperhead_desktop.inference.style.head import Switches
    from cropperhead_desktop.workflows.learn.style_page import StylePage
    from cropperhead_desktop.workflows.learn.styles import LearntGroup

_SIZE = (1080, 600)
_LEFT = 300
_ACROSS, _TILE = 3, 112
_PLOTS_ACROSS = 4


class StyleDialog(QDialog):
    """Wishes about the style in use, and which that is; names are text, files `Path`s."""

    forget_wanted = Signal()
    forget_part_wanted = Signal(object)
    """A LearntGroup."""
    switched = Signal(object)
    """Switches."""
    use_wanted = Signal(str)
    new_wanted = Signal(str, bool)
    """A name, and whether it begins as a copy of the style in use."""
    rename_wanted = Signal(str)
    remove_wanted = Signal()
    export_wanted = Signal(object)
    import_wanted = Signal(object)
    learn_wanted = Signal()

    def __init__(self, on_open: Callable[[Path], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("My style"))
        self._groups: Sequence[LearntGroup] = ()
        self._switches: Switches | None = None
        self.names = QComboBox()
        self.names.setAccessibleName(tr("Style in use"))
        self.names.activated.connect(lambda _row: self.use_wanted.emit(self.names.currentData()))
        self.more = QPushButton(tr("Styles"))
        self.more.setAutoDefault(False)
        self.more.setMenu(self._menu())
        self.words = label(tr("Reading …"))
        self.words.setWordWrap(True)
        self.words.setAccessibleName(tr("What was learnt"))
        self.keep_ratio = self._switch(
            tr("Keep my ratio"), tr("Propose your usual ratio where you name none")
        )
        self.follow_headroom = self._switch(
            tr("Follow my headroom"), tr("Lay the frame as high as you do; else as the model does")
        )
        self.groups = rows_list(tr("Learnt from"))
        self.groups.currentRowChanged.connect(self._chosen)
        policy = self.groups.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # what stands above it stays there
        self.groups.setSizePolicy(policy)
        self.forget_part = button(tr("Forget these"), self._forget_part)
        self.forget = button(tr("Forget it all"), self._ask_to_forget)
        self.tiles = CropTiles(tr("The model's crops and yours"), _ACROSS, _TILE, on_open)
        self.plots: list[SpreadPlot] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(2 * theme.UNIT)
        self.legend = quiet("")
        self.close_ = button(tr("Close"), self.reject)
        self._place()
        self._enable(False)
        self.close_.setFocus()

    def show_page(self, page: StylePage, tiles: Sequence[CropTile]) -> None:
        """The style in use."""
        with QSignalBlocker(self.names):
            self.names.clear()
            for number, name in enumerate(page.names):
                # the first one was named by nobody
                self.names.addItem(name if number else tr("My style"), name)
            self.names.setCurrentIndex(page.names.index(page.name))
        self.words.setText("\n".join(f"{sentence(clause)}." for clause in page.words))
        self._switches, self._groups = page.switches, page.groups
        for name in ("keep_ratio", "follow_headroom"):
            box: QCheckBox = getattr(self, name)
            with QSignalBlocker(box):
                box.setChecked(getattr(page.switches, name))
        fill(self.groups, [_group(each) for each in page.groups])
        self.tiles.show_tiles(tiles)
        self._show_plots(page)
        self._enable(True)

    def show_problem(self, error: Exception) -> None:
        """Why the style cannot be shown; beginning anew helps."""
        self.words.setText(sentence(str(error)))
        self._enable(True)

    def _show_plots(self, page: StylePage) -> None:
        for old in self.plots:
            self._grid.removeWidget(old)
            old.deleteLater()
        self.plots = [SpreadPlot(spread, self) for spread in page.spreads]
        for place, plot in enumerate(self.plots):
            self._grid.addWidget(plot, place // _PLOTS_ACROSS, place % _PLOTS_ACROSS)
        told = tr("Bars: you. Lines: the model, for the same photos.")
        self.legend.setText(told if self.plots else tr("Plots come with your third crop."))
        self.legend.setVisible(bool(page.groups))

    def _place(self) -> None:
        how = quiet(
            tr(
                "Learnt from the crops that you make and the photos you keep. It stays on this machine, and "
                "proposes until the model turns out to agree better with you."
            )
        )
        names = hbox((self.names, 1), self.more)
        learnt = hbox(label(tr("Learnt from"), "heading", theme.SMALL), None, self.forget_part)
        left = holder(
            vbox(names, self.words, how, self.keep_ratio, self.follow_headroom, learnt, (self.groups, 1))
        )
        left.setFixedWidth(_LEFT)
        right = holder(vbox(self._grid, self.legend, self.tiles, None, gap=EDGE))
        scroll = Scrolled(right)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        learn = button(tr("Learn from past crops…"), self.learn_wanted.emit)
        buttons = button_row((self.close_,), (self.forget, learn))
        dialog_vbox(self, (hbox(left, (scroll, 1), gap=3 * theme.UNIT), 1), buttons)
        fit(self, *_SIZE)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(tr("New…"), lambda: self._named(tr("New style"), "", self._new(False)))
        menu.addAction(tr("Copy…"), lambda: self._named(tr("Copy of this style"), "", self._new(True)))
        own = [
            menu.addAction(
                tr("Rename…"),
                lambda: self._named(tr("Rename"), self.names.currentText(), self.rename_wanted.emit),
            ),
            menu.addAction(tr("Remove…"), self._ask_to_remove),
        ]
        menu.addSeparator()
        menu.addAction(tr("Export…"), self._export)
        menu.addAction(tr("Import…"), self._import)

        def refresh() -> None:
            for action in own:  # the first one stays
                action.setEnabled(self.names.currentIndex() > 0)

        menu.aboutToShow.connect(refresh)
        return menu

    def _new(self, copy: bool) -> Callable[[str], None]:
        return lambda name: self.new_wanted.emit(name, copy)

    def _named(self, title: str, before: str, then: Callable[[str], object]) -> None:
        """Ask for a name without waiting."""
        dialog = QInputDialog(self)
        dialog.setWindowTitle(title)
        dialog.setLabelText(tr("Name of the style"))
        dialog.setTextValue(before)
        dialog.resize(_LEFT, dialog.sizeHint().height())  # room for its title
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(lambda name: then(name.strip()) if name.strip() else None)
        dialog.open()

    def _export(self) -> None:
        name = f"{self.names.currentText()}.npz"
        chosen, _kind = QFileDialog.getSaveFileName(self, tr("Export style"), name, tr("Styles (*.npz)"))
        if chosen:
            self.export_wanted.emit(Path(chosen))

    def _import(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, tr("Import style"), "", tr("Styles (*.npz)"))
        if chosen:
            self.import_wanted.emit(Path(chosen))

    def _ask_to_forget(self) -> None:
        name = self.names.currentText()
        more = tr("What {name} has learnt is forgotten. Crops stay.").format(name=name)
        ask(self, tr("Forget it all?"), more, tr("Forget"), tr("Keep"), self.forget_wanted.emit)

    def _ask_to_remove(self) -> None:
        name = self.names.currentText()
        more = tr("{name} goes with all that it learnt. Crops stay.").format(name=name)
        ask(self, tr("Remove this style?"), more, tr("Remove"), tr("Keep"), self.remove_wanted.emit)

    def _forget_part(self) -> None:
        row = self.groups.currentRow()
        if 0 <= row < len(self._groups):
            group = self._groups[row]
            title = tr("Forget {group}?").format(group=_group(group))
            more = tr("They teach nothing any more. Crops stay.")
            ask(self, title, more, tr("Forget"), tr("Keep"), lambda: self.forget_part_wanted.emit(group))

    def _switch(self, text: str, tip: str) -> QCheckBox:
        made = QCheckBox(text)
        made.setToolTip(tip)
        made.clicked.connect(self._switched)
        return made

    def _switched(self) -> None:
        if self._switches is not None:
            self._switches = replace(
                self._switches,
                keep_ratio=self.keep_ratio.isChecked(),
                follow_headroom=self.follow_headroom.isChecked(),
            )
            self.switched.emit(self._switches)

    def _chosen(self, row: int) -> None:
        self.forget_part.setEnabled(row >= 0)

    def _enable(self, on: bool) -> None:
        for part in (self.names, self.more, self.keep_ratio, self.follow_headroom, self.forget):
            part.setEnabled(on)
        self.forget_part.setEnabled(on and self.groups.currentRow() >= 0)
        if not on:
            self.legend.hide()


def _group(group: LearntGroup) -> str:
    """`weddings · 2019 · 314 crops`."""
    name = group.source or tr("Earlier, or from elsewhere")
    year = "" if group.year is None or str(group.year) in name else str(group.year)
    return " · ".join(filter(None, (name, year, counted(group.crops, "crop"))))
