"""Shows the state of the review on the panes: items become boxes and pixels on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtGui import QImage

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.domain.labelling import Doubt
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.policy import parse_size
from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.geometry.aspect import exact_aspect
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.review.decisions import marks_of
from cropperhead_desktop.review.editing import box_in_hand, shown_box
from cropperhead_desktop.review.in_hand.numbers import in_camera
from cropperhead_desktop.review.proposal import candidates, parts, shown_candidate
from cropperhead_desktop.review.states import model_words, state_words
from cropperhead_desktop.review.text import numeral, sentence, tr
from cropperhead_desktop.review.view import Place, PlaceKind, View
from cropperhead_desktop.ui.browser.mark_badge import marks_words
from cropperhead_desktop.ui.browser.photo_model import PhotoModel
from cropperhead_desktop.ui.browser.pictures import LoupePicture, LoupePictures
from cropperhead_desktop.ui.browser.thumbnails import Thumbnails
from cropperhead_desktop.ui.canvas import CanvasMode, FrameStyle
from cropperhead_desktop.ui.kit.elided import shortened
from cropperhead_desktop.ui.panel.deliverables import deliverables_of
from cropperhead_desktop.ui.panel.panel import PanelView
from cropperhead_desktop.ui.window.main_window import MainWindow
from cropperhead_desktop.ui.window.messages import Messages

_NAME = 36
"""Characters of a file's name that fit into the panel."""


class Presenter(QObject):
    """The controller's ReviewView."""

    changed = Signal()
    """Counts or the set of possible commands may have changed."""
    counted = Signal()
    """Counts alone may have changed: it was not about the photo in front."""
    place_changed = Signal(object)
    rewritten = Signal(object)
    """Paths of photos whose files changed."""

    def __init__(
        self,
        window: MainWindow,
        model: PhotoModel,
        thumbnails: Thumbnails,
        images: LoupePictures,
        messages: Messages,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panes = window.panes
        self._model = model
        self._thumbnails = thumbnails
        self._images = images
        self._messages = messages
        self._session = ReviewSession()
        self._opened: tuple[Path, ...] = ()
        self._on_canvas: tuple[Path, PhotoInfo | None] | None = None
        self._item: ReviewItem | None = None
        self._locked = False
        self._warn_below = 2.0
        self._wanted: tuple[int, int] | None = None
        self.deliverables: Callable[[], Sequence[str]] = tuple
        """The ratios in which each crop gets a linked one."""
        self.view = View.GRID
        self.has_photos = False

    def set_warn_below(self, megapixels: float) -> None:
        """Crops with fewer megapixels are called small from now on."""
        self._warn_below = megapixels
        if self._item is not None:
            self._panes.panel.show_item(self._panel_view(self._item, None))

    def set_wanted_size(self, text: str) -> None:
        """The ratio of the shoot as it was named: a size in pixels is told where a crop is smaller."""
        self._wanted = parse_size(text)
        if self._item is not None:
            self._panes.panel.show_item(self._panel_view(self._item, None))

    def show_model(self, device: str) -> None:
        """What the model runs on, for people."""
        self._panes.status.show_device(device)

    def show_place(self, place: Place) -> None:
        """Words when there are no photos, else grid or photo."""
        self.has_photos = place.kind is PlaceKind.PHOTOS
        self._opened = place.paths
        self._panes.empty.show_place(place)
        self._window.show_middle(self.view if self.has_photos else None)
        name = printable(place.paths[0].name or place.paths[0]) if place.paths else ""
        self._window.setWindowTitle(f"{name} – CropperHead" if name else "CropperHead")
        self.place_changed.emit(place)
        self.changed.emit()

    def show_session(self, session: ReviewSession) -> None:
        """Other photos were opened."""
        self._session = session
        self._thumbnails.forget()
        self._images.forget()
        self._on_canvas = None
        self._model.reset(session)
        self.changed.emit()

    def show_arranged(self, selected: Sequence[Path], asked: bool) -> None:
        """Other rows or another order; the grid follows the photo in front only where the user `asked`."""
        with self._panes.grid.held(follow=asked):
            self._model.reset(self._session)
            front = self._session.current
            index = self._model.row_of(front.path) if front is not None else QModelIndex()
            self._panes.grid.select([self._model.row_of(path) for path in selected], index)
        self._panes.strip.centre()
        self.changed.emit()

    def show_selection(self, paths: Sequence[Path]) -> None:
        """Grid and strip share their selection; where the user made it there, only the counts follow."""
        grid = self._panes.grid
        if {self._model.item(index).path for index in grid.selected_rows()} != set(paths):
            grid.select([self._model.row_of(path) for path in paths], grid.currentIndex())
        self.changed.emit()

    def show_items(self, paths: Sequence[Path]) -> None:
        """These photos changed, the one in front perhaps among them."""
        self._model.changed(paths)
        front = self._session.current
        if front is not None and front.path in paths:
            self.show_current(front)
        else:
            self.counted.emit()

    def show_rewritten(self, paths: Sequence[Path]) -> None:
        """These files have other pixels now; the old ones are shown until the new ones are there."""
        self._renew(paths)
        self.rewritten.emit(paths)

    def show_pixels_anew(self) -> None:
        """All pictures have to be made again: the window is on another monitor."""
        self._renew([item.path for item in self._session])

    def _renew(self, paths: Sequence[Path]) -> None:
        for path in paths:
            self._thumbnails.renew(path)
            self._images.renew(path)
        if self._item is not None and self._item.path in paths and self.view is not View.GRID:
            self._show_on_canvas(self._item)

    def show_current(self, item: ReviewItem | None) -> None:
        """This photo is in front."""
        moved = item is None or self._item is None or item.path != self._item.path
        self._item = item
        panes = self._panes
        if item is None or not self._session.shows(item.path):
            panes.canvas.set_message("", "")
            panes.bar.show_name("")
            self._on_canvas = None
        else:
            if moved or not panes.grid.currentIndex().isValid():
                index = self._model.row_of(item.path)
                for view in (panes.grid, panes.strip):
                    view.show_current(index)
            row, count = numeral(self._session.row(item.path) + 1), numeral(len(self._session))
            place = tr("{place} of {count}").format(place=row, count=count)
            marks = marks_words(marks_of(item))
            parts = filter(None, (printable(self._short(item.path)), place, marks))
            panes.bar.show_name(" · ".join(parts))
            if self.view is not View.GRID:
                self._show_on_canvas(item)
        panes.panel.show_item(self._panel_view(item, None))
        self.changed.emit()

    def show_view(self, view: View) -> None:
        """Grid, loupe or crop."""
        self.view = view
        self._panes.bar.show_view(view)
        self._panes.canvas.set_mode(CanvasMode.CROP if view is View.CROP else CanvasMode.LOUPE)
        if self.has_photos:
            self._window.show_middle(view)
        self.changed.emit()

    def show_lock(self, locked: bool) -> None:
        """Dragging keeps the ratio, or no longer."""
        self._locked = locked
        self._panes.panel.set_locked(locked)
        self.say(tr("Dragging keeps the ratio") if locked else tr("Dragging changes the ratio"))
        self.show_current(self._item)

    def say(self, text: str) -> None:
        """A passing remark."""
        self._messages.say(text)

    def report(self, error: Exception) -> None:
        """A failure for the list."""
        self._messages.report(error)

    def note(self, text: str, path: Path | None = None) -> None:
        """Worth knowing, for the list."""
        self._messages.note(text, path)

    def finish_gesture(self) -> None:
        """End a drag under way and keep its crop."""
        self._panes.canvas.finish_gesture()

    def cancel_gesture(self) -> bool:
        """Give up a drag under way; False where there is none."""
        return self._panes.canvas.cancel_gesture()

    # --- while things move -------------------------------------------------------------------------

    def box_dragged(self, box: Box) -> None:
        """The frame is being dragged to this box: the panel shows its numbers."""
        self._panes.panel.show_item(self._panel_view(self._item, box))

    def number_dragged(self, box: Box) -> None:
        """The angle slider is being dragged: the frame shows this box."""
        self._panes.canvas.set_box(box, FrameStyle.DRAFT)

    def picture_arrived(self, path: Path, picture: LoupePicture) -> None:
        """Pixels of a photo: shown when it is the one in front."""
        if self._on_canvas is not None and self._on_canvas == (path, picture.info):
            self._panes.canvas.set_image(picture.image)
            if self._item is not None and self.deliverables():
                self._panes.panel.show_item(self._panel_view(self._item, None))
        elif self._item is not None and self._item.path == path and self.view is not View.GRID:
            self._show_on_canvas(self._item)

    def zoomed(self, scale: float) -> None:
        """Zoomed in: sharper pixels are needed."""
        path, info = self._on_canvas or (None, None)
        if path is not None and info is not None:
            side = max(info.displayed) * min(1.0, scale * self._panes.canvas.devicePixelRatioF())
            self._images.want(path, max(round(side), self._view_side()), self._neighbours(path))

    def _panel_view(self, item: ReviewItem | None, box: Box | None) -> PanelView:
        """What the panel shows; `box` is the one being dragged, None: the crop shown."""
        if item is None or item.info is None:
            if item is None:
                return PanelView(enabled=False)
            return PanelView(
                enabled=False,
                state=item.state,
                word=state_words(item),
                marks=marks_words(marks_of(item)),
                is_pending=_is_pending(item),
                message=_origin(item),
            )
        width, height = item.info.displayed
        shown = box or (box_in_hand(item) if self.view is View.CROP or item.alternate else shown_box(item))
        sides = self._wanted
        if sides is not None and shown is not None and shown.height > shown.width:
            sides = min(sides), max(sides)
        linked = deliverables_of(item, self.deliverables(), box)
        proposer = item.proposer(item.shown_crop)[0]
        return PanelView(
            box=shown,
            width=width,
            height=height,
            state=item.state,
            word=state_words(item),
            marks=marks_words(marks_of(item)),
            is_pending=_is_pending(item),
            model=model_words(proposer) if proposer else None,
            verdict=item.verdict,
            message=_origin(item),
            warn_below=self._warn_below,
            parts=parts(item),
            level=item.suggestion.level if item.suggestion is not None else None,
            candidate=shown_candidate(item),
            candidates=len(candidates(item)),
            as_shot=item.info.as_shot_box.aspect,
            wanted=sides,
            deliverables=linked,
            picture=self._pixels(item.path) if linked else None,
        )

    def _show_on_canvas(self, item: ReviewItem) -> None:
        canvas = self._panes.canvas
        picture = self._images.picture(item.path)
        if item.error is not None and picture is None:
            canvas.set_message(printable(item.path.name), sentence(item.error), "triangle-alert")
            self._on_canvas = (item.path, None)
            return
        if item.info is None:
            if self._on_canvas != (item.path, None):
                canvas.set_message(printable(item.path.name), tr("Reading …"))
            self._on_canvas = (item.path, None)
        else:
            if self._on_canvas != (item.path, item.info):
                self._on_canvas = (item.path, item.info)
                canvas.set_photo(self._pixels(item.path), *item.info.displayed)
            self._show_box(item)
        self._images.want(item.path, self._view_side(), self._neighbours(item.path))

    def _show_box(self, item: ReviewItem) -> None:
        """A photo without any crop can still be cropped by hand, starting from the whole of it."""
        by_hand = self.view is View.CROP
        box = box_in_hand(item) if by_hand or item.alternate else shown_box(item)
        style = FrameStyle.PROPOSED if item.is_proposal else FrameStyle.DECIDED
        if item.is_changed or shown_box(item) is None:
            style = FrameStyle.DRAFT
        self._panes.canvas.set_box(box, style)
        self._panes.canvas.set_ratio(self._kept_ratio(item, box))

    def _kept_ratio(self, item: ReviewItem, box: Box | None) -> float | None:
        """The ratio that a drag keeps; None: any."""
        if not (self._locked or item.alternate) or box is None or item.info is None:
            return None
        width, height = item.info.displayed
        return exact_aspect(box.aspect, width / height)

    def _short(self, path: Path) -> Path:
        """The name, with the subfolder that it lies in."""
        folder = next((opened for opened in self._opened if opened in path.parents), path.parent)
        return path.relative_to(folder)

    def _pixels(self, path: Path) -> QImage | None:
        """The best there is at once: the picture, else the thumbnail."""
        picture = self._images.picture(path)
        return picture.image if picture is not None else self._thumbnails.image(path)

    def _view_side(self) -> int:
        canvas = self._panes.canvas
        return round(max(canvas.width(), canvas.height()) * canvas.devicePixelRatioF())

    def _neighbours(self, path: Path) -> tuple[Path, ...]:
        """The next two photos and the previous one, whose pictures are fetched ahead."""
        row, paths = self._session.row(path), self._session.paths
        return tuple(paths[near] for near in (row + 1, row + 2, row - 1) if 0 <= near < len(paths))


def _is_pending(item: ReviewItem) -> bool:
    return item.suggestion is None and item.error is None and item.is_undecided


def _origin(item: ReviewItem) -> str:
    """Where the crop comes from, or what is the matter, in one sentence."""
    record = item.record
    if item.error is not None:
        reason = sentence(item.error)
        again = tr("{reason}. Enter tries again.").format(reason=reason)
        return again if item.shown_crop is not None else reason
    if record is None:
        return ""
    if record.error is not None:
        return sentence(record.about(record.error))
    if item.changed_outside:
        return tr(
            "The sidecar changed meanwhile. Enter writes this crop, Reset takes the one in the sidecar."
        )
    if item.is_changed:
        return tr("Changed, not saved yet")
    return _where(item, record)


def _where(item: ReviewItem, record: CropRecord) -> str:
    """What is to be told about a saved crop, or which file it stands in."""
    if record.warnings:
        return sentence(record.about(record.warnings[0]))
    if item.is_outdated:
        return sentence(Doubt.OUTDATED.value)
    if record.editor and record.crop is None:
        return tr("Decided in {editor}").format(editor=record.editor)
    if record.crop is None or record.source is None:
        return (
            sentence(in_camera(item.info)) if item.info is not None and item.info.as_shot is not None else ""
        )
    if record.in_camera:
        return tr("Cropped in the camera")
    if record.is_warped:
        words = tr("In {name}, on a picture that Upright or Transform bent")
        return words.format(name=shortened(printable(record.source.name), _NAME))
    return tr("In {name}").format(name=shortened(printable(record.source.name), _NAME))
