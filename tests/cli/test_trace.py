"""`cropperhead trace`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cropperhead_desktop.cli.app import run


def test_the_command(photo_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def call(*arguments: object) -> int:
        with pytest.raises(SystemExit) as ended:
            run(lambda _paths, _options: 0, ["trace", *map(str, arguments)])
        return int(ended.value.code or 0)

    target = tmp_path / "page.html"
    assert call(photo_folder / "chelsea.png", "--html", target) == 0
    assert "letterboxed" in capsys.readouterr().out
    assert target.is_file()
    (photo_folder / "broken.jpg").write_bytes(b"no photo")
    assert call(photo_folder / "broken.jpg", "--json") == 1
    assert json.loads(capsys.readouterr().out)["status"] == "failed"
    assert call(photo_folder / "broken.jpg") == 1
