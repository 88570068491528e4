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
    measure, run = (importlib.import_module(name) for name in ("measure", "run"))
    measure.figure("job", 2.0, 8.0, "peer", goal=5, headline="{ratio} ×")
    measure.figure("alone", 9.0, most=8, unit="s")
    measure.figure("turned", 3.0, 2.0, "level", goal=1 / 1.5)
    figures = [json.loads(each) for each in (tmp_path / "figures").read_text().splitlines()]
    rows = [measure.line(row) for row in figures]
    assert rows == [
        "| job | 2 ms | peer 8 | 4 × | ≥ 5 × | no |",
        "| alone | 9 s |  |  | ≤ 8 s | no |",
        "| turned | 3 ms | level 2 | 0.67 × | ≥ 0.667 × | yes |",
    ]
    monkeypatch.setattr(run, "version", {"pyvips": "3.2"}.get)
    title, _, there, ratio, growth, missing, _, columns, rule = run.head(["bench_other"])
    assert title == "# Results of `make bench`" and ratio.startswith("Ratio: ")
    assert "Peers: pyvips 3.2" in there and "Not installed: pyexiv2" in there
    assert missing == "Not run yet: bench_other." and len(run.head([])) == 8
    assert (HERE / growth.rpartition("(")[2].rstrip(")")).exists()
    assert {each.count("|") for each in (columns, rule, *rows)} == {7}


def test_what_is_not_named_stays_on_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = importlib.import_module("run")
    monkeypatch.setattr(run, "HERE", tmp_path)
    monkeypatch.setattr(run, "RESULTS", tmp_path / "RESULTS.md")
    monkeypatch.setattr(run, "README", tmp_path / "README.md")
    for number, name in enumerate(("bench_one", "bench_two", "bench_three")):
        (tmp_path / f"{name}.py").write_text(f"print('a word')\nprint('| job {name} | {number} ms |')")

    def page(*names: str) -> str:
        monkeypatch.setattr(sys, "argv", ["run", *names])
        run.main()
        return run.RESULTS.read_text()

    first = page("bench_two")
    assert "Not run yet: bench_one, bench_three." in first and first.count("| job bench_two | 1 ms |") == 2
    kept = run.parts(first)["bench_two"]
    (tmp_path / "bench_two.py").write_text("raise SystemExit('never run')")
    both = run.parts(page("bench_one"))
    assert list(both) == ["bench_one", "bench_two"] and both["bench_two"] == kept and " load " in kept
    all_of_them = page()
    assert "Not run yet" not in all_of_them and "ended with 1" in run.parts(all_of_them)["bench_two"]
    (tmp_path / "bench_two.py").unlink()
    assert list(run.parts(page("bench_three"))) == ["bench_one", "bench_three"]
    monkeypatch.setattr(sys, "argv", ["run", "bench_two"])
    with pytest.raises(SystemExit, match="no such bench: bench_two"):
        run.main()


def test_a_bench_that_takes_too_long_is_stopped_with_all_its_children(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run = importlib.import_module("run")
    monkeypatch.setattr(run, "HERE", tmp_path)
    (tmp_path / "bench_slow.py").write_text(
        "import subprocess\nprint('begun', flush=True)\nsubprocess.run(['sleep', '1000'])"
    )
    told, figures = run.ran("bench_slow", 2)
    assert "begun" in told and "stopped after 2 s" in told and figures == []
