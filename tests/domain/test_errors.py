"""What went wrong, with the file it went wrong with."""

from __future__ import annotations

import json
import os
import pickle
from pathlib import Path

from cropperhead_desktop.domain.errors import (
    ModelError,
    PhotoError,
    Reason,
    joined,
    printable,
)
from cropperhead_desktop.domain.words import packed, unpacked


def test_errors_name_the_file_even_when_its_name_is_no_text() -> None:
    path = Path(os.fsdecode(b"/photos/caf\xe9.jpg"))
    assert str(PhotoError(path, "truncated")) == "/photos/caf\\xe9.jpg: truncated"
    assert printable(path).encode("utf-8")


def test_a_reason_survives_a_copy_and_a_joining():
    reason = Reason("cannot be read: {why}", why=Reason("exit code {code}", code=3))
    again = pickle.loads(pickle.dumps(reason))
    assert (again, again.template, again.values) == (reason, reason.template, reason.values)
    assert unpacked(json.loads(json.dumps(packed(reason)))).values["why"].values == {"code": 3}
    assert str(ModelError(reason)) is reason
    assert joined(["", reason, "too small"]) == "cannot be read: exit code 3; too small"
