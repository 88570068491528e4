"""darktable: its modules, its sidecars, its library."""
