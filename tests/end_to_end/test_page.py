"""The page in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import base64
import json
import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop, is_inside
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.suggest.lines import lines_at
from cropperhead_desktop.inference.suggest.verticals import shows_edges, slopes_of, verticals_of
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from tests.helpers.pages import FakeCollection, served, shipped_suggester

CHROMIUM = Path("/usr/bin/chromium")
LONG = bool(os.environ.get("CROPPERHEAD_LONG_TESTS"))
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
    pytest.mark.timeout(3600 if LONG else 240),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served(shipped_suggester(), FakeCollection()) as url:
        yield url


class PageInHand:
    """A page that complains of nothing and asks nobody else."""

    def __init__(self, browser, url: str, script: str = "", **context) -> None:
        self.url = url
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.page.set_default_timeout(120_000)
        self.wrong: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", self._asked)
        if script:
            self.page.add_init_script(script)
        self.page.goto(url)
        self.settled()

    def _heard(self, message) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(message.text)

    def _asked(self, request) -> None:
        if not request.url.startswith((self.url, f"blob:{self.url}", "data:")):
            self.wrong.append(request.url)

    def settled(self) -> None:
        self.page.wait_for_selector("#status:empty", state="attached")

    @property
    def chooser(self):
        return self.page.locator(f"#{'another' if self.page.is_hidden('#start') else 'start'} input")

    def open(self, photo: Path) -> dict:
        with self.page.expect_response("**/api/proposals*") as waiting:
            self.chooser.set_input_files(photo)
        self.settled()
        return waiting.value.json()

    @property
    def crop(self) -> list[float]:
        return json.loads(self.page.get_attribute("#values", "data-crop"))

    def close(self) -> None:
        self.context.close()
        assert self.wrong == []


@pytest.fixture
def made_photos(tmp_path) -> list[Path]:
    """A portrait whose camera lay on its side, and a large leaning photo."""
    data = Path(pytest.importorskip("skimage").__file__).parent / "data"
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(data / "astronaut.png") as picture:
        picture.convert("RGB").rotate(90).crop((0, 60, 512, 440)).save(tmp_path / "side.jpg", exif=exif)
    with Image.open(data / "rocket.jpg") as picture:
        large = picture.convert("RGB").resize((2560, 1708)).rotate(-8, Image.Resampling.BICUBIC)
        large.crop((230, 154, 2330, 1554)).save(tmp_path / "leaning.jpg")
    return [tmp_path / "side.jpg", tmp_path / "leaning.jpg"]


@pytest.fixture
def program(tmp_path) -> Iterator[Services]:
    services = open_services(Options(device="cpu", personal=False, cache_folder=tmp_path / "cache"))
    yield services
    services.close()


def check_proposal(seen: PageInHand, program: Services, photo: Path) -> bool:
    """Whether both level the photo; they agree in all crops, all angles and the verdict."""
    answer, own, info = seen.open(photo), program.suggest(photo), program.photos.info(photo)
    assert answer["verdict"] == own.verdict and len(answer["crops"]) == len(own.candidates), photo
    displayed = PhotoInfo(*info.displayed)
    for crop, other in zip(answer["crops"], own.candidates, strict=True):
        box, wanted = displayed.box(Crop(**crop)), info.box(other)
        assert iou(box, wanted) >= 0.99 and box.angle == pytest.approx(wanted.angle, abs=0.3), photo
        assert bool(box.angle) == bool(wanted.angle), photo
    return bool(answer["uncropped"]["angle"])


@pytest.mark.skipif(not LONG, reason="a long test: four seconds a photo")
def test_the_page_proposes_what_the_program_proposes(browser, site, program, shared_data) -> None:
    photos = sorted(shared_data.glob("photos*/images/*.jpg"))
    seen = PageInHand(browser, site)
    levelled = [check_proposal(seen, program, photo) for photo in random.Random(7).sample(photos, 60)]
    assert any(levelled)
    seen.close()


# --- by keyboard


def test_the_whole_way_by_keyboard(browser, program, made_photos, tmp_path) -> None:
    """The real command with a real collection; nothing is clicked but the chooser of files."""
    store = pytest.importorskip("cropperhead_desktop.store.collection")
    command = [sys.executable, "-m", "cropperhead_desktop", "serve", "--port=0", f"--store={tmp_path}/kept"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            url = server.stdout.readline().strip()
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+", url)
            seen = PageInHand(browser, url, viewport={"width": 1000, "height": 700})
            assert [check_proposal(seen, program, photo) for photo in made_photos] == [False, True]
            _corrected_by_keyboard(seen)
            receipt = _given_by_keyboard(seen)
            with store.Collection.open(str(tmp_path / "kept")) as collection:
                (label,) = collection.longest_waiting(9)
                assert list(astuple(label.crop)) == pytest.approx(seen.crop, abs=1e-5)
                assert (label.width, label.height, label.origin) == (2048, 1365, "visitor")
                _taken_back_by_keyboard(seen, receipt)
                assert collection.waiting() == 0
            seen.close()
        finally:
            server.send_signal(signal.SIGINT)
            _out, errors = server.communicate(timeout=30)
    assert (server.returncode, errors) == (0, "")


def _corrected_by_keyboard(seen: PageInHand) -> None:
    page, press, proposed = seen.page, seen.page.keyboard.press, seen.crop
    assert page.evaluate("document.activeElement.id") == "stage"  # where the arrows work
    for key in ("Shift+ArrowLeft", "Shift+ArrowLeft", "ArrowRight", "ArrowDown"):
        press(key)
    assert seen.crop[2] - seen.crop[0] < proposed[2] - proposed[0] - 0.01
    focus_on(page, "reset")
    press("Space")
    assert seen.crop == proposed and page.is_disabled("#reset")
    focus_on(page, "ratio")
    press("End")
    focus_on(page, "own")
    page.keyboard.type("2:1")
    with page.expect_response("**/api/proposals?ratio=2%3A1"):
        press("Enter")
    seen.settled()
    box = PhotoInfo(2100, 1400).box(Crop(*seen.crop))
    assert box.width / box.height == pytest.approx(2, rel=1e-3)
    focus_on(page, "turn")
    angle = seen.crop[4]
    for key, steps in (("ArrowRight", 10), ("ArrowLeft", 7)):
        for _ in range(steps):
            press(key)
    assert seen.crop[4] == pytest.approx(angle + 0.3, abs=0.06)


def _given_by_keyboard(seen: PageInHand) -> str:
    page = seen.page
    assert page.is_disabled("#send")
    focus_on(page, "consent")
    page.keyboard.press("Space")
    focus_on(page, "send")
    page.keyboard.press("Enter")
    page.wait_for_selector("#thanks:not([hidden])")
    assert page.is_disabled("#send")
    return page.inner_text("#receipt")


def _taken_back_by_keyboard(seen: PageInHand, receipt: str) -> None:
    page = seen.page
    assert page.input_value("#old") == receipt
    focus_on(page, "old")
    page.keyboard.press("Enter")
    page.wait_for_selector("#status:has-text('Taken back.')")
    assert page.is_hidden("#thanks")
    page.keyboard.type(receipt)
    page.keyboard.press("Enter")
    page.wait_for_selector("#status.error")
    seen.wrong[:] = [words for words in seen.wrong if "404" not in words]  # Chromium logs refusals itself


def focus_on(page, name: str) -> None:
    """Tab until it has the focus."""
    for _ in range(30):
        if page.evaluate("document.activeElement.id") == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"#{name} cannot be reached with Tab")


# --- on a phone that cannot run the model


@pytest.mark.parametrize("look", ["dark", "light"])
def test_a_phone_without_webassembly_sends_a_small_copy_when_told(browser, site, made_photos, look) -> None:
    seen = PageInHand(browser, site, "delete globalThis.WebAssembly", color_scheme=look, **PHONE)
    page, asked = seen.page, []
    page.on("request", lambda one: asked.append(one.url) if "/api/" in one.url else None)
    seen.chooser.set_input_files(made_photos[1])
    page.wait_for_selector("#fallback:not([hidden])")
    assert asked == []  # nothing before the visitor agreed
    with page.expect_request("**/api/copies*") as sent:
        page.tap("#agree")
    seen.settled()
    assert "width=2100&height=1400" in sent.value.url  # a copy of over 448 px would be refused
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == {"dark": "rgb(31, 31, 31)", "light": "rgb(212, 212, 212)"}[look]
    for button in page.locator("button:visible, select:visible, label.button:visible").all():
        assert min(button.bounding_box()["height"], button.bounding_box()["width"]) >= 44
    _dragged(seen)
    seen.close()


def _dragged(seen: PageInHand) -> None:
    """By its corner the frame shrinks, by its middle it moves, and never out of the turned photo."""
    page, stage = seen.page, seen.page.locator("#stage").bounding_box()
    middle = stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2
    before, info = seen.crop, PhotoInfo(2100, 1400)
    corner = page.locator("cropper-handle[action=se-resize]").bounding_box()
    start = corner["x"] + corner["width"] / 2, corner["y"] + corner["height"] / 2
    drag(page, start, (middle[0] + 40, middle[1] + 30))
    shrunk = seen.crop
    assert shrunk[:2] == pytest.approx(before[:2], abs=0.02) and shrunk[2] < before[2] - 0.05
    drag(page, (middle[0] - 10, middle[1] - 10), (middle[0] + 3 * stage["width"], middle[1] + 900))
    moved = seen.crop
    one, other = info.box(Crop(*shrunk)), info.box(Crop(*moved))
    assert (one.width, one.height) == pytest.approx((other.width, other.height), rel=1e-6)
    assert moved[0] > shrunk[0] + 0.05
    page.locator("#turn").fill("30")
    turned = info.box(Crop(*seen.crop))
    assert all(is_inside(box, 2100, 1400, 1e-3) for box in (other, turned)) and turned.angle == 30


def drag(page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=8)
    page.mouse.up()


# --- what is measured

IN_PAGE = """async ({ folder, picture, asks }) => {
  const modules = [await import(`${folder}resample.js`), await import(`${folder}edges.js`)];
  const all = Object.assign({}, ...modules);
  const data = Uint8ClampedArray.from(atob(picture.data), (one) => one.charCodeAt(0));
  return asks.map(([name, ...more]) => {
    const found = all[name]({ ...picture, data }, ...more.map((one) => all[one] ?? one));
    return found?.data ? btoa(String.fromCharCode(...found.data)) : found;
  });
}"""


def test_javascript_measures_pictures_as_python_does(browser, site, made_photos) -> None:
    """Bit for bit where pixels come out; where numbers do, to five digits."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site)
    folder = re.search(r'"(/page/[0-9a-f]+/)page.js', page.content())[1]

    def asked(picture: Image.Image, *asks: tuple[object, ...]) -> list:
        data = base64.b64encode(picture.tobytes()).decode()
        shape = {"width": picture.width, "height": picture.height, "channels": len(picture.getbands())}
        given = {"folder": folder, "picture": {**shape, "data": data}, "asks": asks}
        found = page.evaluate(IN_PAGE, given)
        return [base64.b64decode(one) if isinstance(one, str) else one for one in found]

    rng = np.random.default_rng(3)
    noise = Image.fromarray(rng.integers(0, 256, (61, 97, 3), np.uint8))
    kinds = {"BILINEAR": Image.Resampling.BILINEAR, "BICUBIC": Image.Resampling.BICUBIC}
    kinds |= {"LANCZOS": Image.Resampling.LANCZOS}
    sizes = [(40, 20), (97, 20), (31, 61), (150, 90), (1, 1)]
    asks = [("resized", *size, kind) for kind in kinds for size in sizes]
    grey = noise.convert("L")
    resized = [noise.resize(size, kind).tobytes() for kind in kinds.values() for size in sizes]
    assert asked(noise, *asks, ("grey",)) == [*resized, grey.tobytes()]
    assert asked(grey, ("blurred",)) == [grey.filter(ImageFilter.GaussianBlur(1.2)).tobytes()]
    strange = [noise, Image.new("RGB", (300, 200)), Image.new("RGB", (1, 90)), Image.new("RGB", (90, 2))]
    leaning = Image.open(made_photos[1]).convert("RGB").resize((750, 500))
    lines = 0
    tilts = (0.0, 7.5, -3.7)
    for picture in [*strange, leaning, leaning.rotate(90, expand=True), Image.open(made_photos[0])]:
        edges, *found = asked(picture, ("edgesOf",), *(("linesAt", tilt) for tilt in tilts))
        light = picture.convert("L")
        slopes = slopes_of(light)
        upright = verticals_of(slopes)
        assert edges["hasEdges"] == shows_edges(slopes)
        theirs = edges["verticals"] and [edges["verticals"]["lean"], edges["verticals"]["spread"]]
        assert theirs == (upright and pytest.approx([upright.lean, upright.spread], abs=1e-5))
        for tilt, there in zip(tilts, found, strict=True):
            own = lines_at(light, tilt)
            lines += len(own)
            assert [
                [*one["ends"][0], *one["ends"][1], one["upright"], one["length"], one["tilt"]]
                for one in there
            ] == [
                pytest.approx([*one.start, *one.end, one.upright, one.length, one.tilt], abs=1e-5)
                for one in own
            ]
    assert lines > 4
    context.close()
