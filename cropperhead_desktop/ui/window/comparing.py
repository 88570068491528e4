"""Which two crops the compare view shows, and when it has to show others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.geometry.crop import Box, whole_box
from cropperhead_desktop.review.edges import same_box
from cropperhead_desktop.review.editing import editable_box
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.window.compare import Half

if TYPE_CHECKING:
    from cropperhead_desktop.ui.program import Program


class Comparing(QObject):
    """Follows the photo in front while the compare view is shown."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._with_proposal = False
        program.presenter.changed.connect(self._follow)
        program.images.arrived.connect(lambda _path, _picture, _first: self._follow())

    def show(self) -> None:
        """Enter the view; in it change between the two pairs."""
        controller = self._program.controller
        if controller.view is not View.COMPARE:
            self._with_proposal = False
            controller.show(View.COMPARE)
            return
        item = controller.session.current
        if not self._with_proposal and item is not None and not differs(item):
            self._program.presenter.say(tr("The crop is the proposal, there is nothing to compare"))
            return
        self._with_proposal = not self._with_proposal
        self._follow()

    def _follow(self) -> None:
        program = self._program
        item = program.controller.session.current
        if program.controller.view is not View.COMPARE or item is None:
            return
        picture = program.images.picture(item.path)
        image = picture.image if picture is not None else program.thumbnails.image(item.path)
        photo = item.info.displayed if item.info is not None else (0, 0)
        program.window.panes.compare.show_halves(image, photo, halves(item, self._with_proposal))


def differs(item: ReviewItem) -> bool:
    """True when the photo has a crop other than the proposed one."""
    proposed, own = _proposed(item), editable_box(item)
    return proposed is not None and own is not None and not same_box(proposed, own)


def halves(item: ReviewItem, with_proposal: bool) -> tuple[Half, ...]:
    """Proposal and own crop where wanted and there are both, else whole photo and crop; () while unread."""
    own, proposed = editable_box(item), _proposed(item)
    if own is None or item.info is None:
        return ()
    if with_proposal and proposed is not None and differs(item):
        return Half(tr("Proposal"), proposed), Half(tr("Your crop"), own)
    word = tr("Crop") if item.draft is not None or not item.is_undecided else tr("Proposal")
    return Half(tr("Original"), whole_box(*item.info.displayed)), Half(word, own)


def _proposed(item: ReviewItem) -> Box | None:
    if item.suggestion is None or item.info is None:
        return None
    return item.info.box(item.suggestion.crop)
