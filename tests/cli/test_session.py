"""What every command shares: exit codes, names, failures."""

from __future__ import annotations

import os
from pathlib import Path

from tests.helpers.cli import Cli, rows


def test_failures_name_file_and_reason_and_the_rest_goes_on(cli: Cli, photo_folder: Path) -> None:
    (photo_folder / "broken.jpg").write_bytes(b"not a photo")
    (photo_folder / "empty.png").touch()
    missing = photo_folder / "gone.jpg"
    code, out, _err = cli("suggest", photo_folder, missing, "--json")
    found = {Path(row["file"]).name: row for row in rows(out)}
    assert code == 1
    for name in ("broken.jpg", "empty.png", "gone.jpg"):
        assert found[name]["status"] == "failed"
        assert found[name]["reason"]
    assert sum(row["status"] == "ok" for row in found.values()) == 5


def test_no_such_folder_fails_with_its_name(cli: Cli, tmp_path: Path) -> None:
    code, out, _err = cli("crops", tmp_path / "nowhere", "--json")
    assert code == 1
    assert rows(out)[0]["file"].endswith("nowhere")


def test_names_of_any_bytes_survive(cli: Cli, photo_folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9 \x01\n'\"&<.jpg")
    (photo_folder / "rocket 10.jpg").rename(photo_folder / name)
    assert cli("set", photo_folder / name, "--crop", 0.1, 0.1, 0.9, 0.9)[0] == 0
    code, out, _err = cli("crops", photo_folder, "--json")
    row = next(row for row in rows(out) if "uri" in row)
    assert code == 0
    assert row["crop"]["left"] == 0.1
    assert "caf\\xe9" in row["file"]
    assert "caf%E9%20%01%0A" in row["uri"]
