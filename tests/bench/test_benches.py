"""Whether the benches still run, on next to nothing: how fast is never a test's question."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
BENCHES = {
    "crawl": [],
    "sidecars": [],
    "catalogue": ["40"],
    "growth": [],
    "start": [],
}
"""What is run, with what it is given; the others take too long even so, and are imported."""


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Benches import each other as scripts do; none of what they leave in `sys.modules` stays."""
    monkeypatch.setenv("CROPPERHEAD_BENCH_TINY", "1")
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.setenv("CROPPERHEAD_BENCH_FIGURES", str(tmp_path / "figures"))
    for name in ("measure", *(file.stem for file in HERE.glob("bench_*.py"))):
        monkeypatch.delitem(sys.modules, name, raising=False)


@pytest.mark.exiftool
@pytest.mark.parametrize("name", BENCHES)
def test_a_bench_runs(
    name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bench = importlib.import_module(f"bench_{name}")
    monkeypatch.setattr(sys, "argv", [f"bench_{name}", *BENCHES[name]])
    bench.main()
    assert capfd.readouterr().out
    figures = tmp_path / "figures"
    assert figures.exists() is (name != "catalogue"), "one that prints what was read, and has no peer"
    if figures.exists():
        assert all(json.loads(row)["ours"] > 0 for row in figures.read_text().splitlines())


@pytest.mark.parametrize("name", sorted({file.stem for file in HERE.glob("bench_*.py")}))
def test_a_bench_can_be_imported_and_says_what_it_is(name: str) -> None:
    bench = importlib.import_module(name)
    assert callable(bench.main) and bench.__doc__


def test_figures_become_a_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["run"])
    measure, run = (importlib.import_module(name) for name in ("measure", "run"))
    measure.figure("job", 2.0, 8.0, "peer", goal=5, headline="{ratio} ×")
    measure.figure("alone", 9.0, most=8, unit="s")
    rows = [run.json.loads(each) for each in (tmp_path / "figures").read_text().splitlines()]
    assert [measure.line(row) for row in rows] == [
        "| job | 2 ms | peer 8 | 4 × | ≥ 5 × | no |",
        "| alone | 9 s |  |  | ≤ 8 s | no |",
    ]
    lines = run.head()
    assert (
        "Stopped before bench_start." in run.head(["bench_start"])
        and len(run.head(["one"])) == len(lines) + 1
    )
    title, _, told, ratio, empty, columns, rule = lines
    assert title == "# Results of `make bench`" and not empty and ratio.startswith("Ratio: ")
    assert "Peers: " in told and "programs: " in told
    assert {each.count("|") for each in (columns, rule, *map(measure.line, rows))} == {7}
