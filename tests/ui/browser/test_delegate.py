"""How a photo of the grid is painted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind, decided_now
from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.domain.settings import CROPPED_THUMBNAILS
from cropperhead_desktop.domain.suggestion import Suggestion, Verdict
from cropperhead_desktop.geometry.crop import Crop
from tests.helpers.cells import BARE, HALF, PROPOSED

ACCEPTED = replace(
    BARE, record=CropRecord(crop=HALF, has_crop=True, decision=decided_now(DecisionKind.ACCEPTED))
)


def painted(parts, item: ReviewItem) -> QImage:
    """The one cell of a grid."""
    model, grid, _strip, bench = parts
    session = ReviewSession([item.path])
    session.put(item)
    model.reset(session)
    for _pass in range(2):
        grid.grab()
        bench.jobs.run()
    image = QImage(grid.viewport().size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    grid.viewport().render(painter, QPoint())
    painter.end()
    return image.copy(grid.visualRect(model.index(0)))


def photo_colour(cell: QImage, across: float) -> str:
    """The colour in the middle of the thumbnail's height, at a share of the cell's width."""
    return QColor(cell.pixel(round(cell.width() * across), round((cell.height() - 24) / 2))).name()


def test_outside_the_crop_is_dimmed_and_kept_photos_are_whole(parts):
    bare, proposed = painted(parts, BARE), painted(parts, PROPOSED)
    assert photo_colour(bare, 0.35) == photo_colour(bare, 0.65) == photo_colour(proposed, 0.35)
    assert QColor(photo_colour(proposed, 0.65)).lightness() < QColor(photo_colour(bare, 0.65)).lightness() / 2


def test_every_state_looks_different(parts):
    kept = replace(BARE, record=CropRecord(decision=decided_now(DecisionKind.KEPT)))
    items = [BARE, PROPOSED, ACCEPTED, kept, replace(PROPOSED, error="x"), replace(PROPOSED, draft=HALF)]
    cells = [painted(parts, item) for item in items]
    for first in range(len(cells)):
        for second in range(first):
            assert cells[first] != cells[second], (first, second)


def test_an_untouched_proposal_says_what_it_asks(parts):
    def caption(item: ReviewItem) -> QImage:
        cell = painted(parts, item)
        return cell.copy(0, cell.height() - 24, cell.width(), 24)

    def asking(verdict: Verdict, **more) -> ReviewItem:
        return replace(PROPOSED, suggestion=replace(PROPOSED.suggestion, verdict=verdict), **more)

    bare, *cells = caption(BARE), *(caption(asking(verdict)) for verdict in Verdict)
    assert all(cell != other for cell in (bare, *cells) for other in cells if cell is not other)
    decided = [caption(asking(verdict, record=ACCEPTED.record)) for verdict in Verdict]
    assert decided[0] == decided[1] == decided[2]


def test_a_proposal_is_dashed_and_a_written_crop_is_not(parts):
    def edge(cell: QImage) -> int:
        """Different colours along the crop's right edge, which runs through the photo's middle."""
        middle = cell.width() // 2
        rows = range(cell.height() // 2 - 30, cell.height() // 2 + 10)
        return len({QColor(cell.pixel(middle, row)).lightness() // 32 for row in rows})

    assert edge(painted(parts, PROPOSED)) > edge(painted(parts, ACCEPTED))


def test_a_cell_is_drawn_once_and_again_when_anything_of_it_changes(start, other_crop):
    stage = start(2)
    stage.ready()
    drawn = []
    delegate = stage.panes.grid.itemDelegate()
    own = delegate._draw
    delegate._draw = lambda painter, size, item, *rest: (
        drawn.append(item.path),
        own(painter, size, item, *rest),
    )
    grid = stage.panes.grid

    def painted() -> list:
        drawn.clear()
        grid.viewport().grab()
        return sorted(path.name for path in drawn)

    painted()
    assert painted() == []
    stage.controller.decisions.draft(stage.item(1), other_crop)
    assert painted() == ["00001.jpg"]
    stage.controller.select(stage.paths[1])
    assert painted() == ["00000.jpg", "00001.jpg"]
    grid.set_dim(20)
    assert painted() == ["00000.jpg", "00001.jpg"]
    assert painted() == []


def test_thumbnails_show_what_the_crop_leaves_when_wanted(start, services):
    half = Crop(0.0, 0.0, 0.5, 1.0)
    services.suggest = lambda _path, _aspect: Suggestion(half, 0.8, "fake")
    stage = start(1)
    stage.ready()
    grid = stage.panes.grid
    photo = QColor("#806040")

    def columns() -> int:
        """How many pixels across are the photo's own, undimmed."""
        image = grid.viewport().grab().toImage()
        cell = grid.visualRect(grid.model().index(0, 0))
        row = cell.top() + cell.height() // 2 - 20
        across = (image.pixelColor(x, row) for x in range(cell.left(), cell.right()))
        return sum(abs(colour.red() - photo.red()) < 12 for colour in across)

    stage.qtbot.waitUntil(lambda: columns() > 60)
    framed = columns()
    stage.key("cropped")
    assert stage.app.actions["cropped"].isChecked()
    assert stage.app.settings[CROPPED_THUMBNAILS] is True
    assert columns() > 1.3 * framed
    stage.key("cropped")
    assert columns() == framed
