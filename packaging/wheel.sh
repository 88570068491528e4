#!/bin/sh
# Builds the wheel into dist/ and tries it where nothing else is: environments of pip, pipx and uv, each for every
# Python named. pipx and uv are tried where they are installed, with the first Python alone.
# Usage: packaging/wheel.sh [PYTHON…]
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- python3
window=$([ -n "${DISPLAY:-}" ] && command -v xdotool >/dev/null || echo --no-window)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
"$1" -m venv "$room/build"
"$room/build/bin/pip" install --quiet --disable-pip-version-check build
rm -f dist/*.whl
"$room/build/bin/python" -m build --wheel --outdir dist . >/dev/null
wheel=$(ls "$PWD"/dist/*.whl)
for python in "$@"; do
    rm -rf "$room/clean"
    "$python" -m venv "$room/clean"
    "$room/clean/bin/pip" install --quiet --disable-pip-version-check "$wheel"
    "$room/clean/bin/python" packaging/licences.py "$room/licences"
    "$python" packaging/smoke.py $window "$room/clean/bin/cropperhead"
done
export PIPX_HOME="$room/pipx" PIPX_BIN_DIR="$room/pipx-bin" UV_TOOL_DIR="$room/uv" UV_TOOL_BIN_DIR="$room/uv-bin"
if command -v pipx >/dev/null 2>&1; then
    pipx install --python "$1" "$wheel" >/dev/null
    "$1" packaging/smoke.py --no-window "$room/pipx-bin/cropperhead"
fi
if command -v uv >/dev/null 2>&1; then
    uv tool install --quiet --python "$1" "$wheel"
    "$1" packaging/smoke.py --no-window "$room/uv-bin/cropperhead"
fi
echo "$wheel: $(du -m "$wheel" | cut -f1) MB"
