"""What the numbers of a picture mean: the space that a file tells, and the way from there to sRGB."""
