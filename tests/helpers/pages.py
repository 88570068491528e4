"""The page served for real, on a free port, by this process."""

from __future__ import annotations

import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

import uvicorn

from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester
from cropperhead_desktop.web.app import PageServer, application
from cropperhead_desktop.web.files import PageFiles
from cropperhead_desktop.web.limits import RateLimits
from cropperhead_desktop.web.photos import Collecting, Uploads
from cropperhead_desktop.web.proposals import Proposer


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
        server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_level="error", access_log=False))
        running = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        running.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            running.join(30)
