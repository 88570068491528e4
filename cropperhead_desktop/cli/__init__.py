"""The command line. `COMMANDS` is known without importing any of it, so that the window comes first."""

COMMANDS = (
    "open",
    "suggest",
    "crops",
    "stats",
    "batch",
    "undo",
    "set",
    "render",
    "models",
    "doctor",
    "demo",
    "evaluate",
    "train",
    "blind",
    "export",
    "trace",
    "style",
    "learn",
    "backups",
    "serve",
)
