"""All benches, one after the other: `python tests/bench/run.py [NAME ...]` (what `make bench` calls).

Each has a process and a time of its own, all of them `MINUTES`; what is stopped keeps what it has. RESULTS.md
beside this file is written anew after each: benches that are not named stay in it as they were, with the day
and the load of their own run. When all have run, the one line of figures in the README is written, too.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from measure import FIGURES

HERE = Path(__file__).parent
README = HERE.parents[1] / "README.md"
RESULTS = HERE / "RESULTS.md"
MINUTES = 30
ASKING = frozenset({"bench_keys"})
"""Benches that are given a shoot: nobody but a person has one."""
PEERS = ("pyexiv2", "python-xmp-toolkit", "pyvips", "smartcrop", "autocrop", "openvino", "torch")
PROGRAMS = ("exiftool", "gthumb", "gwenview")

_PART = re.compile(r"^## (bench_\w+)\n\n(.*?)(?=^## |\Z)", re.M | re.S)
_ROW = re.compile(r"^\| .* \|$", re.M)


def main() -> None:
    """Run what is named, or everything."""
    names = sorted({file.stem for file in HERE.glob("bench_*.py")} - ASKING)
    wanted = sys.argv[1:] or names
    unknown = [name for name in wanted if name not in names]
    if unknown:
        sys.exit(f"no such bench: {', '.join(unknown)}")
    ends = time.monotonic() + 60 * MINUTES
    headlines = []
    for number, name in enumerate(wanted):
        # what one leaves of its share, the next ones have
        seconds = (ends - time.monotonic()) / (len(wanted) - number) * (1 if number == len(wanted) - 1 else 2)
        print(f"== {name}, at most {seconds:.0f} s", flush=True)
        told, figures = ran(name, seconds)
        print(told, flush=True)
        kept = parts(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
        RESULTS.write_text(page(names, {**kept, name: told}), encoding="utf-8")
        headlines += [
            str(each["headline"]).format(ratio=f"{each['peer'] / each['ours']:.3g}")  # type: ignore[operator]
            for each in figures
            if each["headline"]
        ]
    if headlines and not sys.argv[1:]:
        say(headlines)


def ran(name: str, seconds: float) -> tuple[str, list[dict[str, object]]]:
    """A bench's part of the page, and its figures."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "figures"
        file.touch()
        environment = {**os.environ, FIGURES: str(file), "PYTHONPATH": str(HERE.parents[1])}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs have their bytecode
        command = [sys.executable, "-W", "ignore", str(HERE / f"{name}.py")]
        load, began = os.getloadavg()[0], time.monotonic()
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment,
            start_new_session=True,
        ) as bench:
            try:
                told, _ = bench.communicate(timeout=seconds)
                told += f"\nended with {bench.returncode}" if bench.returncode else ""
            except subprocess.TimeoutExpired:
                os.killpg(bench.pid, signal.SIGKILL)  # its own children would hold the pipe open
                told = f"{bench.communicate()[0]}\nstopped after {seconds:.0f} s"
        when = time.strftime("%Y-%m-%d")
        took = f"{time.monotonic() - began:.0f} s, load {load:.1f} before and {os.getloadavg()[0]:.1f} after"
        figures = [json.loads(each) for each in file.read_text().splitlines()]
        return f"{when}, {took}.\n\n```\n{told.strip()}\n```\n", figures


def parts(page: str) -> dict[str, str]:
    """The parts of the page by bench, each with its day and load."""
    return {name: f"{part.strip()}\n" for name, part in _PART.findall(page)}


def page(names: list[str], told: Mapping[str, str]) -> str:
    """The whole page: what there was to compare with, the table of all figures, each bench's own words."""
    there = [name for name in names if name in told]
    rows = [row for name in there for row in _ROW.findall(told[name])]
    return "\n".join(
        [*head([n for n in names if n not in told]), *rows, "", *(f"## {n}\n\n{told[n]}" for n in there)]
    )


def head(missing: list[str]) -> list[str]:
    """What the last run found to compare with, which benches have never run, and the head of the table."""
    packages = {name: version(name) for name in PEERS}
    programs = {name: any(Path(p, name).exists() for p in os.get_exec_path()) for name in PROGRAMS}
    found = [f"{name} {number}" for name, number in packages.items() if number]
    found += [name for name, is_there in programs.items() if is_there]
    absent = [name for name, there in {**packages, **programs}.items() if not there]
    return [
        "# Results of `make bench`",
        "",
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}. "
        f"Peers: {', '.join(found) or 'none'}. Not installed: {', '.join(absent) or 'none'}.",
        "Ratio: how many times longer the peer takes, both in turn in one run; day and load by each bench.",
        "How costs grow with the number of photos (bench_growth): ![growth](growth.svg)",
        *([f"Not run yet: {', '.join(missing)}."] if missing else []),
        "",
        "| job | ours | peer | ratio | goal | met |",
        "|---|---|---|---|---|---|",
    ]


def version(name: str) -> str:
    """Empty where it is not installed."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def say(lines: list[str]) -> None:
    """Put the figures into the README, where its line of them is."""
    text = README.read_text(encoding="utf-8")
    told = f"<!-- figures -->Measured side by side (`make bench`): {'; '.join(lines)}.<!-- /figures -->"
    README.write_text(
        re.sub(r"<!-- figures -->.*?<!-- /figures -->", told, text, flags=re.S), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
