"""CropperHead Desktop: crop and level photographs with a network that learns your crop, locally."""

__version__ = "0.1.0"
