"""One user task each, as plain functions over `Services`, which is opened once."""
