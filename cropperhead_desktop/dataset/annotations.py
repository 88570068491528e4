"""`annotations.json`: one object per picture under the names of the ExifTool tags it was read from.

The size, the Orientation and the Crop values are the stored photo's, as in its sidecar; what is about
the exported picture stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cropperhead_desktop.dataset.json_lists import read_items, write_list
from cropperhead_desktop.dataset.label import LabelledPicture, Row, from_row, to_row
from cropperhead_desktop.dataset.terms import FACTS
from cropperhead_desktop.domain.photo import is_raw

NAME = "annotations.json"

_TAGS = {
    "file": "FileName",
    "photo_width": "ImageWidth",
    "photo_height": "ImageHeight",
    "orientation": "Orientation",
    "crop_top": "CropTop",
    "crop_left": "CropLeft",
    "crop_bottom": "CropBottom",
    "crop_right": "CropRight",
    "crop_angle": "CropAngle",
    "source": "OriginalRawFileName",
    "width": "Width",
    "height": "Height",
    "frame": "Frame",
    "split": "Split",
    "group": "Group",
    "decision": "Decision",
    "sha256": "Sha256",
    "source_sha256": "SourceSha256",
}
_CONTENT = [f"content_{name}" for name in ("x", "y", "width", "height")]


def write_annotations(folder: Path, labels: Sequence[LabelledPicture]) -> list[Path]:
    """Write the file, one object a line (OSError)."""
    write_list(folder / NAME, map(_object, labels))
    return [folder / NAME]


def read_annotations(folder: Path) -> Iterator[LabelledPicture]:
    """Read it back (OSError, KeyError, TypeError, ValueError)."""
    return (from_row(_row(record)) for record in read_items(folder / NAME))


def _object(label: LabelledPicture) -> Row:
    row = to_row(label)
    record = {tag: row[name] for name, tag in _TAGS.items()}
    record["RawFileName"] = label.source if label.source and is_raw(Path(label.source)) else ""
    record["Content"] = [row[name] for name in _CONTENT]
    record["Polygon"] = [list(point) for point in label.polygon]
    return record | {name.capitalize(): row[name] for name in FACTS if name in row}


def _row(record: Row) -> Row:
    row = {name: record[tag] for name, tag in _TAGS.items()}
    row |= dict(zip(_CONTENT, record["Content"], strict=True))
    return row | {name: record[name.capitalize()] for name in FACTS if name.capitalize() in record}
