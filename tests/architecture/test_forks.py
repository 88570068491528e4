"""Programs are started while photos are judged: neither may wait for the other for ever."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import threading, subprocess
from cropperhead_desktop.system.process import prepare_environment
prepare_environment()
import numpy

over = threading.Event()

def multiply():
    one, other = numpy.ones((4000, 200), numpy.float32), numpy.ones((200, 100), numpy.float32)
    while not over.is_set():
        one @ other

threads = [threading.Thread(target=multiply, daemon=True) for _ in range(4)]
for thread in threads:
    thread.start()
for _ in range(30):
    subprocess.run([TRUE], preexec_fn=lambda: None, check=True)
over.set()
for thread in threads:
    thread.join()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_products_go_on_where_a_program_is_started() -> None:
    """As PyExifTool starts ExifTool. Without the limit this hangs within a second."""
    script = SCRIPT.replace("TRUE", f"{sys.executable!r}, '-S', '-c', ''")
    assert subprocess.run([sys.executable, "-c", script], timeout=60, check=False).returncode == 0
