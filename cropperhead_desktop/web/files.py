"""What the page is made of: own files, vendored ones, the model; each under its folder's digest."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.models.card import ModelCard
from cropperhead_desktop.inference.models.sizes import is_of_any_size
from cropperhead_desktop.web.limits import COPY_SIDE, PHOTO_SIDE
from cropperhead_desktop.web.photos import CONSENT, consent_digest
from cropperhead_desktop.web.proposals import maps_of

HERE = Path(__file__).parent
VENDORED = HERE / "vendored"
PAGE = HERE / "page"

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".onnx": "application/octet-stream",
}
_FOREVER = "public, max-age=31536000, immutable"
_PACKED = ".gz"


@dataclass(frozen=True, slots=True)
class Served:
    """A file as it is sent; `is_packed`: with gzip."""

    body: bytes
    kind: str
    is_packed: bool = False

    def response(self, encodings: str) -> Response:
        """The answer, unpacked for the few who cannot do it themselves."""
        headers = {"Cache-Control": _FOREVER}
        body = self.body
        if self.is_packed:
            headers["Vary"] = "Accept-Encoding"
            if "gzip" in encodings:
                headers["Content-Encoding"] = "gzip"
            else:
                body = gzip.decompress(body)
        return Response(body, headers=headers, media_type=self.kind)


class PageFiles:
    """All files by their paths, and the page that names them. Read once.

    ModelError: a model of an older version, which looks for faces on photos of one size alone.
    """

    def __init__(self, model: Path, card: ModelCard, collects: bool) -> None:
        graph = model.read_bytes()
        if not is_of_any_size(graph):
            raise ModelError("{name} cannot run in a browser: it needs another input", name=card.name)
        self._files: dict[str, Served] = {}
        page = self._add("page", _folder(PAGE))
        runtime = self._add("vendored", _folder(VENDORED))
        weights = self._add("model", {model.name: Served(graph, _TYPES[".onnx"])})
        settings: dict[str, Any] = {
            "runtime": runtime,
            "wasm": f"{runtime}ort-wasm-simd-threaded.wasm",
            "file": f"{weights}{model.name}",
            "input": asdict(card.input),
            "maps": maps_of(card),
            "collects": collects,
            "consent": consent_digest(),
            "photoSide": PHOTO_SIDE,
            "copySide": COPY_SIDE,
        }
        html = (PAGE / "index.html").read_text("utf-8")
        filled = {"page": page, "settings": json.dumps(settings), "consent": CONSENT}
        for name, value in filled.items():
            html = html.replace(f"{{{{{name}}}}}", escape(value))
        self.html = html

    def get(self, path: str, encodings: str) -> Response:
        """The file at this path, which never changes (HTTPException 404)."""
        served = self._files.get(path)
        if served is None:
            raise HTTPException(404, "Nothing here.")
        return served.response(encodings)

    def _add(self, name: str, files: Mapping[str, Served]) -> str:
        """Serve a folder under its digest; the path of the folder."""
        digest = sha256()
        for each, served in sorted(files.items()):
            digest.update(each.encode() + sha256(served.body).digest())
        folder = f"/{name}/{digest.hexdigest()[:16]}/"
        self._files |= {folder + each: served for each, served in files.items()}
        return folder


def _folder(folder: Path) -> dict[str, Served]:
    files = {}
    for path in folder.iterdir():
        name, is_packed = path.name.removesuffix(_PACKED), path.suffix == _PACKED
        kind = _TYPES.get(Path(name).suffix)
        if kind is not None and path.name != "index.html":
            files[name] = Served(path.read_bytes(), kind, is_packed)
    return files
