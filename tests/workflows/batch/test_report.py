"""The report: JSON lines, and pages of a contact sheet that need nothing from outside."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.suggestion import Verdict
from cropperhead_desktop.geometry.crop import Box, Crop, to_crop
from cropperhead_desktop.workflows.batch import report as report_module
from cropperhead_desktop.workflows.batch.photo import BatchRow
from cropperhead_desktop.workflows.batch.report import report_to
from cropperhead_desktop.workflows.batch.rules import Status

VOID = {"meta", "input"}
TILTED = to_crop(Box(300, 200, 300, 200, 5.0), 600, 400)


class Page(HTMLParser):
    """Checks that every element is closed, and keeps what the tests ask about."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def jpeg() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (60, 40), "#806040").save(buffer, "JPEG")
    return buffer.getvalue()


def row(
    path: str = "/p/a.jpg",
    status: Status = Status.OK,
    crop: Crop | None = TILTED,
    orientation: int = 1,
    reason: str = "",
) -> BatchRow:
    if status is Status.FAILED:
        return BatchRow(path=Path(path), status=status, reason=reason)
    return BatchRow(
        path=Path(path),
        status=status,
        info=PhotoInfo(600, 400, orientation),
        crop=crop,
        confidence=0.83,
        verdict=Verdict.LOOK,
        model="m",
        reason=reason,
        is_written=crop is not None,
        picture=jpeg(),
    )


def failed(path: str = "a") -> BatchRow:
    return row(path, Status.FAILED, reason="no such file")


def write(target: Path, *rows: BatchRow) -> None:
    with report_to(target) as report:
        for each in rows:
            report.add(each)
        report.close("3 cropped")


def test_a_folder_gets_both_reports(tmp_path: Path) -> None:
    skipped = row("/p/b.jpg", Status.SKIPPED, None, reason="spared: a crop was accepted")
    write(tmp_path / "r", row(), skipped, failed("/p/c.jpg"))
    lines = [json.loads(line) for line in (tmp_path / "r/report.jsonl").read_text().splitlines()]
    assert [each["status"] for each in lines] == ["ok", "skipped", "failed"]
    page = Page((tmp_path / "r/report.html").read_text())
    assert [figure["class"] for figure in page.all("figure")] == ["ok", "skipped", "failed"]
    for words in (
        "look",
        "+5.0°",
        "300 × 200 px",
        "spared: a crop was accepted",
        "no such file",
        "3 cropped",
    ):
        assert words in page.words
    assert [label["for"] for label in page.all("label")] == ["s-all", "s-ok", "s-skipped", "s-failed"]
    assert "All 3 Cropped 1 Skipped 1 Failed 1" in " ".join(page.words.split())


def test_nothing_comes_from_outside(tmp_path: Path) -> None:
    write(tmp_path / "a.html", row())
    text = (tmp_path / "a.html").read_text()
    assert "http" not in re.sub(r"http-equiv", "", text)
    assert "<script" not in text
    page = Page(text)
    hrefs = [attributes["href"] for _tag, attributes in page.tags if "href" in attributes]
    assert all(str(href).startswith(("data:image/jpeg;base64,", "#p")) for href in hrefs)


def test_the_turned_crop_is_shown_upright(tmp_path: Path) -> None:
    write(tmp_path / "a.html", row())
    page = Page((tmp_path / "a.html").read_text())
    (use,) = page.all("use")
    assert use["transform"] == "rotate(-5.0000 500.00 333.33)"
    after = [svg for svg in page.all("svg") if svg.get("aria-label") == "after"]
    assert after[0]["viewbox"] == "250.00 166.67 500.00 333.33"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_orientations_are_drawn_in_the_displayed_frame(tmp_path: Path, orientation: int) -> None:
    write(tmp_path / "a.html", row(orientation=orientation))
    page = Page((tmp_path / "a.html").read_text())
    before = page.all("svg")[0]["viewbox"]
    assert before == ("0 0 1000 1500.00" if orientation >= 5 else "0 0 1000 666.67")
    angle = -5.0 if orientation in (2, 4, 5, 7) else 5.0
    assert str(page.all("use")[0]["transform"]).startswith(f"rotate({-angle:.4f} ")


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>.jpg", '"><b>.jpg', "a\u202egpj.exe.jpg", "line\nbreak.jpg", "\udcff.jpg"],
)
def test_names_are_text_and_nothing_else(tmp_path: Path, name: str) -> None:
    write(tmp_path / "a.html", row(f"/p/{name}"), failed(f"/p/{name}"))
    page = Page((tmp_path / "a.html").read_text(encoding="utf-8"))
    assert not page.all("script") and not page.all("b")
    assert "\u202e" not in page.words and "line\nbreak" not in page.words


def test_long_names_keep_their_end(tmp_path: Path) -> None:
    name = "a very long name of a photograph " * 5 + "0815.jpg"
    write(tmp_path / "a.html", row(f"/p/{name}"))
    page = Page((tmp_path / "a.html").read_text())
    assert {"class": "name", "title": f"/p/{name}"} in page.all("span")
    assert "0815.jpg" in page.words


def test_many_photos_are_several_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_module, "PER_PAGE", 10)
    write(tmp_path / "a.html", *(row(f"/p/{number}.jpg") for number in range(25)))
    pages = [Page((tmp_path / name).read_text()) for name in ("a.html", "a-2.html", "a-3.html")]
    assert [len(page.all("figure")) for page in pages] == [10, 10, 5]
    links = [[link["href"] for link in page.all("a")] for page in pages]
    assert links == [["a-2.html"], ["a.html", "a-3.html"], ["a-2.html"]]


def test_a_full_disk_ends_the_report_and_nothing_else(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    (tmp_path / "a.jsonl").symlink_to("/dev/full")
    with report_to(tmp_path / "a.jsonl") as report:
        report.add(failed("a"))
        report.add(failed("b"))
    assert "the disk is full" in report.problem


def test_a_target_that_cannot_be_written_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for target in (tmp_path / "file" / "x.html", tmp_path / "file" / "folder"):
        with pytest.raises(FileError), report_to(target):
            pass


def test_no_report_is_no_file(tmp_path: Path) -> None:
    with report_to(None) as report:
        report.add(failed("a"))
    assert report.files == [] and not list(tmp_path.iterdir())
