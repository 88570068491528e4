"""What an export is asked to be: one value for the command line and the window alike."""

from __future__ import annotations

import errno
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from cropperhead_desktop.dataset.terms import FACTS, Frame, Shape
from cropperhead_desktop.domain.errors import Reason, shown
from cropperhead_desktop.domain.labelling import HUMAN, Origin, Wanted
from cropperhead_desktop.system.files import reason_of

_Choice = TypeVar("_Choice", bound=StrEnum)


class Format(StrEnum):
    """How labels are written."""

    JSON = "json"
    """`annotations.json`, with the names of the ExifTool tags."""
    COCO = "coco"
    CSV = "csv"
    PARQUET = "parquet"
    WEBDATASET = "webdataset"
    """Tar shards with the pictures in them."""


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


SPLITS = ("train", "val", "test")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """`size` is the long side in px, `gap` the minutes without a photo after which a shoot is over.

    `fractions` are the shares of train, val and test, in any unit. With `apply` the export is one array
    file of square cut-outs with `size` px a side instead of pictures with labels.
    """

    wanted: Wanted = HUMAN
    formats: tuple[Format, ...] = (Format.JSON,)
    size: int = 640
    shape: Shape = Shape.PHOTO
    quality: int = 80
    frame: Frame = Frame.DISPLAYED
    split_by: SplitBy = SplitBy.SHOOT
    gap: float = 120.0
    fractions: tuple[float, float, float] = (0.8, 0.1, 0.1)
    seed: int = 0
    anonymous_names: bool = False
    keep: tuple[str, ...] = ()
    licence: str = ""
    shard: int = 1000
    apply: Applied | None = None

    def __post_init__(self) -> None:
        """ValueError, in words, for what cannot be exported."""
        checks = (
            (bool(self.wanted), "no kind of decision is wanted"),
            (bool(self.formats), "no format is chosen"),
            (8 <= self.size <= 20000, f"a size of {self.size} px is not between 8 and 20000"),
            (1 <= self.quality <= 100, f"a quality of {self.quality} is not between 1 and 100"),
            (0 < self.gap <= 1e6, "the gap between shoots must be more than 0 minutes, at most a million"),
            (self.shard > 0, "a shard must hold at least one picture"),
            (min(self.fractions) >= 0 and self.fractions[0] > 0, "train must have a share, none less than 0"),
        )
        for fine, words in checks:
            if not fine:
                raise ValueError(words)
        unknown = [name for name in self.keep if name not in FACTS]
        if unknown:
            raise ValueError(
                Reason("{name!r} cannot be kept; there are {facts}", name=unknown[0], facts=", ".join(FACTS))
            )

    @property
    def loose_pictures(self) -> bool:
        """False where pictures live in shards or arrays only."""
        return self.apply is None and set(self.formats) != {Format.WEBDATASET}

    @property
    def trainable(self) -> bool:
        """True where `train` and `evaluate` of this program can work on the result.

        Squashed pictures have lost the shape that the models are told.
        """
        return self.loose_pictures and self.shape is not Shape.SQUARE

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> ExportOptions:
        """The options of `record`, with the licence (ValueError, TypeError, KeyError: another version's)."""
        first, second, third = (float(share) for share in record["fractions"])
        typed = {
            "wanted": frozenset(Origin(name) for name in record["wanted"]),
            "formats": tuple(Format(name) for name in record["formats"]),
            "shape": Shape(record["shape"]),
            "frame": Frame(record["frame"]),
            "split_by": SplitBy(record["split_by"]),
            "fractions": (first, second, third),
            "keep": tuple(record["keep"]),
            "apply": Applied(record["apply"]) if record["apply"] else None,
        }
        return cls(**{**record, **typed})

    def record(self) -> dict[str, Any]:
        """Plain values in a fixed order; the licence is written apart."""
        values = asdict(self) | {"wanted": sorted(self.wanted)}
        values.pop("licence")
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def choices(text: str, kind: type[_Choice]) -> tuple[_Choice, ...]:
    """`accepted,kept` as members of an enum, each once, in its order (ValueError names the wrong one)."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    known = [member.value for member in kind]
    wrong = [name for name in names if name not in known]
    if wrong:
        raise ValueError(Reason("{name!r} is not one of {known}", name=wrong[0], known=", ".join(known)))
    return tuple(member for member in kind if member.value in names)


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


def facts_of(text: str) -> tuple[str, ...]:
    """`camera,iso` as names of facts in their order; what is unknown stays for ExportOptions to refuse."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    return tuple(sorted(set(names), key=lambda name: (*FACTS, name).index(name)))


def licence_text(given: str) -> str:
    """The text of a licence that is given itself or as a file (ValueError: a file that is no text)."""
    path = Path(given)
    try:
        if not given or "\n" in given or not path.is_file():
            return given
        return path.read_text(encoding="utf-8").strip()
    except UnicodeDecodeError as error:
        raise ValueError(Reason("{path} is not a text", path=shown(path))) from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return given
        raise ValueError(
            Reason("{path} cannot be read: {why}", path=shown(path), why=reason_of(error))
        ) from error
