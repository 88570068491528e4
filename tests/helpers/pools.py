"""What a pool of decoder processes does not tell by itself."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.imaging.pool import Pool


def process_ids(pool: Pool) -> list[int]:
    """The living workers' process ids."""
    with pool._lock:
        return [worker.process.pid for worker in pool._all]


def has_open(pid: int, path: Path) -> bool:
    """True while a process has a file open (Linux)."""
    try:
        return any(entry.samefile(path) for entry in Path(f"/proc/{pid}/fd").iterdir() if entry.exists())
    except OSError:
        return False
