"""What an export had done when it was stopped."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from cropperhead_desktop.dataset.journal import ExportJournal, is_journal


def test_the_journal_forgets_what_is_not_whole(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    (tmp_path / "x.jpg").write_bytes(b"whole")
    entry = {"name": "x.jpg", "sha256": sha256(b"whole").hexdigest()}
    with ExportJournal(path, "options") as journal:
        journal.add("x", {"stamp": (1, 2)}, entry)
        journal.add("y", {"stamp": (1, 2)}, entry)
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])  # killed in the middle of a line
    with ExportJournal(path, "options") as journal:
        assert journal.finished("x", {"stamp": (1, 2)}, tmp_path)
        assert journal.finished("x", {"stamp": (1, 3)}, tmp_path) is None
        assert journal.finished("y", {"stamp": (1, 2)}, tmp_path) is None
        journal.add("y", {"stamp": (1, 2)}, entry)
    (tmp_path / "x.jpg").write_bytes(b"torn")
    with ExportJournal(path, "options") as journal:
        assert journal.finished("x", {"stamp": (1, 2)}, tmp_path) is None
    (tmp_path / "x.jpg").write_bytes(b"whole")
    with ExportJournal(path, "options") as journal:
        assert journal.finished("y", {"stamp": (1, 2)}, tmp_path)
    with ExportJournal(path, "others") as journal:
        assert journal.finished("x", {"stamp": (1, 2)}, tmp_path) is None
    assert is_journal(path)
    path.write_text("{}\n")
    assert not is_journal(path)
