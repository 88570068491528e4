"""A form made from a class of options: a field for each of them, in rows of names and fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from cropperhead_desktop.domain.options import OptionRow, OptionSet, options_of
from cropperhead_desktop.review.text import in_words, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox, holder
from cropperhead_desktop.ui.kit.fields import label, set_role

S = TypeVar("S", bound=OptionSet)

_WHOLE, _DECIMAL, _TEXT = 11 * theme.UNIT, 14 * theme.UNIT, 18 * theme.UNIT
"""Widths of fields, in px."""
_LARGEST = 2**31 - 1
"""Where a number has no limit of its own."""


class OptionField(QWidget):
    """Base: the field of one option; `changed` when it says something else."""

    changed = Signal()
    finished = Signal()
    """It says something else, and nothing of it is being typed any more."""

    def __init__(self, row: OptionRow) -> None:
        super().__init__()
        self.row = row
        self.line = hbox(of=self)

    def put(self, *parts: QWidget, gap: int = theme.UNIT) -> None:
        """Put the controls in; they bear the option's name where they have none of their own."""
        self.line.setSpacing(gap)
        self.setFocusProxy(parts[0])
        for part in parts:
            self.line.addWidget(part)
            if not part.accessibleName():
                part.setAccessibleName(tr(self.row.about.title))
            part.setToolTip(tr(self.row.about.tip) if self.row.about.tip else "")

    @property
    def value(self) -> object:
        """What the field says (ValueError: nothing that the option could be)."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Say something else."""
        raise NotImplementedError


class BoxOption(OptionField):
    """Yes or no."""

    def __init__(self, row: OptionRow) -> None:
        super().__init__(row)
        self.box = QCheckBox(tr(row.about.title))
        self.put(self.box)
        for heard in (self.changed, self.finished):
            self.box.toggled.connect(heard)

    @property
    def value(self) -> bool:
        """Whether there is a check mark."""
        return self.box.isChecked()

    def show_value(self, value: object) -> None:
        """Set the check mark, or take it away."""
        self.box.setChecked(bool(value))


class BoxesOption(OptionField):
    """Several of a few values: a box for each, in lines of `columns`."""

    def __init__(self, row: OptionRow) -> None:
        super().__init__(row)
        self.boxes = {name: QCheckBox(tr(words)) for name, words in row.about.words().items()}
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, theme.HALF, 0, theme.HALF)
        grid.setHorizontalSpacing(2 * theme.UNIT)
        grid.setVerticalSpacing(theme.UNIT)
        for number, box in enumerate(self.boxes.values()):
            grid.addWidget(box, *divmod(number, row.about.columns))
        grid.setColumnStretch(row.about.columns, 1)
        self.put(made)
        for box in self.boxes.values():
            box.toggled.connect(self.changed)

    @property
    def value(self) -> tuple[object, ...] | frozenset[object]:
        """The values with a check mark."""
        chosen = tuple(name for name, box in self.boxes.items() if box.isChecked())
        return frozenset(chosen) if isinstance(self.row.default, frozenset) else chosen

    def show_value(self, value: object) -> None:
        """Set these check marks and no others."""
        assert isinstance(value, tuple | frozenset)
        for name, box in self.boxes.items():
            box.setChecked(name in value)


class ComboOption(OptionField):
    """One of a few values."""

    def __init__(self, row: OptionRow) -> None:
        super().__init__(row)
        self.combo = QComboBox()
        self.values: list[object] = []
        self.offer({value: tr(words) for value, words in row.about.words().items()})
        self.put(self.combo)
        self.combo.currentIndexChanged.connect(self.changed)
        self.combo.activated.connect(self.finished)

    def offer(self, words: Mapping[Any, str]) -> None:
        """Offer these values, in words of the user's language, in place of the ones before."""
        self.combo.clear()
        self.values.clear()
        for value, text in words.items():
            self.add(value, text)

    def add(self, value: object, text: str) -> None:
        """Offer one value more."""
        self.values.append(value)
        self.combo.addItem(text, "" if value is None else str(value))

    @property
    def value(self) -> object:
        """The value that is chosen."""
        return self.values[self.combo.currentIndex()]

    def show_value(self, value: object) -> None:
        """Choose another one."""
        self.combo.setCurrentIndex(self.values.index(value))


class NumberOption(OptionField):
    """A number with its unit, as whole as its type, a share in %."""

    def __init__(self, row: OptionRow) -> None:
        super().__init__(row)
        about = row.about
        self.spin = _spin(whole=row.kind is int or about.scale != 1)
        low = -_LARGEST if about.low is None else about.low * about.scale
        high = _LARGEST if about.high is None else about.high * about.scale
        if isinstance(self.spin, QSpinBox):
            self.spin.setRange(round(low), round(high))
        else:
            self.spin.setRange(low, high)
        self.spin.setSuffix(about.unit if about.unit in ("", "°") else f" {about.unit}")
        self.spin.setKeyboardTracking(False)
        self.put(self.spin)
        for heard in (self.changed, self.finished):
            self.spin.valueChanged.connect(heard)

    @property
    def value(self) -> float:
        """The number, without its scale."""
        given: float = self.spin.value()
        return given if self.row.about.scale == 1 else given / self.row.about.scale

    def show_value(self, value: object) -> None:
        """Show another number."""
        assert isinstance(value, int | float)
        shown = value * self.row.about.scale
        if isinstance(self.spin, QSpinBox):
            self.spin.setValue(round(shown))
        else:
            self.spin.setValue(shown)


class SharesOption(OptionField):
    """Several shares, each in %."""

    def __init__(self, row: OptionRow) -> None:
        super().__init__(row)
        self.shares, parts = [], list[QWidget]()
        for name in map(tr, row.about.parts):
            spin = _spin(whole=True)
            spin.setRange(0, 100)
            spin.setSuffix(" %")
            spin.setAccessibleName(name)
            self.shares.append(spin)
            parts.append(holder(hbox(spin, label(name, "secondary"), None)))
        self.put(*parts, gap=2 * theme.UNIT)
        for spin in self.shares:
            spin.valueChanged.connect(self.changed)

    @property
    def value(self) -> tuple[float, ...]:
        """The shares, 0-1."""
        return tuple(spin.value() / 100 for spin in self.shares)

    def show_value(self, value: object) -> None:
        """Show shares in any unit."""
        assert isinstance(value, tuple)
        for spin, share in zip(self.shares, value, strict=True):
            spin.setValue(round(100 * share / sum(value)))


class TextOption(OptionField):
    """A text, or one of several that are offered; one that means nothing is marked."""

    def __init__(self, row: OptionRow) -> None:
        super().__init__(row)
        about = row.about
        self._none = tr(about.placeholder) if about.placeholder and row.is_optional else ""
        self._offered = {tr(word): word for word in about.presets}
        self.text: QLineEdit | QComboBox = QLineEdit()
        if about.presets:
            self.text = QComboBox()
            self.text.setEditable(True)
            self.text.addItems([self._none, *self._offered])
            self.text.setFixedWidth(_TEXT)
        else:
            self.text.setPlaceholderText(tr(about.placeholder) if about.placeholder else "")
        self.put(self.text)
        edit = self.text.lineEdit() if isinstance(self.text, QComboBox) else self.text
        assert edit is not None
        self.edit = edit
        self.edit.textChanged.connect(self._check)
        self.edit.editingFinished.connect(self._finish)

    @property
    def value(self) -> object:
        """What the text means (ValueError)."""
        text = self.edit.text().strip()
        if self.row.is_optional and text in ("", self._none):
            return None
        return self.row.parsed(self._offered.get(text, text))

    def show_value(self, value: object) -> None:
        """Show the text of a value."""
        text = self._none if value is None else self.row.text(value)
        text = next((shown for shown, word in self._offered.items() if word == text), text)
        if self.edit.text() != text:
            self.edit.setText(text)

    def _check(self) -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        """Mark a text that means nothing, and say in its tip why."""
        problem = ""
        try:
            _ = self.value
        except ValueError as error:
            problem = in_words(str(error))
        set_role(self.edit, "error" if problem and self.isEnabled() else "")
        self.edit.setToolTip(problem or (tr(self.row.about.tip) if self.row.about.tip else ""))

    def _finish(self) -> None:
        if self.edit.property("role") != "error":
            self.finished.emit()

    def changeEvent(self, event: QEvent) -> None:
        """One that is grey is not marked."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self._mark()


def field_for(row: OptionRow) -> OptionField:
    """The field that suits an option."""
    if row.kind is bool:
        return BoxOption(row)
    if row.about.parts:
        return SharesOption(row)
    if row.is_several:
        return BoxesOption(row)
    if row.about.words():
        return ComboOption(row)
    return NumberOption(row) if row.kind in (int, float) else TextOption(row)


class OptionForm(QWidget, Generic[S]):
    """`fields` by the names of the options that have a title; the others keep their defaults.

    `changed` when one of them says something else.
    """

    changed = Signal()

    def __init__(self, options: S, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = type(options)
        self._grey: set[str] = set()
        self.fields = {row.name: field_for(row) for row in options_of(self._kind) if row.about.title}
        self.show_options(options)
        for field in self.fields.values():
            field.changed.connect(self._depend)
        self._depend()

    @property
    def options(self) -> S:
        """What the fields say (ValueError: nothing that can be done)."""
        return self._kind(**{name: self._value(field) for name, field in self.fields.items()})

    @property
    def is_sound(self) -> bool:
        """True when the fields make sense together."""
        try:
            _ = self.options
        except ValueError:
            return False
        return True

    def show_options(self, options: S) -> None:
        """Show other options."""
        for name, field in self.fields.items():
            field.show_value(getattr(options, name))

    def place(self, grid: QGridLayout, group: str = "") -> None:
        """Put the rows of a group below what the grid holds."""
        rows = {name: field.row for name, field in self.fields.items()}
        for line, names in enumerate(_lines(rows, group), start=grid.rowCount()):
            first, *others = (self.fields[name] for name in names)
            about = first.row.about
            if isinstance(first, BoxOption) and about.row is None:
                grid.addWidget(first, line, 0, 1, 1 if others else 2)
                parts = others
            else:
                title = about.title if about.row is None else about.row
                words = label(tr(title) if title else "")
                words.setMinimumHeight(min(theme.ROW, first.sizeHint().height()))
                grid.addWidget(words, line, 0, Qt.AlignmentFlag.AlignTop)
                parts = [first, *others]
            if parts:
                grid.addWidget(_in_row(parts), line, 1, Qt.AlignmentFlag.AlignTop)

    def _value(self, field: OptionField) -> object:
        """What a field says; one that is grey says nothing where that is possible (ValueError)."""
        return None if field.row.is_optional and field.row.name in self._grey else field.value

    def _depend(self) -> None:
        """Fields that mean nothing beside the others are grey, and texts that mean nothing are marked."""
        values: dict[str, object] = {}
        for name, field in self.fields.items():
            try:
                values[name] = field.value
            except ValueError:
                values[name] = None
        for name, field in self.fields.items():
            when = field.row.about.when
            field.setEnabled(when is None or when(values))
            if field.isEnabledTo(self):
                self._grey.discard(name)
            else:
                self._grey.add(name)
        self.changed.emit()


def grid_of(page: QWidget) -> QGridLayout:
    """A grid of names and fields."""
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * theme.UNIT)
    grid.setVerticalSpacing(theme.UNIT)
    grid.setColumnMinimumWidth(0, 16 * theme.UNIT)
    grid.setColumnStretch(1, 1)
    return grid


def one_label_column(*pages: QWidget) -> None:
    """Grids that stand one below the other get names of one width."""
    grids = [cast(QGridLayout, page.layout()) for page in pages]
    cells = [grid.itemAtPosition(row, 0) for grid in grids for row in range(grid.rowCount())]
    widest = max(cell.sizeHint().width() for cell in cells if cell is not None)
    for grid in grids:
        grid.setColumnMinimumWidth(0, widest)


def _lines(rows: Mapping[str, OptionRow], group: str) -> Iterator[list[str]]:
    """The names of the options of a group, those of one row together, from above to below."""

    def below(place: str) -> Iterator[list[str]]:
        for name, row in rows.items():
            if row.about.group == group and row.about.after == place and not row.about.beside:
                yield [name, *(other for other, near in rows.items() if near.about.beside == name)]
                yield from below(name)

    return below("")


def _in_row(fields: list[OptionField]) -> QWidget:
    parts: list[QWidget] = []
    for field in fields:
        parts.append(field)
        if field.row.about.suffix:
            parts.append(label(tr(field.row.about.suffix), "secondary"))
    widens = isinstance(fields[0], BoxesOption) or isinstance(getattr(fields[0], "text", None), QLineEdit)
    return fields[0] if widens and len(parts) == 1 else holder(hbox(*parts, None))


def _spin(whole: bool) -> QSpinBox | QDoubleSpinBox:
    made = QSpinBox() if whole else QDoubleSpinBox()
    if isinstance(made, QDoubleSpinBox):
        made.setDecimals(1)
    made.setFont(theme.tabular())
    made.setFixedSize(_WHOLE if whole else _DECIMAL, theme.ROW)
    made.lineEdit().setTextMargins(theme.HALF, 0, theme.HALF, 0)
    return made
