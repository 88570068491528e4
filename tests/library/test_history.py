"""What was written, kept beyond the end of the program."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path
from threading import Thread

from cropperhead_desktop.domain.decision import Alternate, Drawn, WriteReceipt
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.history import STEPS, KeptHistory, KeptStep
from cropperhead_desktop.library.journal import encode

PHOTO = Path("/shoot/a.jpg")
RECEIPT = WriteReceipt(
    Path("/shoot/a.xmp"), None, b"after", also=(WriteReceipt(Path("/shoot/a.jpg.xmp"), b"before", b"later"),)
)


def names(steps) -> list[str]:
    return [step.name for step in steps]


def test_steps_come_back_as_they_were(tmp_path: Path) -> None:
    kept = KeptHistory(tmp_path / "new" / "history")
    assert kept.read() == ()
    kept.wrote("one", "Original kept", PHOTO, RECEIPT)
    kept.wrote("two", "2 photos accepted", PHOTO, RECEIPT)
    kept.wrote("two", "2 photos accepted", Path("/shoot/b.jpg"), RECEIPT)
    kept.ran_batch("three", "Auto-crop: 3 photos", Path("/shoot"), "id")
    kept.undone("one")
    second, third, first = KeptHistory(tmp_path / "new" / "history").read()
    assert (first.name, first.is_undone, first.writes) == ("one", True, ((PHOTO, RECEIPT),))
    assert not second.is_undone
    assert second == KeptStep(
        "two", "2 photos accepted", second.time, ((PHOTO, RECEIPT), (Path("/shoot/b.jpg"), RECEIPT))
    )
    assert (third.text, third.batch, third.writes) == ("Auto-crop: 3 photos", (Path("/shoot"), "id"), ())
    kept.wrote("one", "Original kept", PHOTO, RECEIPT)
    assert names(kept.read()) == ["two", "three", "one"], "done again"


def test_what_was_drawn_and_passed_comes_back_beside_what_was_written(tmp_path: Path) -> None:
    kept = KeptHistory(tmp_path / "history")
    linked = Alternate("4:5", Crop(0.1, 0.2, 1 / 3, 0.9), True)
    before, after = Drawn(Crop(0.1, 0.2, 0.9, 0.8, -1.7), (linked,)), Drawn()
    kept.wrote("one", "Crop adjusted", PHOTO, RECEIPT)
    kept.drew("one", "Crop adjusted", [(PHOTO, before, after)], [Path("/shoot/b.jpg")])
    kept.drew("two", "Crop changed", [(PHOTO, after, before)])
    one, two = kept.read()
    assert (one.writes, one.drawn) == (((PHOTO, RECEIPT),), ((PHOTO, before, after),))
    assert one.passed == (Path("/shoot/b.jpg"),)
    assert (two.writes, two.drawn, two.passed) == ((), ((PHOTO, after, before),), ())


def test_what_was_taken_back_can_be_done_again_until_something_else_is_done(tmp_path: Path) -> None:
    kept = KeptHistory(tmp_path / "history")
    for name in ("one", "two", "three"):
        kept.wrote(name, "Original kept", PHOTO, RECEIPT)
    kept.undone("three")
    kept.undone("two")
    for _run in range(2):
        assert [(step.name, step.is_undone) for step in kept.read()] == [
            ("one", False), ("two", True), ("three", True),
        ]  # fmt: skip
    kept.wrote("two", "Original kept", PHOTO, RECEIPT)
    assert [step.is_undone for step in kept.read()] == [False, False, True]
    kept.undone("two")
    kept.overtaken()
    assert names(kept.read()) == ["one"]
    kept.undone("one")
    kept.wrote("four", "Original kept", PHOTO, RECEIPT)
    assert names(kept.read()) == ["four"]


def test_torn_lines_cost_themselves_and_old_steps_go(tmp_path: Path) -> None:
    kept = KeptHistory(tmp_path / "history")
    for number in range(STEPS + 5):
        kept.ran_batch(str(number), "Auto-crop", Path("/shoot"), "id")
    with open(tmp_path / "history", "ab") as file:
        file.write(b'00000000 {"t":')
    assert names(kept.read()) == [str(number) for number in range(5, STEPS + 5)]
    kept.ran_batch("new", "Auto-crop", Path("/shoot"), "id")
    assert names(kept.read())[-1] == "new"


def test_where_nothing_can_be_kept_the_window_works_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = KeptHistory(tmp_path / "file" / "history")
    kept.wrote("one", "Original kept", PHOTO, RECEIPT)
    assert kept.read() == ()


def test_records_of_a_newer_version_and_bombs_cost_themselves(tmp_path: Path) -> None:
    kept = KeptHistory(tmp_path / "history")
    kept.ran_batch("good", "Auto-crop", Path("/shoot"), "id")
    bomb = base64.b64encode(zlib.compress(bytes(70_000_000))).decode()
    write = {"t": "write", "text": "", "time": "", "photo": "/a", "sidecar": "/b", "backup": None, "also": []}
    with open(tmp_path / "history", "ab") as file:
        for step, record in enumerate(
            (
                {"t": "new kind"},
                {"t": "write"},
                {**write, "before": None, "after": bomb},
                {**write, "before": 3},
            )
        ):
            file.write(encode({"step": str(step), **record}))
        file.write(encode({"t": "write", "step": [1]}))
    assert names(kept.read()) == ["good"]


def test_two_windows_lose_no_step(tmp_path: Path) -> None:
    """One cuts the file to its newest steps while the other one adds to it."""
    file, count = tmp_path / "history", 60
    KeptHistory(file).ran_batch("first", "Auto-crop", Path("/shoot"), "id")

    def write() -> None:
        other = KeptHistory(file)
        for number in range(count):
            other.ran_batch(str(number), "Auto-crop", Path("/shoot"), "id")

    writer = Thread(target=write)
    writer.start()
    reader = KeptHistory(file)
    while writer.is_alive():
        reader.read()
    writer.join()
    assert names(reader.read()) == ["first", *map(str, range(count))]
