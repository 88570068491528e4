"""Heads at one height: drafts for one known face, the others listed, one undo step."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.care import Guarded, Sight, Sights
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.portrait import HEAD_PRESETS
from cropperhead_desktop.review.heads import Aligned, HeadAligner, face_of
from tests.helpers.fakes import Bench, FakeServices

PRESET = HEAD_PRESETS[0]


def face(left: float, top: float, size: float = 60) -> Sight:
    right, bottom = left + size, top + size
    return Sight(
        Guarded.FACES, (Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom))
    )


def aligned(bench: Bench) -> Aligned:
    found: list[Aligned] = []
    steps: list[int] = []
    aligner = HeadAligner(bench.controller.store, bench.controller.decisions, bench.jobs)
    aligner.align(list(bench.controller.session.order), PRESET, found.append, steps.append)
    bench.jobs.run()
    assert steps == list(range(1, len(bench.controller.session.order) + 1))
    return found[0]


def test_one_face_makes_a_draft_and_the_others_are_left_out(bench: Bench, services: FakeServices) -> None:
    bench.open(4)
    services.seen = {
        "00000.jpg": Sights(things=(face(280, 160),)),
        "00001.jpg": Sights(things=(face(100, 150), face(400, 150))),
        "00003.jpg": Sights(things=(face(5, 5),)),
    }
    found = aligned(bench)
    assert (found.drawn, found.left_out) == (1, 3)
    assert [(path.name, str(why)) for path, why in found.told] == [
        ("00001.jpg", "2 faces are known"),
        ("00002.jpg", "no face is known"),
        ("00003.jpg", "too little room around the head"),
    ]
    drawn = bench.controller.session[bench.controller.session.order[0]]
    assert drawn.draft is not None and drawn.info is not None
    box = drawn.info.box(drawn.draft)
    assert box.aspect == pytest.approx(PRESET.aspect)
    assert (160 + 0.4 * 60 - box.cy + box.height / 2) / box.height == pytest.approx(PRESET.eyes)
    assert services.sidecars.log == []
    bench.controller.undo()
    assert bench.controller.session[drawn.path].draft is None


def test_a_photo_that_cannot_be_read_is_left_out_with_its_reason(
    bench: Bench, services: FakeServices
) -> None:
    bench.open(1)
    services.photos.broken.add("00000.jpg")
    assert [str(why) for _path, why in aligned(bench).told] == ["it is not a photo"]


def test_a_face_that_is_marked_and_found_is_one() -> None:
    sights = Sights(things=(face(100, 100, 80), face(105, 95, 90)))
    assert not isinstance(face_of(sights), str)


def test_what_was_stopped_draws_nothing(bench: Bench, services: FakeServices) -> None:
    bench.open(1)
    services.seen["00000.jpg"] = Sights(things=(face(280, 160),))
    found: list[Aligned] = []
    aligner = HeadAligner(bench.controller.store, bench.controller.decisions, bench.jobs)
    aligner.align(list(bench.controller.session.order), PRESET, found.append)
    aligner.stop()
    bench.jobs.run()
    assert found == [] and bench.controller.session.current.draft is None


def test_a_bystander_is_no_second_face_and_two_of_a_size_are_two() -> None:
    assert not isinstance(face_of(Sights(things=(face(100, 100, 90), face(300, 90, 40)))), str)
    assert isinstance(face_of(Sights(things=(face(100, 100, 90), face(300, 90, 60)))), str)


def test_with_little_room_the_frame_is_tighter_and_the_eyes_stay_where_they_belong(
    bench: Bench, services: FakeServices
) -> None:
    bench.open(1)
    services.seen["00000.jpg"] = Sights(things=(face(280, 55, 100),))
    found = aligned(bench)
    assert found.drawn == 1 and "tighter" in found.told[0][1]
    item = bench.controller.session.current
    assert item is not None and item.draft is not None and item.info is not None
    box = item.info.box(item.draft)
    assert (55 + 0.4 * 100 - box.cy + box.height / 2) / box.height == pytest.approx(PRESET.eyes, abs=1e-3)
    assert box.cy - box.height / 2 == pytest.approx(0, abs=0.01)
