"""What a batch is about to write and has written, kept so that kill -9 loses nothing and undo always works.

One append-only file per batch, a record a line: `CRC-32 JSON`. The bytes before and after a write are on
the disk (fsync, one for all threads that wait for it) before the write itself begins, so that what a
killed batch left can be told from the files alone: a sidecar that holds the bytes after was written. A
line cut off or damaged is passed over; a record is never changed.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import threading
import zlib
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.system.files import append_private, reason_of, write_all
from cropperhead_desktop.system.reading import open_regular, parse_json
from cropperhead_desktop.system.syncs import SharedSync, sync_file

SUFFIX = ".journal"
_LARGEST_DICTIONARY = 32768

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Heading:
    """What a batch was asked to do: its folders and files, its options as plain values, the model."""

    id: str
    time: str
    roots: tuple[str, ...]
    options: Record
    model: str
    program: str


@dataclass(frozen=True, slots=True)
class EmbedEntry:
    """One intended change of a photo itself: SHA-256 before and after, and where its original bytes are.

    `crop_before` are the properties of crop and decision that its packet had (None: not noted).
    """

    photo: Path
    before: str
    after: str
    backup: Path
    makes_backup: bool
    crop_before: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class SidecarEntry:
    """One intended sidecar write; `makes_backup` when a copy of somebody else's sidecar is kept first.

    `also` are the photo's other sidecars that the same decision goes into, `inside` what it changes in the
    photo itself: one record, written in this order.
    """

    photo: Path
    sidecar: Path
    before: bytes | None
    after: bytes
    makes_backup: bool = False
    also: tuple[SidecarEntry, ...] = ()
    inside: EmbedEntry | None = None
    row: Mapping[str, Any] | None = None
    """What is told of the photo once it is written, kept where nobody may be left to tell it."""

    @property
    def all(self) -> tuple[SidecarEntry, ...]:
        """This write and the other sidecars' that belong to it."""
        return (self, *self.also)


Entry = SidecarEntry | EmbedEntry


class Journal:
    """The journal of a running batch. Thread-safe. FileError where it cannot be kept: write nothing then."""

    def __init__(self, file: Path) -> None:
        """Open for appending; a line that was cut off is ended first."""
        self.path = file
        self.entries = 0
        """Writes intended by this run."""
        self.sidecars = 0
        """Sidecars among them."""
        self._lock = threading.Lock()
        self._syncs = SharedSync(lambda: sync_file(self._file.fileno()))
        try:
            self._file = append_private(file, buffering=0)
            if _is_torn(file):
                self._file.write(b"\n")
        except OSError as error:
            raise self._trouble(error) from error

    def close(self) -> None:
        """Make everything written last, and close the file."""
        if self._file.closed:
            return
        with contextlib.suppress(FileError):
            self._sync()
        with contextlib.suppress(OSError):  # what has to last was synced before
            self._file.close()

    def begin(self, heading: Heading) -> None:
        """The first record of a new batch."""
        self._append({"t": "batch", **asdict(heading)})
        self._sync()

    def intend(self, entry: Entry) -> None:
        """Returns once the entry is safely on the disk; only then may the file be written."""
        self._append(_record_of(entry))
        self._sync()
        with self._lock:
            self.entries += 1
            self.sidecars += isinstance(entry, SidecarEntry)

    def done(self, path: Path) -> None:
        """`path`, a sidecar or a photo, has been written. On a full disk the file alone says so."""
        with contextlib.suppress(FileError):
            self._append({"t": "done", "file": _absolute(path)})

    def failed(self, photo: Path, reason: str) -> None:
        """A photo could not be worked on."""
        self._append({"t": "failed", "file": _absolute(photo), "reason": reason})

    def end(self, counts: dict[str, int], cancelled: bool) -> None:
        """The batch is over."""
        self._append({"t": "end", "counts": counts, "cancelled": cancelled})
        self._sync()

    def undone(self, restored: int, conflicts: int, time: str, counts: dict[str, int]) -> None:
        """The batch, of these `counts`, was taken back, but for `conflicts`."""
        record = {"t": "undo", "restored": restored, "conflicts": conflicts, "time": time, "counts": counts}
        self._append(record)
        self._sync()

    def _append(self, record: Record) -> None:
        line = encode(record)
        with self._lock:
            try:
                write_all(self._file, line)
            except OSError as error:
                raise self._trouble(error) from error

    def _sync(self) -> None:
        try:
            self._syncs.wait()
        except OSError as error:
            raise self._trouble(error) from error

    def _trouble(self, error: OSError) -> FileError:
        return FileError(
            self.path, "the journal cannot be kept, so nothing is written: {why}", why=reason_of(error)
        )


def read_heading(file: Path) -> Heading | None:
    """The heading of a journal; None where the file is none, or was cut off before its first line ended."""
    try:
        with open_regular(file) as opened:
            record = decode(opened.readline())
    except OSError:
        return None
    if record is None or record.get("t") != "batch":
        return None
    try:
        fields = {name: record[name] for name in Heading.__dataclass_fields__}
        return Heading(**{**fields, "roots": tuple(record["roots"])})
    except (KeyError, TypeError):
        return None


def records(file: Path) -> Iterator[Record]:
    """All sound records in their order; OSError."""
    with open_regular(file) as opened:
        for line in opened:
            record = decode(line)
            if record is not None:
                yield record


def entries_backwards(file: Path) -> Iterator[Entry]:
    """The entries, last one first, one in memory at a time; OSError."""
    places = array("Q")
    with open_regular(file) as opened:
        place = 0
        for line in opened:
            if _is_entry(line):
                places.append(place)
            place += len(line)
        for place in reversed(places):
            opened.seek(place)
            record = decode(opened.readline())
            entry = None if record is None else entry_of(record)
            if entry is not None:
                yield entry


def last_record(file: Path) -> Record | None:
    """The last sound record among the last 64 KB; OSError."""
    with open_regular(file) as opened:
        size = os.fstat(opened.fileno()).st_size
        opened.seek(max(0, size - 65536))
        lines = opened.read().splitlines(keepends=True)
    return next((found for line in reversed(lines) if (found := decode(line)) is not None), None)


def entry_of(record: Record) -> Entry | None:
    """The entry that a record holds, None for other records."""
    if record["t"] == "plan":
        before = None if record["before"] is None else zlib.decompress(_bytes(record["before"]))
        unpack = zlib.decompressobj(zdict=(before or b"")[-_LARGEST_DICTIONARY:])
        after = unpack.decompress(_bytes(record["after"])) + unpack.flush()
        photo, sidecar = Path(record["photo"]), Path(record["sidecar"])
        also = [entry_of(each) for each in record.get("also", ())]
        inside = entry_of(record["inside"]) if "inside" in record else None
        return SidecarEntry(
            photo,
            sidecar,
            before,
            after,
            record["makes_backup"],
            tuple(each for each in also if isinstance(each, SidecarEntry)),
            inside if isinstance(inside, EmbedEntry) else None,
            record.get("row"),
        )
    if record["t"] == "embed":
        named = ("before", "after", "makes_backup")
        return EmbedEntry(
            photo=Path(record["photo"]),
            backup=Path(record["backup"]),
            crop_before=record.get("crop_before"),
            **{name: record[name] for name in named},
        )
    return None


def encode(record: Record) -> bytes:
    """A record as a line."""
    text = json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode()
    return b"%08x %s\n" % (zlib.crc32(text), text)


def decode(line: bytes) -> Record | None:
    """The record of a line, None where it is not whole."""
    if not line.endswith(b"\n") or line[8:9] != b" ":
        return None
    text = line[9:-1]
    if line[:8] != b"%08x" % zlib.crc32(text):
        return None
    try:
        record = parse_json(text)
    except ValueError:
        return None
    return record if isinstance(record, dict) and "t" in record else None


def _record_of(entry: Entry) -> Record:
    if isinstance(entry, EmbedEntry):
        return {
            "t": "embed",
            "photo": _absolute(entry.photo),
            "before": entry.before,
            "after": entry.after,
            "backup": _absolute(entry.backup),
            "makes_backup": entry.makes_backup,
            "crop_before": None if entry.crop_before is None else dict(entry.crop_before),
        }
    before = entry.before
    # most of a sidecar is the same before and after
    packer = zlib.compressobj(zdict=(before or b"")[-_LARGEST_DICTIONARY:])
    after = packer.compress(entry.after) + packer.flush()
    return {
        "t": "plan",
        "photo": _absolute(entry.photo),
        "sidecar": _absolute(entry.sidecar),
        "before": None if before is None else _text(zlib.compress(before)),
        "after": _text(after),
        "makes_backup": entry.makes_backup,
        **({"also": [_record_of(each) for each in entry.also]} if entry.also else {}),
        **({"inside": _record_of(entry.inside)} if entry.inside is not None else {}),
        **({"row": dict(entry.row)} if entry.row is not None else {}),
    }


def _absolute(path: Path) -> str:
    """Whoever undoes the batch may be in another folder."""
    return os.path.abspath(path)


def _is_entry(line: bytes) -> bool:
    return line[9:21] in (b'{"t":"plan",', b'{"t":"embed"')


def _is_torn(file: Path) -> bool:
    with open(file, "rb") as opened:
        size = os.fstat(opened.fileno()).st_size
        opened.seek(max(0, size - 1))
        return size > 0 and opened.read(1) != b"\n"


def _text(raw: bytes) -> str:
    return base64.b85encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b85decode(text)
