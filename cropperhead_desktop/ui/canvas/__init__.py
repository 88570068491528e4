"""The crop canvas: `CropCanvas` and the two enums of its interface."""

from cropperhead_desktop.ui.canvas.scene import CanvasMode, FrameStyle
from cropperhead_desktop.ui.canvas.widget import CropCanvas

__all__ = ["CanvasMode", "CropCanvas", "FrameStyle"]
