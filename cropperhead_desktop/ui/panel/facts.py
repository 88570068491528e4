"""What the crop panel only shows: state of the photo, size of the result, model and its verdict."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import Level, Verdict
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.review.in_hand.numbers import aspect_text, per_cent
from cropperhead_desktop.review.proposal import level_words
from cropperhead_desktop.review.states import PENDING, VERDICTS
from cropperhead_desktop.review.text import numeral, phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox, vbox
from cropperhead_desktop.ui.kit.elided import ElidedLabel, breakable
from cropperhead_desktop.ui.kit.fields import label, set_role

_ICON = 20
_NONE = "\u2013"
_TIPS = {
    Verdict.SURE: phrase("Needs no look: “Accept all sure” takes it"),
    Verdict.LOOK: phrase("Look at this proposal before you take it"),
    Verdict.LEAVE: phrase("No crop would clearly gain anything"),
}


class StateFacts(QWidget):
    """Icon and word of the state, and a sentence about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon, self.word, self.message = QLabel(), label(), label("", "secondary", theme.SMALL)
        self.marks = label("", "secondary", theme.SMALL)
        self.marks.setAccessibleName(tr("Stars, flag and label"))
        self.word.setFont(theme.font(theme.NORMAL, bold=True))
        self.icon.setFixedSize(_ICON, _ICON)
        self.message.setWordWrap(True)
        # the first line is always there: a draft must not push the numbers down
        self.message.setMinimumHeight(self.message.fontMetrics().lineSpacing())
        vbox(hbox(self.icon, (self.word, 1), self.marks), self.message, of=self, gap=theme.HALF)

    def show_state(self, state: State | None, word: str, message: str) -> None:
        """None: no photo is shown."""
        self.icon.setVisible(state is not None)
        if state is not None:
            theme.set_state_icon(self.icon, state, _ICON)
        self.word.setText(tr("No photo") if state is None else word)
        self.message.setText(breakable(message))
        set_role(self.message, "error" if state is State.FAILED else "secondary")

    def show_marks(self, words: str) -> None:
        """Stars, flag and label; empty without any."""
        self.marks.setText(words)


class SizeFacts(QWidget):
    """Pixels, megapixels and ratio of the cropped photo, with a warning when it is small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pixels, self.rest = label("", "", theme.LARGE), label("", "secondary")
        self.warning = label("", "doubt", theme.SMALL)
        vbox(hbox((self.pixels, 1), self.warning), self.rest, of=self, gap=theme.HALF)

    def show_box(
        self,
        box: Box | None,
        width: int,
        height: int,
        warn_below: float,
        wanted: tuple[int, int] | None = None,
    ) -> None:
        """The size of a crop of a `width` x `height` photo.

        `warn_below` in megapixels, `wanted` in pixels: smaller ones are told.
        """
        if box is None:
            self.pixels.setText(_NONE)
            self.rest.setText("")
            self.warning.setText("")
            return
        megapixels = box.area / 1e6
        share = box.area / max(1, width * height)
        self.pixels.setText(f"{box.width:.0f} × {box.height:.0f} px")
        self.rest.setText(
            tr("{size} MP · {ratio} · {share} of the photo").format(
                size=numeral(megapixels, ".1f"), ratio=aspect_text(box.aspect), share=per_cent(share)
            )
        )
        words = ""
        if wanted is not None and (box.width < wanted[0] - 0.5 or box.height < wanted[1] - 0.5):
            words = tr("Under {width} × {height}").format(width=wanted[0], height=wanted[1])
        elif megapixels < warn_below <= width * height / 1e6:  # a photo that is small is no fault of the crop
            words = tr("Under {size} MP").format(size=numeral(warn_below, "g"))
        self.warning.setText(words)


class LevelFacts(QLabel):
    """Where the proposed angle comes from, or why a person should look at it; hidden without either."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font(theme.SMALL))
        self.setWordWrap(True)
        self.setAccessibleName(tr("Where the proposed angle comes from"))

    def show_level(self, level: Level | None) -> None:
        """None: no angle is proposed, or nobody knows."""
        self.setText(level_words(level))
        self.setVisible(bool(self.text()))
        set_role(self, "doubt" if level is not None and level.doubt else "secondary")


class ModelFacts(QWidget):
    """What the model says of its proposal, and the model's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.verdict = ElidedLabel(), label()
        set_role(self.name, "secondary")
        self.why = QToolButton()
        self.why.setText(tr("Why?"))
        self.why.setToolTip(tr("Your own crops that this proposal came from"))
        self.why.setAccessibleName(tr("Why this proposal"))
        self.why.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.why.setProperty("role", "unit")
        hbox(self.verdict, (self.name, 1), self.why, of=self)

    def show_model(self, name: str | None, verdict: Verdict | None, is_pending: bool = False) -> None:
        """A proposal that needs a look is amber; None: nothing is proposed, or (`is_pending`) not yet."""
        self.name.show_text(name or tr(PENDING if is_pending else "No proposal"))
        self.verdict.setVisible(verdict is not None)
        self.why.setVisible(verdict is not None)
        if verdict is not None:
            self.verdict.setText(tr(VERDICTS[verdict]))
            self.verdict.setToolTip(tr(_TIPS[verdict]))
        set_role(self.verdict, "doubt" if verdict is Verdict.LOOK else "")
