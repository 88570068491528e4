"""What works on this machine, for people who ask for help and people who help them."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from cropperhead_desktop.domain.errors import CropperHeadError, FileError, printable
from cropperhead_desktop.system.files import reason_of, stale_temps
from cropperhead_desktop.system.log_file import log_text
from cropperhead_desktop.system.trace import last_trace
from cropperhead_desktop.workflows.devices import faster
from cropperhead_desktop.workflows.learn.models import verify_models
from cropperhead_desktop.workflows.options import data_folder, log_file
from cropperhead_desktop.workflows.outputs import Made, write_output
from cropperhead_desktop.workflows.services import EXIFTOOL_ADVICE, Services
from cropperhead_desktop.workflows.trouble import TITLE, program, report_text, versions
from cropperhead_desktop.xmp.exiftool import ENVIRONMENT, ExifTool
from cropperhead_desktop.xmp.roll import needs_newer

_TEXT = Made(frozenset({"txt", "md", "log"}), TITLE.encode(), True)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `ok` is False where something is missing or broken."""

    name: str
    ok: bool
    detail: str


def examine(services: Services) -> list[Finding]:
    """Look at everything once; nothing is changed."""
    return [
        Finding("cropperhead", True, program()),
        *_exiftool(services),
        *_device(services),
        *(Finding("model", row["ok"], f"{row['name']}: {row['detail']}") for row in verify_models()),
        Finding("formats", True, "JPEG, TIFF, PNG, WebP, HEIC, AVIF, GIF, BMP, DNG and what LibRaw reads"),
        _cache(services),
        _log(),
        *_leftovers(),
        *_packages(),
    ]


def in_short(services: Services) -> dict[str, bool]:
    """What a window needs, and whether all that was found of that name is well."""
    found = examine(services)
    wanted = ("model", "device", "exiftool", "cache")
    return {name: all(one.ok for one in found if one.name == name) for name in wanted}


def write_report(file: Path, findings: Iterable[Finding], force: bool = False) -> None:
    """Write a text to send: what was found and the last error of the window (OutputRefused, FileError)."""
    looked = [(one.name, one.ok, one.detail) for one in findings]
    text = report_text(last_trace(log_text(log_file())), looked)
    write_output(file, text.encode(), _TEXT, force=force)


def _exiftool(services: Services) -> Iterator[Finding]:
    program, named = services.exiftool(), services.options.exiftool or os.environ.get(ENVIRONMENT, "")
    if program is None:
        missing = f"{named} is not there. " if named else ""
        yield Finding("exiftool", False, missing + EXIFTOOL_ADVICE)
        return
    try:
        with ExifTool(program) as tool:
            found, number = tool.version(), tool.number()
    except CropperHeadError as error:
        yield Finding("exiftool", False, str(error))
        return
    yield Finding("exiftool", True, f"{found} at {program}")
    newer = needs_newer(number)
    if newer:
        words = f"a newer ExifTool (settings, or {ENVIRONMENT}) knows how these were held: {', '.join(newer)}"
    yield Finding("camera level", not newer, words if newer else "of every maker that ExifTool knows")


def _device(services: Services) -> Iterator[Finding]:
    from cropperhead_desktop.inference.models.providers import installed  # late: onnxruntime takes 0.13 s

    runtime, devices = installed()
    try:
        services.suggester.warm_up()
    except CropperHeadError as error:
        yield Finding("device", False, str(error))
    else:
        device = services.device()
        words = f"{device}; onnxruntime {runtime} has {', '.join(devices)}"
        yield Finding("device", "failed" not in device, words)
    yield Finding("faster device", *faster(devices))


def _cache(services: Services) -> Finding:
    folder = services.cache_folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free / 1e9
    except OSError as error:
        return Finding("cache", False, f"{printable(folder)}: {reason_of(error)}; previews are not kept")
    return Finding("cache", True, f"{printable(folder)}, {free:.0f} GB free")


def telemetry_leftovers() -> list[Path]:
    """Folders that onnxruntime's telemetry left in the user's cache before it was forbidden."""
    roots = {platformdirs.user_cache_path(), Path.home() / ".cache"}
    found = {root / "Microsoft" / "DeveloperTools" / ".onnxruntime" for root in roots}
    return sorted(folder for folder in found if folder.is_dir() and not folder.is_symlink())


def remove_leftovers() -> list[Path]:
    """Delete them, and what killed programs left half-written; what is gone now (FileError)."""
    found = telemetry_leftovers()
    for folder in found:
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise FileError(folder, "cannot be removed ({why})", why=reason_of(error)) from error
    for temp in _half_written():
        with contextlib.suppress(OSError):
            temp.unlink()
            found.append(temp)
    return found


def _half_written() -> list[Path]:
    """What killed programs left in the data folder."""
    return [temp for at, _folders, _names in os.walk(data_folder()) for temp in stale_temps(Path(at))]


def _leftovers() -> Iterator[Finding]:
    for folder in telemetry_leftovers():
        yield Finding(
            "leftovers", False, f"{printable(folder)}: of telemetry, off now; `doctor --tidy` removes it"
        )
    if half := _half_written():
        yield Finding(
            "leftovers", False, f"{len(half)} half-written files of ours; `doctor --tidy` removes them"
        )


def _log() -> Finding:
    file = log_file()
    try:
        size = f"{file.stat().st_size // 1000:,} kB"
    except OSError:
        size = "nothing went wrong yet"
    return Finding("log", True, f"{printable(file)}, {size}")


def _packages() -> Iterator[Finding]:
    for name, number in versions().items():
        if number is not None:
            yield Finding("package", True, f"{name} {number}")
        else:
            train = (
                " (only needed for training: pip install 'cropperhead-desktop[train]')"
                if name == "torch"
                else ""
            )
            yield Finding("package", name == "torch", f"{name} is not installed{train}")
