"""Stars, labels and flags."""

from __future__ import annotations

from functools import partial

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.marks import Marks


def log(bench) -> list[tuple[str, str]]:
    return bench.services.sidecars.log


def test_marks_are_written_at_once_and_taken_back_together(bench):
    paths = bench.open(3)
    bench.controller.choose(paths[:2])
    bench.controller.marking.star(bench.controller.targets, 4)
    bench.controller.marking.label(bench.controller.targets, "Red")
    bench.controller.marking.pick(bench.controller.targets)
    bench.jobs.run()
    both = Marks(4, "Red", 1)
    assert [bench.item(path).record.marks for path in paths] == [both, both, Marks()]
    bench.controller.marking.label(bench.controller.targets, "Red")
    assert bench.item(paths[0]).record.marks.label is None
    bench.controller.undo()
    bench.controller.undo()
    bench.jobs.run()
    assert bench.item(paths[1]).record.marks == Marks(4, "Red")
    assert bench.view.said[-1] == "Taken back: Picked: 2 photos"


def test_marks_keep_drafts_and_decisions_keep_marks(bench, other_crop):
    paths = bench.open(2)
    bench.draft(other_crop)
    bench.controller.marking.star(bench.controller.targets, 5)
    assert bench.item(paths[0]).draft == other_crop
    bench.controller.accept()
    bench.jobs.run()
    assert bench.item(paths[0]).record.marks.stars == 5
    assert bench.item(paths[0]).record.crop == other_crop


def test_the_same_marks_again_write_nothing(bench):
    bench.open(1)
    bench.controller.marking.unflag(bench.controller.targets)
    bench.controller.marking.star(bench.controller.targets, 2)
    bench.controller.marking.star(bench.controller.targets, 2)
    bench.jobs.run()
    assert log(bench) == [("marked", "00000.jpg")]


def test_shift_goes_on_but_not_from_a_selection(bench):
    paths = bench.open(3)
    bench.controller.mark(bench.controller.marking.reject, True)
    assert bench.name == "00001.jpg"
    bench.controller.choose(paths[1:])
    bench.controller.mark(partial(bench.controller.marking.star, stars=1), True)
    assert bench.name == "00001.jpg"


def test_a_photo_whose_sidecar_is_broken_is_not_marked(bench):
    bench.services.sidecars.records[bench.folder / "00000.jpg"] = CropRecord(error="damaged")
    bench.open(1)
    bench.controller.marking.star(bench.controller.targets, 3)
    bench.jobs.run()
    assert log(bench) == []
    assert "1 cannot be marked" in bench.view.said[-1]
