"""The report of a batch: JSON lines, and an HTML contact sheet in pages; written row by row."""

from __future__ import annotations

import contextlib
import json
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from cropperhead_desktop.domain.errors import FileError, Reason, printable
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.workflows.batch.photo import BatchRow
from cropperhead_desktop.workflows.batch.report_page import card, page_end, page_head
from cropperhead_desktop.workflows.outputs import HTML, JSON, Made, check_folder, check_output

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.batch.run import Summary

PER_PAGE = 400
"""Photos on a page: about 8 MB, which every browser opens at once."""

TITLE = "Auto-crop"


class BatchReport:
    """Rows to files. A disk that is full or gone ends the report, never the batch: see `problem`."""

    def __init__(
        self, json_lines: Path | None = None, sheet: Path | None = None, force: bool = False
    ) -> None:
        """FileError when the files cannot be made, OutputRefused when they must not be."""
        self.files: list[str] = []
        self.problem = ""
        self._lines: TextIO | None = None
        self._page: TextIO | None = None
        self._sheet = sheet
        self._force = force
        self._pages = 0
        self._on_page: Counter[str] = Counter()
        try:
            if json_lines is not None:
                self._lines = _opened(json_lines, JSON, force)
                self.files.append(printable(json_lines))
            if sheet is not None:
                self._turn_page(sheet)
        except OSError as error:
            self._close_files()
            raise FileError(
                json_lines or sheet or Path(), "cannot be written: {why}", why=reason_of(error)
            ) from error
        except FileError:
            self._close_files()
            raise

    def add(self, row: BatchRow) -> None:
        """One more photo."""
        try:
            if self._lines is not None:
                self._lines.write(json.dumps(row.as_row(), ensure_ascii=True) + "\n")
                self._lines.flush()
            if self._page is not None and self._sheet is not None:
                if self._on_page.total() == PER_PAGE:
                    self._end_page("", last=False)
                    self._turn_page(self._sheet)
                self._page.write(card(self._on_page.total(), row))
                self._on_page[row.status.value] += 1
        except (OSError, FileError) as error:
            self._give_up(error)

    def close(self, words: str = "the batch did not come to its end") -> None:
        """End the last page; `words` sum the batch up."""
        try:
            if self._page is not None:
                self._end_page(words, last=True)
        except OSError as error:
            self._give_up(error)
        self._close_files()

    def _turn_page(self, sheet: Path) -> None:
        self._pages += 1
        page = sheet.with_name(_name(sheet, self._pages))
        self._page = _opened(page, HTML, self._force)
        if self._pages == 1:
            self.files.append(printable(page))
        self._on_page.clear()
        self._page.write(page_head(TITLE))

    def _end_page(self, words: str, last: bool) -> None:
        page, sheet = self._page, self._sheet
        if page is None or sheet is None:
            return
        links = [("Previous page", _name(sheet, self._pages - 1))] if self._pages > 1 else []
        links += [] if last else [("Next page", _name(sheet, self._pages + 1))]
        several = f"page {self._pages:,}" if self._pages > 1 or not last else ""
        title = f"{TITLE}, {several}" if several else TITLE
        page.write(page_end(title, words, self._on_page, links))
        page.close()
        self._page = None

    def _give_up(self, error: OSError | FileError) -> None:
        why = reason_of(error) if isinstance(error, OSError) else str(error)
        self.problem = Reason("not complete: {why}", why=why)
        self._close_files()

    def _close_files(self) -> None:
        for file in (self._lines, self._page):
            if file is not None:
                with contextlib.suppress(OSError):
                    file.close()
        self._lines = self._page = None


@contextlib.contextmanager
def report_to(target: Path | None, force: bool = False) -> Iterator[BatchReport]:
    """A report in a folder (`report.html`, `report.jsonl`) or in one file of these kinds; None: nowhere.

    With `force` files that were no report are replaced too. OutputRefused where it must not be written,
    FileError where it cannot.
    """
    report = BatchReport(*_files(target), force=force)
    try:
        yield report
    finally:
        report.close()


def closing_words(paths: Sequence[Path], summary: Summary) -> str:
    """What a report says about its batch: when, where, how many."""
    places = ", ".join(printable(path.absolute()) for path in paths)
    return f"{datetime.now().astimezone():%Y-%m-%d %H:%M} · {places} · {summary.words}"


def _files(target: Path | None) -> tuple[Path | None, Path | None]:
    if target is None:
        return None, None
    kind = target.suffix.lower()
    if kind in (".html", ".htm") and not target.is_dir():
        return None, target
    if kind in (".jsonl", ".json") and not target.is_dir():
        return target, None
    check_folder(target)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(target, "the report cannot be written here: {why}", why=reason_of(error)) from error
    return target / "report.jsonl", target / "report.html"


def _opened(file: Path, made: Made, force: bool) -> TextIO:
    return open(check_output(file, made, force=force, streams=stat.S_ISCHR), "w", encoding="utf-8")


def _name(sheet: Path, number: int) -> str:
    return sheet.name if number == 1 else f"{sheet.stem}-{number}{sheet.suffix}"
