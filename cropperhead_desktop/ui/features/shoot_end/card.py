"""The card at the end of a shoot: what became of it, and what Lightroom needs now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from cropperhead_desktop.domain.shoot import ShootSummary
from cropperhead_desktop.review.text import counted, phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import dialog_vbox, hbox, holder
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import button, fit, quiet

_WIDTH = 460
_SOON = 100
"""Milliseconds."""
_ROWS = (
    phrase("cropped"), phrase("kept whole"), phrase("cropped in another program"),
    phrase("passed as they are, nothing written"), phrase("rejected, passed over"),
    phrase("fine as they are"), phrase("left as they are, nothing written"),
    phrase("could not be read or written"),
)  # fmt: skip
"""What became of photos, in words; one line a row."""


class ShootEnd(QDialog):
    """Shows a summary, as it is at every moment; `accept_drawn` and `write_inside` are what can be done."""

    def __init__(
        self,
        summary: Callable[[], ShootSummary],
        keys: Callable[[], int],
        pass_rest: Callable[[], object],
        accept_drawn: Callable[[], object],
        write_inside: Callable[[Sequence[Path]], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._summary = summary
        self._keys = keys
        self._shown: tuple[ShootSummary, int] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.refresh)
        self.setWindowTitle(tr("The shoot so far"))
        self.title = label("", "", theme.LARGE)
        self.numbers = QGridLayout()
        self.numbers.setHorizontalSpacing(2 * theme.UNIT)
        self.numbers.setColumnStretch(1, 1)
        self._rows = [(label(), label(tr(words))) for words in _ROWS]
        for row, (number, words) in enumerate(self._rows):
            number.setFont(theme.tabular(theme.NORMAL, bold=True))
            self.numbers.addWidget(number, row, 0, Qt.AlignmentFlag.AlignRight)
            self.numbers.addWidget(words, row, 1)
        self.keys = label(role="secondary")
        self.drawn = button("", accept_drawn, primary=True)
        self.rest = button("", pass_rest, primary=True)
        self.sidecars, self.inside = quiet(""), quiet("")
        self.write = button("", lambda: write_inside(self._summary().for_inside))
        close = button(tr("Close"), self.accept)
        dialog_vbox(
            self, self.title, self.keys, holder(self.numbers), hbox(self.rest, self.drawn, None),
            self.sidecars, self.inside, hbox(self.write, None, close),
        )  # fmt: skip
        self.refresh()

    def refresh_soon(self) -> None:
        """Something changed; whatever changes with it is counted together."""
        if not self._soon.isActive():
            self._soon.start()

    def refresh(self) -> None:
        """The numbers of now."""
        found, keys = self._summary(), self._keys()
        if (found, keys) == self._shown:
            return
        self._shown = found, keys
        is_over = found.open == 0
        title = tr("All {photos} decided") if is_over else tr("{photos}, {left} undecided")
        title = tr("{photos}, {keys}") if is_over and keys else title
        pressed = counted(keys, "key")
        photos = counted(found.total, "photo")
        self.title.setText(title.format(photos=photos, left=f"{found.open:,}", keys=pressed))
        self.keys.setText(tr("{keys} so far").format(keys=pressed))
        self.keys.setVisible(keys > 0 and not is_over)
        counts = (
            found.cropped, found.kept, found.elsewhere, found.passed, found.rejected, found.fine,
            found.open - found.fine, found.failed,
        )  # fmt: skip
        for (number, words), count in zip(self._rows, counts, strict=True):
            number.setText(f"{count:,}")
            number.setVisible(count > 0)
            words.setVisible(count > 0)
        drawn, inside, sidecars = (len(each) for each in (found.drawn, found.for_inside, found.for_sidecars))
        self.rest.setText(tr("Pass {photos} as they are").format(photos=counted(found.fine, "photo")))
        self.rest.setVisible(found.fine > 0)
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
        self.numbers.activate()  # whoever holds it learns its size only so
        fit(self, _WIDTH)
