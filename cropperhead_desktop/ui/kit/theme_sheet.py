"""The small style sheet on top of Fusion: flat controls of one height, visible focus, thin scroll bars."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template

_SHEET = Template("""
QToolTip { background: $RAISED; color: $TEXT; border: 1px solid $OUTLINE; padding: 4px; }
QMainWindow::separator { background: $CANVAS; width: 1px; height: 1px; }
QSplitter::handle { background: $CANVAS; }
QPushButton, QToolButton { background: $RAISED; color: $TEXT; border: 1px solid $OUTLINE;
    border-radius: 3px; padding: 0 8px; min-height: 26px; }
QToolButton { padding: 0; min-width: 26px; }
QToolButton[flat="true"] { background: transparent; border-color: transparent; }
QPushButton:hover, QToolButton:hover, QToolButton[flat="true"]:hover { background: $HOVER; }
QPushButton:pressed, QToolButton:pressed { background: $FIELD; }
QPushButton:disabled, QToolButton:disabled { color: $TEXT_DISABLED; border-color: $HAIRLINE; }
QToolButton:checked, QToolButton[role="active"] { background: $ACCENT_DARK; color: $TEXT_BRIGHT;
    border-color: $ACCENT; }
QPushButton[primary="true"] { background: $ACCENT_DARK; color: $TEXT_BRIGHT; border-color: $ACCENT; }
QPushButton[primary="true"]:hover { background: $ACCENT; }
QPushButton[primary="true"]:disabled { background: $PANEL; color: $TEXT_DISABLED; border-color: $HAIRLINE; }
QLineEdit, QAbstractSpinBox, QComboBox { background: $FIELD; color: $TEXT; border: 1px solid $HAIRLINE;
    border-radius: 3px; padding: 0 6px; min-height: 26px; selection-background-color: $ACCENT_DARK; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $TEXT_DISABLED; }
QAbstractSpinBox QLineEdit { border: none; padding: 0 6px; min-height: 0; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QAbstractSpinBox { padding: 0; }
QRadioButton { spacing: 8px; min-height: 26px; }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid $TEXT_SECONDARY; border-radius: 7px;
    background: $FIELD; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid $ACCENT;
    background: $TEXT_BRIGHT; }
QRadioButton:focus { color: $TEXT_BRIGHT; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$ARROW"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $RAISED; border: 1px solid $OUTLINE;
    selection-background-color: $ACCENT_DARK; selection-color: $TEXT_BRIGHT; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QToolButton[role="unit"] { min-height: 18px; max-height: 18px; border-radius: 2px; font-size: ${SMALL}px; }
QPushButton:focus, QToolButton:focus, QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus,
    QAbstractItemView:focus { border: 1px solid $ACCENT; outline: none; }
QPushButton[primary="true"]:focus, QToolButton:checked:focus, QToolButton[role="active"]:focus {
    border-color: $TEXT_BRIGHT; }
QAbstractItemView { background: $PANEL; border: 1px solid transparent; outline: none; }
QAbstractItemView[role="rows"] { border-color: $HAIRLINE; border-radius: 3px; padding: 3px; }
QAbstractItemView[role="rows"]:focus { border-color: $ACCENT; }
QAbstractItemView[role="rows"]::item { min-height: 26px; padding: 0 8px; }
QListView[role="photos"] { background: $CANVAS; border: none; padding: 4px; }
#empty { background: $CANVAS; }
#palette { border: 1px solid $OUTLINE; }
#table { background: $FIELD; border: 1px solid $HAIRLINE; }
QTableWidget::item { padding: 0 8px; }
QHeaderView::section { background: $PANEL; color: $TEXT_SECONDARY; border: none;
    border-bottom: 1px solid $HAIRLINE; padding: 0 8px; min-height: 28px; }
#qt_msgbox_label, #qt_msgbox_informativelabel { min-width: 360px; }
QMenu { background: $RAISED; border: 1px solid $OUTLINE; padding: 4px; }
QMenu::item { padding: 4px 24px; }
QMenu::item:selected { background: $ACCENT_DARK; color: $TEXT_BRIGHT; }
QMenu::item:disabled { color: $TEXT_DISABLED; }
QMenu::separator { height: 1px; background: $OUTLINE; margin: 4px 8px; }
QStatusBar { background: $PANEL; border-top: 1px solid $CANVAS; }
QStatusBar::item { border: none; }
QScrollBar { background: $PANEL; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $OUTLINE; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: $TEXT_DISABLED; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSlider::groove:horizontal { height: 2px; background: $OUTLINE; border-radius: 1px; }
QSlider::handle:horizontal { width: 10px; height: 10px; margin: -5px 0; border-radius: 6px;
    background: $TEXT; border: 1px solid $TEXT; }
QSlider::handle:horizontal:focus { background: $ACCENT; border-color: $TEXT_BRIGHT; }
QSlider::handle:horizontal:disabled { background: $TEXT_DISABLED; border-color: $TEXT_DISABLED; }
QCheckBox { spacing: 6px; }
QCheckBox::indicator { width: 13px; height: 13px; border: 1px solid $OUTLINE; border-radius: 3px;
    background: $FIELD; }
QCheckBox::indicator:checked { background: $TICKED; border-color: $ACCENT; image: url("$MARK"); }
QCheckBox::indicator:focus { border-color: $TEXT_BRIGHT; }
QCheckBox::indicator:disabled { border-color: $HAIRLINE; background: transparent; }
QCheckBox::indicator:checked:disabled { background: $TEXT_DISABLED; }
QCheckBox:disabled { color: $TEXT_DISABLED; }
QLabel[role="secondary"] { color: $TEXT_SECONDARY; }
QLabel[role="doubt"] { color: $DOUBT; }
QLabel[role="error"] { color: $ERROR; }
QLineEdit[role="error"] { border: 1px solid $ERROR; }
QLabel[role="heading"] { color: $TEXT_SECONDARY; font-size: ${SMALL}px; font-weight: 600; }
QFrame[role="line"] { background: $HAIRLINE; border: none; max-height: 1px; min-height: 1px; }
""")


def style_sheet(values: Mapping[str, object], icons: Path) -> str:
    """The sheet with the constants of `theme` and the folder of icons (KeyError: a constant is missing)."""
    drawn = {"ARROW": "combo-arrow.svg", "MARK": "check-mark.svg"}
    return _SHEET.substitute(values, **{name: (icons / file).as_posix() for name, file in drawn.items()})
