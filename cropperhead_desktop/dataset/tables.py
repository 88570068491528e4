"""Labels as one flat table: `labels.csv`, and `labels.parquet` where pyarrow is installed.

`photos/metadata.csv` is the same beside the pictures, with `file_name`: Hugging Face's `imagefolder`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from cropperhead_desktop.dataset.label import LabelledPicture, Row, from_row, to_row
from cropperhead_desktop.dataset.terms import TEXT_FACTS

CSV_NAME = "labels.csv"
METADATA = "photos/metadata.csv"
PARQUET_NAME = "labels.parquet"
_AT_ONCE = 4096


def write_csv(folder: Path, labels: Sequence[LabelledPicture]) -> list[Path]:
    """Write the table, one line per picture (OSError)."""
    return [_write_rows(folder / CSV_NAME, [to_row(label) for label in labels])]


def write_imagefolder(folder: Path, labels: Sequence[LabelledPicture]) -> list[Path]:
    """Write the table beside the pictures (OSError)."""
    rows = [{"file_name": PurePosixPath(label.file).name, **to_row(label)} for label in labels]
    return [_write_rows(folder / METADATA, rows)]


def read_csv(folder: Path, name: str = CSV_NAME) -> Iterator[LabelledPicture]:
    """Read a table back (OSError, KeyError, TypeError, ValueError)."""
    with (folder / name).open(newline="", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            yield from_row(row)


def _write_rows(file: Path, rows: Sequence[Row]) -> Path:
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


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
