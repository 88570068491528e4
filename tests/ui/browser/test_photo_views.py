"""Grid and filmstrip: model, painting, sizes, many photos."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind, decided_now
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.domain.settings import CROPPED_THUMBNAILS
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.ui.browser.delegate import PhotoDelegate
from cropperhead_desktop.ui.browser.photo_model import PhotoModel, describe
from cropperhead_desktop.ui.browser.photo_views import LARGEST, SMALLEST, Filmstrip, Grid
from cropperhead_desktop.ui.browser.thumbnails import Thumbnails
from cropperhead_desktop.ui.kit.monitor import MonitorColours

NAME = Path("/photos/a.jpg")
HALF = Crop(0.0, 0.0, 0.5, 1.0)
BARE = ReviewItem(NAME, info=PhotoInfo(600, 400), record=CropRecord())
PROPOSED = replace(BARE, suggestion=Suggestion(HALF, 0.5, "m"))
ACCEPTED = replace(
    BARE, record=CropRecord(crop=HALF, has_crop=True, decision=decided_now(DecisionKind.ACCEPTED))
)


@pytest.fixture
def parts(qtbot, bench):
    """A grid and a strip over one model, with white thumbnails."""
    thumbnails = Thumbnails(bench.jobs, 120, MonitorColours())
    model = PhotoModel()
    grid = Grid(model, PhotoDelegate(thumbnails, 120, caption=True, dim=65))
    strip = Filmstrip(model, PhotoDelegate(thumbnails, 80, caption=False, dim=65))
    strip.setSelectionModel(grid.selectionModel())
    for view in (grid, strip):
        qtbot.addWidget(view)
        view.resize(700, 400)
    thumbnails.ready.connect(lambda path: model.changed([path]))
    return model, grid, strip, bench


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


def test_a_proposal_is_dashed_and_a_written_crop_is_not(parts):
    def edge(cell: QImage) -> int:
        """Different colours along the crop's right edge, which runs through the photo's middle."""
        middle = cell.width() // 2
        rows = range(cell.height() // 2 - 30, cell.height() // 2 + 10)
        return len({QColor(cell.pixel(middle, row)).lightness() // 32 for row in rows})

    assert edge(painted(parts, PROPOSED)) > edge(painted(parts, ACCEPTED))


def test_words_about_a_photo():
    assert describe(PROPOSED) == "a.jpg – Undecided"
    assert describe(replace(PROPOSED, draft=HALF)) == "a.jpg – Undecided, not saved yet"
    assert describe(replace(BARE, error="the disk is full")) == "a.jpg – Failed\nthe disk is full"


def test_one_selection_for_grid_and_strip(parts):
    model, grid, strip, _bench = parts
    model.reset(ReviewSession([Path(f"/p/{number}.jpg") for number in range(100)]))
    grid.show_current(model.index(70))
    strip.show_current(model.index(70))
    assert strip.currentIndex().row() == 70
    assert grid.viewport().rect().intersects(grid.visualRect(model.index(70)))
    assert strip.viewport().rect().intersects(strip.visualRect(model.index(70)))


def test_cells_fill_the_row_and_ctrl_wheel_changes_them(parts, qtbot):
    model, grid, _strip, _bench = parts
    model.reset(ReviewSession([Path(f"/p/{number}.jpg") for number in range(100)]))
    grid.show()
    sides = []
    grid.side_changed.connect(sides.append)

    def wheel(turn: int) -> None:
        event = QWheelEvent(
            QPointF(9, 9),
            QPointF(9, 9),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        grid.wheelEvent(event)

    wheel(120)
    wheel(-240)
    assert sides == [144, 96]
    for _turn in range(30):
        wheel(120)
    assert grid.side == LARGEST
    grid.set_side(1)
    assert grid.side == SMALLEST
    columns = sum(grid.visualRect(model.index(row)).top() < 20 for row in range(20))
    assert columns >= (grid.viewport().width() - 32) // (SMALLEST + 20)
    assert 0 <= grid.viewport().width() - columns * grid.gridSize().width() < 32


def test_twenty_thousand_photos_are_painted_as_few(parts, qtbot):
    model, grid, _strip, bench = parts
    model.reset(ReviewSession([Path(f"/p/{number}.jpg") for number in range(20_000)]))
    grid.show()
    qtbot.waitExposed(grid)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    grid.grab()
    bench.jobs.run()
    asked = {name for _what, name in bench.services.photos.asked}
    assert "19999.jpg" in asked
    assert len(asked) < 100


def test_changes_of_photos_elsewhere_repaint_nothing_and_lay_out_nothing(parts, qtbot):
    model, grid, _strip, _bench = parts
    session = ReviewSession([Path(f"/p/{number}.jpg") for number in range(500)])
    model.reset(session)
    grid.show()
    qtbot.waitExposed(grid)
    hints = []
    delegate, hint = grid.itemDelegate(), grid.itemDelegate().sizeHint
    delegate.sizeHint = lambda *a: (hints.append(a), hint(*a))[1]
    model.changed([Path("/p/450.jpg"), Path("/not/here.jpg")])
    model.changed(session.paths[300:])
    grid.grab()
    assert hints == []


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
