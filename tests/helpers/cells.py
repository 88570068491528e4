"""Photos as the grid shows them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Crop

NAME = Path("/photos/a.jpg")
HALF = Crop(0.0, 0.0, 0.5, 1.0)
BARE = ReviewItem(NAME, info=PhotoInfo(600, 400), record=CropRecord())
PROPOSED = replace(BARE, suggestion=Suggestion(HALF, 0.5, "m"))
