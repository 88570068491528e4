"""Bodies of requests, counted as they come: what is too large or too slow is not read to its end."""

from __future__ import annotations

import asyncio
import math
import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.geometry.crop import MAX_ANGLE, Crop
from cropperhead_desktop.web import limits

SIDES = ("left", "top", "right", "bottom", "angle")
_NUMBER = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,20})?", re.ASCII)


class BadRequest(CropperHeadError):
    """What was sent is not what the page sends; the words are for people."""


@dataclass(frozen=True, slots=True)
class GivenPhoto:
    """A form as the page sends it: bytes of a file, a crop of it, the digest of the words agreed to."""

    photo: bytes
    crop: Crop
    consent: str


async def body_of(request: Request, most: int) -> bytes:
    """The whole body (HTTPException 413, 408)."""
    async with _in_time():
        return b"".join([chunk async for chunk in _counted(request, most)])


async def photo_in(request: Request) -> GivenPhoto:
    """The form of a photo (BadRequest, HTTPException 413, 408). All of it is checked but for the pixels."""
    stream = _counted(request, limits.FORM_BYTES)
    try:
        parser = MultiPartParser(request.headers, stream, max_files=1, max_fields=8, max_part_size=256)
        async with _in_time():
            form = await parser.parse()
    except (MultiPartException, UnicodeDecodeError, KeyError) as error:
        raise BadRequest("this is not the form of the page") from error
    try:
        fields = dict(form.multi_items())
        photo = fields.pop("photo", None)
        if (
            len(form.multi_items()) != 7
            or set(fields) != {*SIDES, "consent"}
            or not isinstance(photo, UploadFile)
        ):
            raise BadRequest("this is not the form of the page")
        values = [_number(str(fields[name])) for name in SIDES]
        if abs(values[-1]) > MAX_ANGLE or any(abs(value) > 2 for value in values[:-1]):
            raise BadRequest("these five numbers are not a crop")
        return GivenPhoto(await photo.read(), Crop(*values), str(fields["consent"]))
    finally:
        await form.close()


def _number(text: str) -> float:
    if _NUMBER.fullmatch(text) is None or not math.isfinite(float(text)):
        raise BadRequest("these five numbers are not a crop")
    return float(text)


async def _counted(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    told = request.headers.get("content-length", "0")
    count = int(told) if told.isascii() and told.isdigit() and len(told) < 16 else most + 1
    too_large = HTTPException(413, f"More than {most:,} bytes.", {"Connection": "close"})
    if count > most:
        raise too_large
    count = 0
    async for chunk in request.stream():
        count += len(chunk)
        if count > most:
            raise too_large
        yield chunk


@asynccontextmanager
async def _in_time() -> AsyncIterator[None]:
    """At most RECEIVE_S seconds (HTTPException 408)."""
    try:
        async with asyncio.timeout(limits.RECEIVE_S):
            yield
    except TimeoutError:
        raise HTTPException(408, "Too slow.", {"Connection": "close"}) from None
