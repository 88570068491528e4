"""Reader of darktable's library (`library.db`), written against that of version 4.2.1 (37 in its `db_info`).

JPEG and the like are exact. Of a raw darktable notes the size of the sensor, border and all: its crops count
by size and ratio alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import chain, groupby, islice
from pathlib import Path
from typing import NamedTuple

from cropperhead_desktop.domain.errors import CatalogueError, Reason
from cropperhead_desktop.domain.photo import is_sensor_data
from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.editors.darktable.modules import (
    BENDING,
    ORDER,
    ORIENTATIONS,
    Module,
    ModuleError,
    developed,
    is_tried,
    is_turned_by,
    time_of,
)
from cropperhead_desktop.editors.found import Editor, EditorCrop, LeftOut
from cropperhead_desktop.editors.reading import Context, Found
from cropperhead_desktop.editors.roots import Roots, first_there, is_usable
from cropperhead_desktop.editors.sqlite_file import Database, as_number, as_side, as_text, opened

_NEEDED = {
    "images": ("film_id", "filename", "width", "height", "orientation", "history_end", "version"),
    "film_rolls": ("folder",),
}
_STEPS = frozenset({"imgid", "num", "module", "operation", "op_params", "enabled", "multi_priority"})
_OPTIONAL = ("datetime_taken", "change_timestamp", "maker", "model")
_QUERY = """
    SELECT i.id, f.folder, i.filename, i.width, i.height, i.orientation, i.version, {optional}, {order},
           h.num, h.operation, h.multi_priority, h.enabled, h.module, h.op_params
    FROM images AS i
    LEFT JOIN film_rolls AS f ON f.id = i.film_id
    LEFT JOIN history AS h ON h.imgid = i.id AND h.num < i.history_end AND h.operation IN ({names})
    {ordered}
    ORDER BY i.id
"""
_READ = tuple(sorted({*ORDER, *BENDING}))
_EVERY = 1000
_LONGEST_NAME = 200
_TAKEN = "%Y:%m:%d %H:%M:%S"
_MOST_STEPS = 10_000


class _Row(NamedTuple):
    """A photo with one step of its history: the columns of `_QUERY`."""

    number: object
    folder: object
    name: object
    width: object
    height: object
    orientation: object
    version: object
    taken: object
    changed: object
    maker: object
    model: object
    order: object
    step: object
    operation: object
    instance: object
    enabled: object
    module: object
    params: object


def read_library(path: Path, context: Context) -> Iterator[Found]:
    """All photos of a library and their further versions (CatalogueError: none, or of an unknown form)."""
    with opened(path, context) as database:
        database.needs("darktable", "id", _NEEDED)
        if not database.columns("history") >= _STEPS:
            raise CatalogueError(path, "a library of darktable of an unknown version (it has no history)")
        ((counted,),) = database.rows("SELECT count(*) FROM images")
        total, roots = counted if isinstance(counted, int) else 0, Roots(context.roots)

        @lru_cache(maxsize=4096)
        def folder_of(named: str) -> Path:
            return first_there(roots.place(named), Path(named))

        rows = map(_Row._make, database.rows(_query(database), *_READ))
        for done, (_number, steps) in enumerate(groupby(rows, lambda row: row.number)):
            if done % _EVERY == 0:
                context.progress(Progress(done, max(done, total), path.name))
            first = next(steps)
            folder, name = as_text(first.folder), as_text(first.name)
            if not is_usable(folder) or not is_usable(name) or "/" in name:
                number = str(first.number)
                yield LeftOut(path, Reason("its photo {number}: no usable file name", number=number))
                continue
            yield _found(folder_of(folder) / name, first, _modules(first, steps))
        context.progress(Progress(total, total, path.name))


def _query(database: Database) -> str:
    there = database.columns("images")
    ordered = {"imgid", "iop_list"} <= database.columns("module_order")
    return _QUERY.format(
        optional=", ".join(f"i.{name}" if name in there else "NULL" for name in _OPTIONAL),
        order="m.iop_list" if ordered else "NULL",
        ordered="LEFT JOIN module_order AS m ON m.imgid = i.id" if ordered else "",
        names=", ".join("?" * len(_READ)),
    )


def _modules(first: _Row, others: Iterator[_Row]) -> dict[str, Module]:
    """The modules as the history leaves them; of several instances one that is on counts."""
    last: dict[tuple[str, object], Module] = {}
    # in one go SQLite would sort all of the library, parameters and all
    steps = islice(chain((first,), others), _MOST_STEPS)
    for row in sorted(steps, key=lambda row: as_number(row.step) or 0):
        key = (as_text(row.operation), row.instance)
        if key[0]:
            version = as_number(row.module)
            params = row.params if isinstance(row.params, bytes) else b""
            last[key] = Module(row.enabled == 1, None if version is None else int(version), params)
    ordered = sorted(last.items(), key=lambda each: each[1].is_enabled)
    return {name: module for (name, _instance), module in ordered}


def _found(photo: Path, row: _Row, modules: dict[str, Module]) -> Found:
    width, height = as_side(row.width), as_side(row.height)
    if not (width and height):
        return LeftOut(photo, "its size is not in the library")
    bits = as_number(row.orientation)
    own = ORIENTATIONS.get(int(bits), 1) if bits is not None else 1
    version = as_number(row.version) or 0
    order: Sequence[str] = as_text(row.order).split(",")[::2]
    try:
        made = developed(modules, width, height, own, order)
        crop = made.rendering.crop(width, height)
    except (ModuleError, ValueError) as error:
        return LeftOut(photo, str(error))
    return EditorCrop(
        photo=photo,
        editor=Editor.DARKTABLE,
        crop=crop,
        width=width,
        height=height,
        orientation=made.rendering.orientation,
        is_exact=made.is_exact and not is_sensor_data(photo) and is_turned_by(photo, modules),
        taken=_taken(row.taken),
        changed=time_of(row.changed),
        camera=" ".join(filter(None, map(_name, (row.maker, row.model)))),
        copy=f"{version:02.0f}" if version > 0 else "",
        is_tried=is_tried(modules),
    )


def _name(value: object) -> str:
    return as_text(value)[:_LONGEST_NAME].strip()


def _taken(value: object) -> datetime | None:
    """A capture time: darktable's number, before its version 4.2 EXIF's text."""
    if isinstance(value, int):
        moment = time_of(value)
        return None if moment is None else moment.replace(tzinfo=None)
    try:
        return datetime.strptime(as_text(value)[:19], _TAKEN)
    except ValueError:
        return None
