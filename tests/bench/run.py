"""All benches, one after the other: `python tests/bench/run.py [NAME ...]` (what `make bench` calls).

Writes RESULTS.md beside this file after each bench, and at the end the one line of figures in the README.
Each bench has a process and a time of its own, all of them 30 minutes; what is stopped keeps what it has.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from measure import FIGURES, line

HERE = Path(__file__).parent
README = HERE.parents[1] / "README.md"
MINUTES = 30
PEERS = ("pyexiv2", "python-xmp-toolkit", "pyvips", "smartcrop", "autocrop", "openvino", "torch")
PROGRAMS = ("exiftool", "gthumb", "gwenview")


def main() -> None:
    """Run what is named, or everything."""
    wanted = sys.argv[1:] or sorted(file.stem for file in HERE.glob("bench_*.py"))
    ends = time.monotonic() + 60 * MINUTES
    parts, figures = [], []
    for number, name in enumerate(wanted):
        # what one leaves of its share, the next ones have
        seconds = (ends - time.monotonic()) / (len(wanted) - number) * (1 if number == len(wanted) - 1 else 2)
        print(f"== {name}, at most {seconds:.0f} s", flush=True)
        told, found = ran(name, seconds)
        print(told, flush=True)
        parts.append(f"## {name}\n\n```\n{told.strip()}\n```\n")
        figures += found
        text = "\n".join([*head(wanted[number + 1 :]), *map(line, figures), "", *parts])
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    lines = [f["headline"].format(ratio=f"{f['peer'] / f['ours']:.3g}") for f in figures if f["headline"]]
    if lines and not sys.argv[1:]:
        say(lines)


def ran(name: str, seconds: float) -> tuple[str, list[dict[str, object]]]:
    """What a bench printed, and its figures."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "figures"
        file.touch()
        environment = {**os.environ, FIGURES: str(file), "PYTHONPATH": str(HERE.parents[1])}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs have their bytecode
        command = [sys.executable, "-W", "ignore", str(HERE / f"{name}.py")]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "env": environment}
        try:
            done = subprocess.run(command, timeout=seconds, check=False, **pipes)  # type: ignore[call-overload]
            told = done.stdout + (f"\nended with {done.returncode}" if done.returncode else "")
        except subprocess.TimeoutExpired as error:
            told = f"{(error.stdout or b'').decode(errors='replace')}\nstopped after {seconds:.0f} s"
        return told, [json.loads(each) for each in file.read_text().splitlines()]


def head(missing: Sequence[str] = ()) -> list[str]:
    """What was measured where, which benches have not run yet, and the head of the table."""
    peers = [f"{name} {version(name)}" for name in PEERS]
    programs = [name for name in PROGRAMS if any(Path(p, name).exists() for p in os.get_exec_path())]
    return [
        "# Results of `make bench`",
        "",
        f"{time.strftime('%Y-%m-%d')}, {platform.machine()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, load {os.getloadavg()[0]:.1f} at the end. Peers: {', '.join(peers)}; "
        f"programs: {', '.join(programs) or 'none'}.",
        "Ratio: how many times longer the peer takes, both in turn in one run.",
        *(
            [f"Only {', '.join(sys.argv[1:])}; `make bench` runs all and writes this file anew."]
            if sys.argv[1:]
            else []
        ),
        *([f"Stopped before {', '.join(missing)}."] if missing else []),
        "",
        "| job | ours | peer | ratio | goal | met |",
        "|---|---|---|---|---|---|",
    ]


def version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def say(lines: list[str]) -> None:
    """Put the figures into the README, where its line of them is."""
    text = README.read_text(encoding="utf-8")
    told = f"<!-- figures -->Measured side by side (`make bench`): {'; '.join(lines)}.<!-- /figures -->"
    README.write_text(
        re.sub(r"<!-- figures -->.*?<!-- /figures -->", told, text, flags=re.S), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
