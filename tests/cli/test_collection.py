"""`cropperhead collection`."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("obstore")
pytest.importorskip("sqlalchemy")

from cropperhead_desktop.domain.decision import VISITOR, DecisionKind, decided_now
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.store.collection import Collection
from cropperhead_desktop.store.objects import Objects
from cropperhead_desktop.xmp.store import Sidecars
from tests.helpers.cli import Cli, rows
from tests.helpers.stores import CROP, given


def test_from_waiting_to_withdrawn(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "store"
    receipt, _other = given(store, range(2))
    monkeypatch.setenv("CROPPERHEAD_STORE", str(store))
    code, out, _err = cli("collection", "fetch", tmp_path / "fetched", "--limit", 1, "--json")
    (row,) = rows(out)
    assert (code, row["decision"], row["status"]) == (0, "proposed", "ok")
    code, out, _err = cli("collection", "fetch", tmp_path / "fetched")
    assert code == 0 and "1 done, 0 failed" in out and "is there already" in out
    sidecars = Sidecars()
    for photo in (tmp_path / "fetched").glob("*.jpg"):
        from cropperhead_desktop.domain.photo import PhotoInfo

        decision = decided_now(DecisionKind.ACCEPTED, VISITOR)
        sidecars.write(photo, Crop(*CROP), PhotoInfo(240, 160), decision)
    code, out, _err = cli("collection", "settle", tmp_path / "fetched", "--json")
    assert code == 0 and [row["decision"] for row in rows(out)] == ["accepted"] * 2
    assert cli("collection", "export", tmp_path / "data", "--labels", "kept")[0] == 2  # all are visitors'
    code, out, _err = cli("collection", "export", tmp_path / "data", "--size", 64)
    assert code == 0 and "2 pictures" in out
    assert cli("collection", "withdrawn", tmp_path / "data")[:2] == (0, "Nothing was taken back.\n")
    with Collection.open(str(store)) as collection:
        assert collection.withdraw(receipt.receipt)
    code, out, _err = cli("collection", "withdrawn", tmp_path / "data", "--json")
    assert code == 1 and [row["file"] for row in rows(out)] == [f"photos/{receipt.label}.jpg"]
    code, out, _err = cli("collection", "export", tmp_path / "next", "--json")
    assert code == 0 and [row["status"] for row in rows(out)] == ["ok", "withdrawn"]
    assert rows(out)[-1]["file"] == f"{receipt.label}.jpg"


def test_check_names_and_repairs(cli: Cli, tmp_path: Path) -> None:
    store = tmp_path / "store"
    given(store, [1])
    assert cli("collection", "check", "--store", store)[:2] == (0, "Nothing is wrong.\n")
    orphan = Objects(str(store)).put(b"left over")
    code, out, _err = cli("collection", "check", "--store", store)
    assert code == 1 and out == f"{orphan}: failed: a file without a row\n"
    code, out, _err = cli("collection", "check", "--store", store, "--repair", "--json")
    assert code == 0 and [row["status"] for row in rows(out)] == ["repaired"]


def test_what_cannot_be_used_is_said(cli: Cli, tmp_path: Path) -> None:
    code, _out, err = cli("collection", "check", "--store", "s3://bucket/x")
    assert code == 1 and "give --database" in err
    code, _out, err = cli("collection", "settle", tmp_path / "no", "--store", tmp_path / "store")
    assert code == 1 and "is not a folder" in err
    code, _out, err = cli("collection", "withdrawn", tmp_path, "--store", tmp_path / "store")
    assert code == 1 and "dataset.json" in err
