"""What commands act on: the window, the review in it, and what both stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.in_hand.guides import GuideCycle
from cropperhead_desktop.review.personal import Learning
from cropperhead_desktop.ui.browser.photo_model import PhotoModel
from cropperhead_desktop.ui.browser.pictures import LoupePictures
from cropperhead_desktop.ui.browser.thumbnails import Thumbnails
from cropperhead_desktop.ui.commands.actions import Actions
from cropperhead_desktop.ui.commands.keymap import Keymap
from cropperhead_desktop.ui.commands.row import Command
from cropperhead_desktop.ui.kit.jobs import Jobs
from cropperhead_desktop.ui.kit.monitor import MonitorFollower
from cropperhead_desktop.ui.kit.settings_store import Settings
from cropperhead_desktop.ui.window.camera_info import CameraInfo
from cropperhead_desktop.ui.window.closing import Closing
from cropperhead_desktop.ui.window.compare import Comparing
from cropperhead_desktop.ui.window.lights_out import LightsOut
from cropperhead_desktop.ui.window.main_window import MainWindow
from cropperhead_desktop.ui.window.messages import Messages
from cropperhead_desktop.ui.window.model_in_use import ModelInUse
from cropperhead_desktop.ui.window.presenter import Presenter
from cropperhead_desktop.ui.window.sights import Sighting


@dataclass(eq=False, slots=True)
class App:
    """The parts of one running window, made and connected by `ui/app.py`."""

    settings: Settings
    jobs: Jobs
    messages: Messages
    photos: PhotoModel
    """The photos shown, as grid and filmstrip have them."""
    thumbnails: Thumbnails
    pictures: LoupePictures
    window: MainWindow
    presenter: Presenter
    review: ReviewController
    learning: Learning
    guides: GuideCycle
    model: ModelInUse
    keymap: Keymap
    closing: Closing
    comparing: Comparing
    lights: LightsOut
    monitor: MonitorFollower
    actions: Actions = field(init=False)
    camera: CameraInfo = field(init=False)
    searched: list[Callable[[App], Iterable[Command[App]]]] = field(default_factory=list)
    """What the palette finds beside commands; each runs by itself."""
    sights: Sighting = field(init=False)
    write_into: Callable[[Sequence[Path]], object] = field(init=False)
    """Ask whether the crops of these photos are to be written into them."""
    failed_at: set[str] = field(default_factory=set)
    """Places in the program whose failure was shown."""
    at_end: list[Callable[[], object]] = field(default_factory=list)
    """Called when the program ends: whoever started something outside the jobs stops it."""
