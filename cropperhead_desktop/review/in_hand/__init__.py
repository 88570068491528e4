"""What helps while a crop is edited: its numbers, its edges, guides over it, runs of steps."""
