"""The statistics window: the same figures as the command line, words under the mouse, clicks that select."""

from __future__ import annotations

from cropperhead_desktop.dataset.statistics import statistics_of
from cropperhead_desktop.dataset.statistics_words import sentences
from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.workflows.statistics.gather import StatisticsResult
from tests.helpers.charts import found_of


def test_every_chart_there_is_data_for(dialog, tmp_path) -> None:
    dialog.show_found(found_of(tmp_path))
    assert [dialog.pages.tabText(page) for page in range(3)] == [
        "Crops",
        "Time and lenses",
        "The program and you",
    ]
    assert len(dialog.charts) == 9
    assert "24 photos cropped" in dialog.words.text()
    assert dialog.close_button.text() == "Close"


def test_without_decisions_it_says_what_to_do(dialog) -> None:
    empty = statistics_of([])
    dialog.show_found(StatisticsResult(empty, tuple(sentences(empty)), 7, 0))
    assert "No decisions yet" in dialog.progress.figures.text()
    assert dialog.progress.bar.isHidden()
    assert not dialog.charts


def test_progress_and_problem(dialog, tmp_path) -> None:
    dialog.show_progress(Progress(1200, 0))
    assert dialog.progress.figures.text() == "Reading photos: 1,200"
    assert dialog.progress.bar.maximum() == 0
    dialog.show_progress(Progress(3, 10))
    assert (dialog.progress.figures.text(), dialog.progress.bar.value()) == ("Comparing with proposals: 3", 3)
    dialog.show_problem(PhotoError(tmp_path, "gone"))
    assert dialog.progress.figures.text().endswith("gone")
