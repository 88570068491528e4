"""Opening files that may be anything."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cropperhead_desktop.system.reading import open_regular, parse_json, read_json, read_limited


def test_a_file_is_read_whole_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for size in (0, 1, 3 * 2**20):
        path.write_bytes(os.urandom(size))
        assert read_limited(path, 3 * 2**20) == path.read_bytes()
    path.write_bytes(bytes(3 * 2**20 + 1))
    with pytest.raises(OSError, match="too large"):
        read_limited(path, 3 * 2**20)


def test_a_file_that_grows_while_it_is_read_is_stopped_at_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"begun")
    read = os.read

    def growing(descriptor: int, count: int) -> bytes:
        with path.open("ab") as more:
            more.write(bytes(2**20))
        return read(descriptor, count)

    monkeypatch.setattr(os, "read", growing)
    with pytest.raises(OSError, match="too large"):
        read_limited(path, 4 * 2**20)


@pytest.mark.parametrize("opened", [open_regular, lambda path: read_limited(path, 10)])
def test_pipes_folders_and_devices_block_nobody_and_stay_open_nowhere(tmp_path: Path, opened) -> None:
    os.mkfifo(tmp_path / "pipe")
    before = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").is_dir() else 0
    for path, words in ((tmp_path / "pipe", "pipe"), (tmp_path, "directory"), (Path("/dev/zero"), "device")):
        with pytest.raises(OSError, match=words):
            opened(path)
    assert not before or len(os.listdir("/proc/self/fd")) == before


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "[Infinity]",
        "-Infinity",
        '{"a": 1e400}',
        "[" * 100_000,
        '{"a":' * 50_000,
        "9" * 5000,
        "",
        "{",
        b"\xff",
    ],
)
def test_json_without_sense_is_a_value_error(text: str | bytes) -> None:
    with pytest.raises(ValueError, match="."):
        parse_json(text)


def test_json_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"a": [1, 2.5, -1e-300, null, "\\u00e9"]}')
    assert read_json(path, 100) == {"a": [1, 2.5, -1e-300, None, "é"]}
    with pytest.raises(OSError, match="too large"):
        read_json(path, 10)
    with pytest.raises(FileNotFoundError):
        read_json(tmp_path / "none", 10)
