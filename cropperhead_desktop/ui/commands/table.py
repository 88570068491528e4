"""Every command is a row: id, words, keys, where it works, in which menu. Nothing else knows the keys.

Menus, shortcuts, tooltips, the help sheet and the table in the README are made from these rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.review.view import View


class Menu(StrEnum):
    """Menus in their order."""

    FILE = phrase("File")
    EDIT = phrase("Edit")
    VIEW = phrase("View")
    PHOTO = phrase("Photo")
    MARK = phrase("Mark")
    QUEUE = phrase("Queue")
    CROP = phrase("Crop")
    HELP = phrase("Help")


ALWAYS = frozenset(View)
PICTURE = frozenset({View.LOUPE, View.CROP})
CROPPING = frozenset({View.CROP})
LIBRARY = frozenset(View) - CROPPING


@dataclass(frozen=True, slots=True)
class Family:
    """Neighbouring commands that people know as one: how help sheet and README list them."""

    keys: str
    text: str
    help: str


STEPS = Family("← or →", "Previous or next photo", "Decides nothing")
NUDGE = Family("Alt+arrow keys", "Move crop", "By 1 px")
NUDGE_FAR = Family("Alt+Shift+arrow keys", "Move crop far", "By 10 px")
TURN = Family("Alt+[ or Alt+]", "Turn crop", "Left or right by 0.1°")

ALTERNATIVES = Family(". or ,", "Next or previous alternative", "The other crops that the model proposes")


@dataclass(frozen=True, slots=True)
class Command:
    """One row. `keys` are Qt's portable key names; the first is the one menus show."""

    id: str
    text: str
    keys: tuple[str, ...]
    menu: Menu
    help: str
    views: frozenset[View] = ALWAYS
    needs_photo: bool = True
    ends_group: bool = False
    repeats: bool = False
    """Whether holding the key down goes on; never for what writes."""
    is_switch: bool = False
    """On or off, shown with a check mark."""
    family: Family | None = None
    in_menus: bool = True
    """False for variants of a command that would only make menus long."""


def _step(
    command_id: str, text: str, key: str, help_: str, family: Family, ends_group: bool = False
) -> Command:
    """A small step of the crop while cropping."""
    return Command(
        command_id, text, (key,), Menu.CROP, help_, CROPPING, True, ends_group, repeats=True, family=family
    )


STARS = Family("0 to 5", "Stars", "Rate the photo, or all selected in the grid; 0 takes the stars away")
LABEL = Family("6 to 9", "Colour label", "Red, yellow, green, blue; again takes it away")
MARK_ON = Family("Shift with these keys", "The same, and next photo", "Rates, labels or flags and goes on")


def _mark(
    command_id: str,
    text: str,
    key: str,
    help_: str,
    family: Family | None = None,
    views: frozenset[View] = ALWAYS,
    ends_group: bool = False,
) -> tuple[Command, Command]:
    """A command that marks the photo, and its variant that goes on to the next one."""
    going_on = Command(
        f"{command_id}_next",
        f"{text}, next photo",
        (f"Shift+{key}",),
        Menu.MARK,
        f"{help_} and go on",
        views,
        family=MARK_ON,
        in_menus=False,
    )
    keys = (key,) if key else ()
    first = Command(command_id, text, keys, Menu.MARK, help_, views, family=family, ends_group=ends_group)
    return first, going_on


_MARKS: tuple[Command, ...] = (
    *_mark("star0", "No stars", "0", "Take the stars away", STARS),
    *_mark("star1", "1 star", "1", "Give 1 star", STARS),
    *(row for stars in range(2, 6)
      for row in _mark(f"star{stars}", f"{stars} stars", f"{stars}", f"Give {stars} stars", STARS,
                       ends_group=stars == 5)),
    *(row for colour, key in (("Red", "6"), ("Yellow", "7"), ("Green", "8"), ("Blue", "9"))
      for row in _mark(f"label_{colour.lower()}", f"{colour} label", key,
                       f"Give the {colour.lower()} label, or take it away", LABEL)),
    Command("label_purple", "Purple label", (), Menu.MARK, "Give the purple label, or take it away",
            ends_group=True),
    *_mark("pick", "Pick", "P", "Flag the photo as picked"),
    *_mark("reject", "Reject", "X", "Flag the photo as rejected; its stars go", views=LIBRARY),
    *_mark("unflag", "Remove flag", "U", "Neither picked nor rejected"),
)  # fmt: skip

MARKS = tuple(sorted(_MARKS, key=lambda row: not row.in_menus))
"""The variants that go on come last."""

QUEUE: tuple[Command, ...] = (
    Command("sort_name", "Sort by name", (), Menu.QUEUE, "In the order of the folder", needs_photo=False),
    Command("sort_time", "Sort by capture time", (), Menu.QUEUE, "By the camera's clock", needs_photo=False),
    Command("sort_doubt", "Sort by doubt", (), Menu.QUEUE, "Least certain proposals first",
            needs_photo=False),
    Command("sort_state", "Sort by state", (), Menu.QUEUE, "Undecided, accepted, kept, failed",
            needs_photo=False),
    Command("backwards", "Backwards", (), Menu.QUEUE, "Sort the other way round", needs_photo=False,
            ends_group=True, is_switch=True),
    Command("find", "Find by name", ("Ctrl+F",), Menu.QUEUE, "Show photos with a part of their name",
            needs_photo=False),
    Command("clear_filter", "Show all photos", ("Ctrl+L",), Menu.QUEUE, "Clear every filter",
            needs_photo=False, ends_group=True),
    Command("rescan", "Look for changes", ("Ctrl+F5",), Menu.QUEUE,
            "Notice new photos and sidecars that other programs changed", needs_photo=False, ends_group=True),
    Command("accept_series", "Accept the whole series", ("Shift+Return", "Shift+Enter"), Menu.QUEUE,
            "Accept all undecided photos taken within a few seconds of this one"),
    Command("accept_above", "Accept all above…", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), Menu.QUEUE,
            "Accept all proposals above a confidence, after a look at them", ends_group=True),
    Command("autocrop", "Auto-crop folder…", ("Ctrl+Shift+B",), Menu.QUEUE,
            "Write a proposed crop for every photo of a folder; decides nothing", needs_photo=False),
    Command("undo_batch", "Undo a batch…", (), Menu.QUEUE,
            "Take an auto-crop back as a whole, also months later, or go on with it", needs_photo=False,
            ends_group=True),
    Command("train", "Learn from my crops…", ("Ctrl+Shift+T",), Menu.QUEUE,
            "Make a model of your own, judged on shoots it has not seen", needs_photo=False),
    Command("blind", "Compare blind…", ("Ctrl+Shift+J",), Menu.QUEUE,
            "Your crops, the model's and random ones, side by side: which looks best?"),
)  # fmt: skip

EDITS: tuple[Command, ...] = (
    Command("select_all", "Select all", ("Ctrl+A",), Menu.EDIT, "Select all photos shown"),
    Command("select_one", "Select only this photo", ("Ctrl+D",), Menu.EDIT, "End the selection",
            ends_group=True),
    Command("copy_crop", "Copy crop", ("Ctrl+Shift+C",), Menu.EDIT, "Remember the crop of this photo"),
    Command("paste_crop", "Paste crop", ("Ctrl+Shift+V",), Menu.EDIT,
            "Give the copied crop to this photo, in the grid to all selected"),
    Command("paste_ratio", "Paste ratio only", (), Menu.EDIT, "Give only the ratio of the copied crop"),
    Command("paste_angle", "Paste angle only", (), Menu.EDIT, "Give only the angle of the copied crop"),
    Command("paste_previous", "Paste crop of previous photo", ("Ctrl+Alt+V",), Menu.EDIT,
            "Give the crop of the photo that was in front before", ends_group=True),
    Command("sync", "Sync crop to selection", ("Ctrl+Shift+S",), Menu.EDIT,
            "Give this photo's crop to the other selected photos"),
    Command("sync_ratio", "Sync ratio only", (), Menu.EDIT, "Give only the ratio to the selection"),
    Command("sync_angle", "Sync angle only", (), Menu.EDIT, "Give only the angle to the selection",
            ends_group=True),
)  # fmt: skip


COMMANDS: tuple[Command, ...] = (
    Command("open", "Open folder…", ("Ctrl+O",), Menu.FILE, "Choose a folder of photos", needs_photo=False),
    Command("reveal", "Show file in its folder", ("Ctrl+R",), Menu.FILE, "Open the photo's folder",
            ends_group=True),
    Command("embed", "Write crop into photo…", (), Menu.FILE,
            "For programs that read no sidecars; asks first, and keeps the original", ends_group=True),
    Command("export", "Export dataset…", ("Ctrl+Shift+E",), Menu.FILE,
            "Make training data of the photos whose crops are decided", needs_photo=False, ends_group=True),
    Command("quit", "Quit", ("Ctrl+Q",), Menu.FILE, "Finish writing and close", needs_photo=False),
    Command("undo", "Undo", ("Ctrl+Z",), Menu.EDIT, "Take back the last gesture or decision, written or not",
            repeats=True),
    Command("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), Menu.EDIT, "Do again what was taken back",
            repeats=True, ends_group=True),
    *EDITS,
    Command("history", "History…", ("Ctrl+H",), Menu.EDIT, "What was done; go back to any step",
            needs_photo=False),
    Command("settings", "Settings…", ("Ctrl+,",), Menu.EDIT, "Look, model, folders and keys",
            needs_photo=False),
    Command("grid", "Grid", ("G",), Menu.VIEW, "All photos", needs_photo=False),
    Command("loupe", "Loupe", ("E",), Menu.VIEW, "One photo, large"),
    Command("crop", "Crop", ("R",), Menu.VIEW, "One photo with the crop under your hand"),
    Command("compare", "Compare", ("C",), Menu.VIEW,
            "Original and crop side by side; once more: proposal and your crop", ends_group=True),
    Command("zoom", "Zoom", ("Z", "Space"), Menu.VIEW, "Whole photo or 1:1", PICTURE),
    Command("before_after", "Before / after", ("\\", "Y"), Menu.VIEW,
            "What the crop leaves, the whole photo, and the frame again", PICTURE, ends_group=True),
    Command("larger", "Larger thumbnails", ("+", "="), Menu.VIEW, "Ctrl+wheel does it too",
            frozenset({View.GRID}), needs_photo=False, repeats=True),
    Command("smaller", "Smaller thumbnails", ("-",), Menu.VIEW, "Ctrl+wheel does it too",
            frozenset({View.GRID}), needs_photo=False, ends_group=True, repeats=True),
    Command("cropped", "Cropped thumbnails", (), Menu.VIEW, "Show what the crop leaves, instead of its frame",
            needs_photo=False, is_switch=True),
    Command("subfolders", "Show subfolders", (), Menu.VIEW, "Show the photos of subfolders too",
            needs_photo=False, ends_group=True, is_switch=True),
    Command("light", "Light theme", (), Menu.VIEW, "The window light or dark; the photo's surround stays",
            needs_photo=False, is_switch=True),
    Command("info", "Camera data", ("I",), Menu.VIEW, "Camera, lens, date and exposure over the photo",
            frozenset({View.LOUPE}), ends_group=True, is_switch=True),
    Command("panels", "Hide panels", ("Tab",), Menu.VIEW, "Hide or show folders and crop panel",
            needs_photo=False),
    Command("lights", "Lights out", ("L",), Menu.VIEW, "All but the photo dark, black, and on again",
            needs_photo=False),
    Command("fullscreen", "Full screen", ("F", "F11"), Menu.VIEW, "The whole screen, and back",
            needs_photo=False, ends_group=True),
    Command("statistics", "Statistics…", ("Ctrl+I",), Menu.VIEW,
            "How you crop, and how well the proposals fit", needs_photo=False),
    Command("errors", "Errors…", (), Menu.VIEW, "Everything that failed, with its reason", needs_photo=False),
    Command("accept", "Accept crop, next undecided", ("Return", "Enter"), Menu.PHOTO,
            "Write the crop shown into the sidecar and go to the next undecided photo"),
    Command("keep", "Keep original, next undecided", ("K",), Menu.PHOTO,
            "Write that the photo stays whole and go to the next undecided one"),
    Command("skip", "Skip", ("Ctrl+Return", "Ctrl+Enter"), Menu.PHOTO,
            "Go to the next undecided photo and decide nothing"),
    Command("save", "Save crop", ("Ctrl+S",), Menu.PHOTO, "Write the crop shown and stay at this photo"),
    Command("cancel", "Cancel", ("Esc",), Menu.PHOTO,
            "Stop the drag, else drop the change, else go one view back", ends_group=True),
    Command("previous", "Previous photo", ("Left",), Menu.PHOTO, "Go back; decides nothing",
            repeats=True, family=STEPS),
    Command("next", "Next photo", ("Right",), Menu.PHOTO, "Go on; decides nothing",
            repeats=True, family=STEPS),
    Command("first", "First photo", ("Home",), Menu.PHOTO, "Go to the first photo"),
    Command("last", "Last photo", ("End",), Menu.PHOTO, "Go to the last photo"),
    *MARKS,
    *QUEUE,
    Command("reset_crop", "Reset crop", ("Ctrl+Alt+R",), Menu.CROP,
            "Back to the proposal or the saved crop"),
    Command("reset_to_original", "Reset to original", ("Ctrl+Alt+Shift+R",), Menu.CROP,
            "Take the crop out of the sidecar", ends_group=True),
    Command("lock", "Lock aspect ratio", ("A",), Menu.CROP, "Keep the ratio while dragging", CROPPING),
    Command("last_ratio", "Last aspect ratio", ("Shift+A",), Menu.CROP,
            "The ratio chosen before this one, and back", CROPPING),
    Command("swap", "Swap orientation", ("X",), Menu.CROP, "Portrait to landscape and back", CROPPING,
            ends_group=True),
    Command("straighten", "Straighten", ("Alt+L",), Menu.CROP,
            "Turn the crop by the proposed angle and leave it where it is", PICTURE),
    Command("only_crop", "Only the proposed crop", ("Alt+C",), Menu.CROP,
            "The proposal without its angle", PICTURE),
    Command("only_angle", "Only the proposed angle", ("Alt+A",), Menu.CROP,
            "The proposal without its crop", PICTURE),
    Command("next_alternative", "Next alternative", (".",), Menu.CROP,
            "The next crop that the model proposes", PICTURE, repeats=True, family=ALTERNATIVES),
    Command("previous_alternative", "Previous alternative", (",",), Menu.CROP,
            "The previous crop that the model proposes", PICTURE, ends_group=True, repeats=True,
            family=ALTERNATIVES),
    Command("guide", "Next guide", ("O",), Menu.CROP,
            "Thirds, grid, golden ratio, spiral, … inside the frame", CROPPING),
    Command("guide_turn", "Turn guide", ("Shift+O",), Menu.CROP,
            "The guide's other directions", CROPPING, ends_group=True),
    _step("left", "Move crop left", "Alt+Left", "1 px", NUDGE),
    _step("right", "Move crop right", "Alt+Right", "1 px", NUDGE),
    _step("up", "Move crop up", "Alt+Up", "1 px", NUDGE),
    _step("down", "Move crop down", "Alt+Down", "1 px", NUDGE),
    _step("left10", "Move crop far left", "Alt+Shift+Left", "10 px", NUDGE_FAR),
    _step("right10", "Move crop far right", "Alt+Shift+Right", "10 px", NUDGE_FAR),
    _step("up10", "Move crop far up", "Alt+Shift+Up", "10 px", NUDGE_FAR),
    _step("down10", "Move crop far down", "Alt+Shift+Down", "10 px", NUDGE_FAR, ends_group=True),
    _step("turn_left", "Turn crop left", "Alt+[", "0.1°", TURN),
    _step("turn_right", "Turn crop right", "Alt+]", "0.1°", TURN),
    Command("learnt", "What was learnt…", ("Ctrl+Shift+L",), Menu.HELP,
            "What your crops have taught, and forget it", needs_photo=False),
    Command("palette", "Find a command…", ("Ctrl+Shift+P",), Menu.HELP,
            "Every command by a few of its letters", needs_photo=False),
    Command("help", "Keys…", ("?", "F1"), Menu.HELP, "All keys at a glance", needs_photo=False),
)  # fmt: skip


def command(command_id: str) -> Command:
    """The row of an id (KeyError: no such row)."""
    for row in COMMANDS:
        if row.id == command_id:
            return row
    raise KeyError(command_id)


def in_menu(menu: Menu) -> tuple[Command, ...]:
    """The rows of a menu in their order."""
    return tuple(row for row in COMMANDS if row.menu is menu)


def obstacle(row: Command, view: View, has_photo: bool) -> str:
    """Why a command cannot run now, in a few words; empty when it can."""
    if view not in row.views:
        return tr("In {views} view only").format(views=scope_text(row))
    return tr("No photo is open") if row.needs_photo and not has_photo else ""


def key_text(row: Command) -> str:
    """The keys as people read them: `Ctrl+Alt+R`, several joined by `or`."""
    signs = {"Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
    names: list[str] = []
    for key in row.keys:
        head, plus, tail = key.rpartition("+")
        name = f"{head}+{signs.get(tail, tail)}" if plus and head else signs.get(key, key)
        if name not in names:
            names.append(name)
    return " or ".join(names)


def scope_text(row: Command) -> str:
    """Where a command works, in words; empty for everywhere."""
    return (
        "" if row.views == ALWAYS else tr(" and ").join(tr(view.value) for view in View if view in row.views)
    )


def listed(rows: Iterable[Command]) -> tuple[tuple[Family, Command], ...]:
    """What a list of keys shows: commands that have keys, families once, each with its first row."""
    shown: dict[Family, Command] = {}
    for row in rows:
        if row.keys:
            shown.setdefault(row.family or Family(key_text(row), row.text.rstrip("…"), row.help), row)
    return tuple(shown.items())


def as_markdown() -> str:
    """The table for the README."""
    lines = ["| keys | action | what it does | where |", "|---|---|---|---|"]
    for words, row in listed(COMMANDS):
        keys = words.keys.replace("|", "\\|")
        lines.append(f"| {keys} | {words.text} | {words.help} | {scope_text(row) or 'everywhere'} |")
    return "\n".join(lines) + "\n"
