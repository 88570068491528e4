"""Opening what the page needs, and serving it until Ctrl+C."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from contextlib import ExitStack, closing

import uvicorn
from starlette.applications import Starlette

from cropperhead_desktop.domain.errors import ModelError, ToolError
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester, open_suggester
from cropperhead_desktop.web.app import PageServer, application
from cropperhead_desktop.web.files import PageFiles
from cropperhead_desktop.web.limits import MOST_AT_ONCE, RateLimits
from cropperhead_desktop.web.photos import Uploads
from cropperhead_desktop.web.proposals import Proposer
from cropperhead_desktop.workflows.options import ServeOptions, user_models_folder

_GRACE_S = 5


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_ready()


def serve(options: ServeOptions, on_ready: Callable[[str], None]) -> None:
    """Serve the page until SIGINT or SIGTERM; `on_ready` gets its address once it answers.

    ModelError: the model cannot run in a browser; ToolError: the port is taken; CollectionError: the
    collection cannot be opened.
    """
    with ExitStack() as opened:
        proposer, files = _model(options)
        collection = None
        if options.collect:
            # imported late: the extra `store`
            from cropperhead_desktop.workflows.collection import open_collection

            collection = opened.enter_context(closing(open_collection(options.store, options.database)))
        uploads = opened.enter_context(closing(Uploads()))
        listening = opened.enter_context(_listening(options))
        app = application(PageServer(files, proposer, uploads, collection, RateLimits()), options.is_local)
        config = configured(app, options.trusted_proxy)
        server = _Server(config, lambda: on_ready(_address(listening)))
        try:
            server.run(sockets=[listening])
        except KeyboardInterrupt:  # raised anew after the server has ended in order
            return


def configured(app: Starlette, trusted_proxy: str = "") -> uvicorn.Config:
    """How the page is served; addresses of visitors, and what they send, are logged nowhere."""
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)
    return uvicorn.Config(
        app,
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=bool(trusted_proxy),
        forwarded_allow_ips=trusted_proxy or None,
        limit_concurrency=MOST_AT_ONCE,
        timeout_graceful_shutdown=_GRACE_S,
    )


def _model(options: ServeOptions) -> tuple[Proposer, PageFiles]:
    model, card = Registry(user_models_folder()).find(options.model)
    suggester = open_suggester(model, card, "cpu")
    if not isinstance(suggester, CandidateSuggester):
        raise ModelError("{name} cannot run in a browser: it scores no candidates", name=card.name)
    suggester.warm_up()
    return Proposer(suggester), PageFiles(model, card, options.collect)


def _listening(options: ServeOptions) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        return socket.create_server((options.host, options.port), family=family)
    except OSError as error:
        raise ToolError(
            "{host}:{port} cannot be served: {why}", host=options.host, port=options.port, why=str(error)
        ) from error


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
