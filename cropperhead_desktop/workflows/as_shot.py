"""Whether a photo's pixels are still those that the camera wrote, by what its own file says.

Sidecars say what is to be done with the pixels, not what was done: they are not asked. A raw's pixels are
always the camera's. A panorama is nobody's one frame, whoever stitched it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.imaging.exif_fields import Value, exif_fields
from cropperhead_desktop.imaging.sniff import FileKind, kind_of, open_regular
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.codec import Values
from cropperhead_desktop.xmp.embedded import extract
from cropperhead_desktop.xmp.packet import PacketError, parse, properties

EDITORS = (
    "accuraw", "acdsee", "acorn", "adobe", "affinity", "afterlight", "aftershot", "ansel", "aperture",
    "arcsoft", "art 1.", "ashampoo", "aurora hdr", "autopano", "befunky", "bibble", "camera raw",
    "canva", "capture nx", "capture one", "corel", "cropperhead", "cyberlink", "darkroom", "darktable",
    "dcraw", "digikam", "digital camera utility", "digital photo professional", "dxo", "easyhdr",
    "easyshare", "enblend", "enlight", "excire", "exposure x", "facetune", "faststone", "filmulator",
    "finepixviewer", "fotor", "geeqie", "gimp", "google", "graphicconverter", "graphicsmagick",
    "gthumb", "gwenview", "helicon focus", "hugin", "image composite editor", "image data converter",
    "imagemagick", "imagen ai", "imaging edge", "inkscape", "inpixio", "instagram", "iphoto",
    "irfanview", "iridient", "jasc", "kolourpaint", "krita", "leica fotos", "lensa", "libvips",
    "lightroom", "lightzone", "luminance hdr", "luminar", "mac os x", "macos", "magix", "meitu",
    "microsoft ice", "microsoft windows", "movavi", "neat image", "nik collection", "nikon capture",
    "nomacs", "nx studio", "olympus master", "olympus studio", "olympus viewer", "olympus workspace",
    "om workspace", "on1 photo", "paint shop", "paint.net", "paintshop", "panoramastudio",
    "pentax photo", "perfectly clear", "phocus", "photivo", "photo editor", "photo ninja",
    "photodirector", "photofiltre", "photoflow", "photofunstudio", "photogene", "photolab",
    "photolemur", "photomatix", "photomator", "photopea", "photos", "photoscape", "photoshop", "picasa",
    "picsart", "pinta", "pixelmator", "pixinsight", "pixlr", "playmemories", "polarr", "prisma",
    "ptgui", "ptlens", "quicktime", "radiant photo", "raw file converter", "raw photo processor",
    "raw power", "rawstudio", "rawtherapee", "shiftn", "shotwell", "sigma photo pro", "silkypix",
    "silverfast", "siril", "skrwt", "skylum", "snapseed", "sns-hdr", "topaz denoise", "topaz gigapixel",
    "topaz labs", "topaz photo", "topaz sharpen", "topaz studio", "touchretouch", "ufraw", "viewnx",
    "viewpoint", "vkdt", "vsco", "vuescan", "windows photo", "xnview", "xnviewmp", "zerene stacker",
    "zoner", "zoombrowser",
)  # fmt: skip
"""Programs that may turn or crop pixels, as they name themselves (in lower case)."""

_EDITOR = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, EDITORS))})(?![a-z])")
_PROGRAMS = ("Software", "ProcessingSoftware")
_SIZE = ("ExifImageWidth", "ExifImageHeight")
_RENDERED = "CustomRendered"
_PANORAMA = 6
"""Apple's value of CustomRendered."""
WIDEST = 2.8
"""Long side over short side of the widest picture that a camera takes at once (65:24 is 2.7)."""
_APPLE_EDIT = re.compile(r"IMG_E\d+\Z", re.ASCII)
"""How iOS names the edited copy that it renders beside a photo; its EXIF stays that of the photo."""
_WRITTEN_BY_CAMERAS = (FileKind.JPEG, FileKind.HEIF)
"""TIFFs are what programs make of photos, but for those of a few Nikons."""
_TRACES = (tags.HISTORY, tags.DERIVED_FROM, tags.DIGIKAM_HISTORY)
_MADE_BY = tuple(f"{{{uri}}}" for uri in (tags.DARKTABLE, tags.GIMP, tags.DXO, tags.PANORAMA))


def pixels_are_as_shot(photo: Path, info: PhotoInfo) -> bool:
    """False where anything in the file says that its pixels were made by a program, or of another size.

    `info` is the photo's stored size. Raises PhotoError.
    """
    with open_regular(photo) as stream:
        kind = kind_of(photo, stream)
    if max(info.width, info.height) > WIDEST * min(info.width, info.height):
        return False
    if kind is FileKind.RAW:
        return True
    if kind not in _WRITTEN_BY_CAMERAS or _APPLE_EDIT.match(photo.stem):
        return False
    if _is_edited(exif_fields(photo, (*_PROGRAMS, *_SIZE, _RENDERED)), info):
        return False
    try:
        packet = extract(photo)
        return packet is None or not _tells_of_editing(packet)
    except PacketError:
        return False


def names_an_editor(program: object) -> bool:
    """Whether this is an editor's name; cameras and phones put the version of their firmware there."""
    return _EDITOR.search(str(program).casefold()) is not None


def _is_edited(exif: Mapping[str, Value], info: PhotoInfo) -> bool:
    size = [exif.get(name) for name in _SIZE]
    # programs that turn a JPEG by a quarter may leave the size as it was
    if exif.get(_RENDERED) == _PANORAMA:
        return True
    is_another = all(size) and size not in ([info.width, info.height], [info.height, info.width])
    return is_another or any(names_an_editor(exif.get(name, "")) for name in _PROGRAMS)


def _tells_of_editing(raw: bytes) -> bool:
    packet = parse(raw)
    names = {name for each in packet.descriptions() for name in properties(each)}
    if not names.isdisjoint(_TRACES) or any(name.startswith(_MADE_BY) for name in names):
        return True
    values = Values(packet)
    if names_an_editor(values.get(tags.CREATOR_TOOL) or ""):
        return True
    applied = tags.parse_bool(values.get(tags.ALREADY_APPLIED) or "")
    # a crop that says it is not applied is a wish about these pixels, as in a sidecar
    return applied is True or (applied is None and not names.isdisjoint((*tags.EDGES, tags.HAS_CROP)))
