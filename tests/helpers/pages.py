"""The page served for real, on a free port, by this process."""

from __future__ import annotations

import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

import numpy as np
import uvicorn

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester, Evidence
from cropperhead_desktop.web.app import PageServer, application
from cropperhead_desktop.web.files import PageFiles
from cropperhead_desktop.web.limits import RateLimits
from cropperhead_desktop.web.photos import Collecting, Uploads
from cropperhead_desktop.web.proposals import Proposer
from cropperhead_desktop.web.serve import configured


@dataclass(frozen=True)
class Given:
    """What the page handed on."""

    receipt: str
    photo: bytes
    size: tuple[int, int]
    crop: tuple[float, ...]
    origin: str
    consent: str


@dataclass
class FakeCollection:
    """Keeps what is given in a list; `pretended` photos wait beside them."""

    given: list[Given] = field(default_factory=list)
    pretended: int = 0

    def add(
        self,
        photo: bytes,
        width: int,
        height: int,
        crop: tuple[float, float, float, float, float],
        origin: str,
        consent: str,
    ) -> Given:
        self.given.append(Given(secrets.token_hex(16), photo, (width, height), crop, origin, consent))
        return self.given[-1]

    def withdraw(self, receipt: str) -> bool:
        before = len(self.given)
        self.given = [one for one in self.given if one.receipt != receipt]
        return len(self.given) < before

    def waiting(self) -> int:
        return len(self.given) + self.pretended

    def close(self) -> None:
        """Nothing is open."""


def shipped_suggester() -> CandidateSuggester:
    """The default model, on the CPU."""
    return CandidateSuggester(*Registry().find(), "cpu")


def body_of(info: PhotoInfo, seen: Evidence) -> bytes:
    """The body that a browser sends about a photo."""
    upright = seen.verticals
    head = [*info.displayed, *seen.size, seen.has_edges, upright is not None]
    head += [
        upright.lean if upright else 0,
        upright.spread if upright else 0,
        seen.wide is not None,
        len(seen.lines),
    ]
    lines = [[*line.start, *line.end, line.upright, line.length, line.tilt] for line in seen.lines]
    arrays = [
        head,
        seen.features,
        seen.subjects,
        seen.logits,
        *([] if seen.wide is None else [seen.wide]),
        *lines,
    ]
    return b"".join(np.asarray(array, "<f4").tobytes() for array in arrays)


@contextmanager
def served(
    suggester: CandidateSuggester,
    collection: Collecting | None,
    limits: RateLimits | None = None,
    is_local: bool = True,
) -> Iterator[str]:
    """The address of a page; without `limits` nothing is counted that a test could reach."""
    limits = limits or RateLimits("100000/minute", "100000/hour")
    files = PageFiles(*Registry().find(), collection is not None)
    with closing(Uploads()) as uploads, socket.create_server(("127.0.0.1", 0)) as listening:
        app = application(PageServer(files, Proposer(suggester), uploads, collection, limits), is_local)
        server = uvicorn.Server(configured(app))
        running = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        running.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            running.join(30)
