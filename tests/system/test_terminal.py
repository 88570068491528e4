"""What a file is called is shown, and not obeyed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cropperhead_desktop.system.terminal import harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hochzeit – Küsse 💍.jpg\n\t", "Hochzeit – Küsse 💍.jpg\n\t"),
        ("\x1b]0;owned\x07\x1b[31mred.jpg", r"\x1b]0;owned\x07\x1b[31mred.jpg"),
        ("a\rb\x9b2Jc\x7f", r"a\rb\x9b2Jc\x7f"),
        ("gpj\u202egpj.exe", r"gpj\u202egpj.exe"),
    ],
)
def test_control_characters_are_spelt_out(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_so_is_what_is_logged() -> None:
    code = (
        "import logging; from cropperhead_desktop.system.terminal import guard_log; guard_log();"
        r"logging.getLogger('a').warning('%s: odd', '\x1b[31mred.jpg')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == r"\x1b[31mred.jpg: odd" + "\n"
