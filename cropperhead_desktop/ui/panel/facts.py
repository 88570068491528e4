"""What the crop panel only shows: state of the photo, size of the result, model and its confidence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from cropperhead_desktop.domain.session import State
from cropperhead_desktop.domain.suggestion import Level
from cropperhead_desktop.geometry.aspect import describe_aspect
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.review.numbers import per_cent
from cropperhead_desktop.review.proposal import level_words
from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox, vbox
from cropperhead_desktop.ui.kit.elided import ElidedLabel, breakable
from cropperhead_desktop.ui.kit.fields import label, set_role

_SURE = 0.5
_ICON = 20
_NONE = "\u2013"
_CALIBRATED = phrase(
    "The share of unseen photos on which a proposal like this one overlapped the person's own crop "
    "by three quarters or more."
)
_CONFIDENCE = phrase(
    "How well the proposals for the photo and for its mirror image agree.\n"
    "Not calibrated: it does not say how often such proposals are right."
)


class StateFacts(QWidget):
    """Icon and word of the state, and a sentence about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon, self.word, self.message = QLabel(), label(), label("", "secondary", theme.SMALL)
        self.word.setFont(theme.font(theme.NORMAL, bold=True))
        self.icon.setFixedSize(_ICON, _ICON)
        self.message.setWordWrap(True)
        # the first line is always there: a draft must not push the numbers down
        self.message.setMinimumHeight(self.message.fontMetrics().lineSpacing())
        vbox(hbox(self.icon, (self.word, 1)), self.message, of=self, gap=theme.HALF)

    def show_state(self, state: State | None, message: str) -> None:
        """None: no photo is shown."""
        self.icon.setVisible(state is not None)
        if state is not None:
            theme.set_state_icon(self.icon, state, _ICON)
        self.word.setText(tr("No photo" if state is None else theme.STATE_WORDS[state]))
        self.message.setText(breakable(message))
        set_role(self.message, "error" if state is State.FAILED else "secondary")


class SizeFacts(QWidget):
    """Pixels, megapixels and ratio of the cropped photo, with a warning when it is small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pixels, self.rest = label("", "", theme.LARGE), label("", "secondary")
        self.warning = label("", "doubt", theme.SMALL)
        vbox(self.pixels, self.rest, self.warning, of=self, gap=theme.HALF)

    def show_box(self, box: Box | None, width: int, height: int, warn_below: float) -> None:
        """The size of a crop of a `width` x `height` photo; `warn_below` in megapixels."""
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
                size=f"{megapixels:.1f}", ratio=describe_aspect(box.aspect), share=per_cent(share)
            )
        )
        small = megapixels < warn_below
        words = tr("Small: under {size} megapixels").format(size=f"{warn_below:g}")
        self.warning.setText(words if small else "")


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
    """The model: its name, its confidence and whether that is calibrated, the device it runs on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.confidence = ElidedLabel(), label()
        self.calibration = label(tr("not calibrated"), "secondary", theme.SMALL)
        self.device = ElidedLabel()
        self.device.setFont(theme.font(theme.SMALL))
        self.device.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_role(self.device, "secondary")
        for part in (self.confidence, self.calibration):
            part.setToolTip(tr(_CONFIDENCE))
        names = hbox((self.name, 1), (self.device, 1))
        vbox(names, hbox(self.confidence, (self.calibration, 1)), of=self, gap=theme.HALF)

    def set_calibrated(self, calibrated: bool) -> None:
        """Whether the model's confidence was fitted to photos that it had not seen."""
        self.calibration.setText("" if calibrated else tr("not calibrated"))
        for part in (self.confidence, self.calibration):
            part.setToolTip(tr(_CALIBRATED if calibrated else _CONFIDENCE))

    def show_model(self, name: str | None, confidence: float | None, device: str) -> None:
        """`confidence` is 0-1 or None where the model gives none; below one half it is amber."""
        self.name.show_text(name or tr("No proposal"))
        if name is None:
            words = ""
        elif confidence is None:
            words = tr("This model gives no confidence")
        else:
            words = tr("Confidence {share}").format(share=per_cent(confidence))
        self.confidence.setText(words)
        self.confidence.setVisible(bool(words))
        doubts = confidence is not None and confidence < _SURE
        set_role(self.confidence, "doubt" if doubts else "")
        self.calibration.setVisible(name is not None and confidence is not None)
        self.device.show_text(tr("Runs on {device}").format(device=device) if device else "")
        self.device.setVisible(bool(device))
