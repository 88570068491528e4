"""XMP packets and marks of pixels inside files, by container: where they lie, and how they are read."""
