"""Records are read a batch at a time, front to back, so that proposals need not wait for all of them."""

from __future__ import annotations

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.reading import BATCH, FIRST, SLICE_S
from tests.helpers.fakes import Scan


def run_until_listed(bench, count):
    paths = bench.open(count, run=False)
    while not bench.controller.session.total:
        assert bench.jobs.run_photo()
    return paths


def known(bench):
    return [item.path for item in bench.controller.session if item.record is not None]


def test_what_is_on_the_screen_comes_first_and_proposals_take_turns_with_the_rest(bench):
    paths = run_until_listed(bench, FIRST + 2 * BATCH)
    assert bench.jobs.waiting(Priority.VISIBLE) == 1
    seen = []
    while len(known(bench)) < len(paths):
        assert bench.jobs.run_photo()
        seen.append((len(known(bench)), len(bench.services.suggested)))
    proposed = [max(count for read, count in seen if read == step) for step in (FIRST, FIRST + BATCH)]
    assert {read for read, _count in seen} - {0, 1} == {FIRST, FIRST + BATCH, FIRST + 2 * BATCH}
    assert 0 < proposed[0] < proposed[1] < FIRST


def test_no_batch_lasts_so_long_that_others_wait(bench, monkeypatch):
    clock = [0.0]

    def read(path, info=None):
        clock[0] += SLICE_S / 10
        return CropRecord()

    monkeypatch.setattr("cropperhead_desktop.review.reading.time.monotonic", lambda: clock[0])
    monkeypatch.setattr(bench.services.sidecars, "read", read)
    paths = run_until_listed(bench, FIRST)
    while not known(bench):
        assert bench.jobs.run_photo()
    assert known(bench) in (paths[:1], paths[:11], paths[:12])
    bench.jobs.run()
    assert known(bench) == paths


def test_where_the_user_scrolls_to_is_read_and_proposed_next(bench):
    paths = run_until_listed(bench, FIRST + 3 * BATCH)
    bench.controller.look_at(paths[-BATCH])
    while len(known(bench)) < FIRST + BATCH:
        assert bench.jobs.run_photo()
    assert known(bench) == [*paths[:FIRST], *paths[-BATCH:]]
    asked = len(bench.services.suggested)
    while len(bench.services.suggested) < asked + 8:
        assert bench.jobs.run_photo()
    assert set(bench.services.suggested[-4:]) <= {path.name for path in paths[-BATCH:][:8]}


def test_all_is_told_once_it_is_read_and_new_photos_do_not_tell_it_again(bench, monkeypatch):
    told = []
    monkeypatch.setattr(bench.controller, "on_opened", lambda photos, _generation: told.append(len(photos)))
    paths = run_until_listed(bench, FIRST + 1)
    while len(known(bench)) < len(paths):
        assert not told
        assert bench.jobs.run_photo()
    bench.services.found = Scan([*paths, bench.folder / "new.jpg"])
    bench.jobs.run()
    bench.controller.look_again()
    bench.jobs.run()
    assert told == [len(paths)]
    assert len(known(bench)) == len(paths) + 1


def test_a_batch_that_fails_is_told_and_the_next_one_is_read(bench, monkeypatch):
    broken = []

    def read(path, info=None):
        if not broken:
            broken.append(path)
            raise RuntimeError("a bug of ours")
        return plain(path, info)

    plain = bench.services.sidecars.read
    monkeypatch.setattr(bench.services.sidecars, "read", read)
    paths = bench.open(2 * FIRST)
    assert bench.view.reported == ["a bug of ours"]
    assert all(bench.item(path).record is not None for path in paths[FIRST:])
