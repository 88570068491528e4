"""Tracebacks for others: where, and nothing of the user's."""

from __future__ import annotations

from traceback import format_exception

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cropperhead_desktop.system.trace import HEAD, bare_trace, last_trace, without_paths

SECRET = "/home/ann/Wedding of B.jpg"


def fail(words: str) -> str:
    try:
        try:
            raise OSError(2, "gone", words)
        except OSError as error:
            raise ValueError(f"{words}\n{words}\n  File {words}") from error
    except ValueError as error:
        return "".join(format_exception(error))


def test_modules_lines_functions_and_kinds_stay() -> None:
    bare = bare_trace(fail(SECRET))
    assert bare.count(HEAD) == 2 and "test_trace.py:" in bare and "fail" in bare
    assert "FileNotFoundError" in bare and "ValueError" in bare and "direct cause" in bare
    assert "ann" not in bare and "Wedding" not in bare


@given(st.text())
@example("\n")
def test_no_words_of_an_error_are_let_through(words: str) -> None:
    assert "qx" not in bare_trace(fail(f"qx{words}qx"))


def test_of_a_package_the_part_below_it_stays() -> None:
    text = f"""{HEAD}
  File "/home/ann/venv/lib/python3.11/site-packages/PIL/Image.py", line 7, in open
  File "C:\\Users\\ann\\x\\cropperhead_desktop\\ui\\app.py", line 8, in <lambda>
    return secret
PIL.UnidentifiedImageError: cannot identify '/home/ann/a.jpg'"""
    frames = ["  PIL/Image.py:7 open", "  cropperhead_desktop/ui/app.py:8 <lambda>"]
    assert bare_trace(text).splitlines() == [HEAD, *frames, "PIL.UnidentifiedImageError"]


def test_the_last_one_of_a_log_with_its_causes() -> None:
    log = f"2026 ERROR a: a job failed\n{fail('one')}2026 ERROR b: {SECRET}\n{fail('two')}"
    assert last_trace(log).count(HEAD) == 2 and last_trace(log) == last_trace(fail("two"))
    assert last_trace("nothing") == ""


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("12.57 at /usr/bin/exiftool", "12.57 at …"),
        ("/home/ann b/cache, 3 GB free", "…, 3 GB free"),
        ("C:\\Users\\ann: gone", "…: gone"),
        ("~/x; y", "…; y"),
        ("image/jpeg and 3/4", "image/jpeg and 3/4"),
        ("'/home/ann/a.jpg' is", "'…' is"),
    ],
)
def test_paths_are_hidden(text: str, left: str) -> None:
    assert without_paths(text) == left
