#!/bin/sh
# dist/cropperhead: one folder that runs where no Python is, made by PyInstaller.
# Usage: packaging/folder.sh [PYTHON]   (the environment build/freeze is made, with nothing else in it)
set -eu
cd "$(dirname "$0")/.."
room=build/freeze
test -x "$room/bin/python" || "${1:-python3}" -m venv "$room"
[ -n "${KEEP_ENVIRONMENT:-}" ] || "$room/bin/pip" install --quiet --disable-pip-version-check . "pyinstaller>=6.16" 2>/dev/null
rm -rf dist/cropperhead
"$room/bin/pyinstaller" --noconfirm --log-level ERROR --distpath dist --workpath build/pyinstaller packaging/cropperhead.spec
inside=dist/cropperhead/_internal

# libheif without its encoder: the name of the function tells the version that it was built against
for library in "$inside"/pillow_heif.libs/libx265*; do
    wanted=$(nm -D --undefined-only "$inside"/pillow_heif.libs/libheif* | grep -o 'x265_api_get_[0-9]*')
    cc -shared -fPIC -O1 -s "-DNAME=$wanted" "-Wl,-soname,$(basename "$library")" -o "$library" packaging/no_encoder.c
done
strip --strip-unneeded "$inside"/libpython3*.so.* "$inside"/python3*/lib-dynload/*.so "$inside"/PIL/*.so
"$room/bin/python" packaging/licences.py dist/cropperhead/LICENCES "$inside"
find dist/cropperhead -name "*.so*" -type f -exec ldd {} + 2>/dev/null | grep "not found" | sort -u | grep -v "libgtk" || true
echo "dist/cropperhead: $(du -sm dist/cropperhead | cut -f1) MB"
