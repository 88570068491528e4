"""What is selected beside the photo in front."""

from __future__ import annotations


def test_the_front_photo_always_belongs_to_the_selection(bench):
    paths = bench.open(5)
    bench.controller.choose(paths[:3])
    assert bench.controller.selection.paths == tuple(paths[:3])
    assert bench.controller.selection.words == "3 of 5 selected"
    bench.controller.choose(paths[1:3])
    assert bench.name == "00001.jpg"
    bench.controller.step(1)
    assert bench.controller.selection.paths == tuple(paths[1:3])
    bench.controller.step(1)
    assert bench.controller.selection.paths == (paths[3],)
    assert bench.controller.selection.words == ""
