"""Reader of Lightroom Classic's catalogues (`*.lrcat`).

Written against the schemas of versions 6, 7 and 11 (`Adobe_DBVersion`); others are read where they have the
same tables and columns, and that is said. The crop lies in the stored frame, in the terms of `crs:`, and goes
through the reader of sidecars: the same values mean the same.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from cropperhead_desktop.domain.errors import FileError, PhotoError, Reason
from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.editors.found import Editor, EditorCrop, LeftOut
from cropperhead_desktop.editors.lightroom.develop import SettingsError, settings_of, unpacked
from cropperhead_desktop.editors.reading import Context, Found, Source
from cropperhead_desktop.editors.roots import Roots, first_there, is_usable
from cropperhead_desktop.editors.sqlite_file import Database, as_number, as_side, as_text, as_words, opened
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.codec import Values, stated_crop
from cropperhead_desktop.xmp.level import is_warped
from cropperhead_desktop.xmp.packet import PacketError, parse
from cropperhead_desktop.xmp.tags import Readable

TRIED = frozenset({6, 7, 11})
"""The versions whose schemas this was written against."""

_NEEDED = {
    "Adobe_images": (
        *("id_local", "rootFile", "masterImage", "copyName", "fileWidth", "fileHeight", "orientation"),
        *("captureTime", "touchTime", "fileFormat", "developSettingsIDCache"),
    ),
    "Adobe_imageDevelopSettings": ("id_local", "image", "text", "croppedWidth"),
    "AgLibraryFile": ("id_local", "baseName", "extension", "folder"),
    "AgLibraryFolder": ("id_local", "pathFromRoot", "rootFolder"),
    "AgLibraryRootFolder": ("id_local", "absolutePath"),
}
_CAMERAS = {
    "AgHarvestedExifMetadata": ("image", "cameraModelRef"),
    "AgInternedExifCameraModel": ("id_local", "value"),
}
_RELATIVE = {"AgLibraryRootFolder": ("relativePathFromCatalog",)}
_PACKETS = {"Adobe_AdditionalMetadata": ("image", "xmp")}

_QUERY = """
    SELECT i.id_local, r.absolutePath, {relative}, o.pathFromRoot, f.baseName, f.extension,
           i.masterImage, i.copyName, i.fileWidth, i.fileHeight, i.orientation, i.captureTime, i.touchTime,
           i.fileFormat, {camera}, d.id_local = i.developSettingsIDCache, d.croppedWidth, d.text
    FROM Adobe_images AS i
    LEFT JOIN AgLibraryFile AS f ON f.id_local = i.rootFile
    LEFT JOIN AgLibraryFolder AS o ON o.id_local = f.folder
    LEFT JOIN AgLibraryRootFolder AS r ON r.id_local = o.rootFolder
    LEFT JOIN Adobe_imageDevelopSettings AS d ON d.image = i.id_local
    {joined}
    WHERE i.id_local BETWEEN ? AND ? ORDER BY i.id_local
"""
_JOINED = """
    LEFT JOIN AgHarvestedExifMetadata AS e ON e.image = i.id_local
    LEFT JOIN AgInternedExifCameraModel AS c ON c.id_local = e.cameraModelRef
"""
_ORIENTATIONS = {"AB": 1, "BA": 2, "CD": 3, "DC": 4, "AD": 5, "BC": 6, "CB": 7, "DA": 8}
"""By the corners that are shown first, A to D clockwise. The mirrored ones follow from the rule."""

_EPOCH = datetime(2001, 1, 1, tzinfo=UTC)
_LATEST = 200 * 365.25 * 86400
_SECONDS = len("2001-01-01T00:00:00")
_FIRST, _LAST = -(2**63), 2**63 - 1
_REPORT_EVERY = 1000
_UNCROPPED: tuple[bool, None, tuple[str, ...]] = (False, None, ())
_MOST_DAMAGED = 200
_MOST_SETTINGS = 1000


def read_catalogue(path: Path, context: Context) -> Iterator[Found]:
    """All photos and virtual copies of a catalogue (CatalogueError: it is none, or of an unknown form).

    Photos on drives that are missing come with the path that the catalogue or `context.roots` names. Where
    the file is damaged within, what is lost is left out by name.
    """
    if os.path.exists(f"{os.path.realpath(path)}.lock"):
        context.on_note(path, "Lightroom has it open, or did not end well: only what is saved is read")
    with opened(path, context) as database:
        database.needs("Lightroom", "id_local", _NEEDED)
        _tell_version(path, database, context)
        yield from _Catalogue(path, database, context).photos()


SOURCE = Source(Editor.LIGHTROOM, read_catalogue, ("*.lrcat",))


def _tell_version(path: Path, database: Database, context: Context) -> None:
    version = None
    if {"name", "value"} <= database.columns("Adobe_variablesTable"):
        query = "SELECT value FROM Adobe_variablesTable WHERE name = 'Adobe_DBVersion'"
        with suppress(FileError):
            version = next((as_number(value) for (value,) in database.rows(query)), None)
    major = None if version is None else int(version // 100_000)
    if major not in TRIED:
        told = "unknown" if major is None else str(major)
        context.on_note(path, Reason("read, but its version ({version}) was not tried", version=told))


class _Row(NamedTuple):
    """A photo, or a virtual copy, with one of its settings: the columns of `_QUERY`."""

    number: object
    root: object
    relative: object
    folder: object
    name: object
    extension: object
    master: object
    copy: object
    width: object
    height: object
    orientation: object
    taken: object
    touched: object
    format: object
    camera: object
    is_current: object
    cropped_width: object
    text: object


_NUMBER = itemgetter(0)


class _Catalogue:
    def __init__(self, path: Path, database: Database, context: Context) -> None:
        self._path = path
        self._database = database
        self._context = context
        self._roots = Roots(context.roots)
        self._folder = lru_cache(maxsize=4096)(self._folder_of)
        self._lost: list[LeftOut] = []
        has_cameras = self._has(_CAMERAS)
        self._has_packets = self._has(_PACKETS)
        self._query = _QUERY.format(
            relative="r.relativePathFromCatalog" if self._has(_RELATIVE) else "NULL",
            camera="c.value" if has_cameras else "NULL",
            joined=_JOINED if has_cameras else "",
        )

    def photos(self) -> Iterator[Found]:
        """Each photo once, in the order in which they were imported."""
        total = 0
        with suppress(FileError):
            ((counted,),) = self._database.rows("SELECT count(*) FROM Adobe_images")
            total = counted if isinstance(counted, int) else 0
        for done, (_number, settings) in enumerate(groupby(self._rows(), _NUMBER)):
            if done % _REPORT_EVERY == 0:
                self._context.progress(Progress(done, max(done, total), self._path.name))
            yield from self._lost
            self._lost.clear()
            # the settings that the photo names as its own, else the first
            first, *others = settings
            yield self._found(max(first, *others, key=_is_current) if others else first)
        yield from self._lost
        self._context.progress(Progress(total, total, self._path.name))

    def _has(self, wanted: Mapping[str, tuple[str, ...]]) -> bool:
        return all(set(names) <= self._database.columns(table) for table, names in wanted.items())

    def _rows(self) -> Iterator[_Row]:
        """All rows; what cannot be read goes to `_lost`, and what lies behind it is read all the same."""
        first = _FIRST
        for _ in range(_MOST_DAMAGED):
            try:
                for row in self._of_photos(first, _LAST):
                    yield row
                    if isinstance(row.number, int) and row.number < _LAST:
                        first = row.number + 1
                return
            except sqlite3.Error:
                number = self._next_photo(first)  # SQLite reads ahead: it may be another one that is bad
            if number is None:
                break
            try:
                yield from list(self._of_photos(number, number))
            except sqlite3.Error as error:
                damage = self._database.failed(error).reason
                reason = Reason("its photo {number}: {why}", number=number, why=damage)
                self._lost.append(LeftOut(self._path, reason))
            first = number + 1
        self._lost.append(LeftOut(self._path, "damaged: what follows cannot be read"))

    def _next_photo(self, first: int) -> int | None:
        """The number of the first photo from `first` on."""
        try:
            query = "SELECT min(id_local) FROM Adobe_images WHERE id_local >= ?"
            ((number,),) = self._database.rows(query, first)
        except FileError:
            return None
        return number if isinstance(number, int) and number < _LAST else None

    def _of_photos(self, first: int, last: int) -> Iterator[_Row]:
        """sqlite3.Error where a row cannot be read, or one photo has settings without end."""
        number, count = object(), 0
        for values in self._database.raw_rows(self._query, first, last):
            row = _Row._make(values)
            count = count + 1 if row.number == number else 0
            number = row.number
            if count > _MOST_SETTINGS:
                raise sqlite3.DataError("it has too many settings")
            yield row

    def _found(self, row: _Row) -> Found:
        photo = self._place(row)
        if photo is None:
            return LeftOut(
                self._path, Reason("its photo {number}: no usable file name", number=str(row.number))
            )
        if as_text(row.format).upper() == "VIDEO":
            return LeftOut(photo, "a video")
        width, height = as_side(row.width), as_side(row.height)
        try:
            if not (width and height):
                width, height = self._own_size(photo)
            values = self._settings(row)
        except (PhotoError, SettingsError) as error:
            return LeftOut(photo, error.reason if isinstance(error, PhotoError) else str(error))
        _has_crop, crop, warnings = stated_crop(values, (width, height)) if values else _UNCROPPED
        if warnings:
            return LeftOut(photo, warnings[0])
        orientation = _ORIENTATIONS.get(as_text(row.orientation), 1)
        copy = "" if row.master is None else as_words(row.copy) or "copy"
        if crop is None or crop.is_whole:  # most are: nobody asks more about them
            return EditorCrop(photo, Editor.LIGHTROOM, None, width, height, orientation, copy=copy)
        return EditorCrop(
            photo=photo,
            editor=Editor.LIGHTROOM,
            crop=crop,
            width=width,
            height=height,
            orientation=orientation,
            is_exact=not is_warped(values),
            taken=_moment(row.taken),
            changed=_since_2001(row.touched),
            camera=as_words(row.camera),
            copy=copy,
        )

    def _place(self, row: _Row) -> Path | None:
        """Where the photo is; None where the catalogue names no file."""
        folder = self._folder(row.root, row.relative, row.folder)
        name, ending = as_text(row.name), as_text(row.extension)
        name = f"{name}.{ending}" if ending else name
        return None if folder is None or "/" in name or not is_usable(name) else folder / name

    def _folder_of(self, root: object, relative: object, folder: object) -> Path | None:
        below = as_text(folder)
        named = as_text(root) + below
        if not as_text(root) or not is_usable(named):
            return None
        beside = as_text(relative) + below
        near = self._path.absolute().parent / beside if as_text(relative) and is_usable(beside) else None
        return first_there(self._roots.place(named), Path(named), near)

    def _own_size(self, photo: Path) -> tuple[int, int]:
        """The size of a photo of which the catalogue has none (PhotoError)."""
        if not os.path.exists(photo):
            raise PhotoError(photo, "offline, and the catalogue does not tell its size")
        info = self._context.size_of(photo)
        return info.width, info.height

    def _settings(self, row: _Row) -> Readable:
        """What the settings say, as in a sidecar; where they cannot be read, the packet (SettingsError)."""
        unreadable = SettingsError("its crop is not in the catalogue")
        size = as_number(row.cropped_width)
        if isinstance(row.text, bytes) and row.text:
            try:
                values = settings_of(unpacked(row.text))
            except SettingsError as error:
                unreadable = error
            else:
                if values or size is None or size in map(as_number, (row.width, row.height)):
                    return values
        elif as_text(row.cropped_width):  # it says so with a word
            return {}
        try:
            packet = Values(parse(self._packet(row.number)))
        except PacketError:
            packet = None
        if packet is None or packet.get(tags.LEFT) is None or _is_applied(packet):
            if row.text is None and size is None:  # nothing was ever done to it
                return {}
            raise unreadable
        return packet

    def _packet(self, number: object) -> bytes:
        """The XMP of a photo as the catalogue keeps it; empty where there is none."""
        if not self._has_packets:
            return b""
        query = "SELECT xmp FROM Adobe_AdditionalMetadata WHERE image = ? LIMIT 1"
        try:
            ((data,),) = self._database.rows(query, number)
            return unpacked(data).encode() if isinstance(data, bytes) else b""
        except (FileError, SettingsError, ValueError):
            return b""


def _is_current(row: _Row) -> bool:
    return row.is_current == 1


def _is_applied(values: Readable) -> bool:
    return tags.parse_bool(values.get(tags.ALREADY_APPLIED) or "") is True


def _moment(value: object) -> datetime | None:
    """A capture time, without the zone that some have."""
    try:
        moment = datetime.fromisoformat(as_text(value)[:_SECONDS])
    except ValueError:
        return None
    return moment if moment.tzinfo is None else moment.replace(tzinfo=None)


def _since_2001(value: object) -> datetime | None:
    seconds = as_number(value)
    return _EPOCH + timedelta(seconds=seconds) if seconds is not None and 0 < seconds < _LATEST else None
