"""All routes over real HTTP: limits, headers, and whatever a stranger may send."""

from __future__ import annotations

import io
import math
import re
import socket
from collections.abc import Iterator
from itertools import product
from urllib.parse import urlsplit

import httpx
import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import CollectionError
from cropperhead_desktop.web import bodies, limits
from cropperhead_desktop.web.guard import HEADERS
from cropperhead_desktop.web.limits import FORM_BYTES, MOST_WAITING, RateLimits
from cropperhead_desktop.web.photos import consent_digest
from tests.helpers.pages import FakeCollection, served

OWN = {"Sec-Fetch-Site": "same-origin"}
CROP = {"left": "0.1", "top": "0.2", "right": "0.9", "bottom": "0.8", "angle": "0"}


class Visitor:
    """A client of the page, and what the page handed on."""

    def __init__(self, url: str, collection: FakeCollection | None) -> None:
        self.url = url
        self.collection = collection
        self.http = httpx.Client(base_url=url, headers=OWN, timeout=30)

    def give(self, photo: bytes, crop=CROP, consent=None, **more) -> httpx.Response:
        fields = {**crop, "consent": consent_digest() if consent is None else consent}
        return self.http.post("/api/photos", data=fields, files={"photo": ("a.jpg", photo)}, **more)


@pytest.fixture(scope="module")
def running(page_model) -> Iterator[Visitor]:
    collection = FakeCollection()
    with served(page_model, collection) as url:
        one = Visitor(url, collection)
        with one.http:
            yield one


@pytest.fixture
def visitor(running) -> Visitor:
    running.collection.given.clear()
    return running


def jpeg(width=300, height=200, **more) -> bytes:
    buffer = io.BytesIO()
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    picture.save(buffer, more.pop("kind", "JPEG"), **more)
    return buffer.getvalue()


def checked(response: httpx.Response, *statuses: int) -> httpx.Response:
    """The response, which has one of these statuses, all headers and, where it refuses, words."""
    assert response.status_code in statuses, (response.status_code, response.text)
    assert {name: response.headers.get(name) for name in HEADERS} == dict(HEADERS)
    assert "set-cookie" not in response.headers and "server" not in response.headers
    if response.status_code >= 400:
        assert response.json()["error"]
        assert "Traceback" not in response.text and "/" not in response.json()["error"]
    return response


# --- the way through


def test_a_photo_is_given_and_taken_back(visitor) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    answer = checked(visitor.give(jpeg(exif=exif, comment=b"private", xmp=b"<x:Secret/>")), 201).json()
    (given,) = visitor.collection.given
    assert re.fullmatch("[0-9a-f]{32}", answer["receipt"]) and given.receipt == answer["receipt"]
    assert given.size == (300, 200) and given.crop == pytest.approx((0.1, 0.2, 0.9, 0.8, 0))
    assert (given.origin, given.consent) == ("visitor", consent_digest())
    with Image.open(io.BytesIO(given.photo)) as kept:
        assert kept.size == (300, 200) and not kept.getexif()
    assert b"Secret" not in given.photo and b"private" not in given.photo
    path = f"/api/photos/{answer['receipt']}"
    assert checked(visitor.http.delete(path), 200).json() == {"withdrawn": True}
    assert visitor.collection.given == []
    checked(visitor.http.delete(path), 404)


def test_a_photo_that_lies_on_its_side_is_kept_upright(visitor) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    checked(visitor.give(jpeg(exif=exif)), 201)
    assert visitor.collection.given.pop().size == (200, 300)


def test_what_leans_out_by_rounding_is_moved_in(visitor) -> None:
    checked(visitor.give(jpeg(), CROP | {"left": "-0.001"}), 201)
    assert visitor.collection.given.pop().crop[0] >= -1e-9


def test_the_page_and_its_headers(visitor) -> None:
    page = checked(visitor.http.get("/"), 200)
    assert "no-cache" in page.headers["cache-control"]
    for path in re.findall('(?:href|src)="(/[^"]+)"', page.text):
        assert "immutable" in checked(visitor.http.get(path), 200).headers["cache-control"]
    checked(visitor.http.head("/"), 200)


# --- who may ask

WRITES = [("POST", f"/api/{name}") for name in ("questions", "proposals", "copies", "photos")]
WRITES += [("DELETE", "/api/photos/" + 32 * "0")]
STRANGERS = [
    {},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "SAME-ORIGIN"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://["},
    {"Origin": "http://127.0.0.1:1"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "OWN"},
]


@pytest.mark.parametrize("method, path", WRITES)
def test_only_the_page_itself_may_write(visitor, method, path) -> None:
    with httpx.Client(base_url=visitor.url) as http:
        for headers in STRANGERS:
            given = {name: visitor.url if value == "OWN" else value for name, value in headers.items()}
            answer = http.request(method, path, headers=given)
            assert checked(answer, 403).json()["error"] == "Only the page itself may do this.", headers
        own = http.request(method, path, headers={"Origin": visitor.url})
        assert own.status_code != 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "[", "127.0.0.1@evil.example", ""]
)
def test_no_other_name_may_point_here(visitor, host) -> None:
    checked(visitor.http.get("/", headers={"Host": host}), 403)


def test_behind_a_proxy_any_name_will_do(page_model) -> None:
    with served(page_model, None, is_local=False) as url:
        checked(httpx.get(url, headers={"Host": "crop.example"}), 200)


PATHS = ["/../../etc/passwd", "/page/%2e%2e/%2e%2e/app.py", "/..%2fetc", "/%00", "//x"]
PATHS += ["/api/photos/..", "/api/photos/a%2Fb"]


@pytest.mark.parametrize("path", PATHS)
def test_there_are_no_other_paths(visitor, path) -> None:
    place = urlsplit(visitor.url)
    with socket.create_connection((place.hostname, place.port)) as wire:  # httpx would tidy the path
        wire.sendall(f"GET {path} HTTP/1.1\r\nHost: {place.netloc}\r\nConnection: close\r\n\r\n".encode())
        assert re.match(rb"HTTP/1.1 40[045] ", wire.makefile("rb").read())
    for method, known in (("PUT", "/"), ("GET", "/api/photos"), ("DELETE", "/api/photos"), ("TRACE", "/")):
        checked(visitor.http.request(method, known), 404, 405)
    for receipt in ("1", "g" * 32, "A" * 32, "0" * 33, "..", "%2e%2e"):
        checked(visitor.http.delete(f"/api/photos/{receipt}"), 404, 405)


# --- photos and forms that are none

NOT_NUMBERS = [
    "nan",
    "inf",
    "-inf",
    "1e400",
    "1e3",
    "",
    " ",
    "x",
    "1_0",
    "٣",
    "0x1",
    "9999",
    "1" * 300,
    "[[[",
    "None",
]
NOT_CROPS = [
    {"right": "0.1"},
    {"right": "0.05"},
    {"bottom": "0.1"},
    {"left": "-0.2"},
    {"bottom": "1.2"},
    {"angle": "45.1"},
    {"angle": "-46"},
    {"angle": "44"},
    {"left": "0.899"},
    {"left": "2", "right": "2.5"},
]


def patched_size(width: int, height: int) -> bytes:
    """A small JPEG whose head says that it is large."""
    data = bytearray(jpeg())
    place = data.index(b"\xff\xc0") + 5
    data[place : place + 4] = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return bytes(data)


PHOTOS = {
    "nothing": b"",
    "text": b"Dear Sir or Madam",
    "text that begins well": b"\xff\xd8\xff" + b"no" * 1000,
    "PNG": jpeg(kind="PNG"),
    "GIF": jpeg(kind="GIF"),
    "TIFF": jpeg(kind="TIFF"),
    "SVG": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "cut off": jpeg()[:900],
    "300 megapixels": patched_size(20_000, 15_000),
    "no width": patched_size(0, 200),
    "a little too large": jpeg(2049, 16),
}


@pytest.mark.parametrize("photo", PHOTOS)
def test_what_is_no_photo_is_not_kept(visitor, photo) -> None:
    checked(visitor.give(PHOTOS[photo]), 400)
    checked(visitor.http.post("/api/copies?width=300&height=200", content=PHOTOS[photo]), 400)
    assert visitor.collection.given == []


def test_what_is_no_crop_is_not_kept(visitor) -> None:
    photo = jpeg()
    for side, value in product(CROP, NOT_NUMBERS):
        checked(visitor.give(photo, CROP | {side: value}), 400)
    for wrong in NOT_CROPS:
        checked(visitor.give(photo, CROP | wrong), 400)
    checked(visitor.give(jpeg(300, 2)), 400)  # less than 16 px remain
    assert visitor.collection.given == []


def test_without_consent_nothing_is_kept(visitor) -> None:
    for consent in ("", "yes", "0" * 64, consent_digest().upper(), consent_digest() + "0"):
        answer = checked(visitor.give(jpeg(), consent=consent), 400)
        assert "load the page again" in answer.json()["error"]
    assert visitor.collection.given == []


FORM = {**CROP, "consent": consent_digest()}


def test_forms_that_the_page_does_not_send(visitor) -> None:
    photo = ("photo", ("a.jpg", jpeg()))
    parts = [*((name, (None, value)) for name, value in FORM.items()), photo]
    forms = [
        parts[1:], parts[:-1], [*parts, photo], [*parts, parts[0]], [*parts, ("more", (None, "1"))],
        [*parts[:-1], ("photo", (None, "text"))], [*parts[1:], ("left", ("b.jpg", b"x"))],
        [*parts[1:], ("left", (None, "1" * 9000))], [("photo", ("a.jpg", b"")) for _ in range(300)],
    ]  # fmt: skip
    for files in forms:
        checked(visitor.http.post("/api/photos", files=files), 400)
    deep = b"[" * 100_000
    form = "multipart/form-data"
    kinds = ["application/json", form, f"{form}; boundary=", f"{form}; boundary=a", "text/plain"]
    kinds += [f"{form}; boundary={'b' * 5000}", "application/x-www-form-urlencoded"]
    odd = b"--a\r\nContent-Disposition: form-data; name=\xff\r\n\r\n"
    for kind, body in product(kinds, (deep, b"", b"--a\r\n", odd)):
        checked(visitor.http.post("/api/photos", content=body, headers={"Content-Type": kind}), 400)
    copies = [f"copies?{size}" for size in ("width=9&height=99", "width=nan&height=99", "")]
    for name in ("proposals", "questions", *copies):
        checked(visitor.http.post(f"/api/{name}", content=deep[:90_000]), 400)
    checked(visitor.http.post("/api/proposals?ratio=1e400:1", content=b""), 400)
    assert visitor.collection.given == []


# --- how much


def wire_of(visitor: Visitor, head: str, body: Iterator[bytes] | list[bytes]) -> bytes:
    """What comes back for a request that is written by hand and may be cut off by the server."""
    place = urlsplit(visitor.url)
    with socket.create_connection((place.hostname, place.port), timeout=20) as wire:
        lines = [head, f"Host: {place.netloc}", "Sec-Fetch-Site: same-origin"]
        lines += ["Content-Type: multipart/form-data; boundary=a", "", ""]
        wire.sendall("\r\n".join(lines).encode())
        try:
            for chunk in body:
                wire.sendall(chunk)
        except OSError:
            pass  # it has heard enough
        try:
            return wire.recv(65536)
        except ConnectionResetError:
            return b"HTTP/1.1 reset"


BODIES = {"photos": FORM_BYTES, "proposals": 2**17, "questions": 2**17, "copies?width=99&height=99": 2**19}


@pytest.mark.parametrize("path, most", BODIES.items())
def test_bodies_are_counted_as_they_come(visitor, path, most) -> None:
    told = wire_of(visitor, f"POST /api/{path} HTTP/1.1\r\nContent-Length: {most + 1}", [])
    assert told.startswith(b"HTTP/1.1 413 ")
    form = b'--a\r\nContent-Disposition: form-data; name="photo"; filename="a"\r\n\r\n'
    pieces = [form, *[bytes(2**16)] * (most // 2**16 + 2)]
    chunked = [b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces]
    came = wire_of(visitor, f"POST /api/{path} HTTP/1.1\r\nTransfer-Encoding: chunked", chunked)
    assert came.startswith((b"HTTP/1.1 413 ", b"HTTP/1.1 reset")), came[:80]
    for length in ("-1", "x", "1" * 40, "1, 2"):
        answer = wire_of(visitor, f"POST /api/{path} HTTP/1.1\r\nContent-Length: {length}", [])
        assert re.match(rb"HTTP/1.1 4(00|13) ", answer), answer[:80]
    assert visitor.collection.given == []
    checked(visitor.http.get("/"), 200)


def test_a_body_that_does_not_come_is_not_waited_for(visitor, monkeypatch) -> None:
    monkeypatch.setattr(limits, "RECEIVE_S", 0.2)
    for path in ("photos", "proposals"):
        answer = wire_of(visitor, f"POST /api/{path} HTTP/1.1\r\nContent-Length: 1000", [b"--a\r\n"])
        assert answer.startswith(b"HTTP/1.1 408 ")


def test_each_address_has_so_much_an_hour(page_model) -> None:
    with served(page_model, FakeCollection(), RateLimits("3/minute", "2/hour")) as url:
        one = Visitor(url, None)
        with one.http:
            asks = {
                3: lambda: one.http.post("/api/proposals", content=b""),
                2: lambda: one.give(jpeg()),
                3.5: lambda: one.http.delete("/api/photos/" + 32 * "0"),
            }
            for count, ask in asks.items():
                statuses = [ask().status_code for _ in range(int(count))]
                late = checked(ask(), 429)
                assert 429 not in statuses and 1 <= int(late.headers["retry-after"]) <= 3600
            checked(one.http.post("/api/copies", content=b""), 429)  # counted with proposals
            checked(one.http.get("/"), 200)


def test_when_enough_wait_nobody_may_give(visitor) -> None:
    visitor.collection.pretended = MOST_WAITING
    answer = checked(visitor.give(jpeg()), 503)
    visitor.collection.pretended = 0
    assert int(answer.headers["retry-after"]) > 0 and visitor.collection.given == []


def test_a_collection_that_does_not_answer_is_no_fault_of_the_visitor(visitor, monkeypatch, caplog) -> None:
    def broken(*_anything: object) -> None:
        raise CollectionError("/secret/place is not reachable")

    monkeypatch.setattr(FakeCollection, "add", broken)
    monkeypatch.setattr(FakeCollection, "withdraw", broken)
    for answer in (visitor.give(jpeg()), visitor.http.delete("/api/photos/" + 32 * "0")):
        assert "secret" not in checked(answer, 503).text and int(answer.headers["retry-after"]) > 0
    assert "secret" in caplog.text and 32 * "0" not in caplog.text
    caplog.clear()


def test_where_nothing_is_collected_nothing_can_be_given(page_model) -> None:
    with served(page_model, None) as url:
        one = Visitor(url, None)
        with one.http:
            checked(one.give(jpeg()), 404)
            checked(one.http.delete("/api/photos/" + 32 * "0"), 404)
            assert "&quot;collects&quot;: false" in one.http.get("/").text


def test_numbers_of_the_page_are_those_that_it_may_send() -> None:
    assert all(math.isfinite(bodies._number(text)) for text in ("0", "-0.001", "0.123456789", "-12.5", "1"))
