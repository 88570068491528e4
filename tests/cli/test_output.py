"""Every option that writes, pointed at what it must not replace: exit code 2, and nothing has changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.cli.app import run

PHOTO, OUT = "chelsea.png", "OUT"
COMMANDS = {
    "style": ("style", "export", OUT),
    "csv": ("crops", ".", "--csv", "-o", OUT),
    "json": ("crops", ".", "--json", "-o", OUT),
    "stats html": ("stats", ".", "--html", OUT),
    "stats png": ("stats", ".", "--png", OUT),
    "evaluate png": ("evaluate", ".", "--png", OUT),
    "evaluate gallery": ("evaluate", ".", "--gallery", OUT),
    "trace": ("trace", PHOTO, "--html", OUT),
    "render": ("render", PHOTO, "-o", OUT),
    "report": ("batch", ".", "--dry-run", "--report", OUT),
    "export": ("export", ".", OUT),
    "train": ("train", ".", OUT),
    "train export": ("train", ".", "run", "--export", OUT),
}
Cli = Callable[[Sequence[str]], int]


@pytest.fixture
def cli(photo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Runs a command in a folder of photos, one of which has a sidecar; its exit code."""
    monkeypatch.chdir(photo_folder)

    def call(arguments: Sequence[str]) -> int:
        with pytest.raises(SystemExit) as ended:
            run(lambda _paths, _options: 77, arguments)
        return int(ended.value.code or 0)

    assert call(["set", PHOTO, "--crop", "0.1", "0.1", "0.9", "0.9"]) == 0
    return call


def content(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


TARGETS = {
    "photo": "rocket 10.jpg",
    "sidecar": "chelsea.xmp",
    "new sidecar": "rocket 10.xmp",
    "link": "link.html",
    "link to sidecar": "side.html",
}


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_originals(
    cli: Cli, photo_folder: Path, command: Sequence[str], target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    os.symlink("rocket 10.jpg", "link.html")
    os.symlink("chelsea.xmp", "side.html")
    before = content(photo_folder)
    given = [target if one == OUT else one for one in command]
    forced = [] if command[0] in ("export", "train", "render") else ["--force"]
    for arguments in (given, [*given, *forced]):
        assert cli(arguments) == 2
        told = capsys.readouterr().err.replace("\n", " ")
        assert target in told and "Traceback" not in told
    assert content(photo_folder) == before


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("csv", "json")])
def test_pipes(cli: Cli, photo_folder: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("pipe.html")
    assert cli(["pipe.html" if one == OUT else one for one in COMMANDS[command]]) == 2
    assert "pipe.html" in capsys.readouterr().err and (photo_folder / "pipe.html").is_fifo()


@pytest.mark.parametrize(
    "command", [name for name in COMMANDS if name not in ("report", "export", "train", "train export")]
)
def test_folders(cli: Cli, photo_folder: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("folder").mkdir()
    assert cli(["folder" if one == OUT else one for one in COMMANDS[command]]) == 2
    assert "folder" in capsys.readouterr().err and not list(Path("folder").iterdir())


@pytest.mark.parametrize(
    ("command", "name"),
    [("csv", "a.csv"), ("json", "a.json"), ("trace", "a.html"), ("report", "a.html"), ("report", "a.jsonl")],
)
def test_a_report_can_be_made_anew(cli: Cli, command: str, name: str) -> None:
    given = [name if one == OUT else one for one in COMMANDS[command]]
    assert cli(given) == 0 and cli(given) == 0
    Path(name).write_text("notes")
    assert cli(given) == 2 and Path(name).read_text() == "notes"
    assert cli([*given, "--force"]) == 0 and Path(name).read_text() != "notes"


@pytest.mark.parametrize("name", ["out.jpg", "out.png", "out.tif", "out.webp"])
def test_a_picture_rendered_before_can_be_made_anew(cli: Cli, name: str) -> None:
    given = ["render", PHOTO, "-o", name]
    assert [cli(given), cli([*given, "--max-size", "40"])] == [0, 0]
    with Image.open(name) as made:
        assert max(made.size) == 40
        made.save(name)  # by somebody else: the mark is gone
    assert cli(given) == 2
    Path(name).unlink()
    assert cli(given) == 0
    shutil.copy("chelsea.xmp", "out.xmp")
    assert cli(given) == 2


def test_a_list_of_fields_is_not_written_over(cli: Cli) -> None:
    Path("fields.json").write_text('{"XMP:Rating": null}')
    given = ["crops", ".", "--json", "--fields", "fields.json", "-o", "fields.json", "--force"]
    assert cli(given) == 2 and Path("fields.json").read_text() == '{"XMP:Rating": null}'


def test_two_pictures_do_not_share_a_file(cli: Cli) -> None:
    assert cli(["evaluate", ".", "--png", "a.png", "--gallery", "./a.png"]) == 2
