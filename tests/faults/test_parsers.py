"""Every parser of ours on mutated files: a value or an error that is promised, soon, and nothing else.

The corpus are the seeds and what was once found wrong. Few mutations in every run of the tests, many with
 CROPPERHEAD_LONG_TESTS (`make faults`).
"""

from __future__ import annotations

import io
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from cropperhead_desktop.dataset.fields import read_fields
from cropperhead_desktop.domain.errors import CropperHeadError, Worded
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.editors.reading import Context
from cropperhead_desktop.editors.sources import crops_from
from cropperhead_desktop.evaluation.data import read_manifest
from cropperhead_desktop.imaging.exif_fields import NAMES, exif_fields
from cropperhead_desktop.imaging.in_camera import as_shot_crop, in_camera_crop
from cropperhead_desktop.inference.models.card import read_card
from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL
from cropperhead_desktop.inference.style.head import flat_prior
from cropperhead_desktop.inference.style.store import read_style
from cropperhead_desktop.library.batches import BatchStore
from cropperhead_desktop.library.drafts import DraftStore
from cropperhead_desktop.library.history import KeptHistory
from cropperhead_desktop.library.index import ProposalIndex
from cropperhead_desktop.library.journal import entries_backwards, last_record, read_heading, records
from cropperhead_desktop.system.folders import models_folder
from cropperhead_desktop.ui.kit.settings_store import Settings
from cropperhead_desktop.workflows.blind.store import Judgements
from cropperhead_desktop.xmp.embedded import extract
from cropperhead_desktop.xmp.packet import parse
from cropperhead_desktop.xmp.store import Sidecars
from tests.faults.writers import WRITERS

LONG = bool(os.environ.get("CROPPERHEAD_LONG_TESTS"))
TRIES = 2000 if LONG else 25
SECONDS = 5.0
INFO = PhotoInfo(60, 40)
PHOTO = Path("/shoot/a.jpg")


def everything(found: object) -> None:
    """Take all that a lazy parser gives."""
    if isinstance(found, Iterable) and not isinstance(found, str | bytes):
        for each in found:
            del each


def written(writer: str, name: str) -> Callable[[Path], bytes]:
    """The bytes that the program writes itself."""

    def make(folder: Path) -> bytes:
        WRITERS[writer].before(folder)
        WRITERS[writer].act(folder)
        return next(folder.rglob(name)).read_bytes()

    return make


def picture(kind: str, packet: bytes = b"") -> Callable[[Path], bytes]:
    def make(_folder: Path) -> bytes:
        made, exif = io.BytesIO(), Image.Exif()
        exif[0x0112], exif[0x010F], exif[0x9003] = 6, "Maker", "2026:01:02 03:04:05"
        more = {"xmp": packet} if packet else {}
        Image.new("RGB", (60, 40)).save(made, kind, exif=exif, **more)
        return made.getvalue()

    return make


def _editors(folder: Path) -> None:
    everything(crops_from(folder, Context(lambda _photo: INFO)))


def _about_photo(file: Path) -> None:
    in_camera_crop(file)
    as_shot_crop(file, INFO)
    exif_fields(file, NAMES)


def _own_index(file: Path) -> None:
    index = ProposalIndex(file)
    index.get(file, "m", None)
    index.close()


def _settings(file: Path) -> None:
    read = Settings(file)
    everything([read.place(), read.recent(), read.state("geometry")])


@dataclass(frozen=True)
class Parser:
    """A file's name, a seed for its content, what reads it, and the errors that are promised."""

    name: str
    seed: Callable[[Path], bytes]
    read: Callable[[Path], object]
    errors: tuple[type[Exception], ...] = (CropperHeadError,)


XMP = (b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
       b'<rdf:Description rdf:about="" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" '
       b'xmlns:darktable="http://darktable.sf.net/" darktable:xmp_version="4" crs:HasCrop="True" '
       b'crs:CropLeft="0.1" crs:CropTop="0" crs:CropRight="1" crs:CropBottom="0.9" crs:CropAngle="-1.5"/>'
       b'</rdf:RDF></x:xmpmeta>')  # fmt: skip
PICASA = (
    b"[Picasa]\r\nname=a\r\n[a.jpg]\r\ncrop=rect64(3f845bcb59418507)\r\nfilters=tilt=1,0.280632,0.000000;\r\n"
)
PP3 = b"[Version]\nAppVersion=5.9\n[Crop]\nEnabled=true\nX=1\nY=2\nW=30\nH=20\n[Rotation]\nDegree=1.5\n"
COS = b"<SL Version='15'><DL><E K='Crop' V='30;20;40;20' /><E K='Rotation' V='1.5'/></DL></SL>"


def beside(name: str) -> Callable[[Path], object]:
    """Reads a folder with a photo and this beside it."""

    def read(file: Path) -> None:
        place = file.parent / "folder"
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (60, 40)).save(place / "a.jpg")
        (place / name).write_bytes(file.read_bytes())
        _editors(place)
        Sidecars().read(place / "a.jpg", INFO)

    return read


PARSERS = {
    "xmp": Parser("a.xmp", lambda _it: XMP, lambda it: parse(it.read_bytes()), (Worded, CropperHeadError)),
    "sidecar": Parser("x", lambda _it: XMP, beside("a.xmp")),
    "darktable": Parser("x", lambda _it: XMP, beside("a.jpg.xmp")),
    "picasa": Parser("x", lambda _it: PICASA, beside(".picasa.ini")),
    "rawtherapee": Parser("x", lambda _it: PP3, beside("a.jpg.pp3")),
    "capture one": Parser("x", lambda _it: COS, beside("CaptureOne/Settings153/a.jpg.cos")),
    "jpeg's packet": Parser("a.jpg", picture("JPEG", XMP), extract, (Worded, CropperHeadError)),
    "png's packet": Parser("a.png", picture("PNG", XMP), extract, (Worded, CropperHeadError)),
    "tiff's packet": Parser("a.tif", picture("TIFF"), extract, (Worded, CropperHeadError)),
    "webp's packet": Parser("a.webp", picture("WEBP", XMP), extract, (Worded, CropperHeadError)),
    "jpeg's exif": Parser("a.jpg", picture("JPEG"), _about_photo),
    "tiff's exif": Parser("a.dng", picture("TIFF"), _about_photo),
    "card": Parser("m.json", lambda _it: (models_folder() / f"{DEFAULT_MODEL}.json").read_bytes(), read_card),
    "manifest": Parser(
        "manifest.json",
        lambda _it: json.dumps(
            [{"file": "a.jpg", "site": "s", "split": "train", "box": [0, 0, 1, 1], "width": 6, "height": 4}]
        ).encode(),
        lambda it: read_manifest(it.parent),
    ),
    "fields": Parser("f.toml", lambda _it: b'[fields]\nISO = "iso"\nModel = "camera"\n', read_fields),
    "style": Parser("s.npz", written("style", "s.npz"), lambda it: read_style(it, "m", flat_prior())),
    "drafts": Parser(
        "x",
        written("drafts", "*.json"),
        lambda it: _as(it, DraftStore(it.parent), "drafts", lambda store: store.read([PHOTO])),
    ),
    "history": Parser("h", written("history", "h"), lambda it: everything(KeptHistory(it).read())),
    "judgements": Parser("b", written("blind answers", "b"), lambda it: Judgements(it).all()),
    "journal": Parser(
        "a.journal",
        written("journal", "a.journal"),
        lambda it: [
            read_heading(it),
            everything(records(it)),
            everything(entries_backwards(it)),
            last_record(it),
            BatchStore(it.parent).batches(),
        ],
    ),
    "index": Parser("p.sqlite", written("index", "p.sqlite"), _own_index),
    "settings": Parser("settings.ini", written("settings", "settings.ini"), _settings),
}


def _as(file: Path, store: DraftStore, _kind: str, read: Callable[[DraftStore], object]) -> object:
    store._files._file(PHOTO.parent).write_bytes(file.read_bytes())
    return read(store)


@dataclass(frozen=True)
class Mutation:
    """Bytes put in place of others: at a share of the length, so many."""

    at: float
    removed: int
    put: bytes


WORDS = (b"NaN", b"1e999", b"-1", b"0" * 400, b"\0",
         b"[" * 3000, b"{" * 3000, b"null", b"\xff\xff\xff\xff", b"\n",
         b"&amp;", b"<!DOCTYPE x>", b'"', b"=", b";", b"99999999999999999999", b"\xed\xb3\xbf")  # fmt: skip
mutations = st.lists(
    st.builds(
        Mutation,
        st.floats(0, 1),
        st.sampled_from((0, 0, 1, 2, 4, 30, 10_000_000)),
        st.one_of(st.binary(max_size=8), st.sampled_from(WORDS)),
    ),
    min_size=1,
    max_size=4,
)


def mutated(seed: bytes, changes: list[Mutation]) -> bytes:
    for change in changes:
        at = int(change.at * len(seed))
        seed = seed[:at] + change.put + seed[at + change.removed :]
    return seed


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kind", PARSERS)
def test_a_value_or_a_promised_error(kind: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    parser = PARSERS[kind]
    (tmp_path / "seed").mkdir()
    seed = parser.seed(tmp_path / "seed")
    places = iter(range(10**9))

    @settings(max_examples=TRIES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(mutations)
    @example([Mutation(0, 10_000_000, b"")])
    @example([Mutation(0.5, 10_000_000, b"")])
    @example([Mutation(0, 10_000_000, b"[" * 100_000)])
    @example([Mutation(1, 0, b"\0" * 100_000)])
    @example([Mutation(0.33203125, 0, b"\x80")])
    def check(changes: list[Mutation]) -> None:
        place = tmp_path / str(next(places))
        place.mkdir()
        file = place / parser.name
        file.write_bytes(mutated(seed, changes))
        begun = time.monotonic()
        try:
            everything(parser.read(file))
        except parser.errors as error:
            assert str(error)
        assert time.monotonic() - begun < SECONDS

    check()
    caplog.clear()


FIELDS = ("t", "step", "text", "time", "photo", "sidecar", "before", "after", "backup", "also", "folder")


def _repaired(line: bytes) -> bytes:
    return b"%08x %s\n" % (zlib.crc32(line), line)


@settings(max_examples=TRIES * 4, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(
        st.sampled_from(FIELDS),
        st.one_of(st.none(), st.integers(), st.text(max_size=5), st.lists(st.none(), max_size=2),
                  st.sampled_from(("write", "batch", "undone", "plan", "embed", "eJwDAAAAAAE="))),
    )
)  # fmt: skip
def test_sound_lines_that_make_no_sense(
    tmp_path_factory: pytest.TempPathFactory, record: dict[str, object]
) -> None:
    file = tmp_path_factory.mktemp("sound") / "a.journal"
    file.write_bytes(_repaired(json.dumps(record).encode()) * 2)
    everything(KeptHistory(file).read())
    file.write_bytes(_repaired(json.dumps(record).encode()) * 2)
    read_heading(file)
    assert all(batch.heading == read_heading(file) for batch in BatchStore(file.parent).batches())


def test_tables_that_are_not_ours_are_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "p.sqlite"
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("CREATE TABLE proposals (other TEXT)")
    _own_index(file)
    with closing(sqlite3.connect(file)) as database:
        (schema,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'proposals'").fetchone()
    assert "other" not in schema and "crop_right" in schema
