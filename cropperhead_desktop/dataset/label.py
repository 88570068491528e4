"""One labelled picture of a dataset, and the flat row of plain values that every format carries.

The crop stands in it twice: in crs terms of the stored photo, exactly as the sidecar says it, and as the
polygon of the turned box in pixels of the exported picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from cropperhead_desktop.dataset.placement import Placement
from cropperhead_desktop.dataset.terms import FACTS, TEXT_FACTS, Frame
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Box, Crop, Point, corners, to_crop
from cropperhead_desktop.geometry.orientation import NORMAL, crop_to_displayed_box, displayed_size

Row = dict[str, Any]
Fact = str | float | None

_CROP = ("left", "top", "right", "bottom", "angle")
_CONTENT = ("x", "y", "width", "height")


@dataclass(frozen=True, slots=True)
class LabelledPicture:
    """A picture of `width` x `height` px with its crop.

    `file` is relative to the dataset; `photo` is the photo's stored size and Orientation; `crop` are its
    crs tags, stored frame. The whole photo covers `content` = x, y, width, height of the picture, px.
    `decision` says who made the crop, `group` which pictures may not be in different splits; `sha256` is
    the picture's, `source_sha256` the photo's. `source` is the photo's name, empty where names are hidden.
    """

    file: str
    width: int
    height: int
    content: tuple[int, int, int, int]
    photo: PhotoInfo
    frame: Frame
    crop: Crop
    decision: str
    sha256: str
    source_sha256: str
    source: str = ""
    group: str = ""
    split: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def orientation(self) -> int:
        """The Orientation that was applied to the picture's pixels: 1 in the stored frame."""
        return self.photo.orientation if self.frame is Frame.DISPLAYED else NORMAL

    @property
    def placement(self) -> Placement:
        """Where the photo lies in the picture."""
        size = displayed_size(self.photo.width, self.photo.height, self.orientation)
        return Placement(size, (self.width, self.height), self.content)

    @property
    def box(self) -> Box:
        """The crop in pixels of the full-size photo, in the picture's frame (ValueError: no area)."""
        return crop_to_displayed_box(self.crop, self.photo.width, self.photo.height, self.orientation)

    @property
    def polygon(self) -> tuple[Point, Point, Point, Point]:
        """The crop's own top-left, top-right, bottom-right, bottom-left corner in pixels of the picture."""
        first, second, third, fourth = map(self.placement.point, corners(self.box))
        return first, second, third, fourth

    def in_split(self, group: str, split: str) -> LabelledPicture:
        """The same picture where it belongs."""
        return replace(self, group=group, split=split)


def to_row(label: LabelledPicture) -> Row:
    """The label as plain values under flat names; floats are kept whole."""
    return {
        "file": label.file,
        "split": label.split,
        "group": label.group,
        "decision": label.decision,
        "width": label.width,
        "height": label.height,
        **{f"content_{name}": value for name, value in zip(_CONTENT, label.content, strict=True)},
        "frame": label.frame.value,
        "photo_width": label.photo.width,
        "photo_height": label.photo.height,
        "orientation": label.photo.orientation,
        **{f"crop_{name}": float(value) for name, value in asdict(label.crop).items()},
        **{f"polygon_{axis}{n}": p[i] for n, p in enumerate(label.polygon, 1) for i, axis in enumerate("xy")},
        "source": label.source,
        "sha256": label.sha256,
        "source_sha256": label.source_sha256,
        **label.facts,
    }


def from_row(row: Mapping[str, Any]) -> LabelledPicture:
    """The label of a row, whose values may be text (KeyError, TypeError, ValueError: not such a row)."""
    x, y, width, height = (int(row[f"content_{name}"]) for name in _CONTENT)
    return LabelledPicture(
        file=str(row["file"]),
        width=int(row["width"]),
        height=int(row["height"]),
        content=(x, y, width, height),
        photo=PhotoInfo(int(row["photo_width"]), int(row["photo_height"]), int(row["orientation"])),
        frame=Frame(row["frame"]),
        crop=Crop(*(float(row[f"crop_{name}"]) for name in _CROP)),
        decision=str(row["decision"]),
        sha256=str(row["sha256"]),
        source_sha256=str(row["source_sha256"]),
        source=str(row["source"]),
        group=str(row["group"]),
        split=str(row["split"]),
        facts={name: _fact(name, row[name]) for name in FACTS if name in row},
    )


def training_record(label: LabelledPicture) -> Row:
    """The label as `train` and `evaluate` of this program read it, one of `manifest.json`.

    The box in fractions of the picture's frame; a letterboxed picture counts with its bars.
    """
    box, placement = label.box, label.placement
    width, height = placement.photo
    if label.content != (0, 0, label.width, label.height):
        scale = label.content[2] / width
        box = box.scaled(scale).moved_to(placement.point(box.centre))
        width, height = label.width, label.height
    tags = to_crop(box, width, height)
    return {
        "file": label.file,
        "site": label.group,
        "split": label.split,
        "width": width,
        "height": height,
        "box": [tags.left, tags.top, tags.right, tags.bottom],
        "angle": tags.angle,
        "decision": label.decision,
        "sha256": label.sha256,
    }


def _fact(name: str, value: Fact) -> Fact:
    if name in TEXT_FACTS:
        return str(value or "")
    return None if value in (None, "") else float(value)
