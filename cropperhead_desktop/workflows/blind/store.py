"""Where blind judgements are kept: a line of JSON each in the data folder, so that one can go on later.

No photo is named: a key is a hash of where the photo lies.
"""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.system.files import append_line, reason_of, write_whole
from cropperhead_desktop.system.reading import parse_json, read_limited
from cropperhead_desktop.system.turns import in_turn
from cropperhead_desktop.workflows.blind.results import BlindJudgement
from cropperhead_desktop.workflows.blind.rounds import Maker, Round
from cropperhead_desktop.workflows.options import data_folder

_MAX_BYTES = 2**26


class Judgements:
    """The judgements in a file, oldest first. Safe for threads and windows; damaged lines are passed over."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or data_folder() / "blind.jsonl"
        self._lock = threading.Lock()

    def all(self) -> list[BlindJudgement]:
        """Everything judged so far; of a photo judged twice the later one (FileError)."""
        with self._lock:
            lines = self._lines()
        found: dict[str, BlindJudgement] = {}
        for line in lines:
            with suppress(ValueError, KeyError, TypeError):
                one = _read(line)
                found.pop(one.key, None)
                found[one.key] = one
        return list(found.values())

    def add(self, shown: Round, picked: Maker | None, model: str) -> BlindJudgement:
        """Remember an answer (FileError)."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        one = BlindJudgement(shown.key, shown.shown, picked, model, now, shown.folder, shown.taken)
        record = asdict(one)
        with self._lock:
            try:
                with in_turn(self.file):
                    append_line(self.file, json.dumps(record).encode() + b"\n", durable=True)
            except OSError as error:
                raise FileError(
                    self.file, "the judgement cannot be kept ({why})", why=reason_of(error)
                ) from error
        return one

    def take_back(self, key: str) -> None:
        """Forget what was judged about a photo (FileError)."""
        with self._lock:
            try:
                with in_turn(self.file):
                    lines = self._lines()
                    kept = [line for line in lines if not _is_about(line, key)]
                    if len(kept) == len(lines):
                        return
                    write_whole(self.file, "".join(f"{line}\n" for line in kept).encode(), private=True)
            except OSError as error:
                raise FileError(
                    self.file, "the judgement cannot be taken back ({why})", why=reason_of(error)
                ) from error

    def _lines(self) -> list[str]:
        try:
            text = read_limited(self.file, _MAX_BYTES).decode("utf-8", "replace")
            return [line for line in text.splitlines() if line.strip()]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise FileError(
                self.file, "the judgements cannot be read ({why})", why=reason_of(error)
            ) from error


def _read(line: str) -> BlindJudgement:
    record = parse_json(line)
    picked = record["picked"]
    return BlindJudgement(
        str(record["key"]),
        tuple(Maker(name) for name in record["shown"]),
        None if picked is None else Maker(picked),
        str(record["model"]),
        str(record["time"]),
        str(record.get("folder", "")),
        str(record.get("taken", "")),
    )


def _is_about(line: str, key: str) -> bool:
    try:
        return bool(_read(line).key == key)
    except (ValueError, KeyError, TypeError):
        return False
