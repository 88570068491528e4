"""How the program looks: neutral greys, one calm accent, an 8 px grid, three sizes of one typeface.

The photograph is to be the only colourful thing on the screen. Colours are `#rrggbb` text, lengths
logical pixels. States are told apart by the shape of their icon first and by colour second.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from cropperhead_desktop.domain.assets import resources_folder
from cropperhead_desktop.domain.session import State
from cropperhead_desktop.ui.pixmaps import svg_icon
from cropperhead_desktop.ui.theme_sheet import style_sheet

CANVAS = "#1f1f1f"
PANEL = "#2b2b2b"
FIELD = "#232323"
RAISED = "#383838"
HOVER = "#434343"
HAIRLINE = "#3a3a3a"
OUTLINE = "#4d4d4d"
TEXT = "#d6d6d6"
TEXT_BRIGHT = "#f2f2f2"
TEXT_SECONDARY = "#9a9a9a"
TEXT_DISABLED = "#6b6b6b"
ACCENT = "#5a93c8"
ACCENT_DARK = "#2f5f8c"
DOUBT = "#d9a441"
ERROR = "#e4766a"

UNIT = 8
HALF = 4
ROW = 28
ICON = 16

SMALL = 11
NORMAL = 13
LARGE = 17
"""The three type sizes in px."""

FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "Cantarell", "DejaVu Sans")

STATE_ICONS: dict[State, tuple[str, str]] = {
    State.UNDECIDED: ("circle-dashed", TEXT_SECONDARY),
    State.ACCEPTED: ("circle-check", ACCENT),
    State.KEPT: ("maximize", TEXT),
    State.FAILED: ("triangle-alert", ERROR),
}
"""Icon name and colour of each state."""

STATE_WORDS: dict[State, str] = {
    State.UNDECIDED: "Undecided",
    State.ACCEPTED: "Accepted",
    State.KEPT: "Original kept",
    State.FAILED: "Failed",
}


def apply_theme(app: QApplication) -> None:
    """Give the whole application the dark look; call once, before the first window."""
    app.setStyle("Fusion")
    app.setFont(font(NORMAL))
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet(globals(), _icons()))


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


@lru_cache(maxsize=256)
def icon(name: str, colour: str = TEXT) -> QIcon:
    """A vector icon of `resources/icons` in one colour, greyed where disabled (FileNotFoundError)."""
    return svg_icon(icon_svg(name), {QIcon.Mode.Normal: colour, QIcon.Mode.Disabled: TEXT_DISABLED})


def icon_svg(name: str) -> str:
    """The drawing of an icon, its lines in `currentColor` (FileNotFoundError)."""
    return (_icons() / f"{name}.svg").read_text(encoding="utf-8")


def state_icon(state: State) -> QIcon:
    """The badge of a review state."""
    return icon(*STATE_ICONS[state])


def _icons() -> Path:
    return resources_folder() / "icons"


def _palette() -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: PANEL,
        role.WindowText: TEXT,
        role.Base: FIELD,
        role.AlternateBase: PANEL,
        role.Text: TEXT,
        role.Button: RAISED,
        role.ButtonText: TEXT,
        role.BrightText: TEXT_BRIGHT,
        role.ToolTipBase: RAISED,
        role.ToolTipText: TEXT,
        role.PlaceholderText: TEXT_DISABLED,
        role.Highlight: ACCENT_DARK,
        role.HighlightedText: TEXT_BRIGHT,
        role.Accent: ACCENT,
        role.Link: ACCENT,
        role.Light: HOVER,
        role.Midlight: RAISED,
        role.Mid: HAIRLINE,
        role.Dark: CANVAS,
        role.Shadow: "#000000",
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(TEXT_DISABLED))
    return palette
