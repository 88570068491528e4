"""`cropperhead crops`: CSV and JSON say the same, files are whole or absent."""

from __future__ import annotations

import csv
import io
import os
import re
import threading
from pathlib import Path

import pytest

from cropperhead_desktop.dataset.harvest import COLUMNS
from tests.helpers.cli import Cli
from tests.helpers.cli import rows as json_rows


def test_csv_and_json_say_the_same(cli: Cli, library: Path, tmp_path: Path) -> None:
    fields = tmp_path / "fields.json"
    fields.write_text('{"XMP-crs:CropTop": 0, "EXIF:LensModel": null}')
    _, text, _err = cli("crops", library, "--json", "--fields", fields)
    _, table, _err = cli("crops", library, "--csv", "--fields", fields)
    rows, lines = json_rows(text), list(csv.DictReader(io.StringIO(table)))
    assert len(rows) == len(lines) == 12
    assert list(lines[0]) == [*COLUMNS, "XMP-crs:CropTop", "EXIF:LensModel"]
    for row, line in zip(rows, lines, strict=True):
        flat = {**row, **(row["crop"] or {}), **row["fields"]}
        for name, value in line.items():
            said = flat.get(name)
            assert value.removeprefix("'") == ("" if said is None else str(said)), name


def test_a_pipe_gets_the_words_that_a_terminal_gets(
    cli: Cli, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library / "bro[red]ken\x1b.jpg").write_bytes(b"hello")
    code, piped, _err = cli("crops", library)
    monkeypatch.setenv("FORCE_COLOR", "1")
    same, shown, _err = cli("crops", library)
    assert code == same == 1 and "\x1b" not in piped
    assert piped == re.sub("\x1b\\[[0-9;]*m", "", shown) != shown
    lines = piped.splitlines()
    assert len(lines) == 14 and any("bro[red]ken\\x1b.jpg  failed: " in line for line in lines)


def test_only_cropped_ones(cli: Cli, library: Path) -> None:
    (library / "broken.jpg").write_bytes(b"hello")
    code, text, _err = cli("crops", library, "--cropped", "--json")
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


def test_output_is_written_whole_with_the_mark_of_spreadsheets(
    cli: Cli, library: Path, tmp_path: Path
) -> None:
    target = tmp_path / "crops.csv"
    assert cli("crops", library, "--csv", "--output", target) == (0, "", "")
    raw = target.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbffile,status,top,left")
    assert raw.count(b"\r\n") == 13
    _, table, _err = cli("crops", library, "--csv")
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
