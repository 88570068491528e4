"""The command line. `COMMANDS` is known without importing any of it, so that the window comes first."""

COMMANDS = {
    "open": "app.open_",
    "suggest": "photos.suggest",
    "crops": "harvest.crops",
    "stats": "stats.stats",
    "batch": "batch.batch",
    "undo": "batch.undo",
    "set": "photos.set_",
    "render": "photos.render",
    "models": "models.app",
    "doctor": "photos.doctor",
    "demo": "photos.demo",
    "evaluate": "evaluate.evaluate",
    "train": "train.train",
    "blind": "blind.blind",
    "export": "export.export",
    "trace": "trace.trace",
    "style": "style.app",
    "learn": "learn.learn",
    "backups": "backups.app",
    "serve": "serve.serve",
    "collection": "collection.app",
}
"""By name the module and the function, or the group of commands, which are imported when they are called."""
