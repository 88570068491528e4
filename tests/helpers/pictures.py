"""Pictures of noise and boxes on them."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from cropperhead_desktop.geometry.crop import Box

BOXES = [Box(200, 150, 200, 150), Box(400, 250, 200, 150), Box(300, 200, 200, 150)]


def jpeg(seed=0):
    pixels = np.random.default_rng(seed).integers(0, 255, (20, 30, 3), np.uint8)
    stream = io.BytesIO()
    Image.fromarray(pixels).resize((600, 400)).save(stream, "JPEG")
    return stream.getvalue()


def picture(seed):
    return Image.open(io.BytesIO(jpeg(seed))).convert("RGB")
