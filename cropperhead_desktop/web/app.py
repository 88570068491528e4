"""The routes: the page and its files, proposals, photos that are given and taken back."""

from __future__ import annotations

import logging
import re
from dataclasses import astuple

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.web.bodies import BadRequest, body_of, photo_in
from cropperhead_desktop.web.files import PageFiles
from cropperhead_desktop.web.guard import Guard
from cropperhead_desktop.web.limits import (
    COPY_BYTES,
    COPY_SIDE,
    MOST_WAITING,
    PHOTO_BYTES,
    PHOTO_SIDE,
    RateLimits,
    too_many,
)
from cropperhead_desktop.web.photos import (
    Collecting,
    Uploads,
    consent_digest,
    crop_within,
)
from cropperhead_desktop.web.proposals import Proposer, ratio_in

MAPS_BYTES = 2**17
_RECEIPT = re.compile(r"[0-9a-f]{32}", re.ASCII)
_SIDE = re.compile(r"[1-9][0-9]{1,4}", re.ASCII)
_HOUR = 3600

VISITOR = "visitor"
"""The origin of the crops of this page, as the collection has it."""

log = logging.getLogger(__name__)


class PageServer:
    """What the routes need. Without a collection nothing can be given."""

    def __init__(
        self,
        files: PageFiles,
        proposer: Proposer,
        uploads: Uploads,
        collection: Collecting | None,
        limits: RateLimits,
    ) -> None:
        self._files = files
        self._proposer = proposer
        self._uploads = uploads
        self._collection = collection
        self._limits = limits

    async def page(self, request: Request) -> Response:
        """GET /"""
        return HTMLResponse(self._files.html, headers={"Cache-Control": "no-cache"})

    async def file(self, request: Request) -> Response:
        """GET /page/DIGEST/page.js and the like"""
        return self._files.get(request.url.path, request.headers.get("accept-encoding", ""))

    async def questions(self, request: Request) -> Response:
        """POST /api/questions: what else the browser should measure."""
        body = await body_of(request, MAPS_BYTES)
        return JSONResponse(self._proposer.questions(body))

    async def proposals(self, request: Request) -> Response:
        """POST /api/proposals?ratio=3:2"""
        self._limits.check(request, "proposals")
        ratio = ratio_in(request.query_params.get("ratio", ""))
        body = await body_of(request, MAPS_BYTES)
        return JSONResponse(self._proposer.proposals(body, ratio))  # shorter than the way to a thread

    async def copies(self, request: Request) -> Response:
        """POST /api/copies?width=6000&height=4000&ratio=3:2: for browsers that cannot run the model."""
        self._limits.check(request, "proposals")
        asked = request.query_params
        ratio, info = (
            ratio_in(asked.get("ratio", "")),
            PhotoInfo(_side(asked.get("width")), _side(asked.get("height"))),
        )
        body = await body_of(request, COPY_BYTES)
        copy = await run_in_threadpool(self._uploads.pixels, body, COPY_SIDE)
        return JSONResponse(await run_in_threadpool(self._proposer.of_copy, copy.jpeg, info, ratio))

    async def give(self, request: Request) -> Response:
        """POST /api/photos: a photo, a crop, and consent. All is checked before anything is kept."""
        collection = self._open_collection()
        self._limits.check(request, "photos")
        if await run_in_threadpool(collection.waiting) >= MOST_WAITING:
            raise too_many("No more photos are taken at present.", _HOUR, 503)
        given = await photo_in(request)
        if given.consent != consent_digest():
            raise BadRequest("the words to agree to have changed: load the page again")
        if len(given.photo) > PHOTO_BYTES:
            raise HTTPException(413, f"More than {PHOTO_BYTES:,} bytes.")
        picture = await run_in_threadpool(self._uploads.pixels, given.photo, PHOTO_SIDE)
        crop = crop_within(given.crop, picture.info)

        size, values = picture.info.displayed, astuple(crop)
        kept = await run_in_threadpool(collection.add, picture.jpeg, *size, values, VISITOR, given.consent)
        return JSONResponse({"receipt": kept.receipt}, 201)

    async def withdraw(self, request: Request) -> Response:
        """DELETE /api/photos/RECEIPT"""
        collection = self._open_collection()
        self._limits.check(request, "withdrawals")
        receipt = request.path_params["receipt"]
        is_one = _RECEIPT.fullmatch(receipt) is not None
        if not (is_one and await run_in_threadpool(collection.withdraw, receipt)):
            raise HTTPException(404, "No photo was given for this receipt, or it was taken back already.")
        return JSONResponse({"withdrawn": True})

    async def icon(self, request: Request) -> Response:
        """GET /favicon.ico: the page names its own."""
        return Response(status_code=204)

    def _open_collection(self) -> Collecting:
        if self._collection is None:
            raise HTTPException(404, "Nothing is collected here.")
        return self._collection


def application(server: PageServer, is_local: bool) -> Starlette:
    """The ASGI application; `is_local`: it answers to names of this machine only."""
    return Starlette(
        routes=[
            Route("/", server.page),
            Route("/favicon.ico", server.icon),
            Route("/api/questions", server.questions, methods=["POST"]),
            Route("/api/proposals", server.proposals, methods=["POST"]),
            Route("/api/copies", server.copies, methods=["POST"]),
            Route("/api/photos", server.give, methods=["POST"]),
            Route("/api/photos/{receipt}", server.withdraw, methods=["DELETE"]),
            Route("/{path:path}", server.file),
        ],
        middleware=[Middleware(Guard, is_local=is_local)],
        exception_handlers={
            HTTPException: _told,
            BadRequest: _bad,
            CropperHeadError: _broken,
            ClientDisconnect: _gone,
            Exception: _broken,
        },
    )


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": error.detail}, error.status_code, error.headers)


async def _bad(request: Request, error: Exception) -> Response:
    words = str(error)
    return JSONResponse({"error": f"{words[:1].upper()}{words[1:]}."}, 400)


async def _broken(request: Request, error: Exception) -> Response:
    """What is not the visitor's fault: said in the log, without who asked."""
    log.error("%s: %s", request.url.path.split("/")[1:3], error)
    return JSONResponse({"error": "Something is wrong here; try again later."}, 503, {"Retry-After": "60"})


async def _gone(request: Request, error: Exception) -> Response:
    return Response(status_code=400)


def _side(text: str | None) -> int:
    if text is None or _SIDE.fullmatch(text) is None:
        raise BadRequest("this photo has no size that is known")
    return int(text)
