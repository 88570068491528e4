"""What visitors gave: photos, crops, consent and receipts; moderated, settled, withdrawn.

The object comes first, then one transaction with photo, label and receipt; every step may be repeated. A
program that is killed leaves an object without a row at worst, never the reverse.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from typing import Any, NamedTuple, Self

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, exists, func, select, update

from cropperhead_desktop.domain.errors import CollectionError, NotCollectable
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.store import schema
from cropperhead_desktop.store.database import LabelDatabase, again
from cropperhead_desktop.store.labels import (
    CROP,
    SETTLED,
    Damage,
    Label,
    LabelState,
    check_crop,
    crop_columns,
    crop_of,
    now,
    rounded,
)
from cropperhead_desktop.store.objects import Objects

_PAGE = 500
_MANY = 100_000
"""Photos that are not all held in memory at once by their digests."""
_COLUMNS = (
    schema.label.c.id, schema.photo.c.sha256, schema.photo.c.width, schema.photo.c.height,
    *(schema.label.c[name] for name in CROP),
    schema.label.c.origin, schema.label.c.consent, schema.label.c.state,
)  # fmt: skip
_LABELS = select(*_COLUMNS).select_from(schema.label.outerjoin(schema.photo))


class Receipt(NamedTuple):
    """What the giver keeps: 128 random bits in hex, of which the collection knows only the digest.

    `label` names what was given; the same photo, crop, origin and consent given twice are one label.
    """

    receipt: str
    label: str


class Collection:
    """One collection; thread-safe, and any number of programs may use it at once.

    Every method may raise CollectionError; what only does not answer is asked again for a while.
    """

    def __init__(self, objects: Objects, database: LabelDatabase) -> None:
        self._objects = objects
        self._database = database

    @classmethod
    def open(cls, store_url: str, database_url: str = "") -> Self:
        """`store_url`: a folder (made when missing), `file:///…` or `s3://bucket/…`; `database_url`:
        `postgresql+psycopg://…` or `sqlite:///…`, empty: SQLite in that folder."""
        objects = Objects(store_url)
        return cls(objects, LabelDatabase(database_url, objects.folder))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def add(
        self, photo: bytes, width: int, height: int, crop: Sequence[float], origin: str, consent: str
    ) -> Receipt:
        """Keep a photo and what was said about it; all of it is on the disk when this returns.

        `width`, `height`: the photo's stored px; its Orientation is 1. `crop`: crs left, top, right, bottom
        as fractions, and the angle in degrees. `consent`: the digest of the words agreed to.
        Raises NotCollectable: nothing was stored.
        """
        label = Label(sha256(photo).hexdigest(), width, height, crop_of(crop), origin, consent)
        given = Receipt(secrets.token_hex(16), label.id)

        def rows(connection: Connection) -> None:
            add = self._database.add
            self._database.lock(connection, label.sha256)
            size = {"bytes": len(photo), "width": width, "height": height}
            add(connection, schema.photo, {"sha256": label.sha256, **size})
            said = {"origin": origin, "consent": consent, "state": label.state, "time": now()}
            ids = {"id": label.id, "sha256": label.sha256}
            add(connection, schema.label, ids | crop_columns(label.crop) | said)
            given_again = schema.withdrawn.c.label == label.id
            connection.execute(delete(schema.withdrawn).where(given_again))
            add(connection, schema.receipt, {"hash": _hash(given.receipt), "label": label.id})
            if self._objects.size(label.sha256) is None:  # whoever withdrew the same has just taken it
                self._objects.put(photo)

        def kept() -> None:
            self._objects.put(photo)
            self._database.run(rows)

        again(kept)
        return given

    def withdraw(self, receipt: str) -> bool:
        """Take back what was given: label, and photo where nobody else gave the same; False: not known."""
        return self._let_go(schema.receipt.c.hash == _hash(receipt), is_withdrawn=True)

    def reject(self, name: str) -> bool:
        """Delete a label, and its photo where no other label is about it; False: it is gone already."""
        return self._let_go(schema.receipt.c.label == name, is_withdrawn=False)

    def waiting(self) -> int:
        """How many labels nobody has moderated."""
        query = (
            select(func.count()).select_from(schema.label).where(schema.label.c.state == LabelState.WAITING)
        )
        return int(self._read(query)[0][0])

    def labels(self, *states: LabelState) -> Iterator[Label | Damage]:
        """The labels that stand so; a row that makes no sense comes as damage."""
        return self._labels(schema.label.c.state.in_(states))

    def longest_waiting(self, limit: int) -> list[Label | Damage]:
        """Labels that nobody has moderated, first given first."""
        query = _LABELS.where(schema.label.c.state == LabelState.WAITING)
        return list(map(_label_of, self._read(query.order_by(schema.label.c.time).limit(limit))))

    def label(self, name: str) -> Label | Damage | None:
        """The label of this id; None: there is none, or none any more."""
        return next(self._labels(schema.label.c.id == name), None)

    def photo(self, label: Label) -> bytes:
        """Its photo (CollectionError: missing or damaged)."""
        return again(lambda: self._objects.get(label.sha256))

    def settle(self, label: Label, state: LabelState, crop: Crop) -> None:
        """A person accepted or adjusted it: from now on it counts, with this crop (NotCollectable)."""
        check_crop(crop, label.width, label.height)
        row = {"state": state, **crop_columns(crop)}
        change = update(schema.label).where(schema.label.c.id == label.id).values(row)
        again(lambda: self._database.run(lambda connection: connection.execute(change) and None))

    def taken_back(self, pictures: Iterable[tuple[str, Crop]]) -> Iterator[bool]:
        """Of pictures of a dataset (SHA-256 of the photo, crop), in order: did the giver take it back?

        So it is where somebody withdrew this photo, and no label that counts has this crop.
        """
        for page in _pages(pictures):
            asked = schema.withdrawn.c.sha256.in_({digest for digest, _ in page})
            gone = {row[0] for row in self._read(select(schema.withdrawn.c.sha256).where(asked))}
            about = schema.label.c.sha256.in_(gone)
            left = {
                (found.sha256, rounded(found.crop))
                for found in self._labels(about)
                if isinstance(found, Label) and found.state in SETTLED
            }
            yield from (digest in gone and (digest, rounded(crop)) not in left for digest, crop in page)

    def withdrawn(self) -> Iterator[str]:
        """The ids of labels that their givers took back, as they name pictures of earlier datasets."""
        query = select(schema.withdrawn.c.label).order_by(schema.withdrawn.c.label).limit(_PAGE)
        rows = self._read(query)
        while rows:
            yield from (row[0] for row in rows)
            rows = self._read(query.where(schema.withdrawn.c.label > rows[-1][0]))

    def check(self, repair: bool = False) -> Iterator[Damage]:
        """What does not fit together; reads every photo.

        Files without a row, as a killed program leaves them (`repair` deletes them); photos that are missing
        or damaged, and rows that make no sense.
        """
        (count,) = self._read(select(func.count()).select_from(schema.photo))[0]
        for prefix in (f"{number:02x}" for number in range(256)) if count > _MANY else [""]:
            files = set(again(lambda: list(self._objects.digests(prefix))))  # noqa: B023
            rows = {
                row[0]
                for row in self._read(
                    select(schema.photo.c.sha256).where(schema.photo.c.sha256.like(f"{prefix}%"))
                )
            }
            for digest in sorted(files - rows):
                yield Damage(digest, "a file without a row", repair and self._drop_object(digest))
            for digest in sorted(rows):
                try:
                    again(lambda: self._objects.get(digest))  # noqa: B023
                except CollectionError as error:
                    if self._read(select(schema.photo).where(schema.photo.c.sha256 == digest)):
                        yield Damage(digest, str(error))
        yield from (each for each in self._labels(schema.label.c.id.is_not(None)) if isinstance(each, Damage))

    def _labels(self, which: ColumnElement[bool]) -> Iterator[Label | Damage]:
        """In the order of their ids, a page at a time: no transaction stays open while one is worked with."""
        query = _LABELS.where(which).order_by(schema.label.c.id).limit(_PAGE)
        rows = self._read(query)
        while rows:
            yield from map(_label_of, rows)
            rows = self._read(query.where(schema.label.c.id > rows[-1][0]))

    def _read(self, query: Select[Any]) -> Sequence[Row[Any]]:
        return again(lambda: self._database.run(lambda connection: connection.execute(query).all()))

    def _let_go(self, which: ColumnElement[bool], is_withdrawn: bool) -> bool:
        """Delete receipts, the labels that nobody holds one of any more, and their photos; False: none."""
        known, photos = set[str](), set[str]()

        def rows(connection: Connection) -> None:
            about = select(schema.label.c.sha256).join(schema.receipt).where(which).distinct()
            for digest in sorted(connection.execute(about).scalars()):
                # first: of two who hold receipts for one label both would see the other's still there
                self._database.lock(connection, digest)
            gone = delete(schema.receipt).where(which).returning(schema.receipt.c.label)
            for name in set(connection.execute(gone).scalars()):
                known.add(name)
                held = exists().where(schema.receipt.c.label == name)
                label = delete(schema.label).where(schema.label.c.id == name, ~held)
                for digest in connection.execute(label.returning(schema.label.c.sha256)).scalars().all():
                    photos.add(digest)
                    if is_withdrawn:
                        row = {"label": name, "sha256": digest, "time": now()}
                        self._database.add(connection, schema.withdrawn, row)
                    used = exists().where(schema.label.c.sha256 == digest)
                    connection.execute(delete(schema.photo).where(schema.photo.c.sha256 == digest, ~used))

        def gone() -> None:
            self._database.run(rows)
            for digest in photos:
                self._drop_object(digest)

        again(gone)
        return bool(known)

    def _drop_object(self, digest: str) -> bool:
        """Delete a photo's file where no row is about it; whether it was."""

        def work(connection: Connection) -> bool:
            self._database.lock(connection, digest)
            if connection.execute(select(schema.photo).where(schema.photo.c.sha256 == digest)).first():
                return False
            self._objects.delete(digest)
            return True

        return again(lambda: self._database.run(work))


def _label_of(row: Row[Any]) -> Label | Damage:
    try:
        return Label.of_row(row)
    except NotCollectable as error:
        return Damage(str(row[0]), str(error))


def _hash(receipt: str) -> str:
    return sha256(receipt.encode()).hexdigest()


def _pages(pictures: Iterable[tuple[str, Crop]]) -> Iterator[Sequence[tuple[str, Crop]]]:
    rest = iter(pictures)
    while page := list(islice(rest, _PAGE)):
        yield page
