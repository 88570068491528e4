"""Pictures for the loupe: preview first, sharp after it, neighbours last, little memory."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo, Pixels, Preview
from cropperhead_desktop.ui.browser import pictures as module
from cropperhead_desktop.ui.browser.pictures import LoupePictures, pixels_image, preview_image
from cropperhead_desktop.ui.kit.monitor import MonitorColours


@pytest.fixture
def store(qapp, bench):
    return LoupePictures(bench.jobs, MonitorColours())


def test_preview_then_pixels_then_neighbours(store, bench, tmp_path):
    here, near = tmp_path / "a.jpg", tmp_path / "b.jpg"
    seen = []
    store.arrived.connect(lambda path, picture, first: seen.append((path.name, picture.side, first)))
    store.want(here, 500, [near])
    bench.jobs.run()
    assert seen == [("a.jpg", 0, True), ("a.jpg", 512, False), ("b.jpg", 0, True), ("b.jpg", 512, False)]
    store.want(here, 500, [near])
    bench.jobs.run()
    assert len(seen) == 4


def test_zooming_in_asks_for_more_up_to_all_there_is(store, bench, tmp_path):
    path = tmp_path / "a.jpg"
    store.want(path, 500)
    bench.jobs.run()
    store.want(path, 600)
    bench.jobs.run()
    store.want(path, 6000)
    bench.jobs.run()
    assert [what for what, _name in bench.services.photos.asked] == ["preview", "pixels", "pixels"]


def test_photos_passed_by_are_not_decoded(store, bench, tmp_path):
    for number in range(20):
        store.want(tmp_path / f"{number}.jpg", 500)
    bench.jobs.run()
    assert {name for _what, name in bench.services.photos.asked} == {"19.jpg"}


def test_few_pictures_stay_and_fewer_large_ones(store, bench, tmp_path, monkeypatch):
    paths = [tmp_path / f"{number}.jpg" for number in range(10)]
    for path in paths:
        store.want(path, 500)
        bench.jobs.run()
    assert sum(store.picture(path) is not None for path in paths) == module.KEPT
    monkeypatch.setattr(module, "KEPT_BYTES", 1)
    store.want(tmp_path / "z.jpg", 500)
    bench.jobs.run()
    assert [path for path in paths if store.picture(path)] == []
    assert store.picture(tmp_path / "z.jpg") is not None


def test_failures_are_told(store, bench, tmp_path):
    failed = []
    store.failed.connect(lambda path, error: failed.append(path.name))
    bench.services.photos.broken.add("a.jpg")
    store.want(tmp_path / "a.jpg", 500)
    bench.jobs.run()
    assert failed == ["a.jpg"]


def test_pixels_keep_their_colours_and_rows(qapp):
    rgb = bytes([255, 0, 0, 0, 255, 0, 0, 0, 255] * 2)
    image = pixels_image(Pixels(PhotoInfo(3, 2), 3, 2, rgb))
    colours = [[QColor(image.pixel(x, y)).name() for x in range(3)] for y in range(2)]
    assert colours == [["#ff0000", "#00ff00", "#0000ff"]] * 2


def test_a_broken_preview_names_the_photo(qapp, tmp_path):
    with pytest.raises(PhotoError, match=r"a\.jpg: its preview cannot be decoded"):
        preview_image(tmp_path / "a.jpg", Preview(PhotoInfo(1, 1), b"nothing"))


def test_a_changed_photo_keeps_its_pixels_until_the_new_ones_are_there(store, bench, tmp_path):
    path, seen = tmp_path / "a.jpg", []
    store.want(path, 500)
    bench.jobs.run()
    old = store.picture(path).image
    store.arrived.connect(lambda _path, picture, _first: seen.append(picture.side))
    store.renew(path)
    assert store.picture(path).image is old
    store.want(path, 500)
    bench.jobs.run()
    assert seen == [512]
    assert store.picture(path).image is not old


def test_a_preview_is_decoded_no_larger_than_wanted(qapp, bench, tmp_path):
    preview = bench.services.photos.preview(tmp_path / "a.jpg")
    assert preview_image(tmp_path / "a.jpg", preview).width() == 600
    small = preview_image(tmp_path / "a.jpg", preview, 90)
    assert (small.width(), small.height()) == (90, 60)
    assert preview_image(tmp_path / "a.jpg", preview, 4000).width() == 600


def test_other_threads_run_while_a_preview_is_decoded(qapp, tmp_path):
    image = QImage(3000, 2000, QImage.Format.Format_RGB32)
    for y in range(0, 2000, 4):
        for x in range(0, 3000, 60):
            image.setPixel(x, y, (x * y) & 0xFFFFFF)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "JPG", 95)
    preview = Preview(PhotoInfo(3000, 2000, 1), bytes(buffer.data().data()))
    ticks, is_done = [], threading.Event()

    def decode() -> None:
        for _ in range(4):
            preview_image(tmp_path / "a.jpg", preview)
        is_done.set()

    thread = threading.Thread(target=decode)
    started = time.perf_counter()
    thread.start()
    while not is_done.is_set():
        time.sleep(0.001)
        ticks.append(time.perf_counter())
    thread.join()
    # a decoder that held the interpreter would let us in only between two pictures
    assert len(ticks) > 4 * 3, f"{len(ticks)} ticks in {ticks[-1] - started:.2f} s"
