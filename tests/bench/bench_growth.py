"""What a photo costs when there are many: `python tests/bench/bench_growth.py [SIZE ...]`.

CPU microseconds a photo at 1,000, 10,000 and 100,000 photos: scanning, crawling for the first time and again,
photos of one folder named one by one, opening them in a grid, sorting and filtering a session, a batch over
every hundredth with a model that costs nothing, a journal read back for an undo, and the shelf that makes
room among a tenth as many journals; of a page that is scrolled to; and the most memory of a process that
crawled as many. Flat is what is wanted: a figure is how many times less a photo costs among the fewest than
among the most. Draws growth.svg beside this file where Matplotlib is there.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench_crawl import jpeg, settings
from measure import TINY, figure, timed
from PIL import Image

from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.domain.sort_filter import Filter, Order, arranged, tally
from cropperhead_desktop.library.batches import BatchStore
from cropperhead_desktop.library.journal import Heading, Journal, SidecarEntry, encode, entries_backwards
from cropperhead_desktop.library.scan import scan
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.run import run_batch
from cropperhead_desktop.workflows.learning_services import LearningServices
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import open_services
from cropperhead_desktop.workflows.statistics.harvest import harvest
from tests.helpers.clusters import home_in
from tests.helpers.light_model import install

DISTINCT = 200
A_FOLDER = 500
PAGES = 50
SCROLL = "scroll, a page"

Jobs = dict[str, Callable[[], object]]


def main() -> None:
    """A process for each size, so that memory can be told apart; then the table and the picture."""
    if sys.argv[1:2] == ["--child"]:
        print(json.dumps(costs(int(sys.argv[2]))))
        return
    sizes = [int(size) for size in sys.argv[1:]] or ([20, 40] if TINY else [1_000, 10_000, 100_000])
    found = {}
    for size in sizes:
        command = [sys.executable, "-W", "ignore", __file__, "--child", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found[size] = json.loads(done.stdout.splitlines()[-1])
    for job in found[sizes[0]]:
        least, most = found[sizes[0]][job], found[sizes[-1]][job]
        unit = "MB" if job.startswith("memory") else "µs"
        told = ", ".join(f"{size:,}: {found[size][job]:.4g}" for size in sizes)
        figure(f"{job} ({told})", most, least, f"of {sizes[0]:,}", goal=0.5, unit=unit)
    draw(found)


def costs(size: int) -> dict[str, float]:
    """CPU microseconds a photo by job, and megabytes."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        make(place / "photos", size)
        found = {}
        for job, work in crawls(place).items():
            found[job] = 1e6 * timed(work)[1].cpu / size
        found["memory after the crawls"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        for job, work in others(place, size).items():
            shares = {"batch of every hundredth": max(4, size // 100), SCROLL: PAGES}
            found[job] = 1e6 * timed(work)[1].cpu / shares.get(job, size)
    return found


def crawls(place: Path) -> Jobs:
    def crawl() -> None:
        services = open_services(Options(cache_folder=place / "cache"), with_model=False)
        for _row in harvest(services, [place / "photos"]):
            pass
        services.close()

    return {"crawl": crawl, "crawl again": crawl}


def others(place: Path, size: int) -> Jobs:
    photos = scan([place / "photos"], recursive=True).photos
    flat = place / "flat"
    flat.mkdir()
    named = [flat / f"{number}.jpg" for number in range(size)]
    for path, photo in zip(named, photos, strict=True):
        os.link(photo, path)

    def by_name() -> None:
        services = open_services(Options(cache_folder=place / "named"), with_model=False)
        for _row in harvest(services, named):
            pass
        services.close()

    session = ReviewSession(photos)

    def arrange() -> None:
        for order in (Order.NAME, Order.NEED):
            session.arrange(arranged(session, order, False, Filter()))
        tally(session)

    def look_for() -> None:
        session.arrange(arranged(session, Order.NAME, False, Filter(text="9", stars=1)))
        session.arrange(arranged(session, Order.NAME, False, Filter()))

    def change() -> None:
        for path in photos:
            session.put(ReviewItem(path, error="x"))

    journal = place / "shelf" / "20200101-000000-00000.journal"
    journaled(journal, photos)
    for number in range(size // 10):
        heading = {
            "t": "batch",
            "id": str(number),
            "time": "",
            "roots": [],
            "options": {},
            "model": "",
            "program": "",
        }
        end = {"t": "end", "counts": {}, "cancelled": False}
        (place / "shelf" / f"2019{number:07}.journal").write_bytes(encode(heading) + encode(end))
    return {
        "scan": lambda: scan([place / "photos"], recursive=True),
        "crawl of named photos in one folder": by_name,
        **window(photos),
        "sort twice and tally": arrange,
        "filter": look_for,
        "batch of every hundredth": batch(place, max(4, size // 100)),
        "change": change,
        "journal read back for undo": lambda: sum(1 for _ in entries_backwards(journal)),
        "shelf makes room": lambda: BatchStore(place / "shelf", 0).begin([place], {}, "m", "p")[1].close(),
    }


def window(photos: tuple[Path, ...]) -> Jobs:
    """What the grid does with them, on no screen; the pictures have not come yet."""
    from PySide6.QtWidgets import QApplication

    from cropperhead_desktop.ui.browser.delegate import PhotoDelegate
    from cropperhead_desktop.ui.browser.photo_model import PhotoModel
    from cropperhead_desktop.ui.browser.photo_views import Grid
    from cropperhead_desktop.ui.browser.thumbnails import Thumbnails
    from cropperhead_desktop.ui.kit.jobs import Jobs as Threads
    from cropperhead_desktop.ui.kit.monitor import MonitorColours

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication([])
    threads, model = Threads(never_opened), PhotoModel()
    grid = Grid(model, PhotoDelegate(Thumbnails(threads, 120, MonitorColours()), 120, caption=True, dim=65))
    grid.resize(1400, 900)
    grid.show()
    grid.grab()  # fonts and style are loaded

    def show() -> None:
        model.reset(ReviewSession(photos))
        app.processEvents()
        grid.grab()

    def scroll() -> None:
        bar = grid.verticalScrollBar()
        for page in range(PAGES):
            bar.setValue(page * bar.maximum() // PAGES)
            app.processEvents()
            grid.grab()

    return {"open in a grid": show, SCROLL: scroll}


def never_opened() -> LearningServices:
    """The grid's threads wait for this, and it never comes."""
    raise NotImplementedError


def batch(place: Path, count: int) -> Callable[[], object]:
    """A batch over so many light photos."""
    folder = place / "light"
    folder.mkdir()
    seed = folder / "0.jpg"
    Image.effect_noise((320, 213), 30).convert("RGB").save(seed, quality=80)
    for number in range(1, count):
        shutil.copy(seed, folder / f"{number}.jpg")
    os.environ.update(home_in(place / "home"))
    services = open_services(Options(cache_folder=place / "batch", model=install(place / "home")))
    services.suggest(seed)  # model and workers are there

    def run() -> None:
        run_batch(services, [folder], BatchOptions(aspect=1.0), lambda _row: None)
        services.close()

    return run


def journaled(file: Path, photos: tuple[Path, ...]) -> None:
    """A journal of as many writes as there are photos."""
    file.parent.mkdir()
    journal = Journal(file)
    journal.begin(Heading("0", "", (), {}, "m", "p"))
    journal._sync = lambda: None  # type: ignore[method-assign]  # how fast the disk is is not asked
    for photo in photos:
        journal.intend(SidecarEntry(photo, photo.with_suffix(".xmp"), None, b"<x/>" * 20))
    journal.close()


def make(folder: Path, size: int) -> None:
    """Links to few photos under many names."""
    dice = random.Random(3)
    heads = folder.parent / "heads"
    heads.mkdir(parents=True)
    for number in range(DISTINCT):
        packet = settings(dice, number)
        path = heads / f"{number}.jpg"
        path.write_bytes(jpeg(dice, number, packet)[:16000])
        os.utime(path, (1_600_000_000, 1_600_000_000))
    for number in range(size):
        place = folder / f"{number // A_FOLDER}"
        place.mkdir(parents=True, exist_ok=True)
        os.link(heads / f"{number % DISTINCT}.jpg", place / f"IMG_{number:06}.jpg")


def draw(found: dict[int, dict[str, float]]) -> None:
    """Costs by size, both by powers of ten."""
    try:
        import matplotlib
    except ImportError:
        return
    matplotlib.use("svg")
    from matplotlib import pyplot

    # what takes alike stands together, each line with its own name at its end
    chart, axes = pyplot.subplots(figsize=(9, 6))
    sizes = list(found)
    ends = []
    for job in found[sizes[0]]:
        (drawn,) = axes.loglog(sizes, [costs[job] for costs in found.values()], marker="o", markersize=3)
        ends.append((found[sizes[-1]][job], job, drawn.get_color()))
    low, spread = 0.0, 1.27
    for height, job, colour in sorted(ends):
        low = max(height, low * spread)
        unit = "MB" if job.startswith("memory") else "µs"
        axes.annotate(f" {job}, {height:.3g} {unit}", (sizes[-1], low), color=colour, fontsize=8, va="center")
    axes.set_xlim(sizes[0] * 0.8, sizes[-1] * 40)
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.minorticks_off()
    axes.set_xlabel("photos")
    axes.set_ylabel("µs of CPU a photo (a page), or MB")
    axes.set_title("What a photo costs when there are many: flat is good")
    axes.spines[["top", "right"]].set_visible(False)
    chart.tight_layout()
    if not TINY:
        chart.savefig(Path(__file__).with_name("growth.svg"))
    pyplot.close(chart)


if __name__ == "__main__":
    main()
