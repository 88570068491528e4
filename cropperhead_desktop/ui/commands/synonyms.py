"""What people call a command who learnt it elsewhere: Lightroom's words first. Only searched, never shown."""

from __future__ import annotations

from collections.abc import Mapping

from cropperhead_desktop.review.text import phrase

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "open": (phrase("Import photos"), phrase("Add folder")),
    "reveal": (phrase("Show in Finder"), phrase("Show in Explorer")),
    "export": (phrase("Training data"),),
    "embed": (phrase("Save metadata to file"), phrase("Write into the JPEGs")),
    "undo": (phrase("Step back"), phrase("Take back")),
    "history": (phrase("Snapshots"), phrase("Undo list")),
    "settings": (phrase("Preferences"), phrase("Options")),
    "grid": (phrase("Library"), phrase("Thumbnails"), phrase("Contact sheet")),
    "loupe": (phrase("Single photo"), phrase("Full view")),
    "crop": (phrase("Crop overlay"), phrase("Crop tool"), phrase("Develop")),
    "compare": (phrase("Survey"), phrase("Side by side"), phrase("Reference view")),
    "zoom": (phrase("1:1"), phrase("100 %"), phrase("Magnify"), phrase("Fit")),
    "before_after": (phrase("Original view"), phrase("Preview"), phrase("Toggle crop")),
    "info": (phrase("Info overlay"), phrase("EXIF"), phrase("Metadata")),
    "panels": (phrase("Side panels"), phrase("Toggle panels")),
    "lights": (phrase("Lights dim"), phrase("Dark"), phrase("Black out")),
    "light": (phrase("Bright theme"), phrase("Dark mode")),
    "subfolders": (phrase("Include subfolders"), phrase("Show photos in subfolders"), phrase("Recursive")),
    "accept": (phrase("Done"), phrase("Commit crop"), phrase("Apply"), phrase("Approve")),
    "keep": (phrase("No crop"), phrase("Full frame"), phrase("Leave as it is")),
    "skip": (phrase("Later"), phrase("Next undecided")),
    "save": (phrase("Save metadata"), phrase("Write sidecar")),
    "shoot_end": (phrase("Summary"), phrase("Finish shoot")),
    "accept_series": (phrase("Stack"), phrase("Burst")),
    "autocrop": (phrase("Batch"), phrase("Auto crop"), phrase("Crop all")),
    "reset_to_original": (phrase("Remove crop"), phrase("Uncrop"), phrase("Original")),
    "lock": (phrase("Constrain aspect ratio"), phrase("Constrain to"), phrase("Padlock")),
    "last_ratio": (phrase("Previous ratio"),),
    "swap": (phrase("Rotate crop"), phrase("Flip orientation"), phrase("Portrait landscape")),
    "straighten": (phrase("Auto level"), phrase("Horizon"), phrase("Rotate"), phrase("Upright")),
    "turn_left": (phrase("Rotate counter-clockwise"), phrase("Straighten left")),
    "turn_right": (phrase("Rotate clockwise"), phrase("Straighten right")),
    "next_alternative": (phrase("Other crops"), phrase("Suggestions")),
    "guide": (phrase("Crop guide overlay"), phrase("Rule of thirds"), phrase("Golden ratio")),
    "copy_crop": (phrase("Copy settings"),),
    "paste_crop": (phrase("Paste settings"),),
    "paste_previous": (phrase("Paste settings from previous"), phrase("Previous")),
    "sync": (phrase("Synchronize"), phrase("Sync settings"), phrase("Match crop")),
    "star5": (phrase("Rating"),),
    "pick": (phrase("Flag"),),
    "find": (phrase("Search"), phrase("Filter by text")),
    "sort_doubt": (phrase("Sort by confidence"),),
    "help": (phrase("Shortcuts"), phrase("Keyboard")),
    "learnt": (phrase("My style"),),
}
