#!/bin/sh
# Builds the wheel into dist/ and tries it where nothing else is: a fresh environment and an empty home must
# be able to propose a crop for a photo. Usage: packaging/wheel.sh [PYTHON]
set -eu
cd "$(dirname "$0")/.."
python=${1:-python3}
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
"$python" -m venv "$room/build"
"$room/build/bin/pip" install --quiet --disable-pip-version-check build
rm -f dist/*.whl
"$room/build/bin/python" -m build --wheel --outdir dist . >/dev/null
"$python" -m venv "$room/clean"
"$room/clean/bin/pip" install --quiet --disable-pip-version-check dist/*.whl
mkdir "$room/home" "$room/photos"
"$room/clean/bin/python" - "$room/photos/smoke.jpg" <<'PYTHON'
import sys
from PIL import Image
Image.linear_gradient("L").resize((900, 600)).convert("RGB").save(sys.argv[1])
PYTHON
cd "$room"
HOME="$room/home" XDG_CACHE_HOME="$room/home" "$room/clean/bin/cropperhead" suggest photos/smoke.jpg --json |
    grep -q '"status": *"ok"' && echo "dist/ holds a wheel that proposes crops"
