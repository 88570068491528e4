"""Counts and figures in English, for reports, cards, the command line and the values of reasons."""

from __future__ import annotations

from typing import Self


class Count(str):
    """`1 photo`, `1,200 photos`: English that knows what it counts, so that a window can translate it."""

    number: int
    noun: str

    def __new__(cls, number: int, noun: str) -> Self:
        """The text."""
        made = super().__new__(cls, f"{number:,} {noun}{'' if number == 1 else 's'}")
        made.number, made.noun = number, noun
        return made

    def __str__(self) -> str:
        # as with Reason: `str(count)` is the count, not only its English
        return self

    def __getnewargs__(self) -> tuple[int, str]:  # type: ignore[override]  # of str: the text
        return self.number, self.noun


class Digits(str):
    """`0.5`, `2.39:1`, `p < 0.001`: digits in English, so that a window writes its own separators."""

    def __str__(self) -> str:
        # as with Reason: `str(figures)` stay digits
        return self


def counted(number: int, noun: str) -> str:
    """`1 photo`, `1,200 photos`."""
    return Count(number, noun)
