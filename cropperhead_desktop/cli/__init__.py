"""The command line. `COMMANDS` is known without importing any of it, so that the window comes first."""

COMMANDS = {
    "suggest": "photos.suggest",
    "set": "photos.set_",
    "render": "photos.render",
    "doctor": "photos.doctor",
    "demo": "photos.demo",
    "crops": "harvest.crops",
    "stats": "stats.stats",
    "batch": "batch.batch",
    "undo": "batch.undo",
    "evaluate": "evaluate.evaluate",
    "train": "train.train",
    "blind": "blind.blind",
    "export": "export.export",
    "trace": "trace.trace",
    "learn": "learn.learn",
    "open": "app.open_",
    "models": "models.app",
    "backups": "backups.app",
    "serve": "serve.serve",
    "collection": "collection.app",
    "style": "style.app",
}
"""By name the module and the function, or the group of commands, which are imported when they are called."""
