"""`crops` and `stats` as other programs use them: CSV and JSON say the same, files are whole or absent."""

from __future__ import annotations

import csv
import io
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import piexif
import pytest
from PIL import Image

from cropperhead_desktop.cli.app import run
from cropperhead_desktop.dataset.harvest import COLUMNS, csv_lines
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp.store import Sidecars

Cli = Callable[..., tuple[int, str]]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    def call(*arguments: object) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            run(lambda _paths, _options: 77, [str(argument) for argument in arguments])
        return int(ended.value.code or 0), capsys.readouterr().out

    return call


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Four occasions; cropped, kept, proposed unseen, untouched; one lens that a spreadsheet would run."""
    folder = tmp_path / "library"
    store = Sidecars()
    for number in range(12):
        photo = folder / f"shoot {number % 4}" / f"IMG_{number}.jpg"
        photo.parent.mkdir(parents=True, exist_ok=True)
        lens = "=cmd|' /C <script>$x$&'!A0" if number == 0 else "50mm, prime"
        exif = piexif.dump({"Exif": {36867: f"2024:0{1 + number % 3}:01 10:00:00", 42036: lens}})
        Image.new("RGB", (600, 400)).save(photo, exif=exif)
        kind = [DecisionKind.ACCEPTED, DecisionKind.ADJUSTED, DecisionKind.KEPT, DecisionKind.PROPOSED][
            number % 4
        ]
        crop = None if kind is DecisionKind.KEPT else Crop(0.0, 0.1, 0.5, 0.6, -1.5 if number % 3 else 0.0)
        if number < 10:
            store.write(photo, crop, PhotoInfo(600, 400), decided_now(kind, "cropper-1", number / 10))
    return folder


def json_rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_csv_and_json_say_the_same(cli: Cli, library: Path, tmp_path: Path) -> None:
    fields = tmp_path / "fields.json"
    fields.write_text('{"XMP-crs:CropTop": 0, "EXIF:LensModel": null}')
    _, text = cli("crops", library, "--json", "--fields", fields)
    _, table = cli("crops", library, "--csv", "--fields", fields)
    rows, lines = json_rows(text), list(csv.DictReader(io.StringIO(table)))
    assert len(rows) == len(lines) == 12
    assert list(lines[0]) == [*COLUMNS, "XMP-crs:CropTop", "EXIF:LensModel"]
    for row, line in zip(rows, lines, strict=True):
        flat = {**row, **(row["crop"] or {}), **row["fields"]}
        for name, value in line.items():
            said = flat.get(name)
            assert value.removeprefix("'") == ("" if said is None else str(said)), name


def test_only_cropped_ones(cli: Cli, library: Path) -> None:
    (library / "broken.jpg").write_bytes(b"hello")
    code, text = cli("crops", library, "--cropped", "--json")
    assert code == 1
    names = [Path(row["file"]).name for row in json_rows(text) if row["status"] == "ok"]
    assert names == [
        "IMG_0.jpg",
        "IMG_4.jpg",
        "IMG_8.jpg",
        "IMG_1.jpg",
        "IMG_5.jpg",
        "IMG_9.jpg",
        "IMG_3.jpg",
        "IMG_7.jpg",
    ]
    assert [row["status"] for row in json_rows(text)].count("failed") == 1


def test_no_cell_is_a_formula() -> None:
    evil = ("=1+1", "+x", "-x", "@SUM(A1)", "\t=1", "\r=1", "\n=1")
    rows = [{"file": text, "status": "ok", "camera": text, "fields": {"a:b": text}} for text in evil]
    lines = list(csv.reader(io.StringIO("".join(csv_lines(rows, ["a:b"])), newline="")))
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for line in lines for cell in line)
    (_, numbers) = csv.reader(
        csv_lines([{"file": "a", "crop": {"angle": -1.5}, "fields": {"a:b": "-0.35"}}], ["a:b"])
    )
    assert "-1.5" in numbers
    assert numbers[-1] == "-0.35"


def test_output_is_written_whole_with_the_mark_of_spreadsheets(
    cli: Cli, library: Path, tmp_path: Path
) -> None:
    target = tmp_path / "crops.csv"
    assert cli("crops", library, "--csv", "--output", target) == (0, "")
    raw = target.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbffile,status,top,left")
    assert raw.count(b"\r\n") == 13
    _, table = cli("crops", library, "--csv")
    assert raw.decode("utf-8-sig").splitlines() == table.splitlines()
    cli("crops", library, "--json", "--output", tmp_path / "crops.jsonl")
    assert len(json_rows((tmp_path / "crops.jsonl").read_text())) == 12
    assert sorted(path.name for path in tmp_path.iterdir()) == ["crops.csv", "crops.jsonl", "library"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_and_links_stay_what_they_are(cli: Cli, library: Path, tmp_path: Path) -> None:
    pipe, link, file = (tmp_path / name for name in ("pipe", "link.csv", "far.csv"))
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    assert cli("crops", library, "--csv", "--output", pipe)[0] == 0
    reader.join(10)
    assert got[0].count(b"\r\n") == 13 and pipe.is_fifo()
    file.touch()
    link.symlink_to(file)
    assert cli("crops", library, "--csv", "--output", link)[0] == 0
    assert link.is_symlink() and file.read_bytes() == got[0]


def test_an_output_that_cannot_be_written_is_named(
    cli: Cli, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli("crops", library, "--csv", "--output", tmp_path / "no folder" / "a.csv")[0] == 1
    assert not (tmp_path / "no folder").exists()


@pytest.mark.parametrize("wrong", [["--csv", "--json"], ["--output", "x.csv"]])
def test_usage(cli: Cli, library: Path, wrong: list[str]) -> None:
    assert cli("crops", library, *wrong)[0] == 2


def test_a_bad_list_of_fields_is_an_error(cli: Cli, library: Path, tmp_path: Path) -> None:
    (tmp_path / "fields.json").write_text("{")
    assert cli("crops", library, "--json", "--fields", tmp_path / "fields.json")[0] == 1


def test_statistics_count_people_only(cli: Cli, library: Path) -> None:
    code, text = cli("stats", library, "--json", "--compared", 0)
    (row,) = json_rows(text)
    assert (code, row["status"], row["photos"], row["failed"]) == (0, "ok", 12, 0)
    # 3 accepted, 3 adjusted, 2 kept; 2 proposed unseen and 2 untouched are nobody's habit
    assert (row["cropped"], row["whole"]) == (6, 2)
    assert row["agreement"]["accepted"]["share"] == pytest.approx(3 / 8)
    assert [month["name"] for month in row["months"]] == ["2024-01", "2024-02", "2024-03"]
    assert sum(one["accepted"]["count"] for one in row["calibration"]) == 8


def test_statistics_for_people(cli: Cli, library: Path) -> None:
    code, text = cli("stats", library, "--compared", 0)
    assert code == 0
    assert "6 photos cropped, 2 photos kept whole." in text
    assert "2024-02" in text


def test_the_latest_decisions_are_compared_with_the_model(cli: Cli, library: Path) -> None:
    _, text = cli("stats", library, "--json", "--compared", 2, "--device", "cpu")
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
    code, text = cli("stats", tmp_path, "--html", tmp_path / "a.html", "--png", tmp_path / "a.png")
    assert code == 0
    assert "No decisions yet" in text
    assert "No decisions yet" in (tmp_path / "a.html").read_text(encoding="utf-8")
