"""How the program looks: neutral greys, one calm accent, an 8 px grid, three sizes of one typeface.

The photograph is to be the only colourful thing on the screen (see `palettes`). Colours are
`#rrggbb` text, lengths logical pixels. States are told apart by the shape of their icon
first and by colour second.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.system.folders import resources_folder
from cropperhead_desktop.ui.kit.palettes import DARK, Palette
from cropperhead_desktop.ui.kit.pixmaps import svg_icon

look: Palette = DARK
"""The look in use, `apply_theme` changes it."""

UNIT = 8
HALF = 4
ROW = 28
ICON = 16
STRIP = 112
"""Height of the filmstrip."""

SMALL = 11
NORMAL = 13
LARGE = 17
"""The three type sizes in px."""

FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "Cantarell", "DejaVu Sans")

STATE_ICONS: dict[State, tuple[str, str]] = {
    State.UNDECIDED: ("circle-dashed", "text_secondary"),
    State.ACCEPTED: ("circle-check", "accent"),
    State.KEPT: ("maximize", "text"),
    State.FAILED: ("triangle-alert", "error"),
}
"""Icon of each state, and the name of its colour in the palette."""

_ICON = "icon_of_theme"
"""The property in which a widget keeps name, tone and side of its icon, to draw it anew in another look."""
_FLASH_MS = 1000


def apply_theme(app: QApplication, colours: Palette = DARK) -> None:
    """Give the whole application this look, now and with everything that is on the screen already."""
    global look
    sheet = _style_sheet(colours)
    if colours is look and app.styleSheet() == sheet:
        return
    look = colours
    app.setStyle("Fusion")
    app.setFont(font(NORMAL))
    app.setPalette(_palette())
    app.setStyleSheet(sheet)
    for widget in app.allWidgets():
        if isinstance(widget, QAbstractButton | QLabel) and widget.property(_ICON):
            _tint(widget)


def set_icon(widget: QAbstractButton | QLabel, name: str, tone: str = "text", side: int = ICON) -> None:
    """Give a button or a label an icon of `side` px in a colour of the look, whichever is in use later."""
    widget.setProperty(_ICON, [name, tone, str(side)])
    _tint(widget)


def set_state_icon(label: QLabel, state: State, side: int = ICON) -> None:
    """Give a label the badge of a review state."""
    set_icon(label, *STATE_ICONS[state], side)


def _tint(widget: QAbstractButton | QLabel) -> None:
    name, tone, side = widget.property(_ICON)
    made, size = icon(name, getattr(look, tone), int(side)), QSize(int(side), int(side))
    if isinstance(widget, QLabel):
        widget.setPixmap(made.pixmap(size, widget.devicePixelRatioF()))
    else:
        widget.setIcon(made)
        widget.setIconSize(size)


def set_motion(app: QApplication, reduced: bool) -> None:
    """Menus, lists and tooltips that fade or slide in, and the caret that blinks; or none of it."""
    for effect in (
        Qt.UIEffect.UI_AnimateMenu,
        Qt.UIEffect.UI_FadeMenu,
        Qt.UIEffect.UI_AnimateCombo,
        Qt.UIEffect.UI_AnimateTooltip,
        Qt.UIEffect.UI_FadeTooltip,
    ):
        app.setEffectEnabled(effect, not reduced)
    app.setCursorFlashTime(0 if reduced else _FLASH_MS)


def font(size: int = NORMAL, bold: bool = False) -> QFont:
    """The typeface of the program at `size` px."""
    made = QFont(list(FAMILIES))
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def tabular(size: int = NORMAL, bold: bool = False) -> QFont:
    """`font` with figures of one width, for numbers that change while dragging."""
    made = font(size, bold)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def icon(name: str, colour: str | None = None, side: int | None = None) -> QIcon:
    """A vector icon of `resources/icons` in one colour (None: the text's), greyed where disabled.

    `side` is that in which alone it is wanted, in logical px. Raises FileNotFoundError.
    """
    return _tinted(name, colour or look.text, look.text_disabled, side)


@lru_cache(maxsize=256)
def _tinted(name: str, colour: str, disabled: str, side: int | None) -> QIcon:
    return svg_icon(icon_svg(name), {QIcon.Mode.Normal: colour, QIcon.Mode.Disabled: disabled}, side)


def icon_svg(name: str) -> str:
    """The drawing of an icon, its lines in `currentColor` (FileNotFoundError)."""
    return (_icons() / f"{name}.svg").read_text(encoding="utf-8")


def state_icon(state: State) -> QIcon:
    """The badge of a review state."""
    name, colour = STATE_ICONS[state]
    return icon(name, getattr(look, colour))


def _icons() -> Path:
    return resources_folder() / "icons"


def _style_sheet(colours: Palette) -> str:
    """`resources/theme.qss` with these colours (KeyError: it names another one)."""
    icons = {"arrow": "combo-arrow.svg", "mark": "check-mark.svg"}
    places = {name: (_icons() / file).as_posix() for name, file in icons.items()}
    sheet = Template((resources_folder() / "theme.qss").read_text(encoding="utf-8"))
    return sheet.substitute(asdict(colours), small=SMALL, **places)


def _palette() -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: look.panel,
        role.WindowText: look.text,
        role.Base: look.field,
        role.AlternateBase: look.panel,
        role.Text: look.text,
        role.Button: look.raised,
        role.ButtonText: look.text,
        role.BrightText: look.text_bright,
        role.ToolTipBase: look.raised,
        role.ToolTipText: look.text,
        role.PlaceholderText: look.text_disabled,
        role.Highlight: look.accent_dark,
        role.HighlightedText: look.text_bright,
        role.Accent: look.accent,
        role.Link: look.accent,
        role.Light: look.hover,
        role.Midlight: look.raised,
        role.Mid: look.hairline,
        role.Dark: look.canvas,
        role.Shadow: "#000000",
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(look.text_disabled))
    return palette
