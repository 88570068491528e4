"""What photographers put on a photo besides a crop: stars, a colour label, picked or rejected.

As in the sidecar: `xmp:Rating` (-1 is Adobe Bridge's "rejected"), `xmp:Label` (the label's name),
`xmpDM:pick` (1 picked, 0 neither, -1 rejected). None: the files say nothing about it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

MOST_STARS = 5
REJECTED = -1
LABELS = ("Red", "Yellow", "Green", "Blue", "Purple")
"""The names that Lightroom gives its five colours; what is written."""

_BRIDGE = ("Select", "Second", "Approved", "Review", "To Do")
"""The names that Bridge gives the same five colours; they are understood, too."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Rating -1 to 5, label name, pick -1 to 1."""

    rating: int | None = None
    label: str | None = None
    pick: int | None = None

    @property
    def stars(self) -> int:
        """0 to 5; a rejected photo has none."""
        return max(0, self.rating or 0)

    @property
    def is_rejected(self) -> bool:
        """True when either of the two ways to say so does."""
        return self.rating == REJECTED or self.pick == REJECTED

    @property
    def is_picked(self) -> bool:
        """True for the chosen ones."""
        return self.pick == 1 and not self.is_rejected

    @property
    def colour(self) -> str | None:
        """The label's colour as one of `LABELS`; None without a label, and for names of somebody's own."""
        name = (self.label or "").strip().casefold()
        for names in (LABELS, _BRIDGE):
            for colour, known in zip(LABELS, names, strict=True):
                if name == known.casefold():
                    return colour
        return None

    def starred(self, stars: int) -> Marks:
        """With so many stars (0 to 5); a rejected photo is rejected no more."""
        return replace(self, rating=stars, pick=0 if self.pick == REJECTED else self.pick)

    def picked(self) -> Marks:
        """Chosen; a rejected photo is rejected no more."""
        return replace(self, pick=1, rating=0 if self.rating == REJECTED else self.rating)

    def rejected(self) -> Marks:
        """Rejected in both ways; its stars are given up, as Bridge does."""
        return replace(self, pick=REJECTED, rating=REJECTED)

    def unflagged(self) -> Marks:
        """Neither picked nor rejected."""
        rating = 0 if self.rating == REJECTED else self.rating
        return replace(self, rating=rating, pick=None if self.pick is None else 0)

    def labelled(self, label: str | None) -> Marks:
        """With this label, or with none."""
        return replace(self, label=label)
