#!/bin/sh
# dist/CropperHead.AppDir, and of it dist/CropperHead-VERSION-ARCH.AppImage where appimagetool is installed.
# ExifTool is not in it: the system's is used.
# Usage: packaging/appdir.sh
set -eu
cd "$(dirname "$0")/.."
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' cropperhead_desktop/__init__.py)
room=dist/CropperHead.AppDir
rm -rf "$room"
mkdir -p "$room"
packaging/tree.sh "$room"
ln -s usr/bin/cropperhead "$room/AppRun"
cp packaging/linux/cropperhead.desktop resources/cropperhead.svg "$room/"
ln -s cropperhead.svg "$room/.DirIcon"
echo "$room: $(du -sm "$room" | cut -f1) MB"
if command -v appimagetool >/dev/null 2>&1; then
    ARCH=$(uname -m) appimagetool "$room" "dist/CropperHead-$version-$(uname -m).AppImage"
else
    echo "appimagetool is not installed: no AppImage made"
fi
