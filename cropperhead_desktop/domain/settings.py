"""Every setting is a typed constant; only this file and the file on disk know the keys.

`settings[DIM]` is an int, `settings[DIM] = 40` changes it, `settings.follow(DIM, canvas.set_dim)` calls
`set_dim` now and after every change. What a setting may be stands once, in its row.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from cropperhead_desktop.domain.also_for import AlsoFor
from cropperhead_desktop.domain.care import BALANCED, BOLD, CAUTIOUS, Care, Guarded
from cropperhead_desktop.geometry.guides import Guide
from cropperhead_desktop.system.reading import parse_json

log = logging.getLogger(__name__)

Value = bool | int | float | str | dict[str, Any]
T = TypeVar("T", bool, int, float, str, dict[str, Any])


@dataclass(frozen=True, slots=True, eq=False)
class Setting(Generic[T]):
    """One row: a dotted key, the default (its type is the setting's type), and words for people."""

    key: str
    default: T
    """A dict is kept as JSON; it is not to be changed in place."""
    help: str
    choices: tuple[str, ...] = ()
    title: str = ""
    """Its name in the settings dialog; a row without one is set elsewhere and not shown there."""
    limits: tuple[float, float] = (0, 1_000_000)
    """Smallest and largest value of a number."""
    unit: str = ""
    ends: tuple[str, ...] = ()
    """What the smallest and the largest number mean, in a word each: it is set by a slider."""
    empty: str = ""
    """What an empty text means."""
    from_next_start: bool = False
    """Whether a change counts only from the next start of the program."""

    def check(self, value: object) -> None:
        """Raise TypeError or ValueError where this is no value of the setting."""
        kind = type(self.default)
        if type(value) is not kind:
            raise TypeError(f"{self.key} is {kind.__name__}, not {type(value).__name__}")
        if self.choices and value not in self.choices:
            raise ValueError(f"{self.key} is one of {', '.join(self.choices)}, not {value!r}")
        smallest, largest = self.limits
        # written so that nan is refused, too
        if kind in (int, float) and not smallest <= value <= largest:  # type: ignore[operator]
            raise ValueError(f"{self.key} is from {smallest:g} to {largest:g}, not {value}")

    def parsed(self, text: str) -> T:
        """The value that stands in a settings file as `text` (TypeError, ValueError)."""
        value: object = text
        if isinstance(self.default, bool):
            value = {"true": True, "false": False}.get(text.lower())
        elif isinstance(self.default, dict):
            value = parse_json(text or "{}")
        elif isinstance(self.default, int | float):
            value = type(self.default)(text)
        self.check(value)
        return value  # type: ignore[return-value]

    def written(self, value: T) -> bool | int | float | str:
        """The value as a settings file holds it; JSON of an empty dict is empty."""
        if isinstance(value, dict):
            return json.dumps(value) if value else ""
        return value


# fmt: off
MODEL = Setting("model.name", "", "The model that proposes crops", title="Model")
DEVICE = Setting(
    "model.device",
    "auto",
    "Where the model runs",
    ("auto", "cuda", "tensorrt", "directml", "coreml", "openvino", "cpu"),
    title="Runs on",
    from_next_start=True,
)
ASPECT = Setting("crop.aspect", "", "As in the bar above the photos: 3:2, 1080×1350, or any",
                 title="Ratio of the shoot", empty="As shot")
TRUST = Setting("crop.trust", BALANCED, "How sure a tilt must be before it is levelled", title="Levelling",
                limits=(CAUTIOUS, BOLD), ends=("cautious", "bold"))
NEVER_CUT: Mapping[Guarded, Setting[bool]] = {
    kind: Setting(f"crop.never_cut_{kind.name.lower()}", True,
                  "Proposals do not cut it, a frame that comes near shows it",
                  title=f"Never cut: {kind.value}")
    for kind in Guarded
}
"""Whether proposals do not cut it, and a drag that comes near shows it."""
LEVEL_LINES = Setting("view.level_lines", False, "Lines that speak for an angle, over the photo")
HEAD_PRESET = Setting("crop.head_preset", "", "Height of head and eyes that was chosen last")
NAMED_RATIOS: Setting[dict[str, Any]] = Setting("crop.named_ratios", {},
                                                "Ratios and sizes that were given a name, as JSON")
DELIVERABLES = Setting("crop.deliverables", "", "Ratios in which each crop gets a linked one")
RECENT_RATIOS = Setting("crop.recent_ratios", "",
                        "The last two aspect ratios that were chosen, width / height")
CACHE_MEGABYTES = Setting("cache.megabytes", 2000, "Disk space that previews may take",
                          title="Space for previews", limits=(50, 1_000_000), unit="MB", from_next_start=True)
CACHE_FOLDER = Setting("cache.folder", "", "Where previews are kept", title="Folder for previews",
                       from_next_start=True, empty="The system's folder for such files")
EXIFTOOL = Setting("exiftool.path", "", "Reads how cameras were held, writes into photos",
                   title="ExifTool", from_next_start=True, empty="The newest one that is found")
THEME = Setting("view.theme", "dark", "Look of the window", ("dark", "light"), title="Theme")
SYSTEM_LANGUAGE = "system"
LANGUAGE = Setting("view.language", SYSTEM_LANGUAGE, "Words and numbers of the window",
                   (SYSTEM_LANGUAGE, "en", "de", "fr"), title="Language", from_next_start=True)
SURROUND = Setting("view.surround", "dark", "What surrounds the photo", ("black", "dark", "mid", "white"),
                   title="Surround")
THUMBNAIL = Setting("view.thumbnail", 180, "Size of thumbnails in the grid", title="Thumbnails",
                    limits=(96, 384), unit="px")
CROPPED_THUMBNAILS = Setting("view.cropped_thumbnails", False,
                             "Thumbnails show what the crop leaves, instead of its frame",
                             title="Cropped thumbnails")
DIM = Setting("view.dim", 65, "How dark it is outside the crop", title="Dim outside the crop",
              limits=(0, 100), unit="%")
REDUCED_MOTION = Setting("view.reduced_motion", False,
                         "Menus and tooltips appear at once, the caret does not blink", title="Reduce motion")
NO_GUIDE = "none"
GUIDE = Setting("guides.shown", Guide.THIRDS.value, "Lines over the crop, until the key O takes the next",
                (*(guide.value for guide in Guide), NO_GUIDE), title="Guide over the crop")
GUIDE_TURN = Setting("guides.turn", 0, "Direction of the guide", limits=(0, 7))
GUIDE_TAKES_PART: Mapping[Guide, Setting[bool]] = {
    guide: Setting(f"guides.{guide.name.lower()}", True, f"The key O shows {guide.value}",
                   title=guide.value.capitalize())
    for guide in Guide
}
"""Whether a guide takes part when they take turns."""
QUEUE_ORDER = Setting("queue.order", "need", "What photos are sorted by",
                      ("need", "name", "time", "doubt", "state"))
QUEUE_BACKWARDS = Setting("queue.backwards", False, "Photos the other way round")
QUEUE_FILTER = Setting("queue.filter", "", "Which photos are shown")
SERIES_SECONDS = Setting("queue.series_seconds", 3.0,
                         "Photos taken within so many seconds of each other are a series",
                         title="Series", limits=(0.1, 600), unit="s")
BURSTS = Setting("queue.bursts", True,
                 "Enter on the first frame of a burst decides all its frames; the crop follows the subject",
                 title="Bursts as one")
SUBFOLDERS = Setting("browse.subfolders", False, "Show the photos of subfolders too")
TREE_BEGINS = Setting("browse.tree_begins", "", "Where the tree of folders begins")
PAIR_RAW_JPEG = Setting("browse.pair_raw_jpeg", True,
                        "A RAW and the JPEG of the same shot are one photo: one cell, one decision for both",
                        title="RAW and JPEG together")
WARN_BELOW = Setting("write.warn_below_megapixels", 2.0, "Warn when a crop has fewer megapixels than this",
                     title="Small crop", limits=(0, 1000), unit="MP")
ALSO_FOR = Setting("write.also_for", AlsoFor.NONE.value,
                   "Decisions go into the own files of these editors, too",
                   tuple(each.value for each in AlsoFor), title="Also write for")
CAMERA_INFO = Setting("view.info", False, "Camera, lens and exposure over the photo")
BATCH_OPTIONS: Setting[dict[str, Any]] = Setting("batch.options", {},
                                                 "What the last auto-crop was asked, as JSON")
EXPORT_OPTIONS: Setting[dict[str, Any]] = Setting("export.options", {},
                                                  "What the last export was asked, as JSON")
LEARN_FROM_BLIND = Setting("learn.from_blind", False, "Answers of the blind comparison teach what you like",
                           title="Learn from blind answers")
TEACHING_OFFERED = Setting("teach.offered", False, "A round of questions was offered once")
TIPS_SHOWN = Setting("tips.shown", "", "Tips that were given, each once")
TRAIN_KIND = Setting("train.kind", "", "What was taught last, and by which recipe")
PROGRAMS: Setting[dict[str, Any]] = Setting("programs.of_folders", {},
                                            "The program that shows a folder's photos afterwards, as JSON")
KEY_PRESET = Setting("keys.preset", "lightroom", "The program whose keys your hands know",
                     ("lightroom", "darktable"))
OWN_KEYS: Setting[dict[str, Any]] = Setting("keys.own", {}, "Keys that were changed by hand, as JSON")
# fmt: on

SETTINGS: tuple[Setting[Any], ...] = (
    *(row for row in vars().values() if isinstance(row, Setting)),
    *GUIDE_TAKES_PART.values(),
    *NEVER_CUT.values(),
)
"""All of them, in the order of the settings dialog."""


def care_of(settings: SettingsStore) -> Care:
    """What is wished of all proposals."""
    return Care(settings[TRUST], frozenset(kind for kind, row in NEVER_CUT.items() if settings[row]))


class SettingsStore:
    """The value of every setting while the program runs; a subclass keeps them between runs.

    Values may be read in any thread. They are changed in the thread of the window, where followers are
    called. Settings that are no row of the table raise KeyError.
    """

    def __init__(self) -> None:
        self._values: dict[Setting[Any], Any] = {row: row.default for row in SETTINGS}
        self._followers: dict[Setting[Any], dict[object, Callable[[Any], object]]] = {
            row: {} for row in SETTINGS
        }

    def __getitem__(self, row: Setting[T]) -> T:
        """The present value."""
        value: T = self._values[row]
        return value

    def __setitem__(self, row: Setting[T], value: T) -> None:
        """Change a value (TypeError, ValueError: `row` cannot have it); followers hear of another one."""
        row.check(value)
        if value == self._values[row]:
            return
        self._values[row] = value
        self._keep(row, value)
        for on_value in tuple(self._followers[row].values()):
            on_value(value)

    def follow(self, row: Setting[T], on_value: Callable[[T], object]) -> Callable[[], None]:
        """Call `on_value` with the present value, and with each new one until the answer is called."""
        token = object()
        self._followers[row][token] = on_value
        on_value(self[row])

        def end() -> None:
            self._followers[row].pop(token, None)

        return end

    def _load(self, row: Setting[T], text: str) -> None:
        """Take a value over from a file; one that the setting cannot have is told in the log and left out."""
        try:
            self._values[row] = row.parsed(text)
        except (TypeError, ValueError) as error:
            log.info("the setting %s has its default: %s", row.key, error)

    def _keep(self, row: Setting[T], value: T) -> None:
        """Nothing: these values last as long as the program."""
