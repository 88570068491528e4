"""Files of a dataset: there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from cropperhead_desktop.dataset.writing import OutputError, sync, write_whole, writing


def test_a_file_is_written_and_made_to_last(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.json", b"{}")
    sync(tmp_path / "a.json")
    sync(tmp_path)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.json", b"{}")]


def test_what_the_system_refuses_names_the_file_it_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="folder is gone") as caught:
        write_whole(tmp_path / "gone" / "a.json", b"{}")
    assert caught.value.path.parent == tmp_path / "gone"
    with pytest.raises(OutputError) as caught, writing(tmp_path / "b"):
        raise OSError(28, "full")
    assert caught.value.path == tmp_path / "b" and "full" in str(caught.value)
    with pytest.raises(OutputError):
        sync(tmp_path / "gone")
