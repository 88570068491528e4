"""Harvest a library: one row for each of its photos, folder by folder, reading only what changed.

A library is walked once, memory stays flat, and what was read is remembered as it is read: a harvest that was
stopped goes on where it was. Plain photos are read by the quick readers, all others as ever; both give
the same rows.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from cropperhead_desktop import __version__
from cropperhead_desktop.dataset.harvest import crop_factor, kept_area
from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.errors import FileError, SidecarError, printable
from cropperhead_desktop.domain.labelling import Copies, Origin
from cropperhead_desktop.domain.photo import CameraFacts, PhotoInfo
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.quick import JpegHead, read_head
from cropperhead_desktop.library.catalog import Catalog, Known, Neighbours, now_ns
from cropperhead_desktop.library.scan import Listing, listings
from cropperhead_desktop.workflows.oriented_photos import turned_by
from cropperhead_desktop.workflows.outcome import attempted, map_in_order
from cropperhead_desktop.workflows.rows import Row, failed_row, file_fields, row_of
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.statistics.fields import FieldReader
from cropperhead_desktop.workflows.suggest_and_set import PhotoCrop
from cropperhead_desktop.xmp.nearby import QuickPacket, quick_packets, quick_record, quick_sources

Result = TypeVar("Result")
_log = logging.getLogger(__name__)

_CHUNK = 64
"""Photos that one thread reads at a time."""

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

    catalog = Catalog(services.cache_folder / "catalog.sqlite")
    reader = f"{_READER}/{fields.key}" if fields is not None else _READER
    harvester, copies = _Harvester(services, fields), Copies()
    done = 0
    try:
        # plain photos are read in this very thread, which is quicker than handing them over
        chunks = map(
            harvester.begun, _chunks(catalog, reader, listings(paths, recursive, on_problem=on_problem))
        )
        for chunk in map_in_order(chunks, harvester.finished, services.jobs):
            yield from _taken(troubles)
            if chunk.fresh:
                catalog.put(chunk.folder, reader, chunk.fresh)
            done += len(chunk.rows)
            progress(Progress(done, 0, chunk.folder.name))
            yield from (_told_apart(row, chunk.folder, copies) for row in chunk.rows if row is not None)
        yield from _taken(troubles)
        for path in paths:
            catalog.drop_missing_folders(path)
    finally:
        catalog.close()


def is_cropped(row: Row) -> bool:
    """True for photos with a crop, also one that is in the pixels already or cannot be used."""
    return bool(row.get("has_crop") or row.get("already_applied") or row.get("crop"))


def _told_apart(row: Row, folder: Path, copies: Copies) -> Row:
    """The row, its origin `copied` where an earlier photo of the folder has the same crop."""
    if row.get("origin") == Origin.ELSEWHERE:
        row["origin"] = copies.origin(folder, Crop(**row["crop"]), Origin.ELSEWHERE)
    return row


def _chunks(catalog: Catalog, reader: str, folders: Iterator[Listing]) -> Iterator[_Chunk]:
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
            photos = [(name, neighbours.state(name, now)) for name in names]
            rows = [_still(listing.folder, name, state, known.get(name)) for name, state in photos]
            yield _Chunk(listing.folder, neighbours, photos, rows, [])


def _taken(rows: list[Row]) -> list[Row]:
    taken = list(rows)
    rows.clear()
    return taken


class _Harvester:
    """Reads photos; thread-safe."""

    def __init__(self, services: Services, fields: FieldReader | None) -> None:
        self._services = services
        self._fields = fields

    def begun(self, chunk: _Chunk) -> _Chunk:
        """With the rows of all photos that the quick readers can read."""
        if self._fields is None:
            unread = zip(chunk.photos, chunk.rows, strict=True)
            paths = [chunk.folder / name if row is None else None for (name, _), row in unread]
            found = _quickly(paths, chunk.neighbours)
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
        plain = _quickly([photo], neighbours)[0] if self._fields is not None else None
        if plain is not None:
            return plain
        info, camera = self._services.photos.described(photo)
        record = self._services.sidecars.read(photo, info)
        if record.error is not None:
            raise SidecarError(record.source or photo, record.error)
        return Harvested(turned_by(photo, info, record), record, camera)


def _quickly(photos: Sequence[Path | None], neighbours: Neighbours) -> list[Harvested | None]:
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

    heads = _each(head_of, photos)
    packets = _each(packets_of, photos, heads)
    sources = _each(lambda packets, head: quick_sources(packets, head.info), packets, heads)
    records = _each(
        lambda sources, photo, head: quick_record(sources, photo, head.info), sources, photos, heads
    )
    return _each(harvested, photos, heads, records)


def _each(work: Callable[..., Result | None], *columns: Sequence[Any]) -> list[Result | None]:
    """`work` row by row; None where one of a row is None, or where it fails: it is read as ever, and told."""
    done: list[Result | None] = []
    for values in zip(*columns, strict=True):
        result = None
        if not any(value is None for value in values):
            try:
                result = work(*values)
            except Exception:
                _log.debug("unexpected", exc_info=True)
        done.append(result)
    return done


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
