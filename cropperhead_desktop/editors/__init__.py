"""Crops that other editors keep in files of their own: catalogues, databases and sidecars.

One file an editor. A reader gives `EditorCrop`s, in terms of `crs:` on the stored frame, and opens everything
read-only; a writer exists only where the user may wish for one. No GUI, no network.
"""
