"""Whether every bench still runs, on next to nothing: how fast is never a test's question."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
READY = ("crawl", "sidecars")


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CROPPERHEAD_BENCH_TINY", "1")
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.delitem(sys.modules, "measure", raising=False)  # it asks once how much is wanted
    monkeypatch.setenv("CROPPERHEAD_BENCH_FIGURES", str(tmp_path / "figures"))


@pytest.mark.exiftool
@pytest.mark.parametrize("name", READY)
def test_a_bench_runs(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delitem(sys.modules, f"bench_{name}", raising=False)
    monkeypatch.setattr(sys, "argv", [name])
    importlib.import_module(f"bench_{name}").main()
    assert '"ours"' in (tmp_path / "figures").read_text()
