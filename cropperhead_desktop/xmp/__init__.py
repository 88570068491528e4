"""Sidecars and embedded packets: find, read, merge, write; ExifTool for what only it knows.

`tags` (names, numbers) ← `packet` (bytes ↔ tree) ← `codec` (tree → CropRecord), `merge` (tree + crop →
bytes). `embedded*` take the packet out of a photo, `sidecar` finds files, `atomic` writes them, and
`store.Sidecars` puts these together for the rest of the program. `exiftool` and `embed` stand apart.
"""
