#!/bin/sh
# dist/cropperhead_VERSION_ARCH.deb over dist/cropperhead. It needs no Python; ExifTool comes from Debian.
# Usage: packaging/deb.sh
set -eu
cd "$(dirname "$0")/.."
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' cropperhead_desktop/__init__.py)
architecture=$(dpkg --print-architecture)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
chmod 755 "$room"
packaging/tree.sh "$room"
cp LICENSE "$room/usr/share/doc/cropperhead/copyright"
mkdir "$room/DEBIAN"
cat > "$room/DEBIAN/control" <<CONTROL
Package: cropperhead
Version: $version
Architecture: $architecture
Maintainer: CropperHead contributors <cropperhead@users.noreply.github.com>
Installed-Size: $(du -sk --exclude=DEBIAN "$room" | cut -f1)
Depends: libc6 (>= 2.36), libimage-exiftool-perl (>= 12.40), libegl1, libgl1, libfontconfig1, libxkbcommon-x11-0, fonts-dejavu-core | fonts-liberation | fonts-noto-core
Recommends: xdg-desktop-portal, desktop-file-utils, shared-mime-info
Section: graphics
Priority: optional
Homepage: https://github.com/cropperhead/cropperhead-desktop
Description: crop and level photographs
 Opens a folder of photos, proposes a crop and an angle for each, and writes what
 you accept into XMP sidecars that Lightroom reads. Photos are never changed, and
 nothing leaves the machine.
CONTROL
(cd "$room" && find usr -type f -exec md5sum {} + > DEBIAN/md5sums)
find "$room" -type d -exec chmod 755 {} +
deb=dist/cropperhead_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zzstd --build "$room" "$deb" >/dev/null
echo "$deb: $(du -m "$deb" | cut -f1) MB"
