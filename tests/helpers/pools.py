"""What a pool of decoder processes does not tell by itself."""

from __future__ import annotations

from cropperhead_desktop.imaging.pool import Pool


def process_ids(pool: Pool) -> list[int]:
    """The living workers' process ids."""
    with pool._lock:
        return [worker.process.pid for worker in pool._all]
