"""Folders on network shares and foreign file systems, which refuse some calls: what was written is written.

A small library in front of the C library refuses every call on files of one folder that such systems are
known to refuse: waiting for the disk, rights, owners, times, links, attributes.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cropperhead_desktop.xmp import atomic
from cropperhead_desktop.xmp.exiftool import find_exiftool

Share = Callable[..., list[dict[str, Any]]]

REFUSALS = r"""
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>
#include <dlfcn.h>
static int refuse(void) { errno = atoi(getenv("REFUSED_WITH")); return -1; }
static int named(const char *path) { return path && strstr(path, getenv("REFUSED_IN")) != 0; }
static int open_file(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return named(path);
}
#define REFUSE(name, parameters, arguments, here) \
  int name parameters { \
    if (here) return refuse(); \
    return ((int (*) parameters) dlsym(RTLD_NEXT, #name)) arguments; \
  }
REFUSE(fsync, (int fd), (fd), open_file(fd))
REFUSE(fdatasync, (int fd), (fd), open_file(fd))
REFUSE(fchmod, (int fd, mode_t mode), (fd, mode), open_file(fd))
REFUSE(chmod, (const char *path, mode_t mode), (path, mode), named(path))
REFUSE(fchmodat, (int at, const char *path, mode_t mode, int flags), (at, path, mode, flags), named(path))
REFUSE(fchown, (int fd, uid_t user, gid_t group), (fd, user, group), open_file(fd))
REFUSE(chown, (const char *path, uid_t user, gid_t group), (path, user, group), named(path))
REFUSE(futimens, (int fd, const struct timespec *times), (fd, times), open_file(fd))
REFUSE(utimensat, (int at, const char *path, const struct timespec *times, int flags),
       (at, path, times, flags), path ? named(path) : open_file(at))
REFUSE(link, (const char *from, const char *to), (from, to), named(to))
REFUSE(linkat, (int a, const char *from, int b, const char *to, int flags),
       (a, from, b, to, flags), named(to))
REFUSE(setxattr, (const char *path, const char *name, const void *value, size_t size, int flags),
       (path, name, value, size, flags), named(path))
REFUSE(flock, (int fd, int operation), (fd, operation), open_file(fd))
"""


@pytest.fixture(params=[errno.EINVAL, errno.ENOTSUP, errno.EPERM], ids=errno.errorcode.get)
def share(request: pytest.FixtureRequest, tmp_path: Path, private_home: Path) -> Share:
    """Runs a command while every such call in the test's folders is refused; returns its rows."""
    if sys.platform != "linux" or shutil.which("gcc") is None:
        pytest.skip("needs Linux and gcc")
    source, library = private_home / "refusals.c", private_home / "refusals.so"
    source.write_text(REFUSALS)
    subprocess.run(["gcc", "-w", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    refusing = {"LD_PRELOAD": str(library), "REFUSED_IN": str(tmp_path), "REFUSED_WITH": str(request.param)}

    def run(*arguments: object) -> list[dict[str, Any]]:
        done = subprocess.run(
            [sys.executable, "-m", "cropperhead_desktop", *map(str, arguments)],
            env=os.environ | {"HOME": str(private_home)} | refusing,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]

    return run


def _photos(folder: Path) -> dict[str, bytes]:
    """Three photos: without a sidecar, with somebody else's, with one of darktable's name."""
    folder.mkdir()
    for number, name in enumerate("ABC"):
        Image.linear_gradient("L").resize((600, 400)).rotate(number * 90).save(folder / f"{name}.jpg")
    foreign = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="3"/></rdf:RDF></x:xmpmeta>'
    )
    for name in ("B.xmp", "C.jpg.xmp"):
        (folder / name).write_text(foreign)
    return _contents(folder)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_batch_says_what_it_wrote_and_takes_it_back(share: Share, tmp_path: Path) -> None:
    embedding = ["--embed"] if find_exiftool() else []
    before = _photos(tmp_path / "p")
    rows = share("batch", tmp_path / "p", "--aspect", "1:1", "--device", "cpu", "--json", *embedding)
    assert {row["status"] for row in rows if "file" in row} == {"ok"}
    assert all((tmp_path / "p" / f"{name}.xmp").exists() for name in "ABC")
    share("undo", tmp_path / "p")
    assert _contents(tmp_path / "p") == before


def test_a_crop_is_set_and_exported(share: Share, tmp_path: Path) -> None:
    _photos(tmp_path / "p")
    embedding = ["--embed"] if find_exiftool() else []
    for name in "AB":
        crop = ("--crop", "0.1", "0.2", "0.7", "0.9")
        share("set", tmp_path / "p" / f"{name}.jpg", *crop, *embedding)
    rows = share("export", tmp_path / "p", tmp_path / "out", "--format", "csv,webdataset", "--json")
    assert sum(row["status"] == "ok" for row in rows if "file" in row) == 2
    assert (tmp_path / "out" / "photos" / "A.jpg").exists()
    share("render", tmp_path / "p" / "A.jpg", "-o", tmp_path / "A.png")
    with Image.open(tmp_path / "A.png") as picture:
        assert picture.size == (360, 280)


@pytest.mark.parametrize("call", ["fchmod", "fchown", "link", "fsync"])
@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EPERM, errno.ENOSYS])
def test_each_refusal_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "a.xmp"
    monkeypatch.setattr(os, call, refuse)
    atomic.replace_file(path, None, b"first")
    assert atomic.keep_backup(path, b"first") == atomic.backup_of(path)
    atomic.replace_file(path, b"first", b"second")
    assert path.read_bytes() == b"second" and atomic.backup_of(path).read_bytes() == b"first"
    atomic.remove_file(path, b"second")
    assert os.listdir(tmp_path) == [atomic.backup_of(path).name]
