"""Charts under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.ui.features.statistics.dialog import StatisticsDialog
from cropperhead_desktop.ui.kit.palettes import DARK, LIGHT
from cropperhead_desktop.ui.kit.theme import apply_theme
from tests.helpers.charts import found_of


def chart_of(dialog: StatisticsDialog, title: str):
    return next(chart for chart in dialog.charts if chart.plot.accessibleName() == title)


def place_of(chart, x: float, y: float) -> QPoint:
    """A point of the chart's own axes on the screen."""
    scene = chart.item.getViewBox().mapViewToScene(QPointF(x, y))
    return chart.plot.mapFromScene(scene)


def test_the_bar_under_the_mouse_is_told_and_chosen(dialog, qtbot, tmp_path) -> None:
    found = found_of(tmp_path)
    dialog.show_found(found)
    chart = chart_of(dialog, "Area kept")
    histogram = found.statistics.histograms["kept_area"]
    bar = histogram.counts.index(max(histogram.counts))
    low, high = histogram.edges[bar], histogram.edges[bar + 1]

    def is_told() -> bool:
        QTest.mouseMove(chart.plot.viewport(), place_of(chart, (low + high) / 2, histogram.counts[bar] / 2))
        words = f"{100 * low:.0f}–{100 * high:.0f} %: {histogram.counts[bar]} crops"
        return bool(chart.readout.text() == words)

    qtbot.waitUntil(is_told)
    place = place_of(chart, (low + high) / 2, histogram.counts[bar] / 2)
    with qtbot.waitSignal(dialog.photos_chosen) as chosen:
        QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    expected = found.statistics.within("kept_area", low, high)
    assert chosen.args == [expected]
    assert len(expected) == max(histogram.counts)


def test_a_ratio_is_chosen_by_its_name(dialog, qtbot, tmp_path) -> None:
    found = found_of(tmp_path)
    dialog.show_found(found)
    chart = chart_of(dialog, "Ratio, width : height")
    name, count = next(iter(found.statistics.ratios.items()))
    with qtbot.waitSignal(dialog.photos_chosen) as chosen:
        chart.chosen.emit(0)
    assert len(chosen.args[0]) == count
    chart._moved(chart.item.getViewBox().mapViewToScene(QPointF(0.1, 0.5)))
    assert chart.readout.text().startswith(f"{name}: {count} crop")


def test_every_chart_tells_something_under_the_mouse(dialog, tmp_path) -> None:
    dialog.show_found(found_of(tmp_path))
    for page in range(dialog.pages.count()):
        dialog.pages.setCurrentIndex(page)
        for chart in dialog.pages.currentWidget().findChildren(type(dialog.charts[0])):
            (left, right), (top, bottom) = chart.item.getViewBox().viewRange()
            centre = QPointF((left + right) / 2, (top + bottom) / 2)
            words = chart._words(centre.x(), centre.y()) or chart._words(left + 0.3 * (right - left), 0.5)
            assert any(sign.isdigit() for sign in words), chart.plot.accessibleName()


def test_the_charts_follow_the_look(dialog, qapp, tmp_path) -> None:
    dialog.show_found(found_of(tmp_path))
    background = dialog.charts[0].plot.backgroundBrush().color().name()
    assert background == DARK.field
    apply_theme(qapp, LIGHT)
    qapp.sendPostedEvents()
    assert dialog.charts[0].plot.backgroundBrush().color().name() == LIGHT.field
