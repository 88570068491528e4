#!/bin/sh
# Installs the named Debian packages that are missing, through apt-get. Quick when nothing is missing.
# On other systems, or without the right to install, it says what is wanted and goes on.
set -eu
command -v dpkg-query >/dev/null 2>&1 || { echo "not a Debian system: please see README for what is needed: $*"; exit 0; }

missing=""
for name in "$@"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q "ok installed" || missing="$missing $name"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then sudo=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo="sudo"
else
    echo "missing system packages; please run: sudo apt-get install$missing"
    exit 0
fi
echo "installing system packages:$missing"
$sudo apt-get update -qq
# shellcheck disable=SC2086  # the list is meant to be split
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
