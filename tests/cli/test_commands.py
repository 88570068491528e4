"""The command line as other programs use it: real processes' code, real photos, JSON lines, exit codes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.cli import COMMANDS
from cropperhead_desktop.cli.app import app
from cropperhead_desktop.geometry.crop import Crop, is_inside, to_box
from tests.helpers.cli import Cli, rows


def test_known_commands_are_the_registered_ones() -> None:
    names = {command.name or command.callback.__name__ for command in app.registered_commands}
    names |= {group.name for group in app.registered_groups}
    assert names == set(COMMANDS)


def test_suggest_gives_a_legal_crop_for_every_photo(cli: Cli, photo_folder: Path) -> None:
    before = {path: path.read_bytes() for path in photo_folder.iterdir()}
    code, out, _err = cli("suggest", photo_folder, "--json", "--device", "cpu")
    found = rows(out)
    assert code == 0
    assert [Path(row["file"]).name for row in found] == [
        "astronaut.jpg", "camera.webp", "chelsea.png", "coffee.tif", "rocket 10.jpg",
    ]  # fmt: skip
    for row in found:
        assert row["status"] == "ok"
        box = to_box(Crop(**row["crop"]), row["width"], row["height"])
        assert is_inside(box, row["width"], row["height"], slack=0.01)
        assert len(row["polygon"]) == 4
        assert row["confidence"] is None or 0 <= row["confidence"] <= 1
        assert row["model"]
    assert found[0]["orientation"] == 6
    assert {path: path.read_bytes() for path in photo_folder.iterdir()} == before


def test_aspect_is_kept_as_displayed(cli: Cli, photo_folder: Path) -> None:
    code, out, _err = cli("suggest", photo_folder, "--json", "--aspect", "2.39:1")
    assert code == 0
    for row in rows(out):
        first, second, third, _ = row["polygon"]
        width = ((second[0] - first[0]) ** 2 + (second[1] - first[1]) ** 2) ** 0.5
        height = ((third[0] - second[0]) ** 2 + (third[1] - second[1]) ** 2) ** 0.5
        assert width / height == pytest.approx(2.39, rel=0.01)


@pytest.mark.parametrize("value", ["3", "0:1", "wide"])
def test_a_bad_ratio_is_a_usage_error(cli: Cli, photo_folder: Path, value: str) -> None:
    assert cli("suggest", photo_folder, "--aspect", value)[0] == 2


def test_unknown_models_and_devices_are_usage_errors(cli: Cli, photo_folder: Path) -> None:
    assert cli("suggest", photo_folder, "--model", "nobody")[0] == 2
    assert cli("suggest", photo_folder, "--device", "abacus")[0] == 2
    assert cli("set", photo_folder / "chelsea.png")[0] == 2


def test_set_then_crops_then_reset(cli: Cli, photo_folder: Path) -> None:
    photo = photo_folder / "astronaut.jpg"
    code, _, _err = cli("set", photo, "--crop", 0.2, 0.25, 0.8, 0.75, "--angle", -3.5)
    assert code == 0
    row = rows(cli("crops", photo, "--json")[1])[0]
    assert row["crop"] == {"left": 0.2, "top": 0.25, "right": 0.8, "bottom": 0.75, "angle": -3.5}
    assert row["has_crop"]
    assert not row["already_applied"]
    assert row["decision"] == "adjusted"
    assert row["source"] == str(photo_folder / "astronaut.xmp")
    assert cli("set", photo, "--reset")[0] == 0
    row = rows(cli("crops", photo, "--json")[1])[0]
    assert (row["crop"], row["has_crop"], row["decision"]) == (None, False, "reset")


@pytest.mark.parametrize("crop", [(0.5, 0.5, 0.5, 0.6), (-0.2, 0, 1, 1), (0.9, 0.1, 0.1, 0.9)])
def test_an_illegal_crop_is_refused_and_nothing_written(
    cli: Cli, photo_folder: Path, crop: tuple[float, ...]
) -> None:
    code, out, _err = cli("set", photo_folder / "chelsea.png", "--json", "--crop", *crop)
    assert code == 1
    assert rows(out)[0]["status"] == "failed"
    assert not list(photo_folder.glob("*.xmp"))


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


def test_render_applies_the_crop(cli: Cli, photo_folder: Path, tmp_path: Path) -> None:
    photo = photo_folder / "coffee.tif"
    cli("set", photo, "--crop", 0.25, 0.25, 0.75, 0.75)
    out = tmp_path / "out.jpg"
    assert cli("render", photo, "-o", out)[0] == 0
    with Image.open(out) as made:
        assert made.size == (300, 200)
    assert cli("render", photo, "-o", out, "--max-size", 100)[0] == 0
    with Image.open(out) as made:
        assert made.size == (100, 67)
    assert cli("render", photo, "-o", photo)[0] == 1


def test_models_and_doctor(cli: Cli) -> None:
    code, out, _err = cli("models", "list", "--json")
    assert code == 0
    assert sum(row["default"] for row in rows(out)) == 1
    assert cli("models", "verify", "--json")[0] == 0
    code, out, _err = cli("doctor", "--json")
    assert code == 0
    assert {"exiftool", "device", "model", "cache"} <= {row["name"] for row in rows(out)}


def test_a_path_opens_the_window(cli: Cli, tmp_path: Path) -> None:
    assert cli("--device", "cpu", tmp_path)[0] == 77
    assert cli("open", tmp_path)[0] == 77
    assert cli("--version")[0] == 0


def test_people_get_lines_not_json(cli: Cli, photo_folder: Path) -> None:
    code, out, _err = cli("crops", photo_folder)
    assert code == 0
    assert "no crop" in out
    assert out.strip().endswith("5 done, 0 failed")
