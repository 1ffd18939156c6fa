#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# How many journeys a real server on SQLite carries at once, on the release preset: 200 that go on as soon as they are
# answered, and 200 at once of which 320 begin every second.
#   tests/bench/journeys.sh [journeys_bench's own arguments]
# Figures of a busy machine mean little: the load is printed with them. Ends with 1 where a goal was missed.
set -euo pipefail
cd "$(dirname "$0")/../.."

[ -f build/release/build.ninja ] || cmake --preset release >&2
cmake --build --preset release --target journeys_bench >&2

bench=build/release/tests/journeys_bench
echo "$(nproc) processors, $(uname -m), load $(cut -d' ' -f1-3 /proc/loadavg)"
if [ $# -gt 0 ]; then
  exec "$bench" build/release/bin "$@"
fi
met=0
"$bench" build/release/bin || true
"$bench" build/release/bin --rate 320 --seconds 30 || met=1
exit "$met"
