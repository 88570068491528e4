"""The contact sheet as HTML: one card a photo, before and after from one small picture, nothing from outside.

Pages stream: a card is written when its photo is done, and what is known only at the end (counts, links)
comes last in the file and first on the screen. The filter needs no script.
"""

from __future__ import annotations

import base64
import html
from collections import Counter
from collections.abc import Sequence

from cropperhead_desktop.geometry.crop import Box, Crop, corners
from cropperhead_desktop.review.numbers import angle_text
from cropperhead_desktop.workflows.batch.photo import Cropped
from cropperhead_desktop.workflows.rows import Row

TITLES = {"ok": "Cropped", "skipped": "Skipped", "failed": "Failed"}

_WIDTH = 1000.0
_TAIL = 14
"""Characters at the end of a long name that are always shown: the number and the extension."""

_STYLE = """
:root{color-scheme:light dark;--back:#f2f2f2;--card:#fff;--line:#d0d0d0;--text:#1e1e1e;--quiet:#666;
--well:#e2e2e2;--ok:#2f6f4f;--skipped:#8a6100;--failed:#b3261e;--accent:#2b6cb0}
@media(prefers-color-scheme:dark){:root{--back:#1f1f1f;--card:#2b2b2b;--line:#3a3a3a;--text:#d6d6d6;
--quiet:#9a9a9a;--well:#171717;--ok:#7fbf9a;--skipped:#d9a441;--failed:#f28b82;--accent:#7fb2e5}}
*{box-sizing:border-box}
body{margin:0;display:flex;flex-direction:column;background:var(--back);color:var(--text);
font:14px/1.4 system-ui,sans-serif;font-variant-numeric:tabular-nums}
body>input{position:fixed;opacity:0;pointer-events:none}
header{order:-1;position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;
padding:12px 24px;background:var(--back);border-bottom:1px solid var(--line)}
h1{margin:0;font-size:18px;font-weight:600}
header p{margin:0;color:var(--quiet);flex:1 1 240px}
nav{display:flex;gap:4px}
nav label,nav a{padding:4px 12px;border:1px solid var(--line);border-radius:4px;background:var(--card);
color:inherit;text-decoration:none;cursor:pointer;white-space:nowrap}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(440px,100%),1fr));gap:16px;padding:24px}
figure{margin:0;min-width:0;padding:12px;background:var(--card);border:1px solid var(--line);
border-radius:6px;content-visibility:auto;contain-intrinsic-size:auto 300px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:8px;height:200px}
.pair>*{min-width:0;height:200px;background:var(--well);border-radius:3px}
svg{width:100%;height:100%;padding:4px}
.none{display:flex;align-items:center;justify-content:center;padding:12px;color:var(--quiet);text-align:center}
.out{fill:#000;fill-opacity:.55;fill-rule:evenodd}
.frame{fill:none;stroke:#fff;stroke-width:1.5;stroke-dasharray:6 4;vector-effect:non-scaling-stroke}
.halo{fill:none;stroke:#000;stroke-opacity:.6;stroke-width:3.5;vector-effect:non-scaling-stroke}
.old{stroke-dasharray:none;stroke-width:1;stroke-opacity:.7}
figcaption{display:flex;flex-wrap:wrap;gap:0 12px;margin-top:8px}
.name{display:flex;flex:1 1 100%;min-width:0;font-weight:600;white-space:pre}
.name span:first-child{overflow:hidden;text-overflow:ellipsis}
.reason{flex:1 1 100%;color:var(--quiet);overflow-wrap:anywhere}
.state::before{content:"";display:inline-block;width:8px;height:8px;margin-right:6px;border-radius:4px;
background:currentColor}
.ok .state{color:var(--ok)}.skipped .state{color:var(--skipped)}.failed .state{color:var(--failed)}
.skipped .state::before{border-radius:0}.failed .state::before{transform:rotate(45deg);border-radius:0}
#s-ok:checked~main figure:not(.ok),#s-skipped:checked~main figure:not(.skipped),
#s-failed:checked~main figure:not(.failed){display:none}
#s-all:checked~header [for=s-all],#s-ok:checked~header [for=s-ok],
#s-skipped:checked~header [for=s-skipped],#s-failed:checked~header [for=s-failed]{border-color:var(--accent);
box-shadow:inset 0 0 0 1px var(--accent)}
#s-all:focus-visible~header [for=s-all],#s-ok:focus-visible~header [for=s-ok],
#s-skipped:focus-visible~header [for=s-skipped],#s-failed:focus-visible~header [for=s-failed]{
outline:2px solid var(--accent);outline-offset:2px}
@media print{header{position:static}figure{break-inside:avoid}}
"""

_CHOICES = ("all", *TITLES)


def page_head(title: str) -> str:
    """How every page begins."""
    inputs = "".join(
        f'<input type="radio" name="s" id="s-{each}" aria-label="{TITLES.get(each, "All")}"'
        f"{' checked' if each == 'all' else ''}>"
        for each in _CHOICES
    )
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline';"
        'img-src data:">'
        f'<meta name="generator" content="CropperHead"><title>{_text(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body>{inputs}\n<main>\n"
    )


def page_end(title: str, words: str, counts: Counter[str], links: Sequence[tuple[str, str]]) -> str:
    """How every page ends: what is shown at its top. `links` are words and file names of other pages."""
    labels = "".join(
        f'<label for="s-{each}">{TITLES.get(each, "All")} '
        f"{counts.total() if each == 'all' else counts[each]:,}</label>"
        for each in _CHOICES
    )
    pages = "".join(f'<a href="{_text(file)}">{_text(name)}</a>' for name, file in links)
    return (
        f"</main>\n<header><h1>{_text(title)}</h1><p>{_text(words)}</p><nav>{labels}</nav>"
        f"{f'<nav>{pages}</nav>' if pages else ''}</header></body></html>\n"
    )


def card(number: int, row: Row, cropped: Cropped | None) -> str:
    """One photo; `number` is unique on the page."""
    status, name = row["status"], str(row["file"])
    facts = [f'<span class="state">{TITLES[status]}</span>']
    if row.get("confidence") is not None:
        facts.append(f"<span>{100 * row['confidence']:.0f} % sure</span>")
    if cropped is not None and cropped.crop is not None:
        info = cropped.info
        box = info.box(cropped.crop)
        angle = angle_text(box.angle, signed=True)
        facts.append(f"<span>{angle}</span><span>{box.width:.0f} × {box.height:.0f} px</span>")
    reason = f'<span class="reason">{_text(row["reason"])}</span>' if row.get("reason") else ""
    short = name.rpartition("/")[2]
    return (
        f'<figure class="{status}"><div class="pair">{_pictures(number, status, cropped)}</div><figcaption>'
        f'<span class="name" title="{_text(name)}"><span>{_text(short[:-_TAIL])}</span>'
        f"<span>{_text(short[-_TAIL:])}</span></span>{''.join(facts)}{reason}</figcaption></figure>\n"
    )


def _pictures(number: int, status: str, cropped: Cropped | None) -> str:
    if cropped is None or cropped.picture is None:
        return f'<div class="none">no picture</div><div class="none">{_NOTHING[status]}</div>'
    info = cropped.info
    width, height = info.displayed
    tall = _WIDTH * height / width
    data = base64.b64encode(cropped.picture).decode()
    picture = (
        f'<image id="p{number}" width="{_WIDTH:.0f}" height="{tall:.2f}" preserveAspectRatio="none" '
        f'href="data:image/jpeg;base64,{data}"/>'
    )
    new, old = _scaled(cropped.crop, cropped), _scaled(cropped.before, cropped)
    marks = _marks(old, tall, "frame old", new is None) + _marks(new, tall, "frame", True)
    before = (
        f'<svg role="img" aria-label="before" viewBox="0 0 {_WIDTH:.0f} {tall:.2f}">{picture}{marks}</svg>'
    )
    if new is None:
        return f'{before}<div class="none">{_NOTHING[status]}</div>'
    place = f"{new.cx - new.width / 2:.2f} {new.cy - new.height / 2:.2f} {new.width:.2f} {new.height:.2f}"
    turn = f"rotate({-new.angle:.4f} {new.cx:.2f} {new.cy:.2f})"
    # clipped, since the picture would show beside the crop where the cell has another ratio
    inner = (
        f'<svg x="{new.cx - new.width / 2:.2f}" y="{new.cy - new.height / 2:.2f}" width="{new.width:.2f}" '
        f'height="{new.height:.2f}" viewBox="{place}" style="padding:0"><use href="#p{number}" '
        f'transform="{turn}"/></svg>'
    )
    return f'{before}<svg role="img" aria-label="after" viewBox="{place}">{inner}</svg>'


_NOTHING = {"ok": "", "skipped": "nothing written", "failed": "nothing written"}


def _marks(box: Box | None, tall: float, kind: str, dimmed: bool) -> str:
    if box is None:
        return ""
    points = " ".join(f"{point.x:.2f},{point.y:.2f}" for point in corners(box))
    outside = f'<path class="out" d="M0 0H{_WIDTH:.0f}V{tall:.2f}H0ZM{points}Z"/>' if dimmed else ""
    return f'{outside}<polygon class="halo" points="{points}"/><polygon class="{kind}" points="{points}"/>'


def _scaled(crop: Crop | None, cropped: Cropped) -> Box | None:
    """The crop on a displayed picture that is `_WIDTH` wide; None for one without area."""
    box = cropped.info.box_or_none(crop)
    if box is None:
        return None
    scale = _WIDTH / cropped.info.displayed[0]
    return Box(box.cx * scale, box.cy * scale, box.width * scale, box.height * scale, box.angle)


def _text(words: str) -> str:
    return html.escape("".join(each if each.isprintable() else "\ufffd" for each in words))
