"""Plain geometry of crops: functions on frozen values, standard library only.

Two frames of pixels occur, both with the origin at the top left and y pointing down:

* *stored*: the pixel array as it lies in the file, before EXIF Orientation. `crs:` tags live here.
* *displayed*: what a person sees, after Orientation. The window, the network and the user live here.

`Crop` is the five numbers of the tags (stored frame, fractions); `Box` is the same crop as a rotated
rectangle in pixels of either frame. `orientation` carries boxes between the frames.
"""
