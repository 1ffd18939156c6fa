#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The desktop's figures on the release preset: builds desk_bench, and measures under X (Xvfb) and without a screen.
#   tests/bench/desk.sh [desk_bench's own arguments, as decisions --decisions 200]
# Set MATCHDESK_WORLDS to a folder to keep the worlds between runs. Figures of a busy machine mean little: the load is
# printed with them. Ends with 1 where a goal was missed.
set -euo pipefail
cd "$(dirname "$0")/../.."

[ -f build/release/build.ninja ] || cmake --preset release >&2
cmake --build --preset release --target desk_bench >&2

worlds="${MATCHDESK_WORLDS:-}"
if [ -z "$worlds" ]; then
  worlds="$(mktemp -d)"
  trap 'rm -rf "$worlds"' EXIT
fi
bench=build/release/tests/desk_bench
echo "$(nproc) processors, $(uname -m), load $(cut -d' ' -f1-3 /proc/loadavg)"
met=0
xvfb-run -a -s "-screen 0 1366x768x24 -nolisten tcp" env QT_QPA_PLATFORM=xcb "$bench" --worlds "$worlds" "$@" || met=1
QT_QPA_PLATFORM=offscreen "$bench" --worlds "$worlds" "$@" || met=1
exit "$met"
