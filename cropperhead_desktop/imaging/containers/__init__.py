"""Where EXIF blocks and embedded previews lie in photo files: one walker a format, nothing decoded.

Walkers are generators of parts. Hostile files are safe: every count and depth is limited, nothing is
allocated by what a file claims, and the first damage (`Damaged`) ends a walk with what was found before.
"""
