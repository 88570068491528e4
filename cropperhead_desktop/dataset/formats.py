"""The formats that labels are written in, one row each; command line, window, export and reader take them
from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from cropperhead_desktop.dataset.annotations import read_annotations, write_annotations
from cropperhead_desktop.dataset.coco import read_coco, write_coco
from cropperhead_desktop.dataset.label import LabelledPicture
from cropperhead_desktop.dataset.shards import read_shards, write_shards
from cropperhead_desktop.dataset.tables import (
    METADATA,
    read_csv,
    read_parquet,
    write_csv,
    write_imagefolder,
    write_parquet,
)
from cropperhead_desktop.domain.errors import Reason, ToolError


@dataclass(frozen=True, slots=True)
class LabelsToWrite:
    """What a format is given: the labels, and the folder `pictures` in which their files lie."""

    labels: Sequence[LabelledPicture]
    pictures: Path
    licence: str = ""
    shard: int = 1000
    """Pictures in one file, where a format has several pictures in one."""


@dataclass(frozen=True, slots=True)
class LabelFormat:
    """`name` on the command line and in files, `title` in the window.

    `write` puts files into the folder of a dataset (OSError), `read` gives the labels back, one at a time
    (OSError, KeyError, TypeError, ValueError, tarfile.TarError, csv.Error).
    """

    name: str
    title: str
    write: Callable[[Path, LabelsToWrite], object]
    read: Callable[[Path], Iterator[LabelledPicture]]
    package: str = ""
    """A package that it needs and that does not come with the program, as it is imported."""
    extra: str = ""
    """The extra of this program that brings the package."""
    holds_pictures: bool = False
    """Whether its files hold the pictures, too; they need not lie beside it then."""

    def check(self) -> None:
        """ToolError, with the way to get it, where the package is not installed."""
        if self.package and find_spec(self.package) is None:
            how = f"pip install 'cropperhead-desktop[{self.extra}]'"
            raise ToolError(
                Reason("{form} needs {package}: {how}", form=self.title, package=self.package, how=how)
            )


FORMATS: dict[str, LabelFormat] = {
    row.name: row
    for row in (
        LabelFormat("json", "JSON", lambda to, what: write_annotations(to, what.labels), read_annotations),
        LabelFormat("coco", "COCO", lambda to, what: write_coco(to, what.labels, what.licence), read_coco),
        LabelFormat("csv", "CSV", lambda to, what: write_csv(to, what.labels), read_csv),
        LabelFormat(
            "parquet", "Parquet", lambda to, what: write_parquet(to, what.labels), read_parquet,
            package="pyarrow", extra="parquet",
        ),
        LabelFormat(
            "imagefolder", "Hugging Face imagefolder", lambda to, what: write_imagefolder(to, what.labels),
            lambda folder: read_csv(folder, METADATA),
        ),
        LabelFormat(
            "webdataset", "WebDataset",
            lambda to, what: write_shards(to, what.labels, what.pictures, what.shard), read_shards,
            holds_pictures=True,
        ),
    )
}  # fmt: skip
"""By name, in the order in which they are offered."""
