"""How much a visitor may ask of the server, in one place."""

from __future__ import annotations

import time
from ipaddress import ip_address, ip_network

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.exceptions import HTTPException
from starlette.requests import Request

PHOTO_BYTES = 8 * 2**20
COPY_BYTES = 2**19
PHOTO_SIDE = 2048
COPY_SIDE = 448
"""Long sides in pixels of what the page sends."""

FORM_BYTES = PHOTO_BYTES + 2**16
RECEIVE_S = 60.0
"""Seconds for one body, whatever its size."""

MOST_WAITING = 2000
"""Photos that wait for a person; after that nobody may give one."""

MOST_AT_ONCE = 64
"""Connections; more are told to come back."""

PROPOSALS = "60/minute"
PHOTOS = "20/hour"


class RateLimits:
    """Counts what each address does. Addresses are kept in memory alone, for as long as they count.

    IPv6 visitors have a whole network each: its first half is their address.
    """

    def __init__(self, proposals: str = PROPOSALS, photos: str = PHOTOS) -> None:
        self._limits = {
            "proposals": parse(proposals),
            "photos": parse(photos),
            "withdrawals": parse(proposals),
        }
        self._windows = MovingWindowRateLimiter(MemoryStorage())

    def check(self, request: Request, kind: str) -> None:
        """HTTPException 429 with Retry-After where an address did this too often."""
        limit, who = self._limits[kind], _address(request)
        if not self._windows.hit(limit, kind, who):
            raise too_many("Too many requests; try again later.", self._wait(limit, kind, who))

    def _wait(self, limit: RateLimitItem, kind: str, who: str) -> int:
        stats = self._windows.get_window_stats(limit, kind, who)
        return max(1, round(stats.reset_time - time.time()))


def too_many(words: str, seconds: int, status: int = 429) -> HTTPException:
    """What to raise where somebody should come back later."""
    return HTTPException(status, words, {"Retry-After": str(seconds)})


def _address(request: Request) -> str:
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return str(ip_network((address, 64), strict=False)) if address.version == 6 else host
