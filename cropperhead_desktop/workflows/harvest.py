"""Harvest a library: one row for each of its photos, folder by folder, reading only what changed.

A library is walked once, memory stays flat, and what was read is remembered as it is read: a harvest that was
stopped goes on where it was. Plain photos are read by the quick readers, all others as ever; both give
the same rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop import __version__
from cropperhead_desktop.domain.errors import FileError, SidecarError, shown
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.imaging.quick import read_head
from cropperhead_desktop.library.catalog import Catalog, Known, Neighbours, now_ns
from cropperhead_desktop.library.scan import Listing, listings
from cropperhead_desktop.workflows.crops import Harvested
from cropperhead_desktop.workflows.fields import FieldReader
from cropperhead_desktop.workflows.oriented import turned_by
from cropperhead_desktop.workflows.outcome import attempted, in_order
from cropperhead_desktop.workflows.rows import Row, failed_row, file_fields, harvest_row
from cropperhead_desktop.workflows.wiring import Services
from cropperhead_desktop.xmp.nearby import quick_record

_CHUNK = 64
"""Photos that one thread reads at a time."""

_READER = f"{__version__}/1"
"""What was remembered by another version, or in another shape, is read anew."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some photos of one folder, and what is remembered of them."""

    folder: Path
    names: Sequence[str]
    neighbours: Neighbours
    known: Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class _Read:
    """The rows of a chunk, and what is worth remembering of them by name."""

    folder: Path
    rows: Sequence[Row]
    fresh: Sequence[tuple[str, Known]]


def harvest(
    services: Services,
    paths: Sequence[Path],
    recursive: bool = True,
    fields: FieldReader | None = None,
    progress: ProgressCallback = ignore_progress,
) -> Iterator[Row]:
    """A row for each photo under `paths`, in the order of `scan`, and one for whatever could not be listed.

    `fields` reads what else is wanted of each photo. `progress` hears of the photos done so far (total 0:
    unknown) and may raise Cancelled; what was read until then is remembered.
    """
    troubles: list[Row] = []

    def trouble(error: FileError, hidden: bool) -> None:
        troubles.append(failed_row(error.path, error.reason, "skipped" if hidden else "failed"))

    catalog = Catalog(services.cache_folder / "catalog.sqlite")
    reader = f"{_READER}/{fields.key}" if fields is not None else _READER
    done = 0
    try:
        chunks = _chunks(catalog, reader, listings(paths, recursive, trouble=trouble))
        for read in in_order(chunks, _Harvester(services, fields).read, services.jobs):
            yield from _taken(troubles)
            if read.fresh:
                catalog.put(read.folder, reader, read.fresh)
            done += len(read.rows)
            progress(Progress(done, 0, read.folder.name))
            yield from read.rows
        yield from _taken(troubles)
        for path in paths:
            catalog.drop_missing_folders(path)
    finally:
        catalog.close()


def is_cropped(row: Row) -> bool:
    """True for photos with a crop, also one that is in the pixels already or cannot be used."""
    return bool(row.get("has_crop") or row.get("already_applied") or row.get("crop"))


def _chunks(catalog: Catalog, reader: str, folders: Iterator[Listing]) -> Iterator[_Chunk]:
    for listing in folders:
        catalog.drop_missing(listing)
        if not listing.photos:
            continue
        neighbours, known = Neighbours(listing), catalog.folder(listing.folder, reader)
        for start in range(0, len(listing.photos), _CHUNK):
            yield _Chunk(listing.folder, listing.photos[start : start + _CHUNK], neighbours, known)


def _taken(rows: list[Row]) -> list[Row]:
    taken = list(rows)
    rows.clear()
    return taken


class _Harvester:
    """Reads photos; thread-safe."""

    def __init__(self, services: Services, fields: FieldReader | None) -> None:
        self._services = services
        self._fields = fields

    def read(self, chunk: _Chunk) -> _Read:
        """The rows of a chunk of photos, remembered ones where nothing changed."""
        rows: list[Row] = []
        fresh: list[tuple[str, Known]] = []
        now = now_ns()
        for name in chunk.names:
            photo = chunk.folder / name
            state, known = chunk.neighbours.state(name, now), chunk.known.get(name)
            if known is not None and known.state == state:
                rows.append(_remembered(photo, known.entry))
                continue
            row, entry = self._row(photo, chunk.neighbours)
            rows.append(row)
            if state is not None and entry is not None:
                fresh.append((name, Known(state, entry)))
        return _Read(chunk.folder, rows, fresh)

    def _row(self, photo: Path, neighbours: Neighbours) -> tuple[Row, str | None]:
        """The row of a photo, and how it is remembered (None: it is not, since there is trouble to tell)."""
        outcome = attempted(photo, lambda path: self._harvested(path, neighbours))
        row = harvest_row(outcome)
        if outcome.value is None:
            return row, None
        record, fields = outcome.value.record, self._fields
        if fields is not None:
            wanted = attempted(photo, lambda path: fields.read(path, record))
            if wanted.value is None:
                return failed_row(photo, wanted.reason), None
            row["fields"] = wanted.value
        return row, None if "reason" in row else _entry(row, record.source)

    def _harvested(self, photo: Path, neighbours: Neighbours) -> Harvested:
        """What the photo's files say (PhotoError, SidecarError)."""
        head = read_head(str(photo))
        if head is None:
            info, camera = self._services.photos.described(photo)
        else:
            info, camera = head.info, head.camera
        record = None
        if not neighbours.has_foreign_temp and (head is not None or neighbours.sidecars(photo.name)):
            sidecars, siblings = neighbours.sidecars(photo.name), neighbours.siblings(photo.name)
            packet = head.packet if head is not None else None
            record = quick_record(photo, sidecars, siblings, packet, (info.width, info.height))
        if record is None:
            record = self._services.sidecars.read(photo, info)
        if record.error is not None:
            raise SidecarError(record.source or photo, record.error)
        return Harvested(turned_by(photo, info, record), record, camera)


def _entry(row: Row, source: Path | None) -> str:
    """A row as text, without what depends on how its folder was named."""
    kept = {name: value for name, value in row.items() if name not in ("file", "uri")}
    return json.dumps(kept | {"source": source.name if source is not None else None})


def _remembered(photo: Path, entry: str) -> Row:
    row: Row = {**file_fields(photo), **json.loads(entry)}
    if row["source"] is not None:
        row["source"] = shown(photo.with_name(row["source"]))
    return row
