"""`cropperhead models`."""

from __future__ import annotations

from tests.helpers.cli import Cli, rows


def test_models_and_doctor(cli: Cli) -> None:
    code, out, _err = cli("models", "list", "--json")
    assert code == 0
    assert sum(row["default"] for row in rows(out)) == 1
    assert cli("models", "verify", "--json")[0] == 0
    code, out, _err = cli("doctor", "--json")
    assert code == 0
    assert {"exiftool", "device", "model", "cache"} <= {row["name"] for row in rows(out)}
