"""The ratio bar: in which ratio photos are proposed in this shoot, and which others each decision gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from cropperhead_desktop.domain.deliverables import MOST, ratio_list, ratio_text
from cropperhead_desktop.domain.policy import AS_SHOT, FreeRatio, parse_ratio
from cropperhead_desktop.geometry.aspect import PRESETS
from cropperhead_desktop.review.in_hand.numbers import aspect_text
from cropperhead_desktop.review.text import figures, phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox
from cropperhead_desktop.ui.kit.fields import RatioField, label, set_role, tool

WORDS: Mapping[str, str] = {"": phrase("As shot"), FreeRatio.ANY.value: phrase("Any")}
"""The ratios that are words; all others are called by their numbers."""
CHIPS = ("", FreeRatio.ANY.value, "1:1", "5:4", "4:3", "3:2", "16:9")
"""Those that stand in the bar as long as there is room; `More` has them all."""
_FIRST = ("", FreeRatio.ANY.value, "3:2", "1:1", "4:3", "16:9", "5:4")
"""The same, those that stay longest first."""
_PRESETS = tuple(name.split(" ")[0] for name, _ratio in PRESETS[:-1])
RATIOS = ("", FreeRatio.ANY.value, *_PRESETS, "4:5", "9:16")
"""What can be named with a click, in the setting's words."""
DELIVERED = ("3:2", "4:5", "1:1", "9:16", "16:9")
_NAMES = 24
"""Characters of a name."""


def named_in(text: str) -> tuple[str, str]:
    """`Album = 7:5` as name and ratio or size; without a name the first is empty (ValueError)."""
    name, equals, ratio = text.rpartition("=")
    ratio, name = ratio.strip(), " ".join(name.split())[:_NAMES]
    parse_ratio(ratio)
    if equals and not (name and ratio):
        raise ValueError(text)
    return name, ratio


def spelled(text: str) -> str:
    """A ratio as the setting spells it: as shot is empty."""
    word = text.strip().casefold().replace(" ", "-")
    return "" if word in ("", AS_SHOT) else FreeRatio.ANY.value if word == FreeRatio.ANY else text.strip()


def called(text: str) -> str:
    """A ratio or size, as the setting spells it, as people read it."""
    return tr(WORDS[text]) if text in WORDS else figures(text.replace("x", "×"))


class RatioBar(QWidget):
    """One line above the photos. It emits what is wished, and shows what the settings say."""

    ratio_chosen = Signal(str)
    named = Signal(str, str)
    """A name, and the ratio or size that it stands for; empty: the name is to be forgotten."""
    deliverables_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.ROW + theme.UNIT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Ratio of the shoot"))
        self._ratio = ""
        self._names: dict[str, str] = {}
        self._delivered: tuple[str, ...] = ()
        self.chips: dict[str, QToolButton] = {}
        for ratio in CHIPS:
            chip = _text_button(called(ratio), _tip(ratio))
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._choose, ratio))
            self.chips[ratio] = chip
        self.more = _menu_button(tr("More"), tr("All ratios, and those that you gave a name"))
        self.field = RatioField()
        self.field.setAccessibleName(tr("Another ratio or size"))
        self.field.setToolTip(
            tr("A ratio (7:5), a size in pixels (1080×1350), or either with a name to keep it (Album = 7:5)")
        )
        self.field.setPlaceholderText(tr("7:5 or pixels"))
        self.field.setFixedWidth(15 * theme.UNIT)
        self.field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.field.typed.connect(self._type)
        self.deliver = _menu_button("", tr("Ratios in which each decision gets a linked crop as well"))
        for button, fill in ((self.more, self._fill_more), (self.deliver, self._fill_deliver)):
            menu = QMenu(button)
            menu.aboutToShow.connect(fill)
            button.setMenu(menu)
        hbox(
            label(tr("Ratio"), "secondary"), theme.HALF, *self.chips.values(), self.more, self.field,
            None, self.deliver, of=self, gap=theme.HALF, margin=(theme.UNIT, 0, theme.UNIT, 0),
        )  # fmt: skip
        self.show_ratio("")
        self.show_deliverables("")

    def show_ratio(self, text: str) -> None:
        """The ratio that is named, as in the settings."""
        self._ratio = spelled(text)
        self._show()

    def show_named(self, names: Mapping[str, Any]) -> None:
        """The names that were given; what is no ratio (somebody edited the file) is left out."""
        self._names = {}
        for name, text in names.items():
            try:
                self._names[str(name)[:_NAMES]] = named_in(str(text))[1]
            except ValueError:
                continue
        self._show()

    @property
    def names(self) -> Mapping[str, str]:
        """The ratios and sizes by the names that were given to them."""
        return self._names

    def show_deliverables(self, text: str) -> None:
        """The ratios of the deliverables, as in the settings."""
        try:
            self._delivered = ratio_list(text)
        except ValueError:
            self._delivered = ()
        words = " · ".join(map(called, self._delivered)) or tr("none")
        self.deliver.setText(tr("Deliverables: {ratios}").format(ratios=words))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips that there is no room for are left to the menu."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        gap = theme.HALF
        parts = (self.more, self.field, self.deliver)
        room = self.width() - 9 * theme.UNIT - sum(part.sizeHint().width() + gap for part in parts)
        for ratio in sorted(_FIRST, key=lambda each: each != self._ratio):
            chip = self.chips[ratio]
            room -= chip.sizeHint().width() + gap
            chip.setVisible(room >= 0 or ratio == self._ratio)

    def _show(self) -> None:
        name = next((name for name, text in self._names.items() if text == self._ratio), "")
        is_chip = self._ratio in self.chips
        for ratio, chip in self.chips.items():
            chip.setChecked(ratio == self._ratio)
        set_role(self.more, "" if is_chip else "active")
        words = "" if self._ratio in RATIOS else called(self._ratio)
        self.field.show_text(words)
        self.more.setText(name or (tr("More") if is_chip or words else called(self._ratio)))
        set_role(self.field, "")
        self._fit()

    def _choose(self, ratio: str) -> None:
        self._show()  # a click has turned the chip already, whatever becomes of the wish
        self.ratio_chosen.emit(ratio)

    def _type(self, text: str) -> None:
        try:
            name, ratio = named_in(text)
        except ValueError:
            set_role(self.field, "error")
            self.field.selectAll()
            return
        set_role(self.field, "")
        self.field.leave()
        if name:
            self.named.emit(name, ratio)
        self.ratio_chosen.emit(spelled(ratio))

    def ask(self, text: str = "") -> None:
        """Let a ratio be typed, beginning with `text`."""
        self.field.setFocus()
        if text:
            self.field.setText(text)
            self.field.setModified(True)
            self.field.setCursorPosition(0)
        else:
            self.field.selectAll()

    def _fill_more(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for ratio in RATIOS:
            self._add(menu, called(ratio), ratio)
        if self._names:
            menu.addSeparator()
        for name, text in self._names.items():
            self._add(menu, f"{name} ({called(text)})", text)
        menu.addSeparator()
        menu.addAction(tr("Other ratio or size…"), partial(self.ask, ""))
        keep = menu.addAction(tr("Give it a name…"), lambda: self.ask(f" = {self._ratio}"))
        keep.setEnabled(self._ratio not in ("", FreeRatio.ANY.value))
        forget = menu.addMenu(tr("Forget a name"))
        forget.setEnabled(bool(self._names))
        for name in self._names:
            forget.addAction(name, partial(self.named.emit, name, ""))

    def _add(self, menu: QMenu, words: str, ratio: str) -> None:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(ratio == self._ratio)
        action.triggered.connect(partial(self.ratio_chosen.emit, ratio))
        menu.addAction(action)

    def _fill_deliver(self) -> None:
        menu = self.deliver.menu()
        menu.clear()
        for ratio in dict.fromkeys((*DELIVERED, *self._delivered, *self._named_ratios())):
            action = QAction(self._called(ratio), menu)
            action.setCheckable(True)
            action.setChecked(ratio in self._delivered)
            action.setEnabled(ratio in self._delivered or len(self._delivered) < MOST)
            action.triggered.connect(partial(self.turn_deliverable, ratio))
            menu.addAction(action)
        menu.addSeparator()
        none = menu.addAction(tr("None"), lambda: self.deliverables_chosen.emit(""))
        none.setEnabled(bool(self._delivered))

    def _named_ratios(self) -> Sequence[str]:
        """The names' ratios as deliverables spell them; sizes are ratios too."""
        return [ratio_text(text) for text in self._names.values() if text not in WORDS]

    def _called(self, ratio: str) -> str:
        name = next(
            (name for name, text in self._names.items() if text not in WORDS and ratio_text(text) == ratio),
            "",
        )
        return f"{called(ratio)} ({name})" if name else called(ratio)

    def turn_deliverable(self, ratio: str, _checked: bool = False) -> None:
        """Deliver a ratio as well, or no longer."""
        others = [each for each in self._delivered if each != ratio]
        made = others if ratio in self._delivered else [*others, ratio]
        known = {each: at for at, each in enumerate(DELIVERED)}
        self.deliverables_chosen.emit(",".join(sorted(made, key=lambda each: known.get(each, len(known)))))


def _tip(ratio: str) -> str:
    if not ratio:
        return tr("Proposals keep the format of each photo")
    if ratio == FreeRatio.ANY:
        return tr("Proposals have the ratio that suits each photo best")
    return tr("Every photo is proposed in {ratio}, turned for uprights").format(
        ratio=aspect_text(float(ratio.split(":")[0]) / float(ratio.split(":")[1]))
    )


def _text_button(text: str, tip: str) -> QToolButton:
    made = tool("ratio", tip)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    made.setText(text)
    made.setAccessibleName(text)
    made.setProperty("chip", "plain")
    return made


def _menu_button(text: str, tip: str) -> QToolButton:
    made = _text_button(text, tip)
    made.setProperty("chip", "menu")
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made
