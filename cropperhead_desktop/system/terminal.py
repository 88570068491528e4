"""Other people's words on a terminal: file names, lock files and tags may hold what it would obey."""

from __future__ import annotations

import logging
import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""All but tab and line feed; and what turns the direction of writing, behind which a name can hide."""


def harmless(text: str) -> str:
    """The text with control characters as `\\xNN` or `\\uNNNN`."""
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)


class HarmlessFormatter(logging.Formatter):
    """Formats what is logged for a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """The message, its control characters spelt out."""
        return harmless(super().format(record))


def guard_log() -> None:
    """Let what is logged and nobody else shows reach stderr harmlessly; call it when a process begins."""
    if logging.lastResort is not None:
        logging.lastResort.setFormatter(HarmlessFormatter())
