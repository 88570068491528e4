"""The File, View and Help menus: what is open, what is seen of it, where to find out more."""

from __future__ import annotations

from cropperhead_desktop.domain.settings import CROPPED_THUMBNAILS, THEME
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.browser.photo_views import STEP
from cropperhead_desktop.ui.commands.row import PICTURE, Command, Menu
from cropperhead_desktop.ui.kit import file_manager
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.ui.window.opening import choose_folder, toggle_subfolders


def _show_file(app: App) -> None:
    item = app.review.session.current
    if item is not None:
        file_manager.show_in_file_manager(item.path, app.messages.say)


FOLDER: tuple[Command[App], ...] = (
    Command("open", "Open folder…", ("Ctrl+O",), Menu.FILE, "Choose a folder of photos", needs_photo=False,
            run=choose_folder),
    Command("reveal", "Show file in its folder", ("Ctrl+R",), Menu.FILE, "Open the photo's folder",
            ends_group=True, run=_show_file),
)  # fmt: skip

QUIT: tuple[Command[App], ...] = (
    Command("quit", "Quit", ("Ctrl+Q",), Menu.FILE, "Finish writing and close", needs_photo=False,
            run=lambda app: app.window.close()),
)  # fmt: skip


def _resize(app: App, by: int) -> None:
    grid = app.window.panes.grid
    grid.set_side(grid.side + by)


def _turn_light(app: App) -> None:
    app.settings[THEME] = "dark" if app.settings[THEME] == "light" else "light"


def _turn_cropped(app: App) -> None:
    app.settings[CROPPED_THUMBNAILS] = not app.settings[CROPPED_THUMBNAILS]


VIEW: tuple[Command[App], ...] = (
    Command("grid", "Grid", ("G",), Menu.VIEW, "All photos", needs_photo=False,
            run=lambda app: app.review.show(View.GRID)),
    Command("loupe", "Loupe", ("E",), Menu.VIEW, "One photo, large",
            run=lambda app: app.review.show(View.LOUPE)),
    Command("crop", "Crop", ("R",), Menu.VIEW, "One photo with the crop under your hand",
            run=lambda app: app.review.show(View.CROP)),
    Command("compare", "Compare", ("C",), Menu.VIEW,
            "Original and crop side by side; once more: proposal and your crop", ends_group=True,
            run=lambda app: app.comparing.show()),
    Command("zoom", "Zoom", ("Z", "Space"), Menu.VIEW, "Whole photo or 1:1", PICTURE,
            run=lambda app: app.window.panes.canvas.zoom_toggle()),
    Command("before_after", "Before / after", ("\\", "Y"), Menu.VIEW,
            "The next look: what the crop leaves, the whole photo, the frame; held: the whole photo", PICTURE,
            ends_group=True,
            run=lambda app: app.window.panes.canvas.next_look()),
    Command("larger", "Larger thumbnails", ("+", "="), Menu.VIEW, "Ctrl+wheel does it too",
            frozenset({View.GRID}), needs_photo=False, repeats=True, run=lambda app: _resize(app, STEP)),
    Command("smaller", "Smaller thumbnails", ("-",), Menu.VIEW, "Ctrl+wheel does it too",
            frozenset({View.GRID}), needs_photo=False, ends_group=True, repeats=True,
            run=lambda app: _resize(app, -STEP)),
    Command("cropped", "Cropped thumbnails", (), Menu.VIEW, "Show what the crop leaves, instead of its frame",
            needs_photo=False, is_switch=True, run=_turn_cropped),
    Command("subfolders", "Show subfolders", (), Menu.VIEW, "Show the photos of subfolders too",
            needs_photo=False, ends_group=True, is_switch=True, run=toggle_subfolders),
    Command("light", "Light theme", (), Menu.VIEW, "The window light or dark; the photo's surround stays",
            needs_photo=False, is_switch=True, run=_turn_light),
    Command("info", "Camera data", ("I",), Menu.VIEW, "Camera, lens, date and exposure over the photo",
            frozenset({View.LOUPE}), is_switch=True, run=lambda app: app.camera.toggle()),
    Command("level_lines", "Level lines", ("Shift+H",), Menu.VIEW,
            "Horizon, verticals and camera over the photo: who says which angle", PICTURE, ends_group=True,
            is_switch=True, run=lambda app: app.sights.toggle_lines()),
    Command("panels", "Hide panels", ("Tab",), Menu.VIEW, "Hide or show folders and crop panel",
            needs_photo=False, run=lambda app: app.window.toggle_panels()),
    Command("lights", "Lights out", ("L",), Menu.VIEW, "All but the photo dark, black, and on again",
            needs_photo=False, run=lambda app: app.lights.next()),
    Command("fullscreen", "Full screen", ("F", "F11"), Menu.VIEW, "The whole screen, and back",
            needs_photo=False, ends_group=True, run=lambda app: app.window.toggle_full_screen()),
)  # fmt: skip


def _show_palette(app: App) -> None:
    from cropperhead_desktop.ui.commands.palette import CommandPalette

    others = [row for find in app.searched for row in find(app)]
    app.window.show_dialog(CommandPalette(app.keymap.rows(), app.actions, app.window, others))


def _show_help(app: App) -> None:
    from cropperhead_desktop.ui.commands.help_sheet import HelpSheet

    app.window.show_dialog(HelpSheet(app.keymap.rows(), app.window))


HELP: tuple[Command[App], ...] = (
    Command("palette", "Find a command…", ("Ctrl+K", "Ctrl+Shift+P"), Menu.HELP,
            "Every command, control and setting by a few letters, or by Lightroom's word for it",
            needs_photo=False, run=_show_palette),
    Command("help", "Keys…", ("?", "F1"), Menu.HELP, "All keys at a glance", needs_photo=False,
            run=_show_help),
)  # fmt: skip
