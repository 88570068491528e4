"""Photos as objects under the digest of their bytes: in a folder, S3, or whatever else obstore knows."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit
from urllib.request import url2pathname

import obstore
from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import LocalStore, from_url

from cropperhead_desktop.domain.errors import CollectionError
from cropperhead_desktop.store.database import Unreachable
from cropperhead_desktop.system.files import own_folder, reason_of, write_whole
from cropperhead_desktop.system.syncs import sync_folder

T = TypeVar("T")
FOLDER = "photos"
_KEY = re.compile(rf"{FOLDER}/([0-9a-f]{{2}})/(\1[0-9a-f]{{62}})")
DIGEST = re.compile("[0-9a-f]{64}")


class Missing(CollectionError):
    """An object is not there."""


def local_folder(url: str) -> Path | None:
    """The folder that a store's address names; None where it is no folder of this machine."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return Path(url2pathname(parts.path))
    return None if "://" in url else Path(url).expanduser().absolute()


def key_of(digest: str) -> str:
    """Where the photo with this SHA-256 lies."""
    return f"{FOLDER}/{digest[:2]}/{digest}"


class Objects:
    """The photos of a collection. Thread-safe; every method may raise CollectionError."""

    def __init__(self, url: str) -> None:
        """`url`: a folder, `file:///…`, `s3://bucket/…`; keys and endpoint of S3: AWS_… variables."""
        self._url, self.folder = url, local_folder(url)
        self._store = self._asked(self._opened)

    def _opened(self) -> obstore.store.ObjectStore:
        if self.folder is not None:
            own_folder(self.folder)
            return LocalStore(self.folder)
        plain = os.environ.get("AWS_ENDPOINT_URL", os.environ.get("AWS_ENDPOINT", "")).startswith("http://")
        try:
            return from_url(
                self._url,
                client_options={"allow_http": plain, "timeout": "30s", "connect_timeout": "5s"},
                retry_config={"max_retries": 2},
            )
        except (BaseError, ValueError) as error:
            raise CollectionError(
                "the store {url} cannot be used: {why}", url=self._url, why=_first(error)
            ) from error

    def put(self, data: bytes) -> str:
        """Keep a photo, on the disk when this returns, and return its SHA-256; a damaged one is mended."""
        digest = sha256(data).hexdigest()
        self._asked(lambda: self._put(digest, data))
        return digest

    def _put(self, digest: str, data: bytes) -> None:
        with contextlib.suppress(CollectionError):
            if self.size(digest) == len(data) and self.get(digest) == data:
                return
        if self.folder is None:
            self.overwrite(digest, data)  # whoever does so at once puts the same bytes there
            return
        place = self.folder / key_of(digest)  # obstore never waits for the disk
        for folder in (place.parent.parent, place.parent):
            if not folder.is_dir():
                own_folder(folder)
                sync_folder(folder.parent)
        write_whole(place, data, private=True)

    def overwrite(self, digest: str, data: bytes) -> None:
        """Put these bytes there, whatever their digest."""
        self._asked(lambda: obstore.put(self._store, key_of(digest), data))

    def get(self, digest: str) -> bytes:
        """A photo's bytes (CollectionError: missing, or not the bytes that were given)."""
        try:
            data = self._asked(lambda: bytes(obstore.get(self._store, key_of(digest)).bytes()))
        except Missing as error:
            raise CollectionError("photo {digest}: its file is missing", digest=digest) from error
        if sha256(data).hexdigest() != digest:
            raise CollectionError("photo {digest}: its file is damaged", digest=digest)
        return data

    def size(self, digest: str) -> int | None:
        """How many bytes a photo has; None where it is not there."""
        try:
            return self._asked(lambda: obstore.head(self._store, key_of(digest))["size"])
        except Missing:
            return None

    def delete(self, digest: str) -> None:
        """Take a photo out; it need not be there."""
        with contextlib.suppress(Missing):
            self._asked(lambda: obstore.delete(self._store, key_of(digest)))

    def digests(self, prefix: str) -> Iterator[str]:
        """The photos whose digests begin with these two letters."""
        pages = self._asked(lambda: list(obstore.list(self._store, f"{FOLDER}/{prefix}")))
        for page in pages:
            for found in page:
                if match := _KEY.fullmatch(found["path"]):
                    yield match[2]

    def _asked(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except FileNotFoundError as error:
            raise Missing("the store {url} has no such object or place", url=self._url) from error
        except (PermissionDeniedError, UnauthenticatedError, PermissionError) as error:
            raise CollectionError("the store {url} gives no permission", url=self._url) from error
        except OSError as error:
            raise CollectionError(
                "the store {url} cannot be used: {why}", url=self._url, why=reason_of(error)
            ) from error
        except BaseError as error:
            raise Unreachable(
                "the store {url} does not answer: {why}", url=self._url, why=_first(error)
            ) from error


def _first(error: Exception) -> str:
    """obstore adds pages for developers below the first line."""
    return str(error).strip().split("\n", 1)[0]
