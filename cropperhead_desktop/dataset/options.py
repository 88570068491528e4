"""What an export is asked to be: one value for the command line and the window alike."""

from __future__ import annotations

import errno
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from cropperhead_desktop.dataset.formats import FORMATS, LabelFormat
from cropperhead_desktop.dataset.terms import FACTS, SPLITS, Frame, Shape
from cropperhead_desktop.domain.errors import Reason, printable
from cropperhead_desktop.domain.labelling import HUMAN, Origin, Wanted
from cropperhead_desktop.domain.options import OptionSet, option
from cropperhead_desktop.system.reading import read_text


class SplitBy(StrEnum):
    """What is never torn apart by a split."""

    SHOOT = "shoot"
    DAY = "day"
    CAMERA = "camera"
    FOLDER = "folder"


class Applied(StrEnum):
    """Which crop is cut out of the photos for an array."""

    ACCEPTED = "accepted"
    CENTRE = "centre"
    MODEL = "model"


ORIGINS = {
    Origin.ACCEPTED: "Accepted",
    Origin.ADJUSTED: "Adjusted",
    Origin.KEPT: "Kept whole",
    Origin.PROPOSED: "Only proposed",
    Origin.ELSEWHERE: "Other programs",
    Origin.COPIED: "Copied there from another photo",
    Origin.VISITOR: "From visitors",
}
MEANINGS = {
    Origin.ACCEPTED: "a person took the model's crop unchanged: the numbers are the model's, and no model "
    "is to be judged by them",
    Origin.ADJUSTED: "a person made the crop or changed the model's",
    Origin.KEPT: "a person decided to leave the photo whole",
    Origin.PROPOSED: "the model's crop, which nobody has looked at",
    Origin.ELSEWHERE: "made in another program",
    Origin.COPIED: "made in another program for another photo and copied to this one; nobody may have looked",
    Origin.VISITOR: "a visitor drew it, and the photographer accepted or changed it",
}
"""What `decision` says in a dataset; `dataset.json` explains those that occur."""
SHAPES = {
    Shape.PHOTO: "shaped like the photo",
    Shape.SQUARE: "squashed to a square",
    Shape.LETTERBOX: "square, with grey bars",
}
FRAMES = {Frame.DISPLAYED: "Upright", Frame.STORED: "As the camera stored them"}
TOGETHER = {
    SplitBy.SHOOT: "Photos of one shoot",
    SplitBy.DAY: "Photos of one day",
    SplitBy.CAMERA: "Photos of one camera",
    SplitBy.FOLDER: "Photos of one folder",
}
KEPT = dict(
    zip(FACTS, ("Camera", "Lens", "Date", "Exposure", "Aperture", "ISO", "Focal length"), strict=True)
)
MAKES = {
    None: "Pictures with labels",
    Applied.ACCEPTED: "An array of the decided crops",
    Applied.CENTRE: "An array of centred squares",
    Applied.MODEL: "An array of the model's crops",
}


def fractions_of(text: str) -> tuple[float, float, float]:
    """`80,10,10` or `0.8,0.2` as the shares of train, val and test (ValueError)."""
    try:
        shares = [float(part) for part in text.split(",")]
    except ValueError:
        shares = []
    if not 1 <= len(shares) <= len(SPLITS) or not all(0 <= share < float("inf") for share in shares):
        raise ValueError(
            Reason("{text!r} is not up to three numbers for train, val and test, such as 80,10,10", text=text)
        )
    first, second, third = [*shares, 0.0, 0.0][:3]
    return first, second, third


def licence_text(given: str) -> str:
    """The text of a licence that is given itself or as a file (ValueError: a file that is no text)."""
    path = Path(given)
    try:
        if not given or "\n" in given or not path.is_file():
            return given
        return read_text(path, 2**24).strip()
    except UnicodeDecodeError as error:
        raise ValueError(Reason("{path} is not a text", path=printable(path))) from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return given
        raise ValueError(f"{printable(path)} cannot be read: {error.strerror or error}") from error


def _labelled(value: Mapping[str, Any]) -> bool:
    """Whether pictures with labels are made."""
    return value["apply"] is None


@dataclass(frozen=True, slots=True)
class ExportOptions(OptionSet):
    """`size` is the long side in px, `gap` the minutes without a photo after which a shoot is over.

    `formats` are names of FORMATS. `fractions` are the shares of train, val and test, in any unit. With
    `apply` the export is one array file of square cut-outs with `size` px a side instead of pictures with
    labels.
    """

    # fmt: off
    wanted: Wanted = option(
        HUMAN, "Decisions that count: {choices}, with commas between.", flag="--labels",
        title="Crops that count", words=lambda: ORIGINS,
        when=lambda value: value["apply"] in (None, Applied.ACCEPTED),
    )
    alternates: bool = option(
        False, "Linked crops in other ratios too: those moved by hand, others where proposals count.",
        flag="--alternates", row="Deliverables", title="Linked crops that were moved by hand, too",
        when=_labelled,
    )
    formats: tuple[str, ...] = option(
        ("json",), "Labels as {choices}, with commas between.", flag="--format", title="Labels as",
        words=lambda: {name: form.title for name, form in FORMATS.items()}, when=_labelled,
    )
    size: int = option(
        640, "Long side in px; never enlarged. Of arrays, the side.", title="Long side", row="Size", low=8,
        high=20000, unit="px", tip="Long side in px; smaller photos are not made larger",
    )
    shape: Shape = option(
        Shape.PHOTO, "", title="Shape", words=lambda: SHAPES, beside="size",
        switches={
            "--square": (Shape.SQUARE, "Squash to a square."),
            "--letterbox": (Shape.LETTERBOX, "The whole photo in a grey square."),
        },
    )
    quality: int = option(
        80, "JPEG quality, 1 to 100.", title="JPEG quality", low=1, high=100, when=_labelled,
        tip="1 is smallest, 100 is best; 80 is hard to tell from 100 at this size",
    )
    frame: Frame = option(
        Frame.DISPLAYED, "Pictures upright, or as the camera stored them.", title="Which way up",
        words=lambda: FRAMES, when=_labelled,
    )
    split_by: SplitBy = option(
        SplitBy.SHOOT, "What a split never tears apart.", title="Stay together", words=lambda: TOGETHER,
        group="split",
    )
    gap: float = option(
        120.0, "Minutes without a photo after which a shoot is over.", title="Gap between shoots", row="",
        low=0.1, high=1_000_000, unit="min", suffix="without a photo end a shoot", group="split",
        when=lambda value: value["split_by"] is SplitBy.SHOOT,
    )
    fractions: tuple[float, float, float] = option(
        (0.8, 0.1, 0.1), "Shares of the splits.", title="Shares", metavar="TRAIN,VAL,TEST", parts=SPLITS,
        read=fractions_of, written=lambda shares: ",".join(f"{100 * share:g}" for share in shares),
        group="split",
    )
    seed: int = option(
        0, "The same seed gives the same split.", title="Seed", group="split",
        tip="The same seed splits the same photos in the same way",
    )
    anonymous_names: bool = option(
        False, "Names that tell nothing.", flag="--anonymous-names", row="Names",
        title="Give the pictures names that tell nothing", group="split",
    )
    keep: tuple[str, ...] = option(
        (), "Metadata to keep in the labels: {choices}.", title="Metadata to keep", words=lambda: KEPT,
        columns=4, group="split",
    )
    licence: str = option(
        "", "Licence of the dataset.", title="Licence", metavar="TEXT|FILE", read=licence_text,
        placeholder="For example CC BY 4.0, and whom to name", group="split",
    )
    shard: int = option(
        1000, "Pictures in a WebDataset shard.", flag="--shard-size", title="Pictures in a shard", row="",
        low=1, high=1_000_000, suffix="pictures in a shard", after="formats",
        when=lambda it: _labelled(it) and any(FORMATS[each].holds_pictures for each in it["formats"]),
    )
    apply: Applied | None = option(
        None, "Cut this crop out, into an array.", flag="--apply-crop", title="What is made", row="Make",
        words=lambda: MAKES, after="wanted",
    )
    # fmt: on

    def check(self) -> None:
        """ValueError, in words, for what cannot be exported."""
        if not self.wanted:
            raise ValueError("no kind of decision is wanted")
        if not self.formats:
            raise ValueError("no format is chosen")
        if not (all(0 <= share < math.inf for share in self.fractions) and self.fractions[0] > 0):
            raise ValueError("train must have a share, none less than 0")

    @property
    def labels_as(self) -> tuple[LabelFormat, ...]:
        """The formats in which labels are written; none for arrays."""
        return () if self.apply is not None else tuple(FORMATS[name] for name in self.formats)

    @property
    def loose_pictures(self) -> bool:
        """False where pictures live in shards or arrays only."""
        return not all(form.holds_pictures for form in self.labels_as)

    @property
    def trainable(self) -> bool:
        """True where `train` and `evaluate` of this program can work on the result.

        Squashed pictures have lost the shape that the models are told.
        """
        return self.loose_pictures and self.shape is not Shape.SQUARE

    def record(self) -> dict[str, Any]:
        """Plain values in a fixed order; the licence is written apart."""
        values = self.as_record()
        del values["licence"]
        if not self.alternates:
            del values["alternates"]  # so that data sets from before it are still the same ones
        return values
