"""The options of an export as fields, one for each of `ExportOptions`, and the two folders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cropperhead_desktop.dataset.options import Applied, ExportOptions, Format, SplitBy, licence_text
from cropperhead_desktop.dataset.terms import Frame, Shape
from cropperhead_desktop.domain.errors import shown
from cropperhead_desktop.domain.labelling import Origin
from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.elided import ElidedLabel
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.form import Rows, beside, boxes, checked, combo, grid_of, number, wrapped
from cropperhead_desktop.ui.kit.pages import in_row

ORIGINS = {
    Origin.ACCEPTED: phrase("Accepted"),
    Origin.ADJUSTED: phrase("Adjusted"),
    Origin.KEPT: phrase("Kept whole"),
    Origin.ELSEWHERE: phrase("Other programs"),
    Origin.PROPOSED: phrase("Only proposed"),
}
FORMATS = {
    Format.JSON: phrase("JSON"),
    Format.COCO: phrase("COCO"),
    Format.CSV: phrase("CSV"),
    Format.PARQUET: phrase("Parquet"),
    Format.WEBDATASET: phrase("WebDataset"),
}
MAKES: dict[str, str] = {
    "": phrase("Pictures with labels"),
    Applied.ACCEPTED.value: phrase("An array of the decided crops"),
    Applied.CENTRE.value: phrase("An array of centred squares"),
    Applied.MODEL.value: phrase("An array of the model's crops"),
}
SHAPES: dict[str, str] = {
    Shape.PHOTO.value: phrase("shaped like the photo"),
    Shape.SQUARE.value: phrase("squashed to a square"),
    Shape.LETTERBOX.value: phrase("square, with grey bars"),
}
FRAMES: dict[str, str] = {
    Frame.DISPLAYED.value: phrase("Upright"),
    Frame.STORED.value: phrase("As the camera stored them"),
}
TOGETHER: dict[str, str] = {
    SplitBy.SHOOT.value: phrase("Photos of one shoot"),
    SplitBy.DAY.value: phrase("Photos of one day"),
    SplitBy.CAMERA.value: phrase("Photos of one camera"),
    SplitBy.FOLDER.value: phrase("Photos of one folder"),
}
SPLIT_NAMES = (phrase("train"), phrase("val"), phrase("test"))
KEPT = {
    "camera": phrase("Camera"),
    "lens": phrase("Lens"),
    "taken": phrase("Date"),
    "exposure": phrase("Exposure"),
    "aperture": phrase("Aperture"),
    "iso": phrase("ISO"),
    "focal": phrase("Focal length"),
}


class ExportForm(QWidget):
    """The folders above, pictures and labels at the left, split and privacy at the right.

    `changed` when one of them says something else.
    """

    changed = Signal()

    def __init__(self, folder: Path, options: ExportOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.out = folder.parent / f"{folder.name} dataset"
        self._from, self._into = ElidedLabel(), ElidedLabel()
        self.recursive = QCheckBox(tr("With subfolders"))
        self.recursive.setChecked(True)
        self._make_picture_fields()
        self._make_split_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.UNIT)
        column.addWidget(self._folders())
        column.addWidget(beside(self._picture_fields(), self._split_fields()))
        self.show_options(options)
        self._show_folders()
        self._listen()
        self._depend()

    @property
    def is_sound(self) -> bool:
        """True when the fields make sense together."""
        try:
            _ = self.options
        except ValueError:
            return False
        return True

    @property
    def options(self) -> ExportOptions:
        """What the fields say (ValueError: nothing that can be exported)."""
        make = self.make.currentData()
        train, val, test = (field.value() / 100 for field in self.shares)
        return ExportOptions(
            wanted=frozenset(Origin(name) for name in checked(self.origins)),
            formats=tuple(Format(name) for name in checked(self.formats)),
            size=self.size_.value(),
            shape=Shape(self.shape.currentData()),
            quality=self.quality.value(),
            frame=Frame(self.frame.currentData()),
            split_by=SplitBy(self.together.currentData()),
            gap=float(self.gap.value()),
            fractions=(train, val, test),
            seed=self.seed.value(),
            anonymous_names=self.anonymous.isChecked(),
            keep=tuple(checked(self.kept)),
            licence=licence_text(self.licence.text().strip()),
            shard=self.shard.value(),
            apply=Applied(make) if make else None,
        )

    def show_options(self, options: ExportOptions) -> None:
        """Show the options of an earlier export."""
        for group, chosen in (
            (self.origins, options.wanted), (self.formats, options.formats), (self.kept, options.keep),
        ):  # fmt: skip
            for name, box in group.items():
                box.setChecked(name in chosen)
        for choice, value in (
            (self.make, options.apply or ""), (self.shape, options.shape), (self.frame, options.frame),
            (self.together, options.split_by),
        ):  # fmt: skip
            choice.setCurrentIndex(choice.findData(str(value)))
        total = sum(options.fractions)
        for field, share in zip(self.shares, options.fractions, strict=True):
            field.setValue(round(100 * share / total))
        for spin, figure in (
            (self.size_, options.size), (self.quality, options.quality), (self.gap, round(options.gap)),
            (self.seed, options.seed), (self.shard, options.shard),
        ):  # fmt: skip
            spin.setValue(figure)
        self.anonymous.setChecked(options.anonymous_names)
        self.licence.setText(options.licence)

    def _make_picture_fields(self) -> None:
        self.origins = boxes(ORIGINS)
        self.formats = boxes(FORMATS)
        self.make = combo(MAKES, tr("What is made"))
        self.size_ = number(8, 20000, " px", tr("Long side"))
        self.size_.setToolTip(tr("Long side in px; smaller photos are not made larger"))
        self.shape = combo(SHAPES, tr("Shape"))
        self.quality = number(1, 100, "", tr("JPEG quality"))
        self.quality.setToolTip(tr("1 is smallest, 100 is best; 80 is hard to tell from 100 at this size"))
        self.frame = combo(FRAMES, tr("Which way up"))
        self.shard = number(1, 1_000_000, "", tr("Pictures in a shard"))

    def _make_split_fields(self) -> None:
        self.together = combo(TOGETHER, tr("Stay together"))
        self.gap = number(1, 100_000, " min", tr("Gap between shoots"))
        self.shares = [number(0, 100, " %", name) for name in map(tr, SPLIT_NAMES)]
        self.seed = number(0, 1_000_000, "", tr("Seed"))
        self.seed.setToolTip(tr("The same seed splits the same photos in the same way"))
        self.anonymous = QCheckBox(tr("Give the pictures names that tell nothing"))
        self.kept = boxes(KEPT)
        self.licence = QLineEdit()
        self.licence.setAccessibleName(tr("Licence"))
        self.licence.setPlaceholderText(tr("For example CC BY 4.0, and whom to name"))

    def _folders(self) -> QWidget:
        made = QWidget()
        grid = grid_of(made)
        for line, (name, where, choose) in enumerate(
            (
                (tr("Photos in"), self._from, self._choose_folder),
                (tr("Dataset in"), self._into, self._choose_out),
            )
        ):
            pick = QPushButton(tr("Choose…"))
            pick.setAccessibleName(tr("Choose: {name}").format(name=name))
            pick.setAutoDefault(False)
            pick.clicked.connect(choose)
            row = QHBoxLayout()
            row.setSpacing(theme.UNIT)
            row.addWidget(where, 1)
            row.addWidget(pick)
            grid.addWidget(label(name), 2 * line, 0)
            grid.addLayout(row, 2 * line, 1)
        grid.addWidget(self.recursive, 1, 1)
        return made

    def _picture_fields(self) -> Rows:
        per = label(tr("pictures in a shard"), "secondary")
        return (
            (tr("Crops that count"), wrapped(self.origins, 3)),
            (tr("Make"), in_row(self.make)),
            (tr("Labels as"), wrapped(self.formats, 3)),
            ("", in_row(self.shard, per)),
            (tr("Size"), in_row(self.size_, self.shape)),
            (tr("JPEG quality"), in_row(self.quality)),
            (tr("Which way up"), in_row(self.frame)),
        )

    def _split_fields(self) -> Rows:
        names = [label(name, "secondary") for name in map(tr, SPLIT_NAMES)]
        shares = [in_row(*pair) for pair in zip(self.shares, names, strict=True)]
        after = label(tr("without a photo end a shoot"), "secondary")
        return (
            (tr("Stay together"), in_row(self.together)),
            ("", in_row(self.gap, after)),
            (tr("Shares"), in_row(*shares, gap=2 * theme.UNIT)),
            (tr("Seed"), in_row(self.seed)),
            (tr("Names"), self.anonymous),
            (tr("Metadata to keep"), wrapped(self.kept, 4)),
            (tr("Licence"), self.licence),
        )

    def _listen(self) -> None:
        for box in (*self.origins.values(), *self.formats.values(), *self.kept.values(), self.anonymous):
            box.toggled.connect(self._depend)
        for choice in (self.make, self.together):
            choice.currentIndexChanged.connect(self._depend)
        for share in self.shares:
            share.valueChanged.connect(self._depend)

    def _depend(self) -> None:
        """Fields that mean nothing beside the others are grey."""
        make, labelled = self.make.currentData(), not self.make.currentData()
        for box in self.origins.values():
            box.setEnabled(make in ("", Applied.ACCEPTED.value))
        labels: tuple[QWidget, ...] = (*self.formats.values(), self.quality, self.frame)
        for field in labels:
            field.setEnabled(labelled)
        self.shard.setEnabled(labelled and self.formats[Format.WEBDATASET].isChecked())
        self.gap.setEnabled(self.together.currentData() == SplitBy.SHOOT.value)
        self.changed.emit()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Photos to export"), str(self.folder))
        if chosen:
            self.folder = Path(chosen)
            self._show_folders()
            self.changed.emit()

    def _choose_out(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Where the dataset goes"), str(self.out.parent))
        if chosen:
            self.show_out(Path(chosen))

    def show_out(self, chosen: Path) -> None:
        """An empty folder is used as it is; in one that holds something a new one is made."""
        try:
            holds_something = any(chosen.iterdir())
        except OSError:
            holds_something = False
        self.out = chosen / f"{self.folder.name} dataset" if holds_something else chosen
        self._show_folders()
        self.changed.emit()

    def _show_folders(self) -> None:
        self._from.show_text(shown(self.folder))
        self._into.show_text(shown(self.out))
