"""Finding a command by a few of its letters."""

from __future__ import annotations

CONSECUTIVE = 3
WORD_START = 4


def score(query: str, text: str) -> int | None:
    """How well the letters of `query`, in their order, are found in `text`; None: not all of them are.

    One point a letter, more where letters follow one another or begin a word: `ro` finds "Reset to
    original" better than "Crop". Spaces of the query do not count.
    """
    letters, text = "".join(query.casefold().split()), text.casefold()
    # best[j]: the best score with the letters so far, the last of them at text[j]
    best: list[int | None] = [0] * (len(text) + 1)
    is_first = True
    for letter in letters:
        best = _with_letter(letter, text, best, is_first)
        is_first = False
    found = [points for points in best if points is not None]
    return max(found) if found else None


def _with_letter(letter: str, text: str, before: list[int | None], is_first: bool) -> list[int | None]:
    after: list[int | None] = [None] * (len(text) + 1)
    reach: int | None = 0 if is_first else None
    for at, here in enumerate(text):
        starts = at == 0 or not text[at - 1].isalnum()
        follows = before[at - 1] if at and not is_first else None
        options = [] if reach is None else [reach]
        if follows is not None:
            options.append(follows + CONSECUTIVE)
        if here == letter and options:
            after[at] = max(options) + 1 + WORD_START * starts
        if follows is not None:
            reach = follows if reach is None else max(reach, follows)
    return after
