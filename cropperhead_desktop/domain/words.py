"""English for reports, cards and the command line, where nothing is translated."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """`1 photo`, `1,200 photos`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
