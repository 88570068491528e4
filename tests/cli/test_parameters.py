"""What several commands are asked with."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.helpers.cli import Cli, rows


def test_aspect_is_kept_as_displayed(cli: Cli, photo_folder: Path) -> None:
    code, out, _err = cli("suggest", photo_folder, "--json", "--aspect", "2.39:1")
    assert code == 0
    for row in rows(out):
        first, second, third, _ = row["polygon"]
        width = ((second[0] - first[0]) ** 2 + (second[1] - first[1]) ** 2) ** 0.5
        height = ((third[0] - second[0]) ** 2 + (third[1] - second[1]) ** 2) ** 0.5
        assert width / height == pytest.approx(2.39, rel=0.01)


def ratios(cli: Cli, folder: Path, *options: str) -> list[float]:
    """Of the displayed crops against that of the photo, in stored pixels."""
    found = rows(cli("suggest", folder, "--json", *options)[1])
    return [(row["crop"]["right"] - row["crop"]["left"]) / (row["crop"]["bottom"] - row["crop"]["top"])
            for row in found]  # fmt: skip


@pytest.mark.parametrize("options", [(), ("--aspect", "as-shot"), ("--aspect", "As shot"), ("--aspect", "")])
def test_the_format_stays_as_shot_unless_another_is_named(cli: Cli, photo_folder: Path, options) -> None:
    assert ratios(cli, photo_folder, *options) == pytest.approx([1.0] * 5, rel=1e-3)
    if not options:
        free = ratios(cli, photo_folder, "--aspect", "any")
        assert max(abs(ratio - 1) for ratio in free) > 0.02


def test_a_landscape_ratio_is_turned_for_upright_photos(cli: Cli, tmp_path: Path) -> None:
    for name, size in (("wide.jpg", (300, 200)), ("tall.jpg", (200, 300))):
        Image.effect_mandelbrot(size, (-2, -1.5, 1, 1.5), 50).convert("RGB").save(tmp_path / name)
    tall, wide = rows(cli("suggest", tmp_path, "--json", "--aspect", "16:9")[1])
    for row, ratio in ((tall, 9 / 16), (wide, 16 / 9)):
        left, top, right, bottom = (row["crop"][side] for side in ("left", "top", "right", "bottom"))
        shape = (right - left) * row["width"] / ((bottom - top) * row["height"])
        assert shape == pytest.approx(ratio, rel=1e-3)


@pytest.mark.parametrize("value", ["3", "0:1", "wide", "original"])
def test_a_bad_ratio_is_a_usage_error(cli: Cli, photo_folder: Path, value: str) -> None:
    assert cli("suggest", photo_folder, "--aspect", value)[0] == 2


def test_unknown_models_and_devices_are_usage_errors(cli: Cli, photo_folder: Path) -> None:
    assert cli("suggest", photo_folder, "--model", "nobody")[0] == 2
    assert cli("suggest", photo_folder, "--device", "abacus")[0] == 2
    assert cli("set", photo_folder / "chelsea.png")[0] == 2


def test_trust_in_levelling_is_from_cautious_to_bold(cli: Cli, photo_folder: Path) -> None:
    photo = photo_folder / "coffee.tif"
    for trust in ("0", "100"):
        code, out, _err = cli("suggest", photo, "--trust", trust, "--json")
        assert code == 0 and len(rows(out)) == 1
    assert cli("suggest", photo, "--trust", "101")[0] == 2
