"""What one occasion (a shoot) is: the unit that every interval and test over somebody's photos resamples.

Photos of one occasion resemble one another, and so do their crops: they are no independent witnesses.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

GAP = timedelta(hours=2)
"""An occasion ends where nothing was taken in its folder for longer."""


def occasions(photos: Sequence[tuple[str, datetime | None]], gap: timedelta = GAP) -> list[str]:
    """The name of each photo's occasion, from its folder and its time by the camera's clock (None: unknown).

    Photos of one folder belong together while no two neighbours in time lie further apart than `gap`; the
    occasion is named after folder and first photo. Photos without a time are one occasion by folder. Neither
    the order of the photos nor the times of their files matter: a copied library has the same occasions.
    """
    found = [f"{folder} (no time)" for folder, _ in photos]
    timed = [(folder, taken, place) for place, (folder, taken) in enumerate(photos) if taken is not None]
    here, last, name = None, datetime.min, ""
    for folder, taken, place in sorted(timed):
        if folder != here or taken - last > gap:
            name = f"{folder} ({taken:%Y-%m-%d %H:%M:%S})"
        found[place] = name
        here, last = folder, taken
    return found


def camera_time(text: str | None) -> datetime | None:
    """The camera's time as `CameraFacts.taken` has it (`2024-05-01 10:20:30`); None where it is none."""
    try:
        return datetime.fromisoformat(text or "")
    except ValueError:
        return None
