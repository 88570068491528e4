"""The optional embedding of a crop into the photo itself, for Lightroom, which reads no sidecar of a JPEG.

The one place that changes a photo file, and only when the user asks for it. ExifTool works on a copy in
the same folder, or `jpeg_parts` where the packet is too large for one segment of a JPEG; what was written is
read back, by ExifTool and by us, before the copy takes the photo's place, and the original stays beside it as
`NAME.cropperhead_original`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.decision import Decision
from cropperhead_desktop.domain.errors import PhotoError, Reason, ToolError, printable
from cropperhead_desktop.domain.photo import WRITABLE_INSIDE, PhotoInfo, extension
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.system.files import reason_of, temp_path
from cropperhead_desktop.system.reading import open_regular
from cropperhead_desktop.system.syncs import sync_file, sync_folder
from cropperhead_desktop.xmp import atomic, embedded, merge, pixels, tags
from cropperhead_desktop.xmp.atomic import copy_rights
from cropperhead_desktop.xmp.codec import already_applied, read_packet
from cropperhead_desktop.xmp.exiftool import ExifTool, argument
from cropperhead_desktop.xmp.packet import PacketError
from cropperhead_desktop.xmp.packets import jpeg_parts

_BLOCK = 1024 * 1024
_CHANGED_SINCE = Reason("only the crop was taken back, other things in it changed since")
_UNKEPT = Reason("only the crop was taken back: its bytes from before are not kept")


@dataclass(frozen=True, slots=True)
class EmbedReceipt:
    """Which photo was changed, where its original bytes are, and its SHA-256 now and before.

    `made_backup` is False where an earlier original was there already; it may hold other bytes. `crop_before`
    are the properties of crop and decision that the photo's packet had before (None: not known).
    """

    photo: Path
    backup: Path
    sha256: str
    before: str
    made_backup: bool
    crop_before: Mapping[str, str] | None = None


def embed(
    tool: ExifTool,
    photo: Path,
    crop: Crop | None,
    info: PhotoInfo,
    decision: Decision,
    seen: str = "",
) -> EmbedReceipt:
    """Write the crop (None: HasCrop=False) into the photo's own XMP packet; `seen` as `record.seen` tells it.

    Raises PhotoError (file and reason) and ToolError; the photo then is what it was.
    """
    with embedding(tool, photo, crop, info, decision, seen) as receipt:
        return receipt


@contextlib.contextmanager
def embedding(
    tool: ExifTool,
    photo: Path,
    crop: Crop | None,
    info: PhotoInfo,
    decision: Decision,
    seen: str = "",
) -> Iterator[EmbedReceipt]:
    """`embed` around a block: all is ready and checked before it, the photo changes only once it has ended.

    Neither the photo nor its backup is touched where the block raises.
    """
    if extension(photo) not in WRITABLE_INSIDE:
        raise PhotoError(photo, "this format cannot carry a crop inside the file")
    target = Path(os.path.realpath(photo))
    with _rewritten(tool, photo, target, lambda: _packet(target, crop, info, decision, seen)) as (
        copy,
        before,
    ):
        backup = atomic.backup_of(target)
        made, was = not os.path.lexists(backup), merge.crop_group(embedded.extract(target))
        yield EmbedReceipt(photo, backup, sha256_of(copy), before, made, was)
        _keep_original(target, before)


@contextlib.contextmanager
def _rewritten(
    tool: ExifTool, photo: Path, target: Path, packet_of: Callable[[], bytes]
) -> Iterator[tuple[Path, str]]:
    """A copy of the photo with another packet, read back and found right, and the photo's own SHA-256.

    When the block has ended the copy takes the photo's place. Raises PhotoError and ToolError; the photo
    then is what it was.
    """
    left = target.with_name(target.name + "_exiftool_tmp")
    if os.path.lexists(left):
        raise PhotoError(
            photo, "not changed: {left} was left by an interrupted ExifTool; look at it first", left=left.name
        )
    if target.exists() and not os.access(target, os.W_OK):
        raise PhotoError(photo, "not changed: the photo is write-protected")
    copy, packet_file = temp_path(target.parent), temp_path(target.parent)
    try:
        packet = packet_of()
        before = _copy(target, copy)
        if jpeg_parts.are_needed(copy, packet):
            packet = jpeg_parts.write(copy, packet)
        else:
            packet_file.write_bytes(packet)
            _write(tool, photo, copy, packet_file)
        _check(tool, photo, copy, packet)
        yield copy, before
        if sha256_of(target) != before:
            raise PhotoError(photo, "not changed: somebody else changed it meanwhile")
        os.replace(copy, target)
        sync_folder(target.parent)
    except OSError as error:
        raise PhotoError(photo, "not changed: {why}", why=reason_of(error)) from error
    except PacketError as error:
        raise PhotoError(photo, "not changed: {why}", why=str(error)) from error
    finally:
        for path in (copy, packet_file, copy.with_name(copy.name + "_exiftool_tmp")):
            with contextlib.suppress(OSError):
                path.unlink()


@contextlib.contextmanager
def taking_out(receipt: EmbedReceipt, decision: Decision | None) -> Iterator[str | None]:
    """Put the photo back as it was, around a block: it changes only once the block has ended.

    Where it cannot be put back byte for byte, but still has the crop of `decision` (None: of any) inside,
    the crop alone goes, and the block gets words about it; None where the photo is as before already.
    Raises PhotoError where that crop was changed, or what was there before is not known; ToolError. The
    photo then is what it was.
    """
    photo, target = receipt.photo, Path(os.path.realpath(receipt.photo))
    try:
        now, kept = sha256_of(target), _is_kept(receipt)
        if now == receipt.before:
            yield None
            if receipt.made_backup and kept:
                receipt.backup.unlink(missing_ok=True)
        elif now == receipt.sha256 and kept:
            yield ""
            source = receipt.backup
            if not receipt.made_backup:
                source = temp_path(target.parent)
                _copy(receipt.backup, source)
            os.replace(source, target)
            sync_folder(target.parent)
        else:
            packet = _without_crop(receipt, target, decision, kept)
            is_all = now == receipt.sha256
            with ExifTool() as tool, _rewritten(tool, photo, target, lambda: packet):
                yield _UNKEPT if is_all else _CHANGED_SINCE
    except OSError as error:
        raise PhotoError(photo, "not put back: {why}", why=reason_of(error)) from error


def _is_kept(receipt: EmbedReceipt) -> bool:
    return receipt.backup.exists() and sha256_of(receipt.backup) == receipt.before


def _without_crop(receipt: EmbedReceipt, target: Path, decision: Decision | None, is_kept: bool) -> bytes:
    """The photo's packet of now with the crop and decision from before (PhotoError)."""
    try:
        packet = embedded.extract(target)
        found = read_packet(packet).decision if packet is not None else None
        if packet is None or found is None or (decision is not None and found != decision):
            raise PhotoError(receipt.photo, "changed by somebody else since; left as it is")
        before = receipt.crop_before
        if before is None and not is_kept:
            raise PhotoError(receipt.photo, "its bytes from before are not kept; left as it is")
        if before is None:
            before = merge.crop_group(embedded.extract(receipt.backup))
        return merge.with_crop_group(packet, before)
    except PacketError as error:
        raise PhotoError(receipt.photo, "not put back: {why}", why=str(error)) from error


def _packet(photo: Path, crop: Crop | None, info: PhotoInfo, decision: Decision, seen: str) -> bytes:
    """The photo's next packet, made like a sidecar."""
    torn: list[str] = []
    old, info = embedded.extract(photo, torn), pixels.marked(info, photo)
    if torn:
        raise PacketError(torn[0])
    if old is None or already_applied(old):
        return merge.create(crop, info, decision, None, old, seen)
    return merge.merge(old, crop, info, decision, seen)


def _write(tool: ExifTool, photo: Path, copy: Path, packet_file: Path) -> None:
    with argument(copy.parent) as folder:
        names = [folder + os.fsencode(os.sep + path.name) for path in (copy, packet_file)]
        answer = tool.execute([b"-XMP<=" + names[1], b"-overwrite_original", names[0]], photo)
    if answer.status or "1 image files updated" not in answer.out:
        raise ToolError(
            "{photo}: ExifTool did not write ({words})",
            photo=printable(photo),
            words=answer.errors or answer.out.strip(),
        )


def _check(tool: ExifTool, photo: Path, copy: Path, packet: bytes) -> None:
    """Every property must be there, as read by us, and the crop as read by ExifTool."""
    found = embedded.extract(copy)
    if found is None or not merge.same_content(found, packet):
        raise PhotoError(photo, "not changed: what ExifTool wrote does not read back")
    wanted = merge.crop_properties(packet)
    told = tool.read(copy, tuple(f"XMP-crs:{tags.local_name(name)}" for name in wanted))
    for name, text in wanted.items():
        value = told.get(f"XMP-crs:{tags.local_name(name)}")
        number = tags.parse_number(text)
        if str(value) != text and not (
            number is not None and isinstance(value, int | float) and value == number
        ):
            raise PhotoError(
                photo,
                "not changed: ExifTool reads {name} as {value}",
                name=tags.local_name(name),
                value=repr(value),
            )


def _keep_original(photo: Path, sha256: str) -> None:
    """The original bytes beside the photo; an earlier original is kept and never overwritten."""
    backup = atomic.backup_of(photo)
    if os.path.lexists(backup):
        return
    try:
        os.link(photo, backup)
    except OSError:
        copy = temp_path(photo.parent)
        _copy(photo, copy)
        os.replace(copy, backup)
    if sha256_of(backup) != sha256:
        raise PhotoError(photo, "not changed: its backup does not hold the same bytes")


def _copy(source: Path, target: Path) -> str:
    """Copy bytes, mode and times; the SHA-256 of what was read."""
    digest = hashlib.sha256()
    with open_regular(source, _BLOCK) as reader, open(target, "xb") as writer:
        while block := reader.read(_BLOCK):
            digest.update(block)
            writer.write(block)
        writer.flush()
        with contextlib.suppress(OSError):
            copy_rights(source, writer.fileno())
        sync_file(writer.fileno())
    with contextlib.suppress(OSError):
        shutil.copystat(source, target)  # the times, too
    return digest.hexdigest()


def sha256_of(path: Path) -> str:
    """Of a file's bytes, in hexadecimal; OSError."""
    digest = hashlib.sha256()
    with open_regular(path, 0) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
