"""A smaller picture out of a preview that we made ourselves."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

_QUALITY = 72


def shrunk(jpeg: bytes, side: int) -> bytes:
    """The picture of a preview as a JPEG with a long side of at most `side` px, never enlarged."""
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as image:
        image.draft("RGB", (side, side))
        image.thumbnail((side, side), Image.Resampling.BILINEAR)
        buffer = BytesIO()
        image.convert("RGB").save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue()
