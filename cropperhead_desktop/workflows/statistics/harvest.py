"""Harvest a library: one row for each of its photos, folder by folder, reading only what changed.

A library is walked once, memory stays flat, and what was read is remembered as it is read: a harvest that
was stopped goes on where it was. On an engine every worker harvests parts of it, in the same way. Plain
photos are read by the quick readers, all others as ever; both give the same rows.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

from cropperhead_desktop import __version__
from cropperhead_desktop.dataset.fields import Field
from cropperhead_desktop.dataset.harvest import crop_factor, kept_area
from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.errors import FileError, SidecarError, printable
from cropperhead_desktop.domain.labelling import Copies, Origin
from cropperhead_desktop.domain.photo import CameraFacts, PhotoInfo
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.engine.mapping import Engine
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.quick import JpegHead, read_head
from cropperhead_desktop.library.catalog import Catalog, Known, Neighbours, now_ns
from cropperhead_desktop.library.parts import FolderPart, parts_of
from cropperhead_desktop.library.scan import Listing, listings, names_in
from cropperhead_desktop.workflows.oriented_photos import turned_by
from cropperhead_desktop.workflows.outcome import attempted, map_in_order
from cropperhead_desktop.workflows.rows import Row, failed_row, file_fields, row_of
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.spread import (
    Likeness,
    begin,
    lent,
    rows_of,
    rows_to,
    services_like,
    stop,
    until_stopped,
)
from cropperhead_desktop.workflows.statistics.fields import FieldReader
from cropperhead_desktop.workflows.suggest_and_set import PhotoCrop
from cropperhead_desktop.xmp.nearby import QuickPacket, quick_packets, quick_record, quick_sources

_log = logging.getLogger(__name__)

_CHUNK = 64
"""Photos that one thread reads at a time, or as many threads where the disk lets them wait."""
_WAITS, _LEAST = 4.0, 0.001
"""A disk lets us wait that takes so many times what the processor does, and so many seconds a file."""

Item = TypeVar("Item")
Result = TypeVar("Result")

_READER = f"{__version__}/3"
"""What was remembered by another version, or in another shape, is read anew."""


@dataclass(frozen=True, slots=True)
class Harvested(PhotoCrop):
    """What a photo's files say, with what the camera wrote about the picture."""

    camera: CameraFacts

    def as_row(self, path: Path) -> Row:
        """The row of `crops`: the crop, how much it cuts away, and what the camera wrote."""
        camera = self.camera
        return {
            **PhotoCrop.as_row(self, path),
            **amount_fields(self.info, self.record),
            "camera": camera.camera or None,
            "lens": camera.lens or None,
            "date": camera.taken or None,
        }


def amount_fields(info: PhotoInfo, record: CropRecord) -> Row:
    """Crop factor and share of the picture that is kept.

    0 and 1 without a crop; None where a crop does not tell: it is in the pixels already, or unusable.
    """
    if record.crop is None:
        unknown = record.has_crop or record.already_applied
        return {"crop_factor": None if unknown else 0.0, "kept_area": None if unknown else 1.0}
    return {
        "crop_factor": round(crop_factor(record.crop), 6) + 0.0,
        "kept_area": round(kept_area(record.crop, info.width, info.height), 6),
    }


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some photos of one folder with their states, their rows (None: still to be read), what is worth
    remembering of them by name."""

    folder: Path
    neighbours: Neighbours
    photos: Sequence[tuple[str, str | None]]
    rows: list[Row | None]
    fresh: list[tuple[str, Known]]


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

    def on_problem(error: FileError, hidden: bool) -> None:
        troubles.append(failed_row(error.path, error.reason, "skipped" if hidden else "failed"))

    copies, done = Copies(), 0
    with closing(Catalog(services.cache_folder / "catalog.sqlite")) as catalog:
        found = listings(paths, recursive, on_problem=on_problem)
        for chunk in _read(services, catalog, found, fields):
            yield from _taken(troubles)
            done += len(chunk.rows)
            progress(Progress(done, 0, chunk.folder.name))
            yield from (_told_apart(row, chunk.folder, copies) for row in chunk.rows if row is not None)
        yield from _taken(troubles)
        for path in paths:
            catalog.drop_missing_folders(path)


@dataclass(frozen=True, slots=True)
class HarvestPart:
    """The task of a worker: write the rows of one part into `folder`; answers with their number."""

    like: Likeness
    folder: Path
    fields: tuple[Field, ...] | None

    def __call__(self, part: FolderPart) -> int:
        """Raises FileError (no rows can be written), EngineError."""
        services, count = services_like(self.like), 0
        reader = FieldReader(services, self.fields) if self.fields is not None else None
        stopped, others = until_stopped(self.folder), names_in(part.folder).difference(part.names)
        with (
            closing(Catalog(services.cache_folder / "catalog.sqlite")) as catalog,
            rows_to(self.folder / part.id) as add,
        ):
            for chunk in _read(services, catalog, [Listing(part.folder, part.names, others)], reader):
                stopped(Progress(count, 0))
                count += len(chunk.rows)
                for row in filter(None, chunk.rows):
                    add(row)
        return count


def spread_harvest(
    engine: Engine,
    services: Services,
    paths: Sequence[Path],
    folder: Path,
    recursive: bool = True,
    fields: tuple[Field, ...] | None = None,
    progress: ProgressCallback = ignore_progress,
) -> Generator[Row]:
    """`harvest` on an engine, in the same order; `folder`, which all machines see, is made and removed.

    A part that is given up is one failed row of its folder (EngineError, FileError).
    """
    troubles: list[Row] = []

    def on_problem(error: FileError, hidden: bool) -> None:
        troubles.append(failed_row(error.path, error.reason, "skipped" if hidden else "failed"))

    begin(folder)
    copies, count = Copies(), 0
    parts = parts_of([Path(os.path.abspath(path)) for path in paths], recursive, on_problem=on_problem)
    try:
        with lent(services, with_model=False) as like:
            task = HarvestPart(like, folder, fields)
            with closing(engine.map(task, parts, on_stop=partial(stop, folder))) as results:
                for done in results:
                    yield from _taken(troubles)
                    if done.result is None:
                        yield failed_row(done.part.folder, done.failure)
                        continue
                    for row in rows_of(rows := folder / done.part.id):
                        yield _told_apart(row, done.part.folder, copies)
                    rows.unlink(missing_ok=True)
                    count += done.result
                    progress(Progress(count, 0, done.part.folder.name))
        yield from _taken(troubles)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _read(
    services: Services, catalog: Catalog, found: Iterable[Listing], fields: FieldReader | None
) -> Iterator[_Chunk]:
    """The photos of the folders with their rows, which are remembered."""
    reader = f"{_READER}/{fields.key}" if fields is not None else _READER
    harvester = _Harvester(services, fields)
    with harvester.readers:
        chunks = map(harvester.begun, _chunks(catalog, reader, found, harvester.readers))
        for chunk in map_in_order(chunks, harvester.finished, services.jobs):
            if chunk.fresh:
                catalog.put(chunk.folder, reader, chunk.fresh)
            yield chunk


def is_cropped(row: Row) -> bool:
    """True for photos with a crop, also one that is in the pixels already or cannot be used."""
    return bool(row.get("has_crop") or row.get("already_applied") or row.get("crop"))


def _told_apart(row: Row, folder: Path, copies: Copies) -> Row:
    """The row, its origin `copied` where an earlier photo of the folder has the same crop."""
    if row.get("origin") == Origin.ELSEWHERE:
        row["origin"] = copies.origin(folder, Crop(**row["crop"]), Origin.ELSEWHERE)
    return row


def _chunks(catalog: Catalog, reader: str, folders: Iterable[Listing], readers: _Readers) -> Iterator[_Chunk]:
    """The photos with the rows that are remembered and still hold."""
    for listing in folders:
        catalog.drop_missing(listing)
        if not listing.photos:
            continue
        neighbours = Neighbours(listing)
        for start in range(0, len(listing.photos), _CHUNK):
            now = now_ns()
            names = listing.photos[start : start + _CHUNK]
            known = catalog.known(listing.folder, reader, names)
            states = readers.map(partial(_state, neighbours, now), names)
            photos = list(zip(names, states, strict=True))
            rows = [_still(listing.folder, name, state, known.get(name)) for name, state in photos]
            yield _Chunk(listing.folder, neighbours, photos, rows, [])


def _taken(rows: list[Row]) -> list[Row]:
    taken = list(rows)
    rows.clear()
    return taken


def _state(neighbours: Neighbours, now: int, name: str) -> str | None:
    return neighbours.state(name, now)


class _Readers:
    """Reads small files in this very thread, which is quickest; once a disk lets it wait, many at a time."""

    def __init__(self) -> None:
        self._pool: ThreadPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def map(self, work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """`work` on every item, in their order."""
        if self._pool is not None:
            return list(self._pool.map(work, items))
        began, worked = time.monotonic(), time.thread_time()
        results = [work(item) for item in items]
        spent, worked = time.monotonic() - began, time.thread_time() - worked
        if spent > _WAITS * worked and spent > _LEAST * len(items) > _LEAST:
            self._pool = ThreadPoolExecutor(_CHUNK, thread_name_prefix="reader")
        return results


class _Harvester:
    """Reads photos; thread-safe."""

    def __init__(self, services: Services, fields: FieldReader | None) -> None:
        self._services = services
        self._fields = fields
        self.readers = _Readers()

    def begun(self, chunk: _Chunk) -> _Chunk:
        """With the rows of all photos that the quick readers can read."""
        if self._fields is None:
            unread = zip(chunk.photos, chunk.rows, strict=True)
            paths = [chunk.folder / name if row is None else None for (name, _), row in unread]
            found = _quickly(paths, chunk.neighbours, self.readers)
            rows = _each(lambda path, value: value.as_row(path), paths, found)
            for place, (value, row) in enumerate(zip(found, rows, strict=True)):
                if value is not None and row is not None:
                    self._put(chunk, place, row, value.record.source, chunk.photos[place][1])
        return chunk

    def finished(self, chunk: _Chunk) -> _Chunk:
        """With the rows of all others."""
        for place, (name, state) in enumerate(chunk.photos):
            if chunk.rows[place] is None:
                row, source = self._row(chunk.folder / name, chunk.neighbours)
                self._put(chunk, place, row, source, state)
        return chunk

    def _put(self, chunk: _Chunk, place: int, row: Row, source: Path | None, state: str | None) -> None:
        """Trouble is not remembered: it is looked at again, and told again."""
        chunk.rows[place] = row
        if state is not None and row["status"] == "ok" and "reason" not in row:
            chunk.fresh.append((chunk.photos[place][0], Known(state, _entry(row, source))))

    def _row(self, photo: Path, neighbours: Neighbours) -> tuple[Row, Path | None]:
        """The row of a photo, and which file said what it says."""
        outcome = attempted(photo, lambda path: self._harvested(path, neighbours))
        row = row_of(outcome)
        if outcome.value is None:
            return row, None
        record, fields = outcome.value.record, self._fields
        if fields is not None:
            wanted = attempted(photo, lambda path: fields.read(path, record))
            if wanted.value is None:
                return failed_row(photo, wanted.reason), None
            row["fields"] = wanted.value
        return row, record.source

    def _harvested(self, photo: Path, neighbours: Neighbours) -> Harvested:
        """What the photo's files say (PhotoError, SidecarError)."""
        plain = _quickly([photo], neighbours, self.readers)[0] if self._fields is not None else None
        if plain is not None:
            return plain
        info, camera = self._services.photos.described(photo)
        record = self._services.sidecars.read(photo, info)
        if record.error is not None:
            raise SidecarError(record.source or photo, record.error)
        return Harvested(turned_by(photo, info, record), record, camera)


def _quickly(
    photos: Sequence[Path | None], neighbours: Neighbours, readers: _Readers
) -> list[Harvested | None]:
    """The same of plain photos with plain packets; None: for the others, they are not for the quick readers.

    One step for all photos, then the next: the processor keeps what a step needs at hand, which is a third of
    the time.
    """

    def head_of(photo: Path) -> JpegHead | None:
        other = neighbours.has_foreign_temp or neighbours.editors(photo.name)
        return None if other else read_head(str(photo))

    def packets_of(photo: Path, head: JpegHead) -> Sequence[QuickPacket] | None:
        name = photo.name
        return quick_packets(photo, neighbours.sidecars(name), neighbours.siblings(name), head.packet)

    def harvested(photo: Path, head: JpegHead, record: CropRecord) -> Harvested:
        return Harvested(turned_by(photo, head.info, record), record, head.camera)

    heads = _each(head_of, photos, readers=readers)
    packets = _each(packets_of, photos, heads, readers=readers)
    sources = _each(lambda packets, head: quick_sources(packets, head.info), packets, heads)
    records = _each(
        lambda sources, photo, head: quick_record(sources, photo, head.info), sources, photos, heads
    )
    return _each(harvested, photos, heads, records)


def _each(
    work: Callable[..., Result | None], *columns: Sequence[Any], readers: _Readers | None = None
) -> list[Result | None]:
    """`work` row by row; None where one of a row is None, or where it fails: it is read as ever, and told.

    `readers` are for work that waits for a disk.
    """

    def done(values: tuple[Any, ...]) -> Result | None:
        for value in values:
            if value is None:
                return None
        try:
            return work(*values)
        except Exception:
            _log.debug("unexpected", exc_info=True)
            return None

    rows = list(zip(*columns, strict=True))
    return readers.map(done, rows) if readers is not None else [done(row) for row in rows]


def _still(folder: Path, name: str, state: str | None, known: Known | None) -> Row | None:
    """The row as it is remembered, if that still holds."""
    return _remembered(folder / name, known.entry) if known is not None and known.state == state else None


def _entry(row: Row, source: Path | None) -> str:
    """A row as text, without what depends on how its folder was named."""
    kept = row.copy()
    del kept["file"]
    kept.pop("uri", None)
    kept["source"] = source.name if source is not None else None
    return json.dumps(kept)


def _remembered(photo: Path, entry: str) -> Row:
    row: Row = {**file_fields(photo), **json.loads(entry)}
    if row["source"] is not None:
        row["source"] = printable(photo.with_name(row["source"]))
    return row
