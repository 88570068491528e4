"""Thumbnails: newest request first, few kept, failures told once, sharper ones later."""

from __future__ import annotations

import pytest

from cropperhead_desktop.ui.browser import thumbnails as module
from cropperhead_desktop.ui.browser.thumbnails import Thumbnails
from cropperhead_desktop.ui.kit.monitor import MonitorColours


@pytest.fixture
def store(qapp, bench):
    return Thumbnails(bench.jobs, 160, MonitorColours())


def test_a_thumbnail_comes_with_the_facts_of_its_photo(store, bench, tmp_path):
    seen = []
    store.ready.connect(seen.append)
    store.learnt.connect(lambda path, info: seen.append(info.displayed))
    path = tmp_path / "a.jpg"
    assert store.image(path) is None
    bench.jobs.run()
    assert seen == [(600, 400), path]
    assert (store.image(path).width(), store.image(path).height()) == (160, 107)


def test_what_was_asked_for_last_is_fetched_first(store, bench, tmp_path):
    order = []
    store.ready.connect(lambda path: order.append(int(path.stem)))
    for number in range(50):
        store.image(tmp_path / f"{number}.jpg")
    bench.jobs.run()
    in_flight = module.PHOTO_THREADS + 1
    assert order[in_flight:] == list(range(49, in_flight - 1, -1))


def test_few_are_kept_and_those_scrolled_away_are_not_fetched(store, bench, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "KEPT", 10)
    for number in range(100):
        store.image(tmp_path / f"{number}.jpg")
    bench.jobs.run()
    fetched = [name for what, name in bench.services.photos.asked if what == "thumbnail"]
    assert len(fetched) == 10 + module.PHOTO_THREADS + 1
    assert "99.jpg" in fetched
    assert "50.jpg" not in fetched


def test_a_small_one_is_followed_by_a_sharper_one(store, bench, tmp_path):
    store.set_side(400)
    path = tmp_path / "a.jpg"
    store.image(path)
    bench.jobs.run()
    assert [what for what, _name in bench.services.photos.asked] == ["thumbnail", "preview"]
    assert store.image(path).width() == 400


def test_larger_cells_fetch_sharper_ones_smaller_cells_do_not(store, bench, tmp_path):
    store.image(tmp_path / "a.jpg")
    bench.jobs.run()
    store.set_side(96)
    bench.jobs.run()
    assert len(bench.services.photos.asked) == 1
    store.set_side(384)
    bench.jobs.run()
    assert bench.services.photos.asked[-1] == ("preview", "a.jpg")


def test_a_failure_is_told_once_and_not_tried_for_ever(store, bench, tmp_path):
    failed = []
    store.failed.connect(lambda path, error: failed.append(str(error)))
    bench.services.photos.broken.add("a.jpg")
    for _paint in range(3):
        store.image(tmp_path / "a.jpg")
        bench.jobs.run()
    assert failed == [f"{tmp_path / 'a.jpg'}: it is not a photo"]


def test_another_folder_drops_what_is_under_way(store, bench, tmp_path):
    seen = []
    store.ready.connect(seen.append)
    store.image(tmp_path / "a.jpg")
    store.forget()
    bench.jobs.run()
    assert seen == []


def test_a_changed_photo_keeps_its_thumbnail_until_the_new_one_is_there(store, bench, tmp_path):
    path, seen = tmp_path / "a.jpg", []
    store.image(path)
    bench.jobs.run()
    old = store.image(path)
    store.ready.connect(seen.append)
    store.renew(path)
    assert store.image(path) is old
    bench.jobs.run()
    assert seen == [path]
    assert store.image(path) is not old


def test_a_photo_that_changes_while_it_is_read_is_read_again(store, bench, tmp_path):
    path, broken = tmp_path / "a.jpg", tmp_path / "b.jpg"
    bench.services.photos.broken.add("b.jpg")
    failures = []
    store.failed.connect(lambda path, _error: failures.append(path.name))
    for each in (path, broken):
        store.image(each)
        store.renew(each)
    bench.jobs.run()
    assert [name for _what, name in bench.services.photos.asked].count("a.jpg") == 2
    assert failures == ["b.jpg"]
    bench.services.photos.broken.clear()
    store.renew(broken)
    store.image(broken)
    bench.jobs.run()
    assert store.image(broken) is not None
