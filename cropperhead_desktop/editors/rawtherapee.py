"""RawTherapee's and ART's profiles beside photos: `IMG.CR2.pp3` and `IMG.CR2.arp`, read, and `.pp3` written.

As measured with RawTherapee 5.9: the picture is shown by its EXIF orientation, of which the mirrored ones are
passed over, then turned and mirrored (`[Coarse Transformation]`), then turned about its middle on a canvas of
the same size (`[Rotation]`) and enlarged until no corner is empty (`AutoFill`), then cropped in whole pixels.
ART does the same; it was not tried. A raw's frame there is the sensor's less a border, some pixels more than
ours: its crops are not exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from cropperhead_desktop.domain.errors import PhotoError, Reason
from cropperhead_desktop.domain.photo import PhotoInfo, extension, is_sensor_data
from cropperhead_desktop.editors.found import Editor, EditorCrop, LeftOut
from cropperhead_desktop.editors.placing import Rendering, unit
from cropperhead_desktop.editors.reading import Context, Found, Source
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.geometry.orientation import MIRRORED, crop_to_displayed_box
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.reading import read_limited
from cropperhead_desktop.xmp.tags import parse_number

LARGEST = 4 * 1024 * 1024

Profile = Mapping[str, Mapping[str, str]]
"""Values by section and key."""

_CROP, _ROTATION, _COARSE = "Crop", "Rotation", "Coarse Transformation"
_COMMON = "Common Properties for Transformations"
_TURNS = {0: 1, 90: 6, 180: 3, 270: 8}
_UNOPENED = frozenset({"webp", "heic", "heif", "hif", "avif", "gif", "bmp"})
_BENDING = {
    "Perspective": (
        "Horizontal", "Vertical", "CameraPitch", "CameraRoll", "CameraShiftHorizontal",
        "CameraShiftVertical", "CameraYaw", "ProjectionPitch", "ProjectionRotate",
        "ProjectionShiftHorizontal", "ProjectionShiftVertical", "ProjectionYaw", "Angle", "Shear",
    ),
    "Distortion": ("Amount",),
    "CACorrection": ("Red", "Blue"),
}  # fmt: skip


def profile_of(raw: bytes) -> Profile:
    """The sections of a profile; of what stands twice the last counts."""
    sections: dict[str, dict[str, str]] = {}
    section: dict[str, str] = {}
    for line in raw.decode("utf-8-sig", "replace").split("\n"):  # where RawTherapee sees the end of a line
        text = line.strip()
        if text.startswith("[") and text.endswith("]"):
            section = sections.setdefault(text[1:-1], {})
        elif "=" in text and not text.startswith("#"):
            key, _, value = text.partition("=")
            section[key.strip()] = value.strip()
    return sections


def developed(profile: Profile, info: PhotoInfo) -> tuple[Rendering, bool]:
    """What a profile makes of a photo, and whether that is known within a pixel."""
    picture = _coarse(profile, info)
    degrees = _number(profile, _ROTATION, "Degree") if _is_on(profile, _ROTATION) else 0.0
    if degrees:
        size = (picture.width, picture.height)
        centre = complex(*size) / 2
        scale = _filling(*size, degrees) if _fills(profile) else 1.0
        picture = picture.turned(degrees, centre, centre, size, scale)
    if _is_true(profile, _CROP, "Enabled"):
        left, top = (max(0.0, _number(profile, _CROP, key)) for key in "XY")
        right, bottom = (
            min(start + _number(profile, _CROP, key), most)
            for start, key, most in ((left, "W", picture.width), (top, "H", picture.height))
        )
        if right - left < 1 or bottom - top < 1:
            raise ValueError("crops nothing out of the picture")
        picture = picture.part(left, top, right - left, bottom - top)
    return picture, not _bends(profile)


def _coarse(profile: Profile, info: PhotoInfo) -> Rendering:
    """The picture upright, and turned and mirrored as wished."""
    own = info.frame.orientation
    picture = Rendering(info.width, info.height).oriented(1 if own in MIRRORED else own)
    picture = picture.oriented(_TURNS.get(int(_number(profile, _COARSE, "Rotate")), 1))
    for key, orientation in (("HorizontalFlip", 2), ("VerticalFlip", 4)):
        if _is_true(profile, _COARSE, key):
            picture = picture.oriented(orientation)
    return picture


def _filling(width: float, height: float, degrees: float) -> float:
    """The scale at which a turned picture fills its canvas, as RawTherapee searches for it."""
    across, down = width / 2 - 0.5, height / 2 - 0.5
    cos, sin = abs(unit(degrees).real), abs(unit(degrees).imag)
    low, high = 0.001, 2.0
    while high - low > 0.001:
        scale = (low + high) * 0.5
        reach = (scale * (across * cos + down * sin), scale * (across * sin + down * cos))
        if reach[0] > across or reach[1] > down:
            high = scale
        else:
            low = scale
    return low


def _fills(profile: Profile) -> bool:
    return profile.get(_COMMON, {}).get("AutoFill", "true").lower() == "true"


def _bends(profile: Profile) -> bool:
    """Whether more than turns and crops is done to the picture's shape."""
    for section, keys in _BENDING.items():
        if _is_on(profile, section) and any(_number(profile, section, key) for key in keys):
            return True
    if _is_true(profile, "Distortion", "Defish"):
        return True
    lens = profile.get("LensProfile", {})
    is_corrected = lens.get("LcMode", "lcp") != "none" and lens.get("UseDistortion", "true") == "true"
    return is_corrected and (lens.get("LcMode", "lcp") != "lcp" or bool(lens.get("LCPFile")))


def _is_on(profile: Profile, section: str) -> bool:
    """ART has a switch in every section, RawTherapee in few."""
    return profile.get(section, {}).get("Enabled", "true").lower() == "true"


def _is_true(profile: Profile, section: str, key: str) -> bool:
    return profile.get(section, {}).get(key, "").lower() == "true"


def _number(profile: Profile, section: str, key: str) -> float:
    """A number, 0 where there is none (ValueError: it is none that could be meant)."""
    text = profile.get(section, {}).get(key, "0")
    number = parse_number(text, decimal_comma=False)
    if number is None or abs(number) > 1e6:
        raise ValueError("has a value that is no number")
    return number


def as_opened(photo: Path, info: PhotoInfo) -> PhotoInfo:
    """The photo as RawTherapee opens it: not by the Orientation of a PNG (ValueError: not at all)."""
    if extension(photo) in _UNOPENED:
        raise ValueError("RawTherapee does not open such files")
    return replace(info, orientation=1, own_orientation=1) if extension(photo) == "png" else info


def written(old: bytes | None, crop: Crop | None, info: PhotoInfo) -> bytes | None:
    """A profile with another crop (None: without), in which all but `[Crop]` and `[Rotation]` is as it was.

    None where there is nothing to write: no profile, and no crop. A new one has nothing else in it, so that
    RawTherapee develops the photo neutrally. ValueError: it must not be rewritten, or RawTherapee cannot show
    this crop.
    """
    if old is None:
        if crop is None:
            return None
        old = _NEW
    before = _checked(old)
    if _bends(before):
        raise ValueError("it bends the picture, and a crop would not lie where it was proposed")
    degrees: float = 0.0
    values: Mapping[str, str] = {"Enabled": "false"}
    if crop is not None:
        degrees, values = _placed(before, crop, info)
    turns = before.get(_ROTATION, {})
    rotation = {"Degree": f"{degrees:.6f}".rstrip("0").rstrip(".") if degrees else "0"}
    if degrees and "Enabled" in turns:
        rotation["Enabled"] = "true"
    new = _with_values(old, _CROP, values)
    if degrees or turns:
        new = _with_values(new, _ROTATION, rotation)
    ours = (_CROP, _ROTATION)
    rest, still = ({n: one[n] for n in one if n not in ours} for one in (before, profile_of(new)))
    if rest != still:
        raise ValueError("it would not survive as it is")
    return new


_NEW = (
    b"[Version]\nAppVersion=5.9\nVersion=349\n\n[Crop]\nEnabled=false\n\n"
    b"[Common Properties for Transformations]\nAutoFill=false\n\n[Rotation]\nDegree=0\n"
)


def _checked(raw: bytes) -> Profile:
    """The profile as it is (ValueError: it is none, or has something twice and would not be read alike)."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError("it is not valid UTF-8 text") from error
    seen, section = set[tuple[str, str]](), ""
    for line in filter(None, map(str.strip, text.split("\n"))):
        name = ("", "")
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
            name = (section, "")
        elif not line.startswith("#"):
            key, equals, _value = line.partition("=")
            name = (section, key.strip())
            if not equals or not section:
                raise ValueError("it is damaged")
        if name != ("", "") and name in seen:
            raise ValueError("it has something twice")
        seen.add(name)
    return profile_of(raw)


def _placed(profile: Profile, crop: Crop, info: PhotoInfo) -> tuple[float, Mapping[str, str]]:
    """The angle and the pixels by which RawTherapee shows a crop (ValueError: it cannot)."""
    picture = _coarse(profile, info)
    box = crop_to_displayed_box(crop, info.width, info.height, picture.orientation)
    degrees, size = round(box.angle, 6), (picture.width, picture.height)
    scale = _filling(*size, degrees) if degrees and _fills(profile) else 1.0
    centre = complex(*size) / 2
    middle = centre + (complex(box.cx, box.cy) - centre) * unit(-degrees) / scale
    values = {"Enabled": "true"}
    for start, extent, key, most in (
        (middle.real, box.width, "XW", size[0]),
        (middle.imag, box.height, "YH", size[1]),
    ):
        first, long = round(start - extent / scale / 2), round(extent / scale)
        if first < -1 or first + long > most + 1:
            raise ValueError("RawTherapee cannot show this crop: at its angle a part lies off the picture")
        first = max(0, first)
        values |= {key[0]: str(first), key[1]: str(min(long, int(most) - first))}
    return degrees, values


def _with_values(raw: bytes, section: str, values: Mapping[str, str]) -> bytes:
    """`raw` with these keys of a section, each where it was; all other bytes are kept."""
    end = b"\r\n" if b"\r\n" in raw else b"\n"
    lines = raw.splitlines(keepends=True)
    left = {key.encode(): value.encode() for key, value in values.items()}
    inside, last = False, None
    for place, line in enumerate(lines):
        text = line.strip().removeprefix(b"\xef\xbb\xbf")
        if text.startswith(b"[") and text.endswith(b"]"):
            inside = text[1:-1] == section.encode()
        key, equals, value = line.partition(b"=")
        if inside and text:
            last = place
            if equals and key.strip() in left and not text.startswith(b"#"):
                tail = value[len(value.rstrip(b"\r\n")) :]
                lines[place] = key + equals + left.pop(key.strip()) + tail
    added = [key + b"=" + value + end for key, value in left.items()]
    if last is None:
        added = [end, b"[" + section.encode() + b"]" + end, *added]
        last = len(lines) - 1
    if added and lines and not lines[last].endswith(b"\n"):
        lines[last] += end
    lines[last + 1 : last + 1] = added
    return b"".join(lines)


def _read(suffix: str, editor: Editor, photo: Path, context: Context) -> Iterator[Found]:
    """What lies beside a photo."""
    file = photo.with_name(photo.name + suffix)
    try:
        raw = read_limited(file, LARGEST)
    except FileNotFoundError:
        return
    except OSError as error:
        yield LeftOut(photo, Reason("{file} cannot be read: {why}", file=file.name, why=reason_of(error)))
        return
    yield _found(photo, file, raw, editor, context)


def _found(photo: Path, file: Path, raw: bytes, editor: Editor, context: Context) -> Found:
    try:
        info = context.size_of(photo)
        opened = as_opened(photo, info) if editor is Editor.RAWTHERAPEE else info
        picture, is_exact = developed(profile_of(raw), opened)
        crop = picture.crop(info.width, info.height)
    except PhotoError as error:
        return LeftOut(photo, error.reason)
    except ValueError as error:
        return LeftOut(photo, Reason("{file} {why}", file=file.name, why=str(error)))
    return EditorCrop(
        photo,
        editor,
        crop,
        info.width,
        info.height,
        picture.orientation,
        is_exact and not is_sensor_data(photo),
        is_tried=editor is Editor.RAWTHERAPEE,
    )


RAWTHERAPEE = Source(Editor.RAWTHERAPEE, partial(_read, ".pp3", Editor.RAWTHERAPEE))
"""The profiles of RawTherapee."""

ART = Source(Editor.ART, partial(_read, ".arp", Editor.ART))
"""Those of ART, which began as a copy of it."""
