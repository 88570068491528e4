"""The engine of several machines: a Dask scheduler and its workers, behind TLS unless all run here.

A scheduler and its workers run whatever is sent to them: whoever may connect owns the machines. So without
TLS only this machine's own addresses are taken, and with it both sides show a certificate of the same CA.
"""

from __future__ import annotations

import ipaddress
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cropperhead_desktop.domain.errors import EngineError, Reason, printable
from cropperhead_desktop.engine.mapping import Engine

if TYPE_CHECKING:
    from distributed import Client, Security

CA, CERTIFICATE, KEY = "ca.pem", "cert.pem", "key.pem"
"""The files of a `--tls` folder."""
CONNECT = 10.0
"""Seconds for a scheduler to answer."""
PATIENCE = 60.0
"""Seconds that may pass without any worker."""
_AHEAD = 2
"""Parts in flight for each thread of a worker: nobody waits for the next one."""


@contextmanager
def cluster(
    scheduler: str, tls: Path | None = None, patience: float = PATIENCE, connect: float = CONNECT
) -> Iterator[Engine]:
    """The engine of a scheduler's workers; EngineError: why there is none."""
    security = _security(scheduler, tls)
    try:
        from distributed import Client
    except ImportError as error:
        raise EngineError(
            "--engine dask needs Dask: {how}", how="pip install 'cropperhead-desktop[cluster]'"
        ) from error
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters is told by us
    try:
        client = Client(
            scheduler, security=security, timeout=connect, set_as_default=False, direct_to_workers=False
        )
    except (OSError, ValueError, TypeError, ImportError) as error:
        raise EngineError(
            "no scheduler answers at {place}: {why}", place=scheduler, why=_shortened(error)
        ) from error
    with client:
        watch = _Watch(client, patience, scheduler)
        watch.check(True)
        yield Engine(client.get_executor(pure=False), lambda: watch.width, watch.check)


class _Watch:
    """How many parts the workers can have, and whether there are any."""

    def __init__(self, client: Client, patience: float, scheduler: str) -> None:
        self._client = client
        self._patience = patience
        self._scheduler = scheduler
        self._seen = time.monotonic()
        self._looked = 0.0
        self.width = 1

    def check(self, waiting: bool) -> None:
        """EngineError: the scheduler is gone, or for long there was no worker."""
        now = time.monotonic()
        if not waiting and now - self._looked < 1.0:
            return
        self._looked = now
        try:
            threads = sum(self._client.nthreads().values())
        except (OSError, TimeoutError, ValueError) as error:
            raise EngineError(
                "the scheduler at {place} is gone; the same command goes on", place=self._scheduler
            ) from error
        if threads:
            self._seen, self.width = now, _AHEAD * threads
        elif now - self._seen > self._patience:
            raise EngineError(
                "no worker has been connected to {place} for {seconds:.0f} s; the same command goes on",
                place=self._scheduler,
                seconds=now - self._seen,
            )


def _security(scheduler: str, tls: Path | None) -> Security | None:
    """The certificates; EngineError where they are missing, or needed."""
    try:
        address = urlsplit(scheduler if "://" in scheduler else f"tcp://{scheduler}")
        host, port = address.hostname or "", address.port
    except ValueError:
        host, port = "", None
    if address.scheme not in ("tcp", "tls") or not host or port is None:
        raise EngineError("{place!r} is no scheduler: tls://HOST:8786 is", place=scheduler)
    if address.scheme == "tcp":
        if tls is not None:
            raise EngineError("{place} speaks no TLS: tls://… does", place=scheduler)
        if not _is_here(host):
            raise EngineError(
                "without TLS only a scheduler of this machine is used: whoever reaches it can run programs "
                "on all of them; give tls://{host}:{port} and --tls DIR",
                host=host, port=port,
            )  # fmt: skip
        return None
    if tls is None:
        raise EngineError(
            "tls:// needs --tls DIR, a folder with {files}", files=f"{CA}, {CERTIFICATE}, {KEY}"
        )
    for name in (CA, CERTIFICATE, KEY):
        if not (tls / name).is_file():
            raise EngineError("{folder} has no {name}", folder=printable(tls), name=name)
    try:
        from distributed import Security
    except ImportError:
        return None  # told by the caller
    ca, certificate, key = (str(tls / name) for name in (CA, CERTIFICATE, KEY))
    return Security(
        require_encryption=True, tls_ca_file=ca, tls_client_cert=certificate, tls_client_key=key,
    )  # fmt: skip


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _shortened(error: BaseException) -> str:
    return Reason("{why}", why=(str(error).splitlines() or [type(error).__name__])[0][:200])
