"""Tracebacks that may be shown to others: where in the program, and nothing of the user's."""

from __future__ import annotations

import re

HEAD = "Traceback (most recent call last):"
_FRAME = re.compile(r'\s*File "(?P<file>[^"\n]*)", line (?P<line>\d+), in (?P<name>[\w<>.]+)\s*')
_ERROR = re.compile(r"(?P<kind>[A-Za-z_][\w.]*)(?::.*)?")
_KNOWN = re.compile(r"(?:site-packages|dist-packages|lib/python3\.\d+)/|(?=cropperhead_desktop/)")
_LINKS = (
    "The above exception was the direct cause of the following exception:",
    "During handling of the above exception, another exception occurred:",
)
_PATH = re.compile(r"""(?:(?<![^\s'"(\[=])(?:~?/|[A-Za-z]:[\\/]|\\\\))(?:(?![,;:](?:\s|$)|['"\n]).)*""")


def bare_trace(text: str) -> str:
    """A traceback's modules, lines, functions and kinds of error; no words of errors, no folders."""
    lines: list[str] = []
    is_over = True
    for line in text.splitlines():
        if line.strip() == HEAD:
            lines.append(HEAD)
            is_over = False
        elif line.strip() in _LINKS:
            lines.append(line.strip())
        elif (frame := _FRAME.fullmatch(line)) is not None:
            lines.append(f"  {_module(frame['file'])}:{frame['line']} {frame['name']}")
        elif not is_over and not line.startswith(" ") and (error := _ERROR.fullmatch(line)) is not None:
            lines.append(error["kind"])
            is_over = True  # what follows are the words of the error
    return "\n".join(lines)


def last_trace(text: str) -> str:
    """The last traceback in a log, as `bare_trace` (empty: there is none)."""
    lines = bare_trace(text).splitlines()
    begins = [number for number, line in enumerate(lines) if line == HEAD]
    while begins and begins[-1] and lines[begins[-1] - 1] in _LINKS and len(begins) > 1:
        begins.pop()
    return "\n".join(lines[begins[-1] :]) if begins else ""


def without_paths(text: str) -> str:
    """The text with `…` for what may be a path, rather too much of it than too little."""
    return _PATH.sub("…", text)


def _module(file: str) -> str:
    """A module's path below its package; of what lies elsewhere the name alone."""
    path = file.replace("\\", "/")
    found = list(_KNOWN.finditer(path))
    return path[found[-1].end() :] if found else path.rpartition("/")[2]
