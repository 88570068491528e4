"""Fetched, decided, settled, exported, withdrawn: the visitor's crop on its way."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("obstore")
pytest.importorskip("sqlalchemy")

from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.dataset.reader import labels_of
from cropperhead_desktop.domain.decision import VISITOR, DecisionKind, decided_now
from cropperhead_desktop.domain.errors import CollectionError, FileError
from cropperhead_desktop.domain.labelling import Origin, origin_of
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.geometry.crop import WHOLE, Crop
from cropperhead_desktop.store.collection import Collection
from cropperhead_desktop.store.labels import Label, LabelState
from cropperhead_desktop.workflows.collection import (
    export_collection,
    fetch,
    open_collection,
    settle,
    taken_back,
)
from cropperhead_desktop.workflows.learn.own_crops import own_crops
from cropperhead_desktop.workflows.learn.personal import decided_crops, learn_decided
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.statistics.gather import gather
from tests.helpers.stores import CONSENT, CROP, given, picture

MINE = Crop(0.2, 0.2, 0.7, 0.7, 0.0)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with Collection.open(str(tmp_path / "collection")) as opened:
        yield opened


@pytest.fixture
def folder(services: Services, collection: Collection, tmp_path: Path) -> Path:
    """Six fetched photos."""
    given(tmp_path / "collection", range(6))
    found = list(fetch(services, collection, tmp_path / "fetched", 6))
    assert [row["status"] for row in found] == ["ok"] * 6
    return tmp_path / "fetched"


def decide(services: Services, photo: Path, kind: DecisionKind, crop: Crop | None, model: str = VISITOR):
    services.sidecars.write(photo, crop, services.photos.info(photo), decided_now(kind, model))


def settled(services: Services, collection: Collection, folder: Path) -> dict[str, str]:
    """What became of each file."""
    found = settle(services, collection, folder)
    return {Path(row["file"]).name: row.get("decision") or row["reason"] for row in found}


def test_a_fetched_folder_is_an_ordinary_one(
    services: Services, collection: Collection, folder: Path, tmp_path: Path
) -> None:
    photos = sorted(folder.glob("*.jpg"))
    assert {photo.read_bytes() for photo in photos} == {picture(number) for number in range(6)}
    for photo in photos:
        record = services.sidecars.read(photo, services.photos.info(photo))
        assert record.crop == Crop(*CROP) and origin_of(record) is Origin.PROPOSED
        assert (record.decision.kind, record.decision.model) == (DecisionKind.PROPOSED, VISITOR)
    decide(services, photos[0], DecisionKind.ADJUSTED, MINE)
    photos[1].with_suffix(".xmp").unlink()  # as if killed between photo and sidecar
    photos[2].unlink()
    photos[3].with_suffix(".xmp").unlink()
    photos[3].write_bytes(b"somebody's own")
    reasons = Counter(row.get("reason", "ok") for row in fetch(services, collection, folder, 99))
    assert reasons == {"is there already": 4 - 1, "ok": 2, "another file of this name is there": 1}
    assert services.sidecars.read(photos[0]).crop == MINE and photos[3].read_bytes() == b"somebody's own"
    assert services.sidecars.read(photos[1]).decision.model == VISITOR


def test_a_whole_photo_as_somebody_proposes_it(services, collection, tmp_path) -> None:
    given(tmp_path / "collection", [1], (0.0, 0.0, 1.0, 1.0, 0.0))
    (row,) = fetch(services, collection, tmp_path / "fetched", 1)
    record = services.sidecars.read(Path(row["file"]))
    assert record.crop == WHOLE and record.decision.model == VISITOR
    decide(services, Path(row["file"]), DecisionKind.KEPT, None)
    assert [row["decision"] for row in settle(services, collection, tmp_path / "fetched")] == ["accepted"]
    (label,) = collection.labels(LabelState.ACCEPTED)
    assert label.crop == WHOLE


def test_what_was_decided_is_settled(
    services: Services, collection: Collection, folder: Path, tmp_path: Path
) -> None:
    photos = sorted(folder.glob("*.jpg"))
    decide(services, photos[0], DecisionKind.ACCEPTED, Crop(*CROP))
    decide(services, photos[1], DecisionKind.ADJUSTED, MINE)
    decide(services, photos[2], DecisionKind.KEPT, None)
    decide(services, photos[3], DecisionKind.ACCEPTED, Crop(*CROP))
    info = services.photos.info(photos[3])
    services.sidecars.write_marks(photos[3], Marks(), Marks().rejected(), info)
    decide(services, photos[4], DecisionKind.RESET, None)
    (folder / "mine.jpg").write_bytes(picture(99))
    before = {path: path.read_bytes() for path in folder.iterdir()}
    told = {
        Path(row["file"]).name: row.get("decision") or row["reason"]
        for row in settle(services, collection, folder)
    }
    assert [told[photo.name] for photo in photos] == [
        "accepted", "adjusted", "adjusted", "rejected", *["undecided: it waits on"] * 2,
    ]  # fmt: skip
    assert told["mine.jpg"] == "is not from the collection"
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    crops = {each.id: each.crop for each in collection.labels(LabelState.ACCEPTED, LabelState.ADJUSTED)}
    assert crops == {photos[0].stem: Crop(*CROP), photos[1].stem: MINE, photos[2].stem: WHOLE}
    assert collection.waiting() == 2 and list(collection.check()) == []
    told = {
        Path(row["file"]).name: row.get("decision") or row["reason"]
        for row in settle(services, collection, folder)
    }
    assert told[photos[0].name] == "accepted" and "delete the file" in told[photos[3].name]


def test_visitors_crops_are_nobodys_habit(services: Services, folder: Path) -> None:
    """Personal style, training, agreement, calibration: by whichever decision."""
    photos = sorted(folder.glob("*.jpg"))
    decide(services, photos[0], DecisionKind.ACCEPTED, Crop(*CROP))
    decide(services, photos[1], DecisionKind.ADJUSTED, MINE)
    decide(services, photos[2], DecisionKind.KEPT, None)
    decide(services, photos[3], DecisionKind.ACCEPTED, MINE, "another")
    decided = decided_crops(services, photos, lambda _: None)
    assert list(decided.crops) == [photos[3]] and decided.left_out["drawn by a visitor"] == 3
    assert not learn_decided(services, photos[0]) and learn_decided(services, photos[3])
    assert set(own_crops(services, "mine", photos, 9).origins) == {"accepted"}
    result = gather(services, [folder], compared=0)
    assert result.statistics.agreement.decided == 1 and result.left_out["visitor"] == 3
    assert "3 drawn by visitors" in " ".join(result.words)


def test_damage_costs_one_photo(services: Services, collection: Collection, tmp_path: Path) -> None:
    given(tmp_path / "collection", range(3))
    collection.add(b"no picture", 240, 160, CROP, "visitor", CONSENT)
    collection.add(picture(7), 999, 160, CROP, "visitor", CONSENT)
    (label, *_) = (each for each in collection.labels(LabelState.WAITING) if isinstance(each, Label))
    stored = tmp_path / "collection" / "photos" / label.sha256[:2] / label.sha256
    stored.write_bytes(stored.read_bytes()[:-1])
    found = list(fetch(services, collection, tmp_path / "fetched", 9))
    bad = {row["reason"] for row in found if row["status"] == "failed"}
    assert f"photo {label.sha256}: its file is damaged" in bad and len(bad) in (2, 3)
    good = {Path(row["file"]).name for row in found if row["status"] == "ok"}
    assert {path.name for path in (tmp_path / "fetched").glob("*.jpg")} == good and len(good) in (2, 3)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileError, match="cannot be written"):
        list(fetch(services, collection, tmp_path / "file", 9))


def test_a_dataset_of_what_was_settled_and_what_was_taken_back_of_it(
    services: Services, collection: Collection, tmp_path: Path
) -> None:
    receipts = given(tmp_path / "collection", range(4))
    other = given(tmp_path / "collection", [0], (0.0, 0.0, 0.5, 0.5, 0.0))
    with pytest.raises(FileError, match="no photo"):
        export_collection(services, collection, tmp_path / "none", ExportOptions())
    for each in (*receipts[:3], *other):
        label = collection.label(each.label)
        collection.settle(label, LabelState.ADJUSTED if each in other else LabelState.ACCEPTED, label.crop)
    made = export_collection(services, collection, tmp_path / "data", ExportOptions())
    labels = list(labels_of(tmp_path / "data", "json"))
    assert {label.decision for label in labels} == {Origin.VISITOR.value} and len(labels) == 4
    assert len({label.group for label in labels}) == 3 and made.withdrawn == ()
    described = json.loads((tmp_path / "data" / "dataset.json").read_text())
    assert "a visitor drew it" in described["decisions"]["visitor"]
    assert list(taken_back(collection, tmp_path / "data")) == []
    assert collection.withdraw(receipts[0].receipt)  # its photo stays, for the sake of another crop
    assert collection.withdraw(receipts[1].receipt)
    gone = {Path(name).stem for name in taken_back(collection, tmp_path / "data")}
    assert gone == {receipts[0].label, receipts[1].label}
    made = export_collection(services, collection, tmp_path / "next", ExportOptions())
    assert set(made.withdrawn) == gone and made.failed == ()
    assert not gone & {Path(label.file).stem for label in labels_of(tmp_path / "next", "json")}


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "cropperhead_desktop.store.collection", None)
    with pytest.raises(CollectionError, match=r"pip install 'cropperhead-desktop\[store\]'"):
        open_collection()
