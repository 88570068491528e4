"""What was written, kept beyond the end of the program."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.domain.decision import WriteReceipt
from cropperhead_desktop.library.history import STEPS, KeptHistory, KeptStep

PHOTO = Path("/shoot/a.jpg")
RECEIPT = WriteReceipt(
    Path("/shoot/a.xmp"), None, b"after", also=(WriteReceipt(Path("/shoot/a.jpg.xmp"), b"before", b"later"),)
)


def names(steps) -> list[str]:
    return [step.name for step in steps]


def test_steps_come_back_as_they_were_and_those_taken_back_do_not(tmp_path: Path) -> None:
    kept = KeptHistory(tmp_path / "new" / "history")
    assert kept.read() == ()
    kept.wrote("one", "Original kept", PHOTO, RECEIPT)
    kept.wrote("two", "2 photos accepted", PHOTO, RECEIPT)
    kept.wrote("two", "2 photos accepted", Path("/shoot/b.jpg"), RECEIPT)
    kept.ran_batch("three", "Auto-crop: 3 photos", Path("/shoot"), "id")
    kept.undone("one")
    second, third = KeptHistory(tmp_path / "new" / "history").read()
    assert second == KeptStep(
        "two", "2 photos accepted", second.time, ((PHOTO, RECEIPT), (Path("/shoot/b.jpg"), RECEIPT))
    )
    assert (third.text, third.batch, third.writes) == ("Auto-crop: 3 photos", (Path("/shoot"), "id"), ())
    kept.wrote("one", "Original kept", PHOTO, RECEIPT)
    assert names(kept.read()) == ["two", "three", "one"], "done again"


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
