"""What went wrong, with the file it went wrong with."""

from __future__ import annotations

import os
from pathlib import Path

from cropperhead_desktop.domain.errors import PhotoError, shown


def test_errors_name_the_file_even_when_its_name_is_no_text() -> None:
    path = Path(os.fsdecode(b"/photos/caf\xe9.jpg"))
    assert str(PhotoError(path, "truncated")) == "/photos/caf\\xe9.jpg: truncated"
    assert shown(path).encode("utf-8")
