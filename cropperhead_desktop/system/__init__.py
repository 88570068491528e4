"""What the operating system does for everybody: files that are whole, processes that are alive."""
