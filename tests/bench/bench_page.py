"""What the page costs the server: CPU a proposal and memory of the real command.

Sixty proposals, as many as one address may ask for in a minute: thirty photos of one shape, thirty of many.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import httpx
import numpy as np
from PIL import Image

from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.inference.suggest.suggesters import Evidence
from tests.helpers.pages import body_of, shipped_suggester

OWN = {"Sec-Fetch-Site": "same-origin"}


def cpu_ms(process: int) -> float:
    """CPU milliseconds of a process, all threads."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_mb(process: int) -> float:
    """The most memory that a process has had."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())[1]) / 1024


def bodies() -> list[list[bytes]]:
    """Thirty photos of one shape, thirty of ten shapes."""
    model, rng = shipped_suggester(), np.random.default_rng(2)
    channels, cells = model.map_shape

    def one(width: int, height: int) -> bytes:
        features = rng.gamma(0.5, 1.0, (channels, cells, cells)).astype(np.float32)
        subjects = np.zeros((3, cells, cells), np.float32)
        seen = Evidence((750, round(750 * height / width)), features, subjects, rng.normal(0, 2, 49))
        return body_of(PhotoInfo(width, height), seen)

    return [[one(6000, 4000) for _ in range(30)], [one(4000 + 90 * (i % 10), 3000) for i in range(30)]]


def own_ms() -> float:
    """CPU milliseconds of proposing a photo here, trunk and all."""
    model, rng = shipped_suggester(), np.random.default_rng(3)
    previews = []
    for _ in range(12):
        buffer = BytesIO()
        Image.fromarray(rng.integers(0, 255, (500, 750, 3), np.uint8)).save(buffer, "JPEG")
        previews.append(Preview(PhotoInfo(6000, 4000), buffer.getvalue()))
    model.suggest(previews[0], 1.5)
    before = time.process_time()
    for preview in previews[1:]:
        model.suggest(preview, 1.5)
    return 1000 * (time.process_time() - before) / (len(previews) - 1)


def main() -> None:
    """Print the table."""
    command = [sys.executable, "-m", "cropperhead_desktop", "serve", "--port=0", "--no-collect"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            url = server.stdout.readline().strip()
            print(f"memory when it answers: {peak_mb(server.pid):.0f} MB")
            with httpx.Client(base_url=url, headers=OWN) as http:
                for name, some in zip(("one shape", "ten shapes"), bodies(), strict=True):
                    before = cpu_ms(server.pid)
                    for body in some:
                        http.post("/api/questions", content=body).raise_for_status()
                        http.post("/api/proposals", content=body).raise_for_status()
                    spent = (cpu_ms(server.pid) - before) / len(some)
                    print(f"{name}: {spent:.1f} ms CPU a photo (both requests), {peak_mb(server.pid):.0f} MB")
        finally:
            server.terminate()
    print(f"the program's own proposal: {own_ms():.1f} ms CPU")


if __name__ == "__main__":
    main()
