"""A visitor's correction all the way: accepted in the real window, in a dataset, taken back, named."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("obstore")
pytest.importorskip("sqlalchemy")

from cropperhead_desktop.domain.decision import VISITOR, DecisionKind
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.store.collection import Collection
from tests.helpers import waiting
from tests.helpers.stores import CONSENT, CROP, given

pytestmark = pytest.mark.timeout(300)


def test_a_visitors_crop_is_accepted_exported_and_taken_back(
    open_desk, photo_folder: Path, tmp_path: Path
) -> None:
    store, folder = tmp_path / "store", tmp_path / "fetched"
    given(store, range(2))
    with Collection.open(str(store)) as collection:  # a photo that the model would crop in another way
        photo = (photo_folder / "rocket 10.jpg").read_bytes()
        given_crop = (0.31, 0.07, 0.83, 0.93, -1.25)
        receipt = collection.add(photo, 640, 427, given_crop, "visitor", CONSENT)

    def command(*arguments: object, code: int = 0) -> list[dict[str, object]]:
        done = subprocess.run(
            [sys.executable, "-m", "cropperhead_desktop", "collection", *map(str, arguments), "--json"],
            env=os.environ | {"CROPPERHEAD_STORE": str(store)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == code, done.stdout + done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    command("fetch", folder)
    desk = open_desk(folder)
    names = sorted(path.name for path in folder.glob("*.jpg"))
    rejected = next(name for name in names if name != f"{receipt.label}.jpg")
    last = next(name for name in names if name not in (f"{receipt.label}.jpg", rejected))

    def go_to(name: str) -> None:
        for key in ("Home", *["Right"] * names.index(name)):
            desk.key(key)

    def done(key: str, name: str, condition) -> None:
        """The photo may still be on its way: the key then does nothing."""

        def attempt() -> bool:
            if not condition():
                go_to(name)
                desk.key(key)
            return waiting.happens(condition, 0.5, pause=0.05)

        desk.wait_for(attempt, f"{name}: {key}")

    done("Return", f"{receipt.label}.jpg", lambda: desk.kind(f"{receipt.label}.jpg") is DecisionKind.ACCEPTED)
    done("x", rejected, lambda: desk.record(rejected).marks.is_rejected)
    desk.quit()

    record = desk.record(f"{receipt.label}.jpg")
    assert record.crop == Crop(*given_crop)
    assert (record.decision.model, record.decision.confidence) == (VISITOR, None)
    assert desk.kind(last) is DecisionKind.PROPOSED and desk.record(last).crop == Crop(*CROP)
    settled = {Path(str(row["file"])).name: row.get("decision") for row in command("settle", folder)}
    assert settled == {f"{receipt.label}.jpg": "accepted", rejected: "rejected", last: None}

    (picture,) = (row for row in command("export", tmp_path / "data", "--size", 64) if row["status"] == "ok")
    assert picture["decision"] == "visitor" and picture["crop"] == dict(
        zip(("left", "top", "right", "bottom", "angle"), given_crop, strict=True)
    )
    with Collection.open(str(store)) as collection:
        assert collection.withdraw(receipt.receipt)
    assert [row["file"] for row in command("withdrawn", tmp_path / "data", code=1)] == [picture["exported"]]
    given(store, [5])
    command("fetch", tmp_path / "more")
    with Collection.open(str(store)) as collection:
        (label,) = (each for each in collection.longest_waiting(9) if each.id != Path(last).stem)
        collection.settle(label, "accepted", label.crop)
    named = [row for row in command("export", tmp_path / "next") if row["status"] == "withdrawn"]
    assert [row["file"] for row in named] == [f"{receipt.label}.jpg"]
