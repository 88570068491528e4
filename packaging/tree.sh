#!/bin/sh
# Lays dist/cropperhead out as Linux systems expect it, below DIR/usr: program, man page, entry in the menu, icon, licences.
# Usage: packaging/tree.sh DIR   (used by deb.sh and appdir.sh; PYTHON with Sphinx and MyST makes the man page)
set -eu
cd "$(dirname "$0")/.."
usr=$1/usr
test -x dist/cropperhead/cropperhead || { echo "first run packaging/folder.sh" >&2; exit 1; }
mkdir -p "$usr/bin" "$usr/lib" "$usr/share/doc"
cp -a dist/cropperhead "$usr/lib/cropperhead"
mv "$usr/lib/cropperhead/LICENCES" "$usr/share/doc/cropperhead"
ln -s ../lib/cropperhead/cropperhead "$usr/bin/cropperhead"
install -Dm644 packaging/linux/cropperhead.desktop -t "$usr/share/applications"
install -Dm644 packaging/linux/io.github.cropperhead.CropperHead.metainfo.xml -t "$usr/share/metainfo"
install -Dm644 packaging/linux/cropperhead.mime.xml "$usr/share/mime/packages/cropperhead.xml"
install -Dm644 resources/cropperhead.svg -t "$usr/share/icons/hicolor/scalable/apps"

"${PYTHON:-.venv/bin/python}" -m sphinx -q -b man docs build/man
install -Dm644 build/man/cropperhead.1 -t "$usr/share/man/man1"
gzip -9n "$usr/share/man/man1/cropperhead.1"
