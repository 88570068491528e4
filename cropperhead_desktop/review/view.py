"""What the controller says to the window, and the views there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cropperhead_desktop.domain.errors import FileError
    from cropperhead_desktop.domain.session import ReviewItem, ReviewSession


class View(StrEnum):
    """The views of the middle pane."""

    GRID = "grid"
    LOUPE = "loupe"
    CROP = "crop"
    COMPARE = "compare"


class PlaceKind(Enum):
    """What there is to show at all."""

    NOTHING_OPEN = 1
    READING = 2
    NO_PHOTOS = 3
    MISSING = 4
    PHOTOS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """The folder or photos that were opened, and what became of it."""

    kind: PlaceKind
    paths: tuple[Path, ...] = ()
    detail: str = ""
    below: tuple[int, int] = (0, 0)
    """Photos in subfolders, and in how many of these, where they are not shown and there are no others."""

    @property
    def key(self) -> str:
        """What is open, as the settings know it."""
        return str(self.paths[0].absolute()) if self.paths else ""


class ReviewView(Protocol):
    """The window as the controller knows it; it shows and never decides."""

    def show_place(self, place: Place) -> None:
        """Another folder, or news about the one being opened."""

    def show_session(self, session: ReviewSession) -> None:
        """All photos, anew."""

    def show_arranged(self, selected: Sequence[Path], asked: bool) -> None:
        """Other photos of the session are shown, or in another order; `asked`: the user wished it."""

    def show_selection(self, paths: Sequence[Path]) -> None:
        """These photos are selected now."""

    def show_items(self, paths: Sequence[Path]) -> None:
        """These photos changed, the one in front perhaps among them."""

    def show_rewritten(self, paths: Sequence[Path]) -> None:
        """The files of these photos changed: other pixels."""

    def show_current(self, item: ReviewItem | None) -> None:
        """This is the photo in front of the user, as it is now."""

    def show_view(self, view: View) -> None:
        """Show this view."""

    def show_lock(self, locked: bool) -> None:
        """Whether dragging keeps the aspect ratio."""

    def say(self, text: str) -> None:
        """A passing remark."""

    def report(self, error: FileError | Exception) -> None:
        """A failure that stays in the list of errors."""

    def note(self, text: str, path: Path | None = None) -> None:
        """Worth knowing (about the photo `path`), but nothing failed."""

    def finish_gesture(self) -> None:
        """End a drag that is under way here and now; what it made becomes a draft."""

    def cancel_gesture(self) -> bool:
        """Take back a drag that is under way; False when there is none."""
