"""The crop canvas: `CropCanvas` and the two enums of its interface."""

from cropperhead_desktop.ui.canvas.canvas import CropCanvas
from cropperhead_desktop.ui.canvas.state import CanvasMode, FrameStyle

__all__ = ["CanvasMode", "CropCanvas", "FrameStyle"]
