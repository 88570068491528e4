"""Every setting is a row of one table: key, default, what it means. Nothing else knows the keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from cropperhead_desktop.geometry.guides import Guide

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Setting:
    """One row: a dotted key, the default (its type is the setting's type), and words for people."""

    key: str
    default: Value
    help: str
    choices: tuple[str, ...] = ()
    title: str = ""
    """Its name in the settings dialog; a row without one is set elsewhere and not shown there."""
    limits: tuple[float, float] = (0, 1_000_000)
    """Smallest and largest value of a number."""
    unit: str = ""
    empty: str = ""
    """What an empty text means."""
    from_next_start: bool = False
    """Whether a change counts only from the next start of the program."""


NO_GUIDE = "none"
GUIDE_KEYS = {guide: f"guides.{guide.name.lower()}" for guide in Guide}
"""The row that says whether a guide takes part when they take turns."""

SETTINGS: tuple[Setting, ...] = (
    Setting("model.name", "", "The model that proposes crops", title="Model"),
    Setting(
        "model.device",
        "auto",
        "Where the model runs",
        ("auto", "cuda", "tensorrt", "directml", "coreml", "openvino", "cpu"),
        title="Runs on",
        from_next_start=True,
    ),
    Setting("crop.aspect", "", "Aspect ratio of proposals, such as 3:2", title="Proposed ratio",
            empty="Free"),
    Setting("crop.recent_ratios", "", "The last two aspect ratios that were chosen, width / height"),
    Setting("cache.megabytes", 2000, "Disk space that previews may take", title="Space for previews",
            limits=(50, 1_000_000), unit="MB", from_next_start=True),
    Setting("cache.folder", "", "Where previews are kept", title="Folder for previews",
            from_next_start=True, empty="The system's folder for such files"),
    Setting("exiftool.path", "", "The program that writes crops into photos, where you ask for that",
            title="ExifTool", from_next_start=True, empty="The one on the PATH"),
    Setting("view.theme", "dark", "Look of the window", ("dark", "light"), title="Theme"),
    Setting("view.surround", "dark", "What surrounds the photo", ("black", "dark", "mid", "white"),
            title="Surround"),
    Setting("view.thumbnail", 180, "Size of thumbnails in the grid", title="Thumbnails",
            limits=(96, 384), unit="px"),
    Setting("view.cropped_thumbnails", False, "Thumbnails show what the crop leaves, instead of its frame",
            title="Cropped thumbnails"),
    Setting("view.dim", 65, "How dark it is outside the crop", title="Dim outside the crop",
            limits=(0, 100), unit="%"),
    Setting("view.reduced_motion", False, "Menus and tooltips appear at once, the caret does not blink",
            title="Reduce motion"),
    Setting("guides.shown", Guide.THIRDS.value, "Lines over the crop, until the key O takes the next",
            (*(guide.value for guide in Guide), NO_GUIDE), title="Guide over the crop"),
    Setting("guides.turn", 0, "Direction of the guide", limits=(0, 7)),
    *(
        Setting(key, True, f"The key O shows {guide.value}", title=guide.value.capitalize())
        for guide, key in GUIDE_KEYS.items()
    ),
    Setting("queue.order", "name", "What photos are sorted by", ("name", "time", "doubt", "state")),
    Setting("queue.backwards", False, "Photos the other way round"),
    Setting("queue.filter", "", "Which photos are shown"),
    Setting("queue.accept_above", 80, "Confidence from which proposals are accepted together, in %",
            limits=(0, 100), unit="%"),
    Setting("queue.series_seconds", 3.0, "Photos taken within so many seconds of each other are a series",
            title="Series", limits=(0.1, 600), unit="s"),
    Setting("browse.subfolders", False, "Show the photos of subfolders too"),
    Setting("write.warn_below_megapixels", 2.0, "Warn when a crop has fewer megapixels than this",
            title="Small crop", limits=(0, 1000), unit="MP"),
    Setting("view.info", False, "Camera, lens and exposure over the photo"),
    Setting("batch.options", "", "What the last auto-crop was asked, as JSON"),
    Setting("export.options", "", "What the last export was asked, as JSON"),
    Setting("train.kind", "", "What was taught last, and by which recipe"),
    Setting("keys.preset", "lightroom", "The program whose keys your hands know", ("lightroom", "darktable")),
    Setting("keys.own", "", "Keys that were changed by hand, as JSON"),
)  # fmt: skip


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
