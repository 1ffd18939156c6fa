#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what the tests need, builds everything with the release preset and runs the tests.
#   ./tests/run.sh [ctest's own options, as -R queue]
#   ./tests/run.sh --slow      the long ones: real limits of the server, kill rounds, figures
set -euo pipefail
cd "$(dirname "$0")/.."

preset=release
if [ "${1:-}" = --slow ]; then preset=slow; shift; fi
./installer/setup.sh test
cmake --preset release
cmake --build --preset release
exec ctest --preset "$preset" -j "$(nproc)" "$@"
