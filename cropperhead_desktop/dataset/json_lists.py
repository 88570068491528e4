"""Lists in JSON files, written and read one member at a time: a dataset may be larger than memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

_BLOCK = 1 << 18
_BETWEEN = re.compile(r"[\s,]*")


def write_items(stream: TextIO, records: Iterable[dict[str, Any]]) -> None:
    """The members of a list, one a line; the brackets are the caller's."""
    before = "\n"
    for record in records:
        stream.write(before + json.dumps(record, ensure_ascii=False))
        before = ",\n"
    stream.write("\n")


def write_list(path: Path, records: Iterable[dict[str, Any]]) -> None:
    """A file that is one list (OSError)."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write("[")
        write_items(stream, records)
        stream.write("]\n")


def read_items(path: Path, name: str = "") -> Iterator[dict[str, Any]]:
    """The objects of a list: the whole file's, or the first one called `name` (OSError, ValueError)."""
    start = re.compile(rf'"{name}"\s*:\s*\[' if name else r"\A\s*\[")
    decoder = json.JSONDecoder()
    with path.open(encoding="utf-8") as stream:
        text = stream.read(_BLOCK)
        while (found := start.search(text)) is None:
            more = stream.read(_BLOCK)
            if not more:
                raise ValueError(f"there is no list {name}".rstrip())
            text += more
        at = found.end()
        while True:
            gap = _BETWEEN.match(text, at)
            at = gap.end() if gap is not None else at
            if text.startswith("]", at):
                return
            try:
                item, at = decoder.raw_decode(text, at)
            except ValueError:
                more = stream.read(_BLOCK)
                if not more:
                    raise
                text, at = text[at:] + more, 0
                continue
            yield item
