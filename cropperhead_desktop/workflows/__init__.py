"""One user task each, as plain functions over ports; `wiring` builds the real adapters once."""
