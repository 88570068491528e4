"""The real exiftool, stopped, killed, missing, and as the judge of what we write."""

from __future__ import annotations

import os
import shutil
import signal
import struct
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import piexif
import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import Decision, DecisionKind
from cropperhead_desktop.domain.errors import ToolError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Box, Crop, to_crop
from cropperhead_desktop.geometry.orientation import displayed_box_to_crop
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.exiftool import ExifTool, find_exiftool
from cropperhead_desktop.xmp.store import Sidecars
from tests.helpers.waiting import until

SMALL = PhotoInfo(64, 48)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "IMG.jpg"
    Image.new("RGB", (64, 48)).save(path)
    return path


def alive(pid: int | None) -> bool:
    assert pid is not None
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_version_and_clean_end(tool: ExifTool) -> None:
    assert float(tool.version()) > 12
    pid = tool.pid
    assert alive(pid)
    tool.close()
    assert not alive(pid) and tool.pid is None
    assert float(tool.version()) > 12


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("angle", [0.0, 7.5])
def test_our_sidecars_as_exiftool_reads_them(
    tool: ExifTool, tmp_path: Path, decision: Decision, orientation: int, angle: float
) -> None:
    """Drawn in the displayed frame, written, read by exiftool and by us: the same five numbers."""
    info = PhotoInfo(600, 400, orientation)
    width, height = info.displayed
    box = Box(width * 0.45, height * 0.55, width * 0.5, height * 0.4, angle)
    crop = displayed_box_to_crop(box, 600, 400, orientation)
    photo = tmp_path / "IMG.nef"
    photo.touch()
    sidecar = Sidecars().write(photo, crop, info, decision).sidecar
    told = tool.read(sidecar, ["XMP-crs:all", "XMP-tiff:all", "XMP-photoshop:all", "XMP-cropperhead:all"])
    for name, value in zip(("Left", "Top", "Right", "Bottom", "Angle"), _five(crop), strict=True):
        assert told[f"XMP-crs:Crop{name}"] == pytest.approx(value, abs=5.1e-7)
    assert told["XMP-crs:HasCrop"] in (True, "True")
    assert told["XMP-tiff:Orientation"] == orientation
    assert (told["XMP-tiff:ImageWidth"], told["XMP-tiff:ImageHeight"]) == (600, 400)
    assert told["XMP-photoshop:SidecarForExtension"] == "nef"
    assert told["XMP-cropperhead:Decision"] == "accepted"
    read = Sidecars().read(photo, info)
    assert read.crop is not None and _five(read.crop) == pytest.approx(_five(crop), abs=5.1e-7)


def test_exiftool_keeps_our_namespace_and_we_keep_its_edits(
    tool: ExifTool, small: Path, decision: Decision
) -> None:
    crop = to_crop(Box(32, 24, 30, 20, -5), 64, 48)
    store = Sidecars()
    sidecar = store.write(small, crop, SMALL, decision).sidecar
    assert tool.execute(["-XMP-xmp:Rating=4", "-overwrite_original", str(sidecar)]).status == 0
    record = store.read(small, SMALL)
    assert record.decision == decision
    assert record.crop is not None and _five(record.crop) == pytest.approx(_five(crop), abs=5.1e-7)
    store.write(small, None, SMALL, Decision(DecisionKind.RESET))
    told = tool.read(sidecar, ["XMP-xmp:Rating", "XMP-crs:HasCrop"])
    assert told == {"XMP-xmp:Rating": 4, "XMP-crs:HasCrop": False}


def test_a_crop_that_exiftool_wrote(tool: ExifTool, small: Path) -> None:
    sidecar = small.with_suffix(".xmp")
    numbers = {"Left": 0.2, "Top": 0.25, "Right": 0.7, "Bottom": 0.8, "Angle": -2.25}
    settings = [f"-XMP-crs:Crop{name}={value}" for name, value in numbers.items()]
    assert tool.execute([*settings, "-XMP-crs:HasCrop=True", str(sidecar)]).status == 0
    assert Sidecars().read(small, SMALL).crop == Crop(*numbers.values())


def test_a_stopped_exiftool_costs_one_question(small: Path) -> None:
    """SIGSTOP to the real process: the file is named, the process replaced, no orphan stays."""
    if find_exiftool() is None:
        pytest.skip("exiftool is not installed")
    with ExifTool(deadline=3) as tool:
        tool.version()
        pid = tool.pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
        started = time.monotonic()
        with pytest.raises(ToolError, match=r"IMG\.jpg: ExifTool did not answer within 3 seconds"):
            tool.read(small)
        assert time.monotonic() - started < 6
        assert not alive(pid)
        assert tool.read(small, ["File:ImageWidth"])["File:ImageWidth"] == 64


def test_a_killed_exiftool_is_replaced(tool: ExifTool, small: Path) -> None:
    tool.version()
    for _ in range(2):
        assert tool.pid is not None
        os.kill(tool.pid, signal.SIGKILL)
        assert tool.read(small, ["File:ImageWidth"])["File:ImageWidth"] == 64


def test_a_process_killed_under_the_question_is_asked_once_more(small: Path) -> None:
    if find_exiftool() is None:
        pytest.skip("exiftool is not installed")
    with ExifTool(deadline=20) as tool:
        tool.version()
        pid = tool.pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
        killer = threading.Timer(0.2, os.kill, (pid, signal.SIGKILL))
        killer.start()
        assert tool.read(small, ["File:ImageWidth"])["File:ImageWidth"] == 64
        killer.join()
        assert tool.pid != pid


def test_a_program_that_always_dies_is_blamed_with_the_file(small: Path) -> None:
    dying = small.with_name("dying")
    dying.write_text("#!/bin/sh\nread question\nexit 3\n")
    dying.chmod(0o755)
    with ExifTool(str(dying)) as tool, pytest.raises(ToolError, match=r"IMG\.jpg: ExifTool crashed"):
        tool.read(small)


def test_without_exiftool_the_error_says_how_to_get_it(small: Path) -> None:
    assert find_exiftool("/nowhere/exiftool") is None
    with ExifTool("/nowhere/exiftool") as tool, pytest.raises(ToolError, match="apt install"):
        tool.camera_roll(small)


def test_threads_share_one_process(tool: ExifTool, small: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        widths = list(pool.map(lambda _: tool.read(small, ["File:ImageWidth"]), range(12)))
    assert widths == [{"File:ImageWidth": 64}] * 12


@pytest.mark.parametrize(
    "name",
    [
        b"-ver.jpg",
        b"@args.jpg",
        b"#c.jpg",
        b"new\nline.jpg",
        b"cr\r.jpg",
        b" lead .jpg",
        b"\xe9\xff.jpg",
        b"a=b.jpg",
    ],
)
def test_names_of_any_bytes(tool: ExifTool, small: Path, name: bytes) -> None:
    odd = small.with_name(os.fsdecode(name))
    shutil.copy(small, odd)
    assert tool.read(odd, ["File:ImageWidth"]) == {"File:ImageWidth": 64}


def test_what_is_not_a_photo_is_named(tool: ExifTool, tmp_path: Path) -> None:
    with pytest.raises(ToolError, match=r"gone\.jpg"):
        tool.read(tmp_path / "gone.jpg")


def maker_note_photo(folder: Path, make: str, note: bytes) -> Path:
    path = folder / f"{make}.jpg"
    exif = piexif.dump({"0th": {piexif.ImageIFD.Make: make}, "Exif": {piexif.ExifIFD.MakerNote: note}})
    Image.new("RGB", (64, 48)).save(path, exif=exif)
    return path


def panasonic(roll: float) -> bytes:
    entry = struct.pack("<HHIhh", 0x90, 3, 1, round(roll * 10), 0)
    return b"Panasonic\0\0\0" + struct.pack("<H", 1) + entry + bytes(4)


def apple(x: float, y: float, z: float) -> bytes:
    """Apple's maker note: offsets count from its own start."""
    head = b"Apple iOS\0\0\x01MM"
    entry = struct.pack(">HHHII", 1, 8, 10, 3, len(head) + 2 + 12 + 4)
    return head + entry + bytes(4) + b"".join(struct.pack(">ii", round(v * 1000), 1000) for v in (x, y, z))


@pytest.mark.parametrize(("stated", "roll"), [(2.5, 2.5), (-3.0, -3.0), (92.0, 2.0), (-88.0, 2.0)])
def test_camera_roll_of_a_maker_note(tool: ExifTool, tmp_path: Path, stated: float, roll: float) -> None:
    photo = maker_note_photo(tmp_path, "Panasonic", panasonic(stated))
    assert tool.camera_roll(photo) == pytest.approx(roll)


@pytest.mark.parametrize(
    ("vector", "roll"),
    [
        ((-1.0, 0.0, 0.0), 0.0),
        ((-0.9994, -0.0349, 0.0), 2.0),
        ((0.0349, -0.9994, 0.0), 2.0),
        ((0, 0.1, 1), None),
    ],
)
def test_camera_roll_of_acceleration(
    tool: ExifTool, tmp_path: Path, vector: tuple[float, float, float], roll: float | None
) -> None:
    photo = maker_note_photo(tmp_path, "Apple", apple(*vector))
    assert tool.camera_roll(photo) == (None if roll is None else pytest.approx(roll, abs=0.05))


def test_camera_roll_of_a_photo_without_one(tool: ExifTool, small: Path) -> None:
    assert tool.camera_roll(small) is None


def _five(crop: Crop) -> tuple[float, ...]:
    return crop.left, crop.top, crop.right, crop.bottom, crop.angle


def test_tag_names_are_known_to_exiftool(tool: ExifTool) -> None:
    """A misspelled property would be read by nobody."""
    written = (
        *tags.EDGES,
        tags.ANGLE,
        tags.HAS_CROP,
        tags.HAS_SETTINGS,
        tags.ALREADY_APPLIED,
        tags.CONSTRAIN,
    )
    known = tool.execute(["-listw", "-XMP-crs:all"]).out.split()
    assert {tags.local_name(name) for name in written} <= set(known)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody can be asked for this")
def test_it_ends_with_a_program_that_was_killed() -> None:
    script = (
        "import os, signal; from cropperhead_desktop.xmp.exiftool import ExifTool; tool = ExifTool();"
        "tool.version(); print(tool.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    told = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, check=False)
    until(lambda: not Path(f"/proc/{int(told.stdout)}").exists(), "exiftool has ended")


def program(folder: Path, version: str, name: str = "exiftool") -> str:
    """A program that says it is ExifTool of this version."""
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / name
    made.write_text(f"#!/bin/sh\necho {version}\n")
    made.chmod(0o755)
    return str(made)


@pytest.mark.skipif(os.name == "nt", reason="shell scripts")
def test_the_newest_exiftool_is_found_where_people_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PATH", str(tmp_path / "system"))
    monkeypatch.delenv("CROPPERHEAD_EXIFTOOL", raising=False)
    monkeypatch.setattr("cropperhead_desktop.xmp.exiftool.FOLDERS", ())
    assert find_exiftool() is None
    system = program(tmp_path / "system", "12.57")
    assert find_exiftool() == system
    own = program(home / "bin", "13.59")
    assert find_exiftool() == own
    (home / "bin" / "exiftool").write_text("#!/bin/sh\nexit 1\n")
    assert find_exiftool() == system
    modules = home / "Library" / "Application Support" / "Adobe" / "Lightroom" / "Modules"
    plugin = program(modules / "focuspoints.lrplugin" / "bin" / "exiftool", "13.60")
    assert find_exiftool() == plugin
    monkeypatch.setenv("CROPPERHEAD_EXIFTOOL", "~/bin/exiftool")
    assert find_exiftool() == own
    assert find_exiftool(system) == system
    assert find_exiftool(str(tmp_path / "gone")) is None


@pytest.mark.skipif(os.name == "nt", reason="symbolic links")
def test_one_exiftool_under_two_names_is_not_asked_for_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr("cropperhead_desktop.xmp.exiftool.FOLDERS", ())
    real = program(tmp_path / "system", "12.57; touch asked")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "bin").symlink_to(tmp_path / "system")
    monkeypatch.setenv("PATH", str(tmp_path / "system"))
    monkeypatch.chdir(tmp_path)
    assert find_exiftool() == real
    assert not (tmp_path / "asked").exists()
