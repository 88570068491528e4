"""Labels as one flat table: `labels.csv`, and `labels.parquet` where pyarrow is installed."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from cropperhead_desktop.dataset.label import LabelledPicture, from_row, to_row
from cropperhead_desktop.dataset.terms import TEXT_FACTS

CSV_NAME = "labels.csv"
PARQUET_NAME = "labels.parquet"
_AT_ONCE = 4096


def write_csv(folder: Path, labels: Sequence[LabelledPicture]) -> list[Path]:
    """Write the table, one line per picture (OSError)."""
    with (folder / CSV_NAME).open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(to_row(labels[0])))
        writer.writeheader()
        writer.writerows(map(to_row, labels))
    return [folder / CSV_NAME]


def read_csv(folder: Path) -> Iterator[LabelledPicture]:
    """Read it back (OSError, KeyError, TypeError, ValueError)."""
    with (folder / CSV_NAME).open(newline="", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            yield from_row(row)


def write_parquet(folder: Path, labels: Sequence[LabelledPicture]) -> list[Path]:
    """Write the table (OSError); pyarrow is there, see `LabelFormat.check`."""
    import pyarrow
    import pyarrow.parquet

    # a fact that no photo of the first lines has must not make a column without a type
    typed = to_row(labels[0]) | dict.fromkeys(labels[0].facts.keys() - set(TEXT_FACTS), 0.0)
    schema = pyarrow.Table.from_pylist([typed]).schema
    with pyarrow.parquet.ParquetWriter(folder / PARQUET_NAME, schema) as writer:
        for start in range(0, len(labels), _AT_ONCE):
            rows = [to_row(label) for label in labels[start : start + _AT_ONCE]]
            writer.write_table(pyarrow.Table.from_pylist(rows, schema))
    return [folder / PARQUET_NAME]


def read_parquet(folder: Path) -> Iterator[LabelledPicture]:
    """Read it back (OSError, KeyError, TypeError, ValueError)."""
    import pyarrow.parquet

    with pyarrow.parquet.ParquetFile(folder / PARQUET_NAME) as table:
        for batch in table.iter_batches(_AT_ONCE):
            yield from map(from_row, batch.to_pylist())
