"""Every command that the manual and the README show is run, page by page, as it is written there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.cli.app import run
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp.store import Sidecars

ROOT = Path(__file__).parents[2]
BLOCKS = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)
"""Shell to be typed as it stands; what needs the reader's own names is marked as text."""


def shown(page: Path) -> list[str]:
    """The commands of a page, without comments."""
    lines = [line for block in BLOCKS.findall(page.read_text("utf-8")) for line in block.splitlines()]
    return [line for line in lines if line.startswith("cropperhead ")]


ADJUSTED = DecisionKind.ADJUSTED
PAGES = [page for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) if shown(page)]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, photo_folder: Path) -> Path:
    """A working folder with a `photo.jpg` and a shoot called `wedding`, some of it decided."""
    photo_folder.rename(tmp_path / "wedding")
    for number in range(4):
        photo = tmp_path / "wedding" / f"IMG_{number}.jpg"
        Image.effect_noise((900, 600), 60).convert("RGB").save(photo)
        Sidecars().write(photo, Crop(0.1, 0.1, 0.8, 0.9), PhotoInfo(900, 600), decided_now(ADJUSTED))
    Image.new("RGB", (900, 600), "teal").save(tmp_path / "photo.jpg")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_manual_shows_commands() -> None:
    assert len(PAGES) > 6


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_of_a_page(page: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for line in shown(page):
        with pytest.raises(SystemExit) as ended:
            run(lambda _paths, _options: 0, shlex.split(line)[1:])
        told = capsys.readouterr()
        assert not ended.value.code, f"{line}\n{told.out}{told.err}"


def test_troubleshooting_quotes_words_that_the_program_says() -> None:
    sources = (ROOT / "cropperhead_desktop").rglob("*.py")
    said = "".join(re.sub(r'"\s*\n\s*f?"', "", source.read_text("utf-8")) for source in sources)
    page = (ROOT / "docs" / "troubleshooting.md").read_text("utf-8")
    quoted = [
        words for row in re.findall(r"^\| (.*?) \|", page, re.M) for words in re.findall(r"\*([^*]+)\*", row)
    ]
    assert len(quoted) > 15
    assert not [words for words in quoted if words not in said]
