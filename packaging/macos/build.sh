#!/bin/sh
# macOS: dist/CropperHead.app over PyInstaller's folder, tried without a window, then dist/CropperHead-VERSION.dmg.
# NOT TRIED: no Mac was at hand when this was written. Signing and notarising need an Apple developer's identity:
# IDENTITY="Developer ID Application: …" PROFILE=keychain-profile packaging/macos/build.sh
set -eu
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' cropperhead_desktop/__init__.py)
python3 -m venv build/freeze
build/freeze/bin/pip install --quiet . "pyinstaller>=6.16"
build/freeze/bin/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller packaging/cropperhead.spec
python3 packaging/smoke.py --no-window dist/cropperhead/cropperhead
app=dist/CropperHead.app
rm -rf "$app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
cp -a dist/cropperhead/. "$app/Contents/MacOS/"
build/freeze/bin/python packaging/licences.py "$app/Contents/Resources/LICENCES"
sed "s/VERSION/$version/" packaging/macos/Info.plist > "$app/Contents/Info.plist"
if command -v rsvg-convert >/dev/null; then
    mkdir -p build/icon.iconset
    for size in 16 32 128 256 512; do
        rsvg-convert -w $size resources/cropperhead.svg -o build/icon.iconset/icon_${size}x$size.png
    done
    iconutil -c icns -o "$app/Contents/Resources/cropperhead.icns" build/icon.iconset
fi
if [ -n "${IDENTITY:-}" ]; then
    codesign --force --deep --timestamp --options runtime --entitlements packaging/macos/entitlements.plist --sign "$IDENTITY" "$app"
fi
dmg=dist/CropperHead-$version.dmg
rm -f "$dmg"
hdiutil create -volname CropperHead -srcfolder "$app" -format UDZO "$dmg"
if [ -n "${PROFILE:-}" ]; then
    xcrun notarytool submit "$dmg" --keychain-profile "$PROFILE" --wait
    xcrun stapler staple "$dmg"
fi
