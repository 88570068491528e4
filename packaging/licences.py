"""Licence texts of everything that is bundled, gathered into one folder; exit 1 when one is missing.

The packages are what `cropperhead-desktop` needs, in the environment that runs this. Where a package brings
no text, `_OURS` names one of packaging/licences. With BUNDLE (the folder of a frozen program) also the
libraries that were taken from the system, by the copyright files of their Debian packages.

Usage: python packaging/licences.py TARGET [BUNDLE]
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
PROGRAM = "cropperhead-desktop"
_TEXT = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|ThirdPartyNotices)[^/]*$", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_OURS = {
    "flatbuffers": ("Apache-2.0.txt",),
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt", "RELINKING.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt", "RELINKING.txt"),
    "pillow-heif": ("LGPL-3.0.txt", "GPL-3.0.txt", "RELINKING.txt"),
}
"""Texts of ours, beside what the package brings."""


def packages(name: str = PROGRAM) -> Iterator[metadata.Distribution]:
    """What a package needs on this machine, without extras, itself first; each once."""
    found: dict[str, metadata.Distribution] = {}
    waiting = [name]
    while waiting:
        one = normal(waiting.pop())
        if one in found:
            continue
        found[one] = metadata.distribution(one)
        waiting += [_NAME.match(words).group() for words in _needed(found[one])]  # type: ignore[union-attr]
    return iter(found.values())


def _needed(package: metadata.Distribution) -> Iterator[str]:
    for requirement in package.requires or ():
        words, _, marker = requirement.partition(";")
        if "extra" not in marker and _is_here(words):
            yield words


def _is_here(words: str) -> bool:
    """A package that is not installed is one for other systems: pip would have brought it."""
    try:
        metadata.distribution(_NAME.match(words).group())  # type: ignore[union-attr]
    except metadata.PackageNotFoundError:
        return False
    return True


def normal(name: str) -> str:
    """A name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def texts(package: metadata.Distribution) -> list[Path]:
    """The licence texts of a package: those in it, and ours; none is a fault."""
    brought = [Path(str(file.locate())) for file in package.files or () if _TEXT.search(str(file))]
    ours = [HERE / "licences" / name for name in _OURS.get(normal(package.metadata["Name"]), ())]
    return [path for path in (*brought, *ours) if path.is_file() and path.suffix not in {".py", ".pyc"}]


def gather(target: Path) -> list[str]:
    """Copy all texts into TARGET/NAME/…; returns the names of what has none."""
    missing = []
    for package in packages():
        name = normal(package.metadata["Name"])
        found = [ROOT / "LICENSE"] if name == PROGRAM else texts(package)
        if not found:
            missing.append(name)
        for path in found:
            to = target / name / path.name
            to.parent.mkdir(parents=True, exist_ok=True)
            while to.exists():
                to = to.with_name(f"{path.parent.name}-{to.name}")
            shutil.copyfile(path, to)
    own = [*(ROOT / "models").glob("LICENSE*"), ROOT / "resources" / "icons" / "LICENSE.txt"]
    (target / "models and icons").mkdir(parents=True, exist_ok=True)
    for path in own:
        shutil.copyfile(path, target / "models and icons" / path.name)
    return missing


def gather_of_system(bundle: Path, target: Path) -> list[str]:
    """The same for Python itself and for the libraries that PyInstaller took from this (Debian) system."""
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    missing = [] if python.is_file() else ["python"]
    if not missing:
        (target / "python").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(python, target / "python" / "LICENSE.txt")
    for library in sorted(
        path for path in bundle.glob("lib*.so*") if path.is_file() and not path.is_symlink()
    ):
        if library.name.startswith(("libpython", "libpyside", "libshiboken", "libQt6")):
            continue
        asked = subprocess.run(
            ["dpkg", "-S", f"*/{library.name}"], capture_output=True, text=True, check=False
        )
        owner = asked.stdout.split(":")[0]
        text = Path("/usr/share/doc") / owner / "copyright"
        if not owner or not text.is_file():
            missing.append(library.name)
            continue
        (target / "system").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(text, target / "system" / f"{owner}.txt")
    return missing


def _owner(library: str) -> str:
    """The Debian package that brought a library, or nothing."""
    asked = subprocess.run(["dpkg", "-S", f"*/{library}"], capture_output=True, text=True, check=False)
    return asked.stdout.split(":")[0]


def main() -> int:
    target = Path(sys.argv[1])
    shutil.rmtree(target, ignore_errors=True)
    missing = gather(target)
    if len(sys.argv) > 2:
        missing += gather_of_system(Path(sys.argv[2]), target)
    if missing:
        print(f"no licence text: {', '.join(missing)}")
        return 1
    print(f"licence texts of {len(list(target.iterdir()))} works in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
