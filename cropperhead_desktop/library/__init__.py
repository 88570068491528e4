"""Folders and what is remembered about them: `scan` lists photos, `index` keeps proposals already made."""
