"""The card at the end of a shoot: what became of it, and what Lightroom needs now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from cropperhead_desktop.domain.shoot import ShootSummary
from cropperhead_desktop.review.text import counted, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import dialog_vbox, hbox, holder
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import button, fit, quiet

_WIDTH = 460
_SOON = 100
"""Milliseconds."""


class ShootEnd(QDialog):
    """Shows a summary, as it is at every moment; `accept_drawn` and `write_inside` are what can be done."""

    def __init__(
        self,
        summary: Callable[[], ShootSummary],
        accept_drawn: Callable[[], object],
        write_inside: Callable[[Sequence[Path]], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._summary = summary
        self._shown: ShootSummary | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.refresh)
        self.setWindowTitle(tr("The shoot so far"))
        self.title = label("", "", theme.LARGE)
        self.numbers = QGridLayout()
        self.numbers.setHorizontalSpacing(2 * theme.UNIT)
        self.numbers.setColumnStretch(1, 1)
        self.drawn = button("", accept_drawn, primary=True)
        self.sidecars, self.inside = quiet(""), quiet("")
        self.write = button("", lambda: write_inside(self._summary().for_inside))
        close = button(tr("Close"), self.accept)
        dialog_vbox(
            self, self.title, holder(self.numbers), hbox(self.drawn, None),
            self.sidecars, self.inside, hbox(self.write, None, close),
        )  # fmt: skip
        self.refresh()

    def refresh_soon(self) -> None:
        """Something changed; whatever changes with it is counted together."""
        if not self._soon.isActive():
            self._soon.start()

    def refresh(self) -> None:
        """The numbers of now."""
        found = self._summary()
        if found == self._shown:
            return
        self._shown = found
        is_over = found.left == 0
        title = tr("All {photos} decided") if is_over else tr("{photos}, {left} undecided")
        self.title.setText(title.format(photos=counted(found.total, "photo"), left=f"{found.left:,}"))
        while (item := self.numbers.takeAt(0)) is not None:
            cast(QWidget, item.widget()).deleteLater()
        rows = (
            (found.cropped, tr("cropped")),
            (found.kept, tr("kept whole")),
            (found.elsewhere, tr("cropped in another program")),
            (found.left, tr("left as they are, nothing written")),
            (found.failed, tr("could not be read or written")),
        )
        for row, (count, words) in enumerate(each for each in rows if each[0]):
            number = label(f"{count:,}")
            number.setFont(theme.tabular(theme.NORMAL, bold=True))
            self.numbers.addWidget(number, row, 0, Qt.AlignmentFlag.AlignRight)
            self.numbers.addWidget(label(words), row, 1)
        drawn, inside, sidecars = (len(each) for each in (found.drawn, found.for_inside, found.for_sidecars))
        self.drawn.setText(tr("Accept {crops}").format(crops=counted(drawn, "drawn crop")))
        self.drawn.setVisible(drawn > 0)
        self.sidecars.setText(
            tr(
                "Lightroom: select the photos, then Metadata → Read Metadata from Files. "
                "Camera Raw and Bridge show the {crops} at once."
            ).format(crops=counted(sidecars, "crop"))
        )
        self.sidecars.setVisible(sidecars > 0)
        self.inside.setText(
            tr(
                "{photos}: Lightroom reads no sidecar beside these files. Write the crops into them, "
                "then Metadata → Read Metadata from Files. One undo takes it back."
            ).format(photos=counted(inside, "JPEG, TIFF, HEIC or DNG", "JPEGs, TIFFs, HEICs or DNGs"))
        )
        self.write.setText(tr("Write into {photos}…").format(photos=counted(inside, "photo")))
        for part in (self.inside, self.write):
            part.setVisible(inside > 0)
        fit(self, _WIDTH)
