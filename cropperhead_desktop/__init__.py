"""CropperHead Desktop: crop and level photographs with a network that learns your crop, locally."""

import os

__version__ = "0.1.0"

# Before numpy is loaded. OpenBLAS ends its threads at every fork, under a product that waits for them: where
# ExifTool starts while a photo is judged, both would wait for ever. Photos are what is done side by side, and
# one after the other these small products take longer with several threads than with one.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
