"""`cropperhead stats`."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.helpers.cli import Cli
from tests.helpers.cli import rows as json_rows


def test_statistics_count_people_only(cli: Cli, library: Path) -> None:
    code, text, _err = cli("stats", library, "--json", "--compared", 0)
    (row,) = json_rows(text)
    assert (code, row["status"], row["photos"], row["failed"]) == (0, "ok", 12, 0)
    # 3 accepted, 3 adjusted, 2 kept; 2 proposed unseen and 2 untouched are nobody's habit
    assert (row["cropped"], row["whole"]) == (6, 2)
    assert row["agreement"]["accepted"]["share"] == pytest.approx(3 / 8)
    assert [month["name"] for month in row["months"]] == ["2024-01", "2024-02", "2024-03"]
    assert sum(one["accepted"]["count"] for one in row["calibration"]) == 8


def test_statistics_for_people(cli: Cli, library: Path) -> None:
    code, text, _err = cli("stats", library, "--compared", 0)
    assert code == 0
    assert "6 photos cropped, 2 photos kept whole." in text
    assert "2024-02" in text


def test_the_latest_decisions_are_compared_with_the_model(cli: Cli, library: Path) -> None:
    _, text, _err = cli("stats", library, "--json", "--compared", 2, "--device", "cpu")
    (row,) = json_rows(text)
    assert row["agreement"]["compared"] == 2
    assert 0 < row["agreement"]["iou"] <= 1


def test_pictures_and_pages(cli: Cli, library: Path, tmp_path: Path) -> None:
    png, page = tmp_path / "stats.png", tmp_path / "stats.html"
    assert cli("stats", library, "--compared", 0, "--png", png, "--html", page)[0] == 0
    with Image.open(png) as picture:
        assert picture.width > 1000
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text and "Content-Security-Policy" in text
    assert text.count("<svg") >= 6
    links = {part.split('"')[0] for part in text.split("http:")[1:] + text.split("https:")[1:]}
    assert links <= {"//www.w3.org/2000/svg", "//www.w3.org/1999/xlink"}, "nothing is loaded from elsewhere"
    assert "=cmd|&#39; /C &lt;script&gt;$x$&amp;" in text


def test_nothing_decided(cli: Cli, tmp_path: Path) -> None:
    Image.new("RGB", (60, 40)).save(tmp_path / "a.jpg")
    code, text, _err = cli("stats", tmp_path, "--html", tmp_path / "a.html", "--png", tmp_path / "a.png")
    assert code == 0
    assert "No decisions yet" in text
    assert "No decisions yet" in (tmp_path / "a.html").read_text(encoding="utf-8")
