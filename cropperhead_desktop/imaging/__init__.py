"""File to pixels: sized decode, orientation, colour, previews and their cache, rendering of crops.

The flow: `source.Photos` (the port of the domain) looks into `cache`; what is missing is asked of `pool`,
which hands the path to a `worker` process. Only there are unknown files opened: `sniff` refuses what is
no photo, `decode` and `raw` open it, `colour` makes it sRGB, `embedded` and `render` do their tasks.
A worker that dies, hangs or eats memory costs one PhotoError and is replaced.
"""
