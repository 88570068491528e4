"""Namespace URIs, property names, and how their values are spelled. Prefixes never matter on reading."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Protocol

from lxml import etree

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
META = "adobe:ns:meta/"
CRS = "http://ns.adobe.com/camera-raw-settings/1.0/"
TIFF = "http://ns.adobe.com/tiff/1.0/"
EXIF = "http://ns.adobe.com/exif/1.0/"
XMP = "http://ns.adobe.com/xap/1.0/"
PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
XMP_DM = "http://ns.adobe.com/xmp/1.0/DynamicMedia/"
XMP_MM = "http://ns.adobe.com/xap/1.0/mm/"
EVENT = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
DARKTABLE = "http://darktable.sf.net/"
GIMP = "http://www.gimp.org/xmp/"
DXO = "http://ns.dxo.com/photolab/"
PANORAMA = "http://ns.google.com/photos/1.0/panorama/"
XMP_NOTE = "http://ns.adobe.com/xmp/note/"
XML = "http://www.w3.org/XML/1998/namespace"
OWN = "urn:cropperhead:decision:1.0/"
"""Our own namespace: a URN, so that it names no host; it ends in `/` as XMP asks."""

DEPTH_NAMESPACES = (
    "http://ns.google.com/photos/1.0/depthmap/",
    "http://ns.google.com/photos/1.0/image/",
)
"""Megabytes of pixels that some phones put into the packet; they belong to the photo alone."""

for _prefix, _uri in (
    ("rdf", RDF),
    ("x", META),
    ("crs", CRS),
    ("tiff", TIFF),
    ("exif", EXIF),
    ("xmp", XMP),
    ("xmpDM", XMP_DM),
    ("xmpMM", XMP_MM),
    ("stEvt", EVENT),
    ("darktable", DARKTABLE),  # which reads its history under no other prefix
    ("photoshop", PHOTOSHOP),
    ("cropperhead", OWN),
):
    etree.register_namespace(_prefix, _uri)


def _name(uri: str, local: str) -> str:
    return f"{{{uri}}}{local}"


RDF_ROOT = _name(RDF, "RDF")
DESCRIPTION = _name(RDF, "Description")
ABOUT = _name(RDF, "about")
BAG, ITEM = _name(RDF, "Bag"), _name(RDF, "li")

LEFT = _name(CRS, "CropLeft")
TOP = _name(CRS, "CropTop")
RIGHT = _name(CRS, "CropRight")
BOTTOM = _name(CRS, "CropBottom")
ANGLE = _name(CRS, "CropAngle")
EDGES = (LEFT, TOP, RIGHT, BOTTOM)
HAS_CROP = _name(CRS, "HasCrop")
CONSTRAIN = _name(CRS, "CropConstrainToWarp")
ALREADY_APPLIED = _name(CRS, "AlreadyApplied")
HAS_SETTINGS = _name(CRS, "HasSettings")
VERSION = _name(CRS, "Version")
PROCESS_VERSION = _name(CRS, "ProcessVersion")
UPRIGHT = _name(CRS, "PerspectiveUpright")
UPRIGHT_MATRIX = _name(CRS, "UprightTransform_")
"""The mode of Upright, a digit, comes after it."""
ROTATE = _name(CRS, "PerspectiveRotate")
TRANSFORM = {
    _name(CRS, f"Perspective{name}"): neutral
    for name, neutral in {
        "Vertical": 0.0, "Horizontal": 0.0, "Rotate": 0.0, "Scale": 100.0, "Aspect": 0.0, "X": 0.0, "Y": 0.0,
    }.items()
}  # fmt: skip
"""The sliders that bend the picture, with the values in which they do not."""
TIPPING = tuple(_name(CRS, f"Perspective{name}") for name in ("Vertical", "Horizontal", "Aspect"))
"""Those of them that do more than turn, scale and move it."""
STALE_SIZE = tuple(_name(CRS, name) for name in ("CropWidth", "CropHeight", "CropUnit", "CropUnits"))
"""Output size of an earlier crop in other units: wrong as soon as the crop changes."""

IMAGE_WIDTH = _name(TIFF, "ImageWidth")
IMAGE_LENGTH = _name(TIFF, "ImageLength")
ORIENTATION = _name(TIFF, "Orientation")
PIXEL_X = _name(EXIF, "PixelXDimension")
PIXEL_Y = _name(EXIF, "PixelYDimension")
SIDECAR_FOR = _name(PHOTOSHOP, "SidecarForExtension")
METADATA_DATE = _name(XMP, "MetadataDate")
HAS_EXTENDED = _name(XMP_NOTE, "HasExtendedXMP")

CREATOR_TOOL = _name(XMP, "CreatorTool")
DERIVED_FROM = _name(XMP_MM, "DerivedFrom")
DARKTABLE_HISTORY = _name(DARKTABLE, "history")
DARKTABLE_END = _name(DARKTABLE, "history_end")
DARKTABLE_VERSION = _name(DARKTABLE, "xmp_version")
DARKTABLE_PRESETS = _name(DARKTABLE, "auto_presets_applied")
"""Whether a photo was opened in darktable before: the first time, it adds to the history."""
DARKTABLE_MASKS = _name(DARKTABLE, "masks_history")
DARKTABLE_LISTS = (DARKTABLE_MASKS, DARKTABLE_HISTORY)
HISTORY = _name(XMP_MM, "History")
AGENT = _name(EVENT, "softwareAgent")
DIGIKAM_HISTORY = _name("http://www.digikam.org/ns/1.0/", "ImageHistory")

RATING = _name(XMP, "Rating")
LABEL = _name(XMP, "Label")
PICK = _name(XMP_DM, "pick")

DECISION = _name(OWN, "Decision")
MODEL = _name(OWN, "Model")
CONFIDENCE = _name(OWN, "Confidence")
TIME = _name(OWN, "Time")
DECIDED_CROP = _name(OWN, "Crop")
"""The crop that was decided on (left top right bottom angle, or `none`): another program that changes the
crop leaves it behind, and then the decision is no longer about what the file says."""
SEEN = _name(OWN, "Seen")
"""The crops that the photo's other packets had when it was decided, see `record.seen`."""
FRAME = _name(OWN, "Frame")
"""The photo's own width, height and Orientation when we last wrote."""
PIXELS = _name(OWN, "Pixels")
"""The mark of the photo's pixels when it was decided, see `xmp.pixels`; older sidecars have none."""
MARK_SCHEME = "1-"
"""How marks begin; those that are made in another way would begin otherwise, and are not compared."""
ALTERNATES = _name(OWN, "Alternates")
"""A bag of linked crops in other ratios, see `xmp.alternates`."""
OWN_PROPERTIES = (DECISION, MODEL, CONFIDENCE, TIME, DECIDED_CROP, SEEN, FRAME, PIXELS, ALTERNATES)
WRITTEN = _name(OWN, "Written")
"""The MetadataDate that we wrote last: while it stands, nobody else has written since."""
BEFORE = _name(OWN, "Before")
"""The MetadataDate of somebody else's before that, which is the date of all that we did not write."""
COPIED = _name(OWN, "Copied")
"""Says that a sidecar began as a copy of the photo's own packet, which may have moved on since."""
DATES = (METADATA_DATE, WRITTEN, BEFORE, COPIED)
MARKED = _name(OWN, "Marked")
"""When we last wrote stars, label or flag; no part of a crop's decision."""

CROP_PROPERTIES = (*EDGES, ANGLE, HAS_CROP, *STALE_SIZE, *OWN_PROPERTIES)
"""What a write replaces, all of it; everything else in a sidecar is somebody else's."""

WRITTEN_VERSION = "14.0"
WRITTEN_PROCESS_VERSION = "11.0"
"""A pair that Camera Raw itself writes; in force only where a sidecar has no develop settings yet."""

NOT_SIMPLE = "(a structure)"


class Readable(Protocol):
    """Simple top-level properties by qualified name."""

    def get(self, name: str, /) -> str | None:
        """The value as text, `NOT_SIMPLE` for a structure, None when there is no such property."""
        ...


_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,32}(?:[.,][0-9]{0,64})?|[.,][0-9]{1,64})(?:[eE][+-]?[0-9]{1,4})?")
_INTEGER = re.compile(r"[0-9]{1,9}")
_BOOLS = {"true": True, "1": True, "false": False, "0": False}
_WHITE = " \t\r\n"


def local_name(name: str) -> str:
    """`CropLeft` out of the qualified name."""
    return name.rpartition("}")[2]


@lru_cache(maxsize=4096)
def parse_number(text: str, decimal_comma: bool = True) -> float | None:
    """A finite number spelled in ASCII digits, or None.

    Stricter than `float()`, which takes nan, inf, 1e400, 0_1 and Arabic digits. A decimal comma is
    taken for fractions of the picture, where it can mean nothing else.
    """
    text = text.strip(_WHITE)
    if not _NUMBER.fullmatch(text) or ("," in text and not decimal_comma):
        return None
    value = float(text.replace(",", "."))
    return value if math.isfinite(value) else None


@lru_cache(maxsize=4096)
def parse_integer(text: str | None) -> int | None:
    """A non-negative integer of at most nine ASCII digits, or None."""
    text = (text or "").strip(_WHITE)
    return int(text) if _INTEGER.fullmatch(text) else None


def parse_signed(text: str | None) -> int | None:
    """A whole number with or without sign and fraction (`-1`, `3.0`), or None."""
    value = parse_number(text or "", decimal_comma=False)
    return int(value) if value is not None and value == int(value) else None


def parse_bool(text: str) -> bool | None:
    """XMP's True and False in any case (and 1, 0), or None."""
    return _BOOLS.get(text.strip(_WHITE).lower())


def format_number(value: float) -> str:
    """Six decimals, as Adobe reads and writes them; never `-0.000000`."""
    text = f"{value:.6f}"
    return "0.000000" if text == "-0.000000" else text
