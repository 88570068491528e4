"""What a reader of other editors' crops is given, and how it is found: one `Source` row a format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.editors.found import Editor, EditorCrop, LeftOut

Found = EditorCrop | LeftOut


@dataclass(frozen=True, slots=True)
class Context:
    """What readers ask of the world outside."""

    size_of: Callable[[Path], PhotoInfo]
    """Stored size and Orientation out of a photo's own file (PhotoError): for formats that do not tell."""
    roots: Mapping[str, Path] = field(default_factory=dict)
    """Where folders lie now that a catalogue names as they were: `D:/Photos/` to `/mnt/photos`."""
    progress: ProgressCallback = ignore_progress
    """Hears of photos read, may raise Cancelled."""
    on_note: Callable[[Path, str], None] = lambda _file, _note: None
    """Hears what should be told of a file that was read all the same (Lightroom holds it open)."""


Reader = Callable[[Path, Context], Iterable[Found]]
"""All that a file has to say, or what lies beside a photo; FileError where the file as a whole is no use."""


@dataclass(frozen=True, slots=True)
class Source:
    """How crops of one kind are kept and read."""

    editor: Editor
    read: Reader
    files: tuple[str, ...] = ()
    """Patterns of names, in lower case, of the files that `read` takes. Without any it takes photos, one at a
    time, and gives what lies beside each; nothing for most."""

    def takes(self, name: str) -> bool:
        """Whether a file of this name is one of `files`."""
        return any(fnmatchcase(name.lower(), pattern) for pattern in self.files)
