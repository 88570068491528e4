"""Everything that the program writes, each as a step from an old state to a new one."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from cropperhead_desktop.dataset.journal import ExportJournal
from cropperhead_desktop.domain.also_for import AlsoFor
from cropperhead_desktop.domain.decision import Decision, DecisionKind, Drawn, WriteReceipt
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.domain.settings import DIM
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.cache import PreviewCache, key_of
from cropperhead_desktop.inference.models.card import read_card
from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL
from cropperhead_desktop.inference.models.store import save_model
from cropperhead_desktop.inference.style.head import Style, Voice, flat_prior
from cropperhead_desktop.inference.style.names import StyleNames
from cropperhead_desktop.inference.style.store import read_style, save_style
from cropperhead_desktop.library.drafts import DraftStore
from cropperhead_desktop.library.history import KeptHistory
from cropperhead_desktop.library.index import ProposalIndex
from cropperhead_desktop.library.journal import Heading, Journal, SidecarEntry, read_heading, records
from cropperhead_desktop.library.written import WrittenCrop, WrittenCrops
from cropperhead_desktop.system.folders import models_folder
from cropperhead_desktop.ui.kit.settings_store import Settings
from cropperhead_desktop.workflows.blind.store import Judgements
from cropperhead_desktop.workflows.guarded_sidecars import GuardedSidecars
from cropperhead_desktop.workflows.outputs import HTML, write_output
from cropperhead_desktop.xmp.atomic import BACKUP_SUFFIX
from tests.helpers.blind import THREE, rounds

OLD, NEW = Crop(0.1, 0.1, 0.9, 0.9, 1.0), Crop(0.2, 0.2, 0.8, 0.8, 0.0)
TIME = "2026-01-02T03:04:05+00:00"
INFO = PhotoInfo(60, 40)
FOREIGN = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4"/>
</rdf:RDF></x:xmpmeta>"""


@dataclass(frozen=True)
class Writer:
    """One way to write into a folder.

    `before` makes the old state, `act` writes, `problems` says what is neither old nor new, or not kept;
    `is_new` whether the write is there. Where `tells`, a write that fails raises an error of ours; others
    go on without.
    """

    before: Callable[[Path], object]
    act: Callable[[Path], object]
    is_new: Callable[[Path], bool]
    problems: Callable[[Path], Iterator[str]] = lambda _folder: iter(())
    tells: bool = True
    tidies: bool = False
    """The next write removes what a killed one left."""


def whole(name: str, *contents: bytes | None) -> Callable[[Path], Iterator[str]]:
    """The file holds one of these, None: it is not there."""

    def look(folder: Path) -> Iterator[str]:
        found = _content(folder / name)
        if found not in contents:
            yield f"{name} holds {found!r:.80}"

    return look


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


# --- sidecars ---------------------------------------------------------------------------------------


def _photo(folder: Path) -> Path:
    Image.new("RGB", (INFO.width, INFO.height)).save(folder / "a.jpg")
    return folder / "a.jpg"


def _decide(folder: Path, crop: Crop, also_for: AlsoFor = AlsoFor.NONE) -> WriteReceipt:
    store = GuardedSidecars()
    store.also_for = lambda: also_for
    return store.write(folder / "a.jpg", crop, INFO, Decision(DecisionKind.ACCEPTED, "model", 0.5, TIME))


def _crop(folder: Path) -> Crop | None:
    return GuardedSidecars().read(folder / "a.jpg", INFO).crop


def _decide_anew(folder: Path) -> WriteReceipt:
    return _decide(folder, NEW)


def _decided(folder: Path) -> bool:
    return _crop(folder) == NEW


def _ours(folder: Path) -> None:
    _photo(folder)
    _decide(folder, OLD)


def _foreign(folder: Path) -> None:
    _photo(folder)
    (folder / "a.xmp").write_bytes(FOREIGN)


def _backed_up(folder: Path) -> Iterator[str]:
    yield from _photo_is_whole(folder)
    sidecar, backup = _content(folder / "a.xmp"), _content(folder / f"a.xmp{BACKUP_SUFFIX}")
    if sidecar is None or _crop(folder) not in (None, NEW):
        yield f"the sidecar holds {sidecar!r:.80}"
    if backup not in (None, FOREIGN):
        yield "the backup is not what was there"
    if sidecar != FOREIGN and backup != FOREIGN:
        yield "somebody else's sidecar is changed and no backup is there"


def _photo_is_whole(folder: Path) -> Iterator[str]:
    made = io.BytesIO()
    Image.new("RGB", (INFO.width, INFO.height)).save(made, "JPEG")
    if _content(folder / "a.jpg") != made.getvalue():
        yield "the photo is changed"


def _old_or_new(folder: Path) -> Iterator[str]:
    yield from _photo_is_whole(folder)
    if (found := _crop(folder)) not in (OLD, NEW):
        yield f"the crop is {found}"
    for name in ("a.jpg.xmp", "a.jpg.pp3", "a.jpg.arp"):
        if _content(folder / name) == b"":
            yield f"{name} is empty"


# --- files of the program's own ---------------------------------------------------------------------

_HEADING = Heading("id", TIME, ("/shoot",), {}, "model", "0")
_ENTRY = SidecarEntry(Path("/shoot/a.jpg"), Path("/shoot/a.xmp"), b"old", b"new" * 3000)
_RECEIPT = WriteReceipt(Path("/shoot/a.xmp"), b"before" * 900, b"after" * 900)
_PROPOSAL = Suggestion(NEW, 0.5, "model")
_SHOWN = rounds(2)
_PREVIEW = Preview(INFO, b"jpeg" * 500)


def _journal(folder: Path) -> None:
    journal = Journal(folder / "a.journal")
    journal.begin(_HEADING)
    journal.close()


def _intend(folder: Path) -> None:
    journal = Journal(folder / "a.journal")
    try:
        journal.intend(_ENTRY)
        journal.done(_ENTRY.sidecar)
    finally:
        journal.close()


def _sound(folder: Path) -> Iterator[str]:
    if read_heading(folder / "a.journal") != _HEADING:
        yield "the heading is lost"


def _draft(crop: Crop) -> Callable[[Path], None]:
    return lambda folder: DraftStore(folder / "drafts").change({Path("/shoot/a.jpg"): Drawn(crop)})


def _drafts(folder: Path) -> Iterator[str]:
    if (found := _drawn(folder)) not in (OLD, NEW):
        yield f"what was drawn is {found}"


def _drawn(folder: Path) -> Crop | None:
    kept = DraftStore(folder / "drafts").read([Path("/shoot/a.jpg")]).get(Path("/shoot/a.jpg"))
    return None if kept is None else kept.crop


def _wrote(step: str) -> Callable[[Path], None]:
    return lambda folder: KeptHistory(folder / "h").wrote(step, "accepted", Path("/shoot/a.jpg"), _RECEIPT)


def _write_and_cut(folder: Path) -> None:
    _wrote("two")(folder)
    KeptHistory(folder / "h").read()


def _steps(folder: Path) -> list[str]:
    return [step.name for step in KeptHistory(folder / "h").read()]


def _judged(folder: Path) -> set[str]:
    return {one.key for one in Judgements(folder / "b").all()}


def _file(folder: Path) -> None:
    (folder / "a.jpg").write_bytes(b"a")


def _index(folder: Path) -> None:
    index = ProposalIndex(folder / "p.sqlite")
    index.put(folder / "a.jpg", "m", None, _PROPOSAL)
    index.close()


def _indexed(folder: Path) -> bool:
    index = ProposalIndex(folder / "p.sqlite")
    found = index.get(folder / "a.jpg", "m", None)
    index.close()
    return found == _PROPOSAL


def _remember(folder: Path) -> None:
    known = WrittenCrops(folder / "w.sqlite")
    known.put(folder / "a.jpg", WrittenCrop(NEW, TIME))
    known.close()


def _remembered(folder: Path) -> bool:
    known = WrittenCrops(folder / "w.sqlite")
    found = known.get([folder / "a.jpg"])
    known.close()
    return found == {folder / "a.jpg": WrittenCrop(NEW, TIME)}


def _set(value: int) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        settings = Settings(folder / "settings.ini")
        settings[DIM] = value
        settings.sync()

    return change


def _is_set(folder: Path) -> bool:
    return Settings(folder / "settings.ini")[DIM] == 42


def _settings(folder: Path) -> Iterator[str]:
    if Settings(folder / "settings.ini")[DIM] not in (41, 42):
        yield "the settings are lost"


_PRIOR = flat_prior()


def _learn(wish: Voice) -> Callable[[Path], None]:
    return lambda folder: save_style(folder / "s.npz", Style(_PRIOR, (), wish), "m")


def _wish(folder: Path) -> Voice | None:
    return read_style(folder / "s.npz", "m", _PRIOR).wish


def _learnt(folder: Path) -> Iterator[str]:
    if (found := _wish(folder)) not in (Voice.MODEL, Voice.HEAD):
        yield f"what was learnt says {found}"


def _new_style(folder: Path) -> None:
    names = StyleNames(folder / "styles")
    if "Client" not in names.all():
        names.new("Client")
    names.use("Client")


def _is_client(folder: Path) -> bool:
    return StyleNames(folder / "styles").in_use == "Client"


_CARD = read_card(models_folder() / f"{DEFAULT_MODEL}.json")
_MODELS = {size: b"\x08\x07" + bytes(size) for size in (5000, 6000)}


def _model(size: int) -> Callable[[Path], object]:
    return lambda folder: save_model(folder, _CARD, _MODELS[size], overwrite=True)


def _is_new_model(folder: Path) -> bool:
    return _content(folder / f"{_CARD.name}.onnx") == _MODELS[6000]


def _models(folder: Path) -> Iterator[str]:
    if (found := _content(folder / f"{_CARD.name}.onnx")) not in _MODELS.values():
        yield f"the model holds {found!r:.40}"
    try:
        read_card(folder / f"{_CARD.name}.json")
    except Exception as error:
        yield f"the card: {error}"


def _export(folder: Path) -> None:
    digest = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    try:
        with ExportJournal(folder / "j", "options") as journal:
            journal.add("k", {"w": 1}, {"name": "a.jpg", "sha256": digest})
    except OSError as error:
        raise FileError(folder / "j", str(error)) from error


def _exported(folder: Path) -> bool:
    with ExportJournal(folder / "j", "options") as journal:
        return journal.finished("k", {"w": 1}, folder) is not None


def _preview(folder: Path) -> None:
    cache = PreviewCache(folder / "previews", 1_000_000)
    try:
        cache.put(key_of(folder / "a.jpg"), _PREVIEW)
    except OSError as error:  # the photo itself cannot be read
        raise FileError(folder / "a.jpg", str(error)) from error
    finally:
        cache.close()


def _previewed(folder: Path) -> bool:
    cache = PreviewCache(folder / "previews", 1_000_000)
    found = cache.get(key_of(folder / "a.jpg"))
    cache.close()
    return found == _PREVIEW


_REPORTS = tuple(b'<meta content="CropperHead">' + bytes([letter]) * 9000 for letter in b"on")


WRITERS: dict[str, Writer] = {
    "sidecar of ours": Writer(_ours, _decide_anew, _decided, _old_or_new, tidies=True),
    "sidecar of others": Writer(_foreign, _decide_anew, _decided, _backed_up, tidies=True),
    "files of editors": Writer(
        _ours,
        lambda it: _decide(it, NEW, AlsoFor.BOTH),
        _decided,
        _old_or_new,
        tidies=True,
    ),
    "journal": Writer(
        _journal,
        _intend,
        lambda it: any(one["t"] == "plan" for one in records(it / "a.journal")),
        _sound,
    ),
    "drafts": Writer(_draft(OLD), _draft(NEW), lambda it: _drawn(it) == NEW, _drafts),
    "history": Writer(
        _wrote("one"),
        _write_and_cut,
        lambda it: "two" in _steps(it),
        lambda it: iter([] if "one" in _steps(it) else ["the first step is lost"]),
        tells=False,
    ),
    "blind answers": Writer(
        lambda it: Judgements(it / "b").add(_SHOWN[0], THREE[0], "m"),
        lambda it: Judgements(it / "b").add(_SHOWN[1], THREE[0], "m"),
        lambda it: _SHOWN[1].key in _judged(it),
        lambda it: iter([] if _SHOWN[0].key in _judged(it) else ["the first answer is lost"]),
    ),
    "blind answers taken back": Writer(
        lambda it: [Judgements(it / "b").add(one, THREE[0], "m") for one in _SHOWN],
        lambda it: Judgements(it / "b").take_back(_SHOWN[1].key),
        lambda it: _SHOWN[1].key not in _judged(it),
        lambda it: iter([] if _SHOWN[0].key in _judged(it) else ["the first answer is lost"]),
    ),
    "index": Writer(_file, _index, _indexed, tells=False),
    "what was written": Writer(_remember, _remember, _remembered, tells=False),
    "previews": Writer(_file, _preview, _previewed, tells=False),
    "settings": Writer(
        _set(41), _set(42), lambda it: Settings(it / "settings.ini")[DIM] == 42, _settings, tells=False
    ),
    "style": Writer(_learn(Voice.MODEL), _learn(Voice.HEAD), lambda it: _wish(it) == Voice.HEAD, _learnt),
    "named style": Writer(
        lambda it: None, _new_style, lambda it: StyleNames(it / "styles").in_use == "Client"
    ),
    "model": Writer(
        _model(5000), _model(6000), lambda it: _content(it / f"{_CARD.name}.onnx") == _MODELS[6000], _models
    ),
    "export journal": Writer(_file, _export, _exported),
    "report": Writer(
        lambda it: (it / "r.html").write_bytes(_REPORTS[0]),
        lambda it: write_output(it / "r.html", _REPORTS[1], HTML),
        lambda it: _content(it / "r.html") == _REPORTS[1],
        whole("r.html", *_REPORTS),
    ),
}


def temps(folder: Path) -> list[str]:
    """Temp files that lie in a folder, at any depth."""
    return [name for _at, _folders, names in os.walk(folder) for name in names if name.endswith(".tmp")]
