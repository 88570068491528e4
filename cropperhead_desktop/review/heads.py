"""Heads at one height over many photos: drafts for those with exactly one known face, as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.care import Guarded, Sights
from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.portrait import HeadPreset, PortraitHead, fitted, head_of_face
from cropperhead_desktop.review.decisions import Decisions
from cropperhead_desktop.review.jobs import Generation, JobRunner, Priority
from cropperhead_desktop.review.store import SessionStore
from cropperhead_desktop.review.text import counted, phrase, tr


@dataclass(frozen=True, slots=True)
class Aligned:
    """How many photos got a draft, how many got none, and what is to be told of which."""

    drawn: int
    left_out: int
    told: tuple[tuple[Path, str], ...]


def face_of(sights: Sights) -> PortraitHead | str:
    """The head of the only face of a photo, or why there is none.

    A face that is marked and found is one; beside a face, those of half its height are bystanders.
    """
    faces: list[tuple[float, float, float, float]] = []
    for thing in sights.of([Guarded.FACES]):
        (left, top), (right, bottom) = thing.points[0], thing.points[2]
        x, y = (left + right) / 2, (top + bottom) / 2
        if not any(near[0] < x < near[2] and near[1] < y < near[3] for near in faces):
            faces.append((left, top, right, bottom))
    tallest = max((bottom - top for _left, top, _right, bottom in faces), default=0.0)
    faces = [face for face in faces if face[3] - face[1] > tallest / 2]
    if len(faces) == 1:
        return head_of_face(*faces[0])
    return Reason("{count} faces are known", count=len(faces)) if faces else phrase("no face is known")


def box_for(sights: Sights, preset: HeadPreset, info: PhotoInfo) -> tuple[Box | None, str]:
    """The crop by a preset in displayed pixels, and what is to be told: why there is none, or is tighter."""
    head = face_of(sights)
    if isinstance(head, str):
        return None, head
    found = fitted(head, preset, *info.displayed)
    if found is None:
        return None, phrase("too little room around the head")
    box, share = found
    tighter = Reason("drawn {percent} % tighter, for want of room", percent=round(100 * (1 - share)))
    return box, tighter if share < 0.995 else ""


class HeadAligner:
    """Looks at photos one after the other and draws their crops together; nothing is written."""

    def __init__(self, store: SessionStore, decisions: Decisions, jobs: JobRunner) -> None:
        self._store = store
        self._decisions = decisions
        self._jobs = jobs
        self._run = Generation()

    def align(
        self,
        paths: Sequence[Path],
        preset: HeadPreset,
        on_done: Callable[[Aligned], object],
        on_step: Callable[[int], object] = lambda _count: None,
    ) -> None:
        """Drafts for these photos; `on_step` hears how many were looked at. The next call ends this one."""
        self._run.advance()
        found: dict[Path, tuple[Box | None, str]] = {}
        infos: dict[Path, PhotoInfo] = {}

        def have(path: Path, box: Box | None, words: str) -> None:
            found[path] = box, words
            on_step(len(found))
            if len(found) == len(paths):
                on_done(self._draw(preset, {each: found[each] for each in paths}, infos))

        def ask(path: Path) -> None:
            def seen(answer: tuple[PhotoInfo, Sights]) -> None:
                infos[path], sights = answer
                have(path, *box_for(sights, preset, infos[path]))

            def failed(error: Exception) -> None:
                have(path, None, getattr(error, "reason", str(error)))

            self._jobs.photo(
                lambda backend, _progress: (backend.photos.info(path), backend.sights(path)),
                seen,
                failed,
                Priority.SOON,
                self._run,
            )

        for path in paths:
            ask(path)

    def stop(self) -> None:
        """What is still looked at is not waited for."""
        self._run.advance()

    def _draw(
        self,
        preset: HeadPreset,
        found: dict[Path, tuple[Box | None, str]],
        infos: dict[Path, PhotoInfo],
    ) -> Aligned:
        items = {item.path: item for item in self._store.items(list(found))}
        drafts = [
            (items[path], infos[path].crop(box))
            for path, (box, _words) in found.items()
            if path in items and box is not None
        ]
        words = tr("{preset} drawn on {photos}")
        text = words.format(preset=tr(preset.name), photos=counted(len(drafts), "photo"))
        self._decisions.draft_all(text, drafts)
        if drafts:
            self._store.view.say(tr("{text}; Enter accepts").format(text=text))
        told = tuple((path, words) for path, (_box, words) in found.items() if words)
        return Aligned(len(drafts), len(found) - len(drafts), told)
