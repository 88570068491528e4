"""Every setting is a row of one table: key, default, what it means. Nothing else knows the keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Setting:
    """One row: a dotted key, the default (its type is the setting's type), and words for people."""

    key: str
    default: Value
    help: str
    choices: tuple[str, ...] = ()


SETTINGS: tuple[Setting, ...] = (
    Setting("model.name", "", "Model that proposes crops; empty is the shipped default"),
    Setting(
        "model.device",
        "auto",
        "Where the model runs",
        ("auto", "cuda", "tensorrt", "directml", "coreml", "openvino", "cpu"),
    ),
    Setting("crop.aspect", "", "Aspect ratio of proposals, W:H; empty is free"),
    Setting("cache.megabytes", 2000, "Disk space for previews, in MB"),
    Setting("cache.folder", "", "Folder for previews; empty is the system's cache folder"),
    Setting("exiftool.path", "", "ExifTool program; empty looks for it on the PATH"),
    Setting("view.thumbnail", 180, "Size of thumbnails in the grid, in px"),
    Setting("view.dim", 65, "Darkening outside the crop, in %"),
    Setting("browse.subfolders", False, "Show the photos of subfolders too"),
    Setting("write.warn_below_megapixels", 2.0, "Warn when a crop has fewer megapixels than this"),
)


class SettingsStore(Protocol):
    """Where values live between runs."""

    def get(self, key: str) -> Value:
        """The stored value, or the row's default (KeyError: no such row)."""
        ...

    def set(self, key: str, value: Value) -> None:
        """Store a value of the row's type (KeyError, TypeError)."""
        ...


def setting(key: str) -> Setting:
    """The row of a key (KeyError: no such row)."""
    for row in SETTINGS:
        if row.key == key:
            return row
    raise KeyError(key)
