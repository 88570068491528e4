"""Several styles by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from cropperhead_desktop.domain.errors import CropperHeadError, FileError
from cropperhead_desktop.inference.style.names import FIRST, StyleNames


def test_the_first_style_is_there_and_stays(tmp_path: Path) -> None:
    names = StyleNames(tmp_path / "style")
    assert (names.all(), names.in_use, names.folder_of(FIRST)) == ([FIRST], FIRST, tmp_path / "style")
    for refused in (lambda: names.remove(FIRST), lambda: names.rename(FIRST, "x")):
        with pytest.raises(CropperHeadError, match="stays"):
            refused()


def test_new_copied_renamed_used_and_removed(tmp_path: Path) -> None:
    names = StyleNames(tmp_path)
    (tmp_path / "m.npz").write_bytes(b"learnt")
    assert names.new("  Vogue  2024 ") == "Vogue 2024"
    assert names.new("Müller / Söhne: 100 %", like=FIRST) == "Müller / Söhne: 100 %"
    assert names.all() == [FIRST, "Müller / Söhne: 100 %", "Vogue 2024"]
    copy = names.folder_of("Müller / Söhne: 100 %")
    assert copy.parent == tmp_path / "named"
    assert (copy / "m.npz").read_bytes() == b"learnt"
    assert names.use("vogue 2024") == "Vogue 2024"
    assert names.rename("Vogue 2024", "VOGUE 2024") == "VOGUE 2024"
    assert names.in_use == "VOGUE 2024"
    names.remove("VOGUE 2024")
    assert (names.in_use, names.all()) == (FIRST, [FIRST, "Müller / Söhne: 100 %"])
    assert (tmp_path / "m.npz").exists()


@pytest.mark.parametrize("name", ["", "  ", "a" * 61, "a\nb\x00", ".hidden", "my STYLE"])
def test_names_that_will_not_do(tmp_path: Path, name: str) -> None:
    with pytest.raises(CropperHeadError):
        StyleNames(tmp_path).new(name)


def test_an_unknown_style_and_a_disk_that_refuses_are_told(tmp_path: Path) -> None:
    with pytest.raises(CropperHeadError, match="no style called nobody"):
        StyleNames(tmp_path).use("nobody")
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="cannot be kept"):
        StyleNames(tmp_path / "file").new("Vogue")


def test_one_that_was_removed_by_hand_is_not_in_use(tmp_path: Path) -> None:
    names = StyleNames(tmp_path)
    names.use(names.new("Vogue"))
    names.folder_of("Vogue").rmdir()
    assert names.in_use == FIRST
