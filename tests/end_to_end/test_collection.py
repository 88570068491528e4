"""A visitor's correction all the way: accepted in the real window, in a dataset, taken back, named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("obstore")
pytest.importorskip("sqlalchemy")

from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.domain.decision import VISITOR, DecisionKind
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.store.collection import Collection
from cropperhead_desktop.store.labels import LabelState
from cropperhead_desktop.workflows.collection import export_collection, fetch, settle, taken_back
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import open_services
from tests.helpers import waiting
from tests.helpers.stores import CONSENT, CROP, picture

pytestmark = pytest.mark.timeout(300)
THEIRS = (0.31, 0.07, 0.83, 0.93, -1.25)


def test_a_visitors_crop_is_accepted_exported_and_taken_back(
    open_desk, photo_folder: Path, tmp_path: Path
) -> None:
    folder, options = tmp_path / "fetched", ExportOptions(size=64)
    services = open_services(Options(cache_folder=tmp_path / "cache"), with_model=False)
    with Collection.open(str(tmp_path / "store")) as collection:
        rocket = (photo_folder / "rocket 10.jpg").read_bytes()
        given = collection.add(rocket, 640, 427, THEIRS, "visitor", CONSENT)
        others = [collection.add(picture(n), 240, 160, CROP, "visitor", CONSENT) for n in range(2)]
        rejected, left, name = (f"{each.label}.jpg" for each in (*others, given))
        assert {row["status"] for row in fetch(services, collection, folder, 200)} == {"ok"}

        names = sorted(path.name for path in folder.glob("*.jpg"))
        desk = open_desk(folder)

        def press(key: str, photo: str, condition: Callable[[], object]) -> None:
            """The photo may still be on its way: the key then does nothing."""

            def attempt() -> bool:
                for each in ("Home", *["Right"] * names.index(photo), key):
                    desk.key(each)
                return waiting.happens(condition, 1.0, pause=0.05)

            desk.wait_for(attempt, f"{key} acts on {photo}")

        press("Return", name, lambda: desk.kind(name) is DecisionKind.ACCEPTED)
        press("x", rejected, lambda: desk.record(rejected).marks.is_rejected)
        desk.quit()
        record = desk.record(name)
        assert record.crop == Crop(*THEIRS)
        assert (record.decision.model, record.decision.confidence) == (VISITOR, None)
        assert desk.kind(left) is DecisionKind.PROPOSED and desk.record(left).crop == Crop(*CROP)

        found = settle(services, collection, folder)
        told = {Path(row["file"]).name: row.get("decision") for row in found}
        assert told == {name: "accepted", rejected: "rejected", left: None}
        (made,) = export_collection(services, collection, tmp_path / "data", options).report.made
        assert (made.label.decision, made.label.crop) == ("visitor", Crop(*THEIRS))
        assert list(taken_back(collection, tmp_path / "data")) == []

        assert collection.withdraw(given.receipt)
        assert list(taken_back(collection, tmp_path / "data")) == [made.label.file]
        (label,) = collection.labels(LabelState.WAITING)
        collection.settle(label, LabelState.ACCEPTED, label.crop)
        following = export_collection(services, collection, tmp_path / "next", options)
        assert following.withdrawn == (given.label,)
        assert [each.path.name for each in following.report.made] == [left]
    services.close()
