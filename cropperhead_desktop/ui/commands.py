"""Every command is a row: id, words, keys, where it works, in which menu. Nothing else knows the keys.

Menus, shortcuts, tooltips, the help sheet and the table in the README are made from these rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cropperhead_desktop.ui.views import View


class Menu(StrEnum):
    """Menus in their order."""

    FILE = "File"
    EDIT = "Edit"
    VIEW = "View"
    PHOTO = "Photo"
    CROP = "Crop"
    HELP = "Help"


ALWAYS = frozenset(View)
PICTURE = frozenset({View.LOUPE, View.CROP})
CROPPING = frozenset({View.CROP})


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


COMMANDS: tuple[Command, ...] = (
    Command("open", "Open folder…", ("Ctrl+O",), Menu.FILE, "Choose a folder of photos", needs_photo=False),
    Command("reveal", "Show file in its folder", ("Ctrl+R",), Menu.FILE, "Open the photo's folder",
            ends_group=True),
    Command("quit", "Quit", ("Ctrl+Q",), Menu.FILE, "Finish writing and close", needs_photo=False),
    Command("undo", "Undo", ("Ctrl+Z",), Menu.EDIT, "Take back the last gesture or decision", repeats=True),
    Command("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), Menu.EDIT, "Do it again", repeats=True),
    Command("grid", "Grid", ("G",), Menu.VIEW, "All photos", needs_photo=False),
    Command("loupe", "Loupe", ("E",), Menu.VIEW, "One photo, large"),
    Command("crop", "Crop", ("R",), Menu.VIEW, "One photo with the crop under your hand", ends_group=True),
    Command("zoom", "Zoom", ("Z", "Space"), Menu.VIEW, "Whole photo or 1:1", PICTURE),
    Command("larger", "Larger thumbnails", ("+", "="), Menu.VIEW, "Larger thumbnails; Ctrl+wheel too",
            frozenset({View.GRID}), needs_photo=False, repeats=True),
    Command("smaller", "Smaller thumbnails", ("-",), Menu.VIEW, "Smaller thumbnails; Ctrl+wheel too",
            frozenset({View.GRID}), needs_photo=False, ends_group=True, repeats=True),
    Command("subfolders", "Show subfolders", (), Menu.VIEW, "Show the photos of subfolders too",
            needs_photo=False, ends_group=True, is_switch=True),
    Command("panels", "Hide panels", ("Tab",), Menu.VIEW, "Hide or show folders and crop panel",
            needs_photo=False),
    Command("fullscreen", "Full screen", ("F", "F11"), Menu.VIEW, "The whole screen, and back",
            needs_photo=False, ends_group=True),
    Command("errors", "Errors…", (), Menu.VIEW, "Everything that failed, with its reason", needs_photo=False),
    Command("accept", "Accept crop, next undecided", ("Return", "Enter"), Menu.PHOTO,
            "Write the crop shown and go to the next undecided photo"),
    Command("keep", "Keep original, next undecided", ("K",), Menu.PHOTO,
            "Write that the photo stays uncropped and go on"),
    Command("skip", "Skip", ("Ctrl+Return", "Ctrl+Enter"), Menu.PHOTO,
            "Go to the next undecided photo and decide nothing"),
    Command("cancel", "Cancel", ("Esc",), Menu.PHOTO,
            "Stop the drag, else drop the change, else go one view back", ends_group=True),
    Command("previous", "Previous photo", ("Left",), Menu.PHOTO, "Go back; decides nothing", repeats=True),
    Command("next", "Next photo", ("Right",), Menu.PHOTO, "Go on; decides nothing", repeats=True),
    Command("first", "First photo", ("Home",), Menu.PHOTO, "Go to the first photo"),
    Command("last", "Last photo", ("End",), Menu.PHOTO, "Go to the last photo"),
    Command("reset_crop", "Reset crop", ("Ctrl+Alt+R",), Menu.CROP,
            "Back to the proposal or the saved crop"),
    Command("reset_to_original", "Reset to original", ("Ctrl+Alt+Shift+R",), Menu.CROP,
            "Take the crop out of the sidecar", ends_group=True),
    Command("lock", "Lock aspect ratio", ("A",), Menu.CROP, "Keep the ratio while dragging", CROPPING),
    Command("swap", "Swap orientation", ("X",), Menu.CROP, "Portrait to landscape and back", CROPPING,
            ends_group=True),
    Command("left", "Move crop left", ("Alt+Left",), Menu.CROP, "1 px", CROPPING, repeats=True),
    Command("right", "Move crop right", ("Alt+Right",), Menu.CROP, "1 px", CROPPING, repeats=True),
    Command("up", "Move crop up", ("Alt+Up",), Menu.CROP, "1 px", CROPPING, repeats=True),
    Command("down", "Move crop down", ("Alt+Down",), Menu.CROP, "1 px", CROPPING, repeats=True),
    Command("left10", "Move crop far left", ("Alt+Shift+Left",), Menu.CROP, "10 px", CROPPING, repeats=True),
    Command("right10", "Move crop far right", ("Alt+Shift+Right",), Menu.CROP, "10 px", CROPPING,
            repeats=True),
    Command("up10", "Move crop far up", ("Alt+Shift+Up",), Menu.CROP, "10 px", CROPPING, repeats=True),
    Command("down10", "Move crop far down", ("Alt+Shift+Down",), Menu.CROP, "10 px", CROPPING,
            ends_group=True, repeats=True),
    Command("turn_left", "Turn crop left", ("Alt+[",), Menu.CROP, "0.1°", CROPPING, repeats=True),
    Command("turn_right", "Turn crop right", ("Alt+]",), Menu.CROP, "0.1°", CROPPING, repeats=True),
    Command("help", "Keys…", ("?", "F1"), Menu.HELP, "This sheet", needs_photo=False),
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


def key_text(row: Command) -> str:
    """The keys as people read them: `Ctrl+Alt+R`, several joined by `or`."""
    plain = {"Return": "Enter", "Ctrl+Return": "Ctrl+Enter", "Left": "←", "Right": "→"}
    arrows = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
    names: list[str] = []
    for key in row.keys:
        head, plus, tail = key.rpartition("+")
        name = plain.get(key) or (f"{head}+{arrows.get(tail, tail)}" if plus and head else key)
        if name not in names:
            names.append(name)
    return " or ".join(names)


def scope_text(row: Command) -> str:
    """Where a command works, in words; empty for everywhere."""
    return "" if row.views == ALWAYS else " and ".join(view.value for view in View if view in row.views)


def as_markdown() -> str:
    """The table for the README."""
    lines = ["| keys | action | what it does | where |", "|---|---|---|---|"]
    for row in COMMANDS:
        if row.keys:
            keys = key_text(row).replace("|", "\\|")
            lines.append(
                f"| {keys} | {row.text.rstrip('…')} | {row.help} | {scope_text(row) or 'everywhere'} |"
            )
    return "\n".join(lines) + "\n"
