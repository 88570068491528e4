"""The status bar: counts, queue, device, writes, errors. Every number says what it counts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.review.text import counted, numeral, phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import Part, hbox, holder
from cropperhead_desktop.ui.kit.elided import ElidedLabel
from cropperhead_desktop.ui.kit.fields import label

REMARK_MS = 5000
WORDS = {
    State.UNDECIDED: phrase("{count} undecided"),
    State.ACCEPTED: phrase("{count} accepted"),
    State.KEPT: phrase("{count} kept"),
    State.FAILED: phrase("{count} failed"),
}


class StatusBar(QStatusBar):
    """Counts at the left, then remarks; long tasks, writes, device and errors at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(0, 0, theme.UNIT, 0)
        self.photos, self.selected = label(role="secondary"), label(role="secondary")
        self.selected.hide()
        self.remark = ElidedLabel(self)
        self.remark.setProperty("role", "secondary")
        self._icons = {state: QLabel() for state in State}
        self.counts = {state: label(role="secondary") for state in State}
        states: list[Part] = []
        for state, icon in self._icons.items():
            theme.set_state_icon(icon, state)
            states += [theme.UNIT, icon, self.counts[state]]
        remarks: tuple[Part, ...] = (2 * theme.UNIT, self.selected, theme.UNIT, (self.remark, 1))
        self.elsewhere = label(role="secondary")
        row = hbox(
            self.photos,
            *states,
            theme.UNIT,
            self.elsewhere,
            *remarks,
            gap=theme.HALF,
            margin=(theme.UNIT, 0, theme.UNIT, 0),
        )
        self.addWidget(holder(row), 1)
        self.task, self.queue, self.written, self.device = (label(role="secondary") for _ in range(4))
        self.task.hide()
        self.errors = QToolButton(self)
        self.errors.setProperty("flat", True)
        self.errors.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.errors.setToolTip(tr("Show everything that failed, with its reason"))
        for part in (self.task, self.queue, self.written, self.device):
            part.setContentsMargins(theme.UNIT, 0, theme.UNIT, 0)
            self.addPermanentWidget(part)
        self.addPermanentWidget(self.errors)
        self._timer = QTimer(self, singleShot=True, interval=REMARK_MS)
        self._timer.timeout.connect(lambda: self.remark.show_text(""))
        self.show_errors(0, 0)
        self.show_counts({})

    def say(self, text: str) -> None:
        """A remark for a few seconds; a newer one replaces it."""
        self.remark.show_text(text)
        self._timer.start()

    def show_counts(self, counts: Mapping[State, int], elsewhere: int = 0) -> None:
        """How many photos stand where; those accepted `elsewhere` were so by another program alone."""
        total = sum(counts.values())
        counts = {**counts, State.ACCEPTED: counts.get(State.ACCEPTED, 0) - elsewhere}
        self.elsewhere.setText(tr("{count} cropped elsewhere").format(count=numeral(elsewhere)))
        self.elsewhere.setVisible(elsewhere > 0)
        self.photos.setText(counted(total, "photo") if total else tr("No photos"))
        for state, words in self.counts.items():
            count = counts.get(state, 0)
            visible = total > 0 and (count > 0 or state is not State.FAILED)
            words.setText(tr(WORDS[state]).format(count=numeral(count)))
            words.setVisible(visible)
            self._icons[state].setVisible(visible)

    def show_selected(self, words: str) -> None:
        """How many photos are selected, where that is more than one."""
        self.selected.setText(words)
        self.selected.setVisible(bool(words))

    def show_task(self, words: str) -> None:
        """How far something is that takes its time; empty: nothing is."""
        self.task.setText(words)
        self.task.setVisible(bool(words))

    def show_queue(self, left: int) -> None:
        """How many photos wait for a proposal."""
        words = tr("{proposals} to go").format(proposals=counted(left, "proposal"))
        self.queue.setText(words if left else "")
        self.queue.setVisible(left > 0)

    def show_written(self, written: int, pending: int) -> None:
        """Sidecars written in this run, and being written."""
        text = tr("{sidecars} written").format(sidecars=counted(written, "sidecar"))
        going = tr("{text}, {count} to go").format(text=text, count=numeral(pending))
        self.written.setText(going if pending else text)
        self.written.setVisible(written + pending > 0)

    def show_device(self, device: str) -> None:
        """What the model runs on; a long reason goes to the tooltip."""
        self.device.setText(device if len(device) <= 24 else device[:23] + "…")
        self.device.setToolTip(tr("The model runs on: {device}").format(device=device))

    def show_errors(self, errors: int, notes: int) -> None:
        """The button that opens the list of errors and notes."""
        count = errors or notes
        self.errors.setText(" " + (counted(errors, "error") if errors else counted(notes, "note")))
        theme.set_icon(self.errors, *(("triangle-alert", "error") if errors else ("info", "text_secondary")))
        self.errors.setVisible(count > 0)
