"""Records are read a batch at a time, front to back, so that proposals need not wait for all of them."""

from __future__ import annotations

from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.reading import BATCH


def test_one_batch_waits_and_proposals_wait_beside_it(bench):
    paths = bench.open(4 * BATCH, run=False)
    while not bench.jobs.waiting(Priority.SOON):  # the folder is listed
        assert bench.jobs.run_photo()
    known, waiting = [0], []
    while known[-1] < len(paths):
        assert bench.jobs.waiting(Priority.SOON) == 1
        assert bench.jobs.run_photo()
        known.append(sum(bench.item(path).record is not None for path in paths))
        waiting.append(bench.jobs.waiting(Priority.REST))
    assert set(known) - {0, 1} == {BATCH, 2 * BATCH, 3 * BATCH, 4 * BATCH}
    assert waiting[-1] > 0 and waiting[known.index(BATCH) - 1] > 0


def test_a_batch_that_fails_is_told_and_the_next_one_is_read(bench, monkeypatch):
    broken = []

    def read(path, info=None):
        if not broken:
            broken.append(path)
            raise RuntimeError("a bug of ours")
        return plain(path, info)

    plain = bench.services.sidecars.read
    monkeypatch.setattr(bench.services.sidecars, "read", read)
    paths = bench.open(2 * BATCH)
    assert bench.view.reported == ["a bug of ours"]
    assert all(bench.item(path).record is not None for path in paths[BATCH:])
