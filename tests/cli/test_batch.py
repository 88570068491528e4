"""`cropperhead batch` and `cropperhead undo` as other programs use them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cropperhead_desktop.library.lock import NAME
from tests.helpers.cli import Cli, rows
from tests.helpers.waiting import until

COMMAND = (sys.executable, "-m", "cropperhead_desktop")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_batch_and_undo(cli: Cli, photo_folder: Path) -> None:
    before = contents(photo_folder)
    code, out, err = cli("batch", photo_folder, "--json", "--device", "cpu")
    found = rows(out)
    assert code == 0 and len(found) == len(before)
    for row in found:
        assert row["status"] in ("ok", "skipped") and {"crop", "confidence", "model"} <= row.keys()
    assert "cropped" in err and "undo FOLDER" in err
    code, out, _err = cli("undo", photo_folder, "--list", "--json")
    (listed,) = rows(out)
    assert listed["state"] == "finished" and listed["written"] == sum(row["status"] == "ok" for row in found)
    code, _out, err = cli("undo", photo_folder)
    assert code == 0 and "put back" in err
    assert contents(photo_folder) == before
    code, out, _err = cli("undo", photo_folder, "--list")
    assert code == 0 and "undone" in out
    assert cli("undo", photo_folder)[0] == 2


def test_batch_rows_are_the_rows_of_suggest(cli: Cli, photo_folder: Path) -> None:
    _code, out, _err = cli("suggest", photo_folder, "--json")
    suggested = {row["file"]: row for row in rows(out)}
    _code, out, _err = cli("batch", photo_folder, "--json", "--dry-run")
    for row in rows(out):
        if row["status"] == "ok":
            assert row == suggested[row["file"]]


def test_a_conflict_ends_with_1_and_names_the_file(cli: Cli, photo_folder: Path) -> None:
    cli("batch", photo_folder, "--json")
    cli("set", photo_folder / "astronaut.jpg", "--reset")
    code, out, err = cli("undo", photo_folder)
    assert code == 1 and "astronaut.xmp" in out and "1 left as they are" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--no-crop", "--no-level"),
        ("--no-crop", "--aspect", "3:2"),
        ("--min-confidence", "2"),
        ("--max-angle", "90"),
        ("--existing", "some"),
        ("--resume", "20260101-000000-0000"),
        ("--model", "none of mine"),
    ],
)
def test_wrong_use_ends_with_2_and_writes_nothing(
    cli: Cli, photo_folder: Path, arguments: tuple[str, ...]
) -> None:
    before = contents(photo_folder)
    assert cli("batch", photo_folder, *arguments)[0] == 2
    assert contents(photo_folder) == before


def test_no_folder_and_no_batch_is_wrong_use(cli: Cli, photo_folder: Path) -> None:
    assert cli("batch")[0] == 2
    assert cli("batch", "--resume", "1999")[0] == 2
    assert cli("undo", photo_folder, "1999")[0] == 2


def test_the_report_says_what_the_rows_said(cli: Cli, photo_folder: Path, tmp_path: Path) -> None:
    _code, out, err = cli("batch", photo_folder, "--json", "--report", tmp_path / "report")
    assert rows((tmp_path / "report" / "report.jsonl").read_text()) == rows(out)
    assert (tmp_path / "report" / "report.html").read_text().count("<figure") == len(rows(out))
    assert "report.html" in err


def many(photo_folder: Path, count: int) -> Path:
    folder = photo_folder / "many"
    folder.mkdir()
    for number in range(count):
        shutil.copy(photo_folder / "astronaut.jpg", folder / f"{number:03}.jpg")
    return folder


def test_ctrl_c_says_how_to_go_on_and_the_same_again_does(photo_folder: Path) -> None:
    folder = many(photo_folder, 90)
    with subprocess.Popen(
        [*COMMAND, "batch", folder, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert process.wait(30) == 130
        told = process.stderr.read()
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
    written = len(list(folder.glob("*.xmp")))
    assert 0 < written < 90 and f"{written} cropped" in told and "--resume" in told
    assert not (folder / NAME).exists()
    name = told.partition("--resume ")[2].split(",")[0]
    again = subprocess.run(
        [*COMMAND, "batch", "--resume", name, "--json"], capture_output=True, text=True, check=True
    )
    assert [row["status"] for row in rows(again.stdout)] == ["ok"] * 90
    undone = subprocess.run([*COMMAND, "undo", folder], capture_output=True, text=True, check=True)
    assert "90 files put back" in undone.stderr and not list(folder.glob("*.xmp"))


def test_the_second_is_told_who_writes_and_one_who_waits_gets_in(photo_folder: Path) -> None:
    folder = many(photo_folder, 60)
    first = subprocess.Popen(
        [*COMMAND, "batch", folder, "--json"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    until((folder / NAME).exists, "the first one writes")
    second = subprocess.run([*COMMAND, "batch", folder], capture_output=True, text=True, check=False)
    assert (
        second.returncode == 1
        and str(first.pid) in second.stderr
        and "writes in this folder" in second.stderr
    )
    third = subprocess.run(
        [*COMMAND, "batch", folder, "--json", "--wait", "60"], capture_output=True, text=True, check=False
    )
    assert first.wait(60) == 0 and third.returncode == 0
    assert {row["status"] for row in rows(third.stdout)} == {"skipped"}


def test_a_batch_whose_folder_was_moved_is_listed_with_its_id(cli: Cli, photo_folder: Path) -> None:
    before = contents(photo_folder)
    cli("batch", photo_folder, "--device", "cpu")
    today = photo_folder.rename(photo_folder.with_name("archive"))
    code, _out, err = cli("undo", today)
    assert code == 2 and "moved" in err
    _code, out, _err = cli("undo", today, "--list")
    assert "is gone" in out and photo_folder.name in out
    code, _out, err = cli("undo", today, out.split()[0])
    assert code == 0 and "put back" in err and contents(today) == before


def test_learning_from_a_folder_that_is_gone_says_that_it_is_gone(cli: Cli, tmp_path: Path) -> None:
    code, _out, err = cli("train", "--library", tmp_path / "nowhere")
    assert code == 1 and "nowhere: failed: no such file or folder" in err and "too little" in err
