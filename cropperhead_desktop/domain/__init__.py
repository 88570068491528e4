"""What the program talks about: photos, proposals, decisions, undo, settings. Standard library only."""
