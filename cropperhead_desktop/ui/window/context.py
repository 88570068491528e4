"""What commands act on: the window, the review in it, and what both stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


class App:
    """The parts of one running window, made and connected by `ui/whole.py`.

    Settings, jobs and the window itself are there at once. The others follow one after the other once the
    window is on the screen, or all together when one of them is asked for.
    """

    settings: Settings
    jobs: Jobs
    window: MainWindow
    messages: Messages
    photos: PhotoModel
    """The photos shown, as grid and filmstrip have them."""
    thumbnails: Thumbnails
    pictures: LoupePictures
    presenter: Presenter
    review: ReviewController
    learning: Learning
    guides: GuideCycle
    model: ModelInUse
    keymap: Keymap
    closing: Closing
    comparing: Comparing
    lights: LightsOut
    actions: Actions
    camera: CameraInfo
    sights: Sighting
    write_into: Callable[[Sequence[Path]], object]
    """Ask whether the crops of these photos are to be written into them."""

    def __init__(
        self, settings: Settings, jobs: Jobs, window: MainWindow, make: Callable[[App], Iterator[None]]
    ) -> None:
        """`make` makes the other parts, a few at each step."""
        self.settings, self.jobs, self.window = settings, jobs, window
        self.paths: Sequence[Path] | None = None
        """What is to be opened; None until the window is shown."""
        self.searched: list[Callable[[App], Iterable[Command[App]]]] = []
        """What the palette finds beside commands; each runs by itself."""
        self.failed_at: set[str] = set()
        """Places in the program whose failure was shown."""
        self.at_end: list[Callable[[], object]] = []
        """Called when the program ends: whoever started something outside the jobs stops it."""
        self.at_begin: Callable[[], object] = lambda: None
        """Called once all is on the screen."""
        self.is_whole = self.is_over = self._is_stepping = False
        self._when_whole: list[Callable[[], object]] = []
        self._steps = make(self)
        window.on_wanted = self.complete

    def step(self) -> bool:
        """Make the next parts; False when all are there."""
        if not self.is_whole:
            self._is_stepping = True
            try:
                self.is_whole = next(self._steps, self) is self
            finally:
                self._is_stepping = False
            if self.is_whole:
                for run in self._when_whole:
                    run()
        return not self.is_whole

    def complete(self) -> None:
        """Make all parts that are not there yet."""
        while self.step():
            pass

    def when_whole(self, run: Callable[[], object]) -> None:
        """Call this when all parts are there."""
        if self.is_whole:
            run()
        else:
            self._when_whole.append(run)

    def __getattr__(self, name: str) -> object:
        """A part that was not made yet."""
        if name not in App.__annotations__ or self._is_stepping or self.is_whole:
            raise AttributeError(name)
        self.complete()
        return getattr(self, name)
