"""How much one photo may cost, in one place."""

from __future__ import annotations

MEMORY_MB = 3072
"""Address space of one worker. Decoding 250 megapixels with alpha takes about 2 GB at its height."""

MAX_MEGAPIXELS = 250
"""Largest PNG, WebP, HEIC, AVIF, TIFF, GIF, BMP: formats that only decode as a whole, at 4 bytes a pixel.

JPEG has no limit: it is decoded at 1/8 of its size where a small picture is wanted.
"""

MAX_SCANS = 500
"""Passes over the pixels of one JPEG. Honest ones make about ten, bombs thousands."""

DEADLINE_S = 30.0
"""Seconds for one call; the slowest honest photos (100-megapixel raws without a preview) take about 5."""

RENDER_DEADLINE_S = 120.0
"""Seconds for a full-size render, which decodes, turns and encodes every pixel."""

PREVIEW_SIDE = 750
"""Long side of a cached preview in pixels."""

PREVIEW_QUALITY = 88

THUMBNAIL_SIDE = 256
"""Long side of a thumbnail in pixels, at most."""

MIN_THUMBNAIL_SIDE = 120
"""Embedded thumbnails with a shorter long side than this are not worth showing."""
