"""What several commands are asked with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.cli import Cli, rows


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
