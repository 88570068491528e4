"""`cropperhead backups`."""

from __future__ import annotations

import shutil
from pathlib import Path

from cropperhead_desktop.xmp.atomic import backup_of
from tests.helpers.cli import Cli, rows


def test_originals_are_listed_and_removed(cli: Cli, photo_folder: Path) -> None:
    name = "chelsea.png"
    kept = backup_of(photo_folder / name)
    shutil.copy(photo_folder / name, kept)
    backup_of(photo_folder / "gone.jpg").write_bytes(b"all there is")
    code, out, _err = cli("backups", "list", photo_folder, "--json")
    assert code == 0 and {row["file"] for row in rows(out)} == {
        str(kept),
        str(backup_of(photo_folder / "gone.jpg")),
    }
    assert "2 originals" in cli("backups", "list", photo_folder)[1]
    code, out, err = cli("backups", "remove", photo_folder, "--yes")
    assert code == 1 and "removed: 1 originals" in out and "gone.jpg is gone" in err
    assert not kept.exists() and backup_of(photo_folder / "gone.jpg").exists()
