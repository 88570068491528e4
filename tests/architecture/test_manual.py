"""The manual says what the program says, and can be built."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.reference_pages import FOLDER, pages

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", pages())
def test_reference_pages_are_those_of_the_program(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == pages()[name], "run python tools/reference_pages.py"


def test_the_readme_is_short() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.split()) <= 700
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert len(links) > 8
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_manual_is_built_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("furo")
    for builder in ("html", "man"):
        done = subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", builder, ROOT / "docs"]
            + [str(tmp_path / builder), "-d", str(tmp_path / "trees")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert "how far to trust" in (tmp_path / "html" / "index.html").read_text("utf-8").lower()
    assert (tmp_path / "man" / "cropperhead.1").is_file()
