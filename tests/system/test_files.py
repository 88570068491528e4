"""One way to write a file: whole or not at all, under names that nobody can foresee."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cropperhead_desktop.system.files import (
    HOST,
    append_line,
    append_private,
    close_to_others,
    is_left_over,
    own_folder,
    reason_of,
    replacing,
    temp_path,
    write_whole,
)


def refusing(*_given: Any, **_named: Any) -> Any:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("durable", [True, False])
def test_a_file_is_made_and_replaced(tmp_path: Path, durable: bool) -> None:
    for data in (b"old", b"new and longer" * 100_000, b""):
        write_whole(tmp_path / "a", data, durable)
        assert (tmp_path / "a").read_bytes() == data
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_what_fails_leaves_the_old_file_alone(
    tmp_path: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, call, refusing)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a", b"new")
    assert os.listdir(tmp_path) == ["a"] and (tmp_path / "a").read_bytes() == b"old"


def test_the_first_error_is_the_one_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "unlink", refusing)
    with pytest.raises(KeyError, match="first"), replacing(tmp_path / "a"):
        raise KeyError("first")


def test_nothing_fails_once_the_file_is_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., int] = os.open

    def no_folders(path: Any, flags: int, *more: Any) -> int:
        return real(path, flags, *more) if not os.path.isdir(path) else refusing()

    monkeypatch.setattr(os, "open", no_folders)
    write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_link_is_replaced_and_never_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "a").symlink_to("precious")
    write_whole(tmp_path / "a", b"new")
    monkeypatch.setattr("os.urandom", bytes)  # foreseen
    temp_path(tmp_path).symlink_to("precious")
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "b", b"new")
    assert (tmp_path / "precious").read_bytes() == b"precious" and not (tmp_path / "a").is_symlink()


def test_only_dead_temps_of_this_machine_are_left_over(tmp_path: Path) -> None:
    own = temp_path(tmp_path).name
    of_a_killed_one = own[:-8] + "0.tmp"
    assert not is_left_over(own) and is_left_over(of_a_killed_one)
    assert not is_left_over(own.replace(HOST, "00000000")) and not is_left_over("IMG.xmp")
    assert not is_left_over(own.replace(f"-{os.getpid()}-", f"-{os.getppid()}-"))
    assert is_left_over(own.replace(f"-{os.getpid()}-", f"-{2**22 + 1}-"))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "the disk is full"),
        (OSError(errno.ENOENT, os.strerror(errno.ENOENT)), "it went away"),
        (OSError(errno.ENOENT, "said already"), "said already"),
        (OSError(errno.EXDEV, os.strerror(errno.EXDEV)), os.strerror(errno.EXDEV)),
        (OSError("without a number"), "without a number"),
    ],
)
def test_reasons_are_words(error: OSError, words: str) -> None:
    assert reason_of(error, {errno.ENOENT: "it went away"}) == words


@pytest.mark.skipif(os.name != "posix", reason="rights are for POSIX systems")
def test_what_is_the_programs_own_is_for_its_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        own_folder(tmp_path / "a" / "b")
        write_whole(tmp_path / "a" / "b" / "c", b"1", private=True)
        with append_private(tmp_path / "a" / "d") as stream:
            stream.write(b"1")
        (tmp_path / "older").mkdir()
        (tmp_path / "older" / "file").write_bytes(b"")
        close_to_others(tmp_path / "older")
        close_to_others(tmp_path / "older" / "file")
        close_to_others(tmp_path / "never made")
        write_whole(tmp_path / "everybody's", b"1")
    finally:
        os.umask(old)
    for path in ("a", "a/b", "a/b/c", "a/d", "older", "older/file"):
        assert not (tmp_path / path).stat().st_mode & 0o077, path
    assert (tmp_path / "everybody's").stat().st_mode & 0o777 == 0o644


def test_a_line_is_added_whole_and_never_to_a_torn_one(tmp_path: Path) -> None:
    file = tmp_path / "lines"
    append_line(file, b"one\n")
    with append_private(file) as stream:
        stream.write(b"to")  # the program was killed here
    append_line(file, b"three\n", durable=True)
    assert file.read_bytes() == b"one\nto\nthree\n"
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name != "posix", reason="needs limits of the size of files")
def test_of_a_line_that_does_not_fit_nothing_stays(tmp_path: Path) -> None:
    import resource

    file = tmp_path / "lines"
    append_line(file, b"one\n")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        with pytest.raises(OSError):
            append_line(file, b"longer than that\n")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert file.read_bytes() == b"one\n"
