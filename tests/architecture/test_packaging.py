"""What is shipped besides code: licence texts, floors of dependencies, desktop files, versions that agree."""

from __future__ import annotations

import configparser
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import pytest

from cropperhead_desktop import __version__
from cropperhead_desktop.workflows.trouble import PACKAGES

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LICENCES = runpy.run_path(str(ROOT / "packaging" / "licences.py"))
FLOORS = runpy.run_path(str(ROOT / "tools" / "floors.py"))
RELEASE = runpy.run_path(str(ROOT / "tools" / "release.py"))


def test_everything_bundled_has_a_licence_text(tmp_path: Path) -> None:
    assert LICENCES["gather"](tmp_path) == []
    assert (
        "GNU LESSER GENERAL PUBLIC LICENSE" in (tmp_path / "pyside6-essentials" / "LGPL-3.0.txt").read_text()
    )
    assert "PySide6" in (tmp_path / "pyside6-essentials" / "RELINKING.txt").read_text()
    assert (tmp_path / "models and icons" / "LICENSE-trunk-Apache-2.0.txt").exists()


def test_a_missing_licence_text_would_be_noticed(tmp_path: Path) -> None:
    gather = LICENCES["gather"]
    kept = gather.__globals__["_OURS"].pop("flatbuffers")
    try:
        assert gather(tmp_path) == ["flatbuffers"]
    finally:
        gather.__globals__["_OURS"]["flatbuffers"] = kept


def test_every_dependency_has_a_floor_and_what_is_tested_here_keeps_it() -> None:
    extras = [name for name in PROJECT["optional-dependencies"] if name != "dev"]
    for pin in FLOORS["floors"](extras):
        name, lowest = pin.split(";")[0].split("==")
        with suppress(PackageNotFoundError):  # an extra that is not installed here
            assert numbers(version(name)) >= numbers(lowest), pin
    with pytest.raises(ValueError, match="no lowest version"):
        FLOORS["floor"]("numpy<3")


def numbers(words: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", words.split("+")[0]))


def test_the_frozen_program_can_tell_its_versions() -> None:
    spec = (ROOT / "packaging" / "cropperhead.spec").read_text()
    assert [name for name in PACKAGES if name != "torch" and f'"{name}"' not in spec] == []


def test_the_entry_in_the_menu_is_valid() -> None:
    file = LINUX / "cropperhead.desktop"
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(file, encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"].split()[0] in PROJECT["scripts"]
    assert (ROOT / "resources" / f"{entry['Desktop Entry']['Icon']}.svg").exists()
    for tool in (
        ["desktop-file-validate", file],
        ["appstreamcli", "validate", "--no-net", *LINUX.glob("*.metainfo.xml")],
    ):
        if shutil.which(str(tool[0])):
            done = subprocess.run([*map(str, tool)], capture_output=True, text=True, timeout=60)
            assert done.returncode == 0, done.stdout + done.stderr


def test_version_and_changelog_agree_but_for_the_date() -> None:
    assert RELEASE["version"]() == __version__ == distribution("cropperhead-desktop").version
    dated = f"CHANGELOG.md has no dated section [{__version__}]"
    assert [fault for fault in RELEASE["faults"]() if not fault.startswith(dated)] == []
    known = RELEASE["sections"]((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert known["Unreleased"][1].startswith("### ") or __version__ in known
    assert RELEASE["sections"]("# C\n\n## [1.0.0] - 2027-01-02\n\n### Added\n\n- x\n") == {
        "1.0.0": ("2027-01-02", "### Added\n\n- x")
    }


def test_what_is_unreleased_becomes_a_version_that_may_be_released(tmp_path: Path) -> None:
    tool = "tools/release.py"
    for name in (tool, RELEASE["CHANGELOG"], *RELEASE["VERSIONS"]):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    changelog = tmp_path / "CHANGELOG.md"
    changelog.write_text("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- It.\n", encoding="utf-8")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, tmp_path / tool, *words], capture_output=True, text=True, check=False
        )

    assert run("check").returncode == 1
    assert run("date", "7.8.9").returncode == 0
    assert run("check").stdout == "7.8.9 may be released\n" and run("check").returncode == 0
    assert (run("version").stdout, run("notes").stdout) == ("7.8.9\n", "### Added\n\n- It.\n")
    assert changelog.read_text().startswith("# Changelog\n\n## [Unreleased]\n\n## [7.8.9] - 2")
    for again, why in (("7.8.9", "no new version"), ("8.0.0", "nothing under"), ("next", "no new version")):
        assert why in run("date", again).stderr
