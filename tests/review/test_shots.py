"""RAW and JPEG of one shot as one photo of the review."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.domain.settings import PAIR_RAW_JPEG
from cropperhead_desktop.domain.sort_filter import FileType, Filter
from tests.helpers.fakes import Bench, Scan

FOLDER = Path("/p")
RAW, JPEG, ALONE = (FOLDER / name for name in ("A.CR3", "A.JPG", "B.CR3"))


def opened(bench: Bench, at: Path | None = None) -> None:
    bench.services.found = Scan((RAW, JPEG, ALONE))
    bench.controller.open([FOLDER], at)
    bench.jobs.run()


def test_a_pair_is_one_photo_and_the_list_says_how_many_files(bench: Bench) -> None:
    opened(bench, at=RAW)
    session = bench.controller.session
    assert session.paths == (JPEG, ALONE) and session[JPEG].raw == RAW and session[ALONE].raw is None
    assert session.current is not None and session.current.path == JPEG
    assert bench.controller.arrangement.words == "2 shots (3 files)"
    assert bench.services.suggested == ["A.JPG", "B.CR3"]


def test_with_the_setting_off_every_file_is_a_photo(bench: Bench, settings) -> None:
    settings[PAIR_RAW_JPEG] = False
    opened(bench)
    assert bench.controller.session.paths == (RAW, JPEG, ALONE)
    assert bench.controller.arrangement.words == "3 photos"


def test_a_pair_is_found_by_either_file_type(bench: Bench) -> None:
    opened(bench)
    for kind, found in ((FileType.RAW, (JPEG, ALONE)), (FileType.JPEG, (JPEG,))):
        bench.controller.arrangement.choose(Filter(kind=kind))
        assert bench.controller.session.paths == found


def test_two_pictures_of_one_name_are_two_photos_after_a_second_look(bench: Bench) -> None:
    services = bench.services
    parted: list[Path] = []

    def unpaired(photos):
        parted.extend(photos)
        services.pair = lambda _photos, _wanted: {}
        return photos

    services.unpaired = unpaired
    opened(bench)
    session = bench.controller.session
    assert parted == [JPEG]
    assert set(session.paths) == {RAW, JPEG, ALONE} and session[JPEG].raw is None
    assert bench.controller.arrangement.words == "3 photos"


def test_a_pair_that_comes_and_goes_is_noticed(bench: Bench) -> None:
    opened(bench)
    bench.services.found = Scan((JPEG, ALONE))
    bench.controller.look_again()
    bench.jobs.run()
    assert bench.controller.session[JPEG].raw is None
    bench.services.found = Scan((RAW, JPEG, ALONE))
    bench.controller.look_again()
    bench.jobs.run()
    assert bench.controller.session[JPEG].raw == RAW
