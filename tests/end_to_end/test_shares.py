"""Folders on network shares and foreign file systems, which refuse some calls: what was written is written.

A small library in front of the C library refuses every call on files of one folder that such systems are
known to refuse: waiting for the disk, rights, owners, times, links, attributes. Where the machine allows
(Linux, root, loop devices or FUSE), the same on images of FAT and exFAT, as cameras and sticks have them.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cropperhead_desktop.xmp import atomic
from cropperhead_desktop.xmp.exiftool import find_exiftool
from tests.helpers.waiting import happens

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
    return partial(_run, refusing | {"HOME": str(private_home)})


def _run(environment: dict[str, str], *arguments: object) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "cropperhead_desktop", *map(str, arguments)],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


@dataclass(frozen=True)
class Stick:
    """A file system in an image, mounted on `folder`; `run` runs a command there, `pull_out` unmounts it."""

    kind: str
    image: Path
    folder: Path
    run: Share
    pull_out: Callable[[], object]


def _tried(*command: object) -> str:
    """What a command printed; skips the test, saying why, where it fails or is not installed."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)  # type: ignore[call-overload]
    except FileNotFoundError:
        pytest.skip(f"{command[0]} is not installed")
    if done.returncode != 0:
        pytest.skip(f"{command[0]}: {done.stderr.strip()}")
    return str(done.stdout).strip()


@pytest.fixture(params=["vfat", "exfat"])
def stick(request: pytest.FixtureRequest, tmp_path: Path, private_home: Path) -> Iterator[Stick]:
    """A stick of that file system, mounted by FUSE: no rights, no links, coarse times."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount images, on Linux")
    image, folder = tmp_path / "stick.img", tmp_path / "stick"
    folder.mkdir()
    image.touch()
    os.truncate(image, 64 << 20)
    driver = None
    with ExitStack() as stack:
        if request.param == "vfat":
            _tried("mkfs.vfat", "-F", "32", image)
            if shutil.which("fusefat") is None:
                pytest.skip("fusefat is not installed")
            driver = stack.enter_context(
                subprocess.Popen(["fusefat", image, folder, "-f", "-o", "rw+"], stdout=subprocess.DEVNULL)
            )
            mounted = happens(partial(os.path.ismount, folder), 10)
        else:
            _tried("mkfs.exfat", image)
            device = _tried("losetup", "-f", "--show", image)
            stack.callback(subprocess.run, ["losetup", "-d", device], check=True, timeout=60)
            _tried("mount.exfat-fuse", device, folder)
            mounted = True
        if not mounted or not os.path.ismount(folder):
            pytest.skip(f"{request.param} cannot be mounted here")
        pull_out = stack.enter_context(ExitStack())
        if driver is not None:
            pull_out.callback(driver.wait, 60)  # it writes to the end
        pull_out.callback(subprocess.run, ["umount", folder], check=True, timeout=60)
        yield Stick(request.param, image, folder, partial(_run, {"HOME": str(private_home)}), pull_out.close)


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


def test_all_of_it_on_a_stick(stick: Stick) -> None:
    photos = stick.folder / "p"
    before = _photos(photos)
    with pytest.raises(OSError):
        os.link(photos / "A.jpg", photos / "linked.jpg")
    rows = stick.run("batch", photos, "--aspect", "1:1", "--device", "cpu", "--json")
    assert {row["status"] for row in rows if "file" in row} == {"ok"}
    # `A.JPG` is there, too, where names have no case: it is no other photo that shares the stem
    assert (photos / "A.JPG").exists() and {"A.xmp", "B.xmp", "C.xmp"} <= set(os.listdir(photos))
    stick.run("undo", photos)
    assert _contents(photos) == before
    embedding = ["--embed"] if find_exiftool() else []
    stick.run("set", photos / "A.jpg", "--crop", "0.1", "0.2", "0.7", "0.9", *embedding)
    again = stick.run("crops", photos, "--json")
    assert [row["crop"]["left"] for row in again if row["file"].endswith("A.jpg")] == [0.1]
    rows = stick.run("export", photos, stick.folder / "out", "--format", "csv", "--json")
    assert sum(row["status"] == "ok" for row in rows if "file" in row) == 1
    written = _contents(photos)
    assert not [name for name in written if name.endswith("tmp") or name.startswith(".")]
    if stick.kind == "vfat" and shutil.which("mcopy"):
        stick.pull_out()  # what another system finds on it
        found = subprocess.run(
            ["mcopy", "-n", "-i", stick.image, "::/p/A.xmp", "-"], capture_output=True, check=True, timeout=60
        )
        assert found.stdout == written["A.xmp"]


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
