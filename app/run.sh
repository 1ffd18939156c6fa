#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what is missing, builds the release preset and opens the desktop.
#   ./app/run.sh [--build-only] [matchdesk's own options, as --demo]
set -euo pipefail
cd "$(dirname "$0")/.."

build_only=no
options=()
for option in "$@"; do
  if [ "$option" = --build-only ]; then build_only=yes; else options+=("$option"); fi
done

./installer/setup.sh build
[ -f build/release/build.ninja ] || cmake --preset release >&2
cmake --build --preset release --target programs >&2
[ "$build_only" = yes ] && exit 0
exec build/release/bin/matchdesk "${options[@]}"
