"""Counts and figures in English, for reports, cards, the command line and the values of reasons.

And how all of them travel to another process as JSON, so that a window can still translate them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self

from cropperhead_desktop.domain.errors import Reason


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


WORDS = "words"
"""The key of a row under which its words travel: packed, by their English."""


def packed(words: str) -> object:
    """Words as JSON carries them: a reason as template and values, a count as number and noun."""
    if isinstance(words, Count):
        return {"count": [words.number, words.noun]}
    if isinstance(words, Digits):
        return {"digits": str.__str__(words)}
    if not isinstance(words, Reason):
        return words
    values = words.values.items()
    return [
        words.template,
        {name: packed(value) if isinstance(value, str) else value for name, value in values},
    ]


def unpacked(data: object) -> str:
    """The words that `packed` made `data` of; ValueError, TypeError, KeyError: of none."""
    if isinstance(data, dict):
        return Count(*data["count"]) if "count" in data else Digits(data["digits"])
    if not isinstance(data, list):
        return str(data)
    template, values = data
    return Reason(
        template,
        **{
            name: unpacked(value) if isinstance(value, str | list | dict) else value
            for name, value in values.items()
        },
    )


def with_words(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with all reasons, counts and figures in it packed under WORDS; the rest stays English."""
    found = {str.__str__(text): packed(text) for text in _worded(row)}
    return {**row, WORDS: found} if found else dict(row)


def reworded(row: Mapping[str, Any]) -> dict[str, Any]:
    """The inverse of `with_words` (ValueError, TypeError, KeyError: it is none)."""
    known = {text: unpacked(data) for text, data in row.get(WORDS, {}).items()}
    return {name: _replaced(value, known) for name, value in row.items() if name != WORDS}


def _worded(value: object) -> Iterator[str]:
    if isinstance(value, Reason | Count | Digits):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _worded(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _worded(each)


def _replaced(value: object, known: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return known.get(value, value)
    if isinstance(value, dict):
        return {name: _replaced(each, known) for name, each in value.items()}
    return [_replaced(each, known) for each in value] if isinstance(value, list) else value
