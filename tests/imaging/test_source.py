"""Photos: the cache and the workers together."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.ports import PhotoSource
from cropperhead_desktop.imaging.source import Photos
from tests.helpers.pools import process_ids


def test_it_is_the_port(photos):
    port: PhotoSource = photos
    assert port is photos


def test_a_preview_is_decoded_once(tmp_path, quarters):
    path = tmp_path / "a.jpg"
    quarters(900, 600).save(path)
    with Photos(tmp_path / "cache", workers=1) as source:
        first = source.preview(path)
    with Photos(tmp_path / "cache", workers=1) as source:
        assert source.preview(path) == first
        assert source.info(path) == first.info
        assert process_ids(source._pool) == process_ids(source._quick) == []


def test_a_plain_jpeg_tells_its_camera_without_a_worker(tmp_path, quarters):
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132] = "NIKON CORPORATION", "NIKON Z 6", "2024:05:01 10:20:30"
    plain, other = tmp_path / "a.jpg", tmp_path / "a.png"
    quarters(90, 60).save(plain, exif=exif)
    quarters(90, 60).save(other, exif=exif)
    with Photos(None, workers=1) as source:
        told = source.headed(plain)
        assert process_ids(source._quick) == []
        assert told == source.described(plain)
        assert source.headed(other) == source.described(other)
        with pytest.raises(PhotoError, match=r"gone\.jpg"):
            source.headed(tmp_path / "gone.jpg")


def test_a_changed_photo_is_decoded_again(tmp_path, quarters):
    path = tmp_path / "a.jpg"
    with Photos(tmp_path / "cache", workers=1) as source:
        quarters(900, 600).save(path)
        assert source.preview(path).info == PhotoInfo(900, 600)
        quarters(600, 900).save(path)
        os.utime(path, (1, 1))
        assert source.preview(path).info == source.info(path) == PhotoInfo(600, 900)


def test_a_vanished_photo_is_reported_though_it_is_cached(tmp_path, quarters):
    path = tmp_path / "a.jpg"
    quarters(90, 60).save(path)
    with Photos(tmp_path / "cache", workers=1) as source:
        source.preview(path)
        path.unlink()
        for call in (source.preview, source.info, source.thumbnail):
            with pytest.raises(PhotoError, match=r"a\.jpg: no such file"):
                call(path)


def test_threads_that_want_the_same_preview_share_one_decode(tmp_path, quarters):
    path = tmp_path / "a.png"
    quarters(3000, 2000).save(path, compress_level=1)
    with Photos(None, workers=4) as source, ThreadPoolExecutor(4) as threads:
        previews = list(threads.map(source.preview, [path] * 4))
        assert len(process_ids(source._pool)) == 1
        assert all(preview is previews[0] for preview in previews)


def test_threads_share_a_failure_too(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"\xff\xd8\xff" + bytes(100))
    with Photos(None, workers=2) as source, ThreadPoolExecutor(4) as threads:
        for call in [threads.submit(source.preview, path) for _ in range(8)]:
            with pytest.raises(PhotoError):
                call.result()
        assert source._decoding == {}


def test_without_a_usable_cache_folder_it_still_works(tmp_path, quarters, caplog):
    path = tmp_path / "a.jpg"
    quarters(90, 60).save(path)
    with Photos(path / "cache", workers=1) as source:
        assert source.preview(path).info == source.info(path) == PhotoInfo(90, 60)
    assert len(caplog.records) == 1
    caplog.clear()


def test_the_cache_folder_may_vanish(tmp_path, quarters):
    path = tmp_path / "a.jpg"
    quarters(90, 60).save(path)
    with Photos(tmp_path / "cache", workers=1) as source:
        first = source.preview(path)
        shutil.rmtree(tmp_path / "cache")
        assert source.preview(path) == first


@pytest.mark.parametrize("orientation", [1, 3, 5, 6])
def test_the_embedded_thumbnail(photos, tmp_path, quarters, exif_with_thumbnail, colour_at, orientation):
    path = tmp_path / "a.jpg"
    thumbnail = Image.new("RGB", (160, 120))
    thumbnail.paste(quarters(160, 107), (0, 7))
    Image.new("RGB", (900, 600), "black").save(path, exif=exif_with_thumbnail(thumbnail, orientation))
    small = photos.thumbnail(path)
    assert small.info == PhotoInfo(900, 600, orientation)
    image = Image.open(BytesIO(small.jpeg))
    long, short = max(image.size), min(image.size)
    assert long == 160 and 104 <= short <= 107
    assert (image.width < image.height) == (orientation > 4)
    top_left = {1: 0, 3: 3, 5: 0, 6: 2}[orientation]
    assert colour_at(image, 0.25, 0.25) == top_left
    edge = Image.open(BytesIO(small.jpeg)).convert("L").crop((0, 0, image.width, 1))
    assert edge.getextrema()[0] > 40  # no black bar is left


@pytest.mark.parametrize("size", [(60, 40), (160, 160)])
def test_thumbnails_too_small_or_of_something_else_are_passed_over(
    photos, tmp_path, quarters, exif_with_thumbnail, size
):
    path = tmp_path / "a.jpg"
    light = Image.new("RGB", size, "white")
    quarters(900, 600).save(path, exif=exif_with_thumbnail(light, 1))
    assert photos.thumbnail(path) == photos.preview(path)


def test_a_damaged_thumbnail_is_passed_over(photos, tmp_path, quarters, exif_with_thumbnail):
    path = tmp_path / "a.jpg"
    block = exif_with_thumbnail(quarters(160, 107), 6)
    quarters(900, 600).save(path, exif=block[:-1500] + bytes(1500))
    assert photos.thumbnail(path).info == PhotoInfo(900, 600, 6)
    assert photos.thumbnail(path) == photos.preview(path)


def test_quick_questions_do_not_wait_for_slow_photos(slow_photo, tmp_path, quarters):
    path = tmp_path / "a.jpg"
    quarters(90, 60).save(path)
    with Photos(None, workers=1) as source, ThreadPoolExecutor(1) as threads:
        slow = threads.submit(source.preview, slow_photo)
        assert source.info(path) == PhotoInfo(90, 60)
        assert not slow.done()
        source.close()
        with pytest.raises(PhotoError, match="closing"):
            slow.result(10)
