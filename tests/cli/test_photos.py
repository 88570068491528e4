"""Commands about photos, as other programs use them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.dataset.harvest import crop_factor
from cropperhead_desktop.geometry.crop import Crop, is_inside, to_box
from tests.helpers.cli import Cli, rows


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


def test_a_photo_that_is_fine_as_it_is_is_proposed_whole_and_passed_over_by_a_batch(
    cli: Cli, tmp_path: Path
) -> None:
    data = Path(pytest.importorskip("skimage").__file__).parent / "data"
    with Image.open(data / "astronaut.png") as picture:
        picture.convert("RGB").save(tmp_path / "a.jpg")
    (row,) = rows(cli("suggest", tmp_path, "--json")[1])
    whole = {"left": 0.0, "top": 0.0, "right": 1.0, "bottom": 1.0, "angle": 0.0}
    assert (row["status"], row["verdict"], row["crop"]) == ("ok", "leave", whole)
    assert "gain" in row and row["review"] is None
    words = cli("suggest", tmp_path)[1]
    assert "fine as it is" in words and "confidence" not in words
    code, out, err = cli("batch", tmp_path, "--json")
    (skipped,) = rows(out)
    assert (code, skipped["status"], skipped["reason"]) == (0, "skipped", "fine as it is")
    assert "1 fine as it is" in err and not list(tmp_path.glob("*.xmp"))
    (ordered,) = rows(cli("batch", tmp_path, "--json", "--aspect", "4:5")[1])
    assert ordered["status"] == "ok" and ordered["verdict"] in ("sure", "look")


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


def test_people_get_lines_not_json(cli: Cli, photo_folder: Path) -> None:
    code, out, _err = cli("crops", photo_folder)
    assert code == 0
    assert "no crop" in out
    assert out.strip().endswith("5 done, 0 failed")


def test_a_crop_factor_is_ordered(cli: Cli, photo_folder: Path) -> None:
    code, out, _err = cli("suggest", photo_folder, "--json", "--factor", "0.2")
    assert code == 0
    for row in rows(out):
        assert crop_factor(Crop(**row["crop"])) == pytest.approx(0.2, abs=1e-5) and row["verdict"] == "look"
    for wrong in ("0.6", "-0.1", "nan", "much"):
        assert cli("suggest", photo_folder, "--factor", wrong)[0] == 2


def test_linked_crops_are_batched_listed_and_rendered(cli: Cli, photo_folder: Path, tmp_path: Path) -> None:
    code, out, _err = cli("batch", photo_folder, "--json", "--deliver", "3:2,4:5,1:1,9:16", "--aspect", "3:2")
    assert code == 0
    for row in rows(out):
        names = [each["ratio"] for each in row["alternates"]]
        assert names == ["4:5", "1:1", "9:16"] and not any(each["nudged"] for each in row["alternates"])
    photo = photo_folder / "chelsea.png"
    (listed,) = rows(cli("crops", photo, "--json")[1])
    assert [each["ratio"] for each in listed["alternates"]] == ["4:5", "1:1", "9:16"]
    out_file = tmp_path / "out.jpg"
    code, printed, _err = cli("render", photo, "-o", out_file, "--ratio", "all")
    assert code == 0 and printed.split() == [
        str(out_file), *(str(tmp_path / f"out_{name}.jpg") for name in ("4x5", "1x1", "9x16"))
    ]  # fmt: skip
    for name, ratio in (("out", 1.5), ("out_4x5", 0.8), ("out_1x1", 1.0), ("out_9x16", 9 / 16)):
        with Image.open(tmp_path / f"{name}.jpg") as picture:
            assert picture.width / picture.height == pytest.approx(ratio, rel=0.02)
    code, _out, err = cli("render", photo, "-o", out_file, "--ratio", "1:1")
    assert code == 0 and not err.strip()
    code, _out, err = cli("render", photo, "-o", out_file, "--ratio", "7:5")
    assert code == 0 and "made from the crop" in err


def test_photos_that_stay_whole_are_delivered_too_and_put_back(cli: Cli, photo_folder: Path) -> None:
    before = sorted(path.name for path in photo_folder.iterdir())
    code, out, _err = cli("batch", photo_folder, "--json", "--deliver", "4:5,7:5", "--max-angle", "0")
    assert code == 0
    whole = [row for row in rows(out) if row.get("reason") == "fine as it is"]
    assert whole and all(row["status"] == "skipped" and row["crop"] is None for row in whole)
    for row in rows(out):
        photo = Path(row["file"])
        (listed,) = rows(cli("crops", photo, "--json")[1])
        assert [each["ratio"] for each in listed["alternates"]] == ["4:5", "7:5"]
        assert [each["ratio"] for each in row["alternates"]] == ["4:5", "7:5"]
    code, printed, _err = cli("render", whole[0]["file"], "-o", photo_folder / "o.jpg", "--ratio", "all")
    assert code == 0 and [Path(name).name for name in printed.split()] == ["o.jpg", "o_4x5.jpg", "o_7x5.jpg"]
    for name in ("o", "o_4x5", "o_7x5"):
        (photo_folder / f"{name}.jpg").unlink()
    assert cli("undo", photo_folder)[0] == 0
    assert sorted(path.name for path in photo_folder.iterdir()) == before


def test_a_size_is_exact_and_a_pad_colour_shows_past_the_edge(cli: Cli, tmp_path: Path) -> None:
    photo, out = tmp_path / "a.png", tmp_path / "out.png"
    Image.new("RGB", (600, 400), "#204060").save(photo)
    code, _out, err = cli("render", photo, "-o", out, "--size", "1080x1350")
    assert code == 0 and "enlarged" in err
    with Image.open(out) as picture:
        assert picture.size == (1080, 1350)
    code, _out, err = cli("render", photo, "-o", out, "--size", "100x125", "--pad", "#ff0000")
    assert code == 0 and not err.strip()
    with Image.open(out) as picture:
        assert picture.size == (100, 125)
        found = [picture.convert("RGB").getpixel(place) for place in ((50, 5), (50, 62), (50, 120))]
    assert found == [(255, 0, 0), (0x20, 0x40, 0x60), (255, 0, 0)]
    for wrong in (["--size", "4x5"], ["--size", "big"], ["--ratio", "x"], ["--pad", "blau"],
                  ["--size", "100x125", "--ratio", "1:1"]):  # fmt: skip
        assert cli("render", photo, "-o", out, *wrong)[0] == 2


def test_a_crop_made_by_hand_keeps_the_linked_ones(cli: Cli, photo_folder: Path) -> None:
    photo = photo_folder / "chelsea.png"
    cli("batch", photo, "--deliver", "1:1", "--aspect", "3:2")
    (before,) = rows(cli("crops", photo, "--json")[1])
    cli("set", photo, "--crop", 0.2, 0.2, 0.8, 0.8)
    (after,) = rows(cli("crops", photo, "--json")[1])
    assert [each["ratio"] for each in after["alternates"]] == ["1:1"]
    assert after["alternates"] != before["alternates"]
    cli("set", photo, "--reset")
    assert "alternates" not in rows(cli("crops", photo, "--json")[1])[0]
