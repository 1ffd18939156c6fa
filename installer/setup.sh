#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs the Debian 12 packages that Matchdesk needs and does not find.
#   setup.sh build    to build and run it (the default)
#   setup.sh test     also what its tests use
set -euo pipefail

build=(
  g++ cmake ninja-build ccache mold pkg-config
  qt6-base-dev qt6-base-dev-tools qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqt6svg6
  libqt6sql6-sqlite libqt6sql6-psql libsqlite3-dev qt6-qpa-plugins qtkeychain-qt6-dev libsecret-1-0
  libgl-dev libegl-dev libxkbcommon-dev libvulkan-dev
  libcurl4-openssl-dev libssl-dev libsodium-dev libboost1.81-dev libboost-json1.81-dev libutf8proc-dev libxxhash-dev
  fonts-inter libgtest-dev
)
test=(
  libgmock-dev libbenchmark-dev postgresql-15 sqlite3 xvfb xauth dbus at-spi2-core python3 python3-jellyfish
  python3-yaml python3-jsonschema python3-psycopg2
  imagemagick xdotool desktop-file-utils appstream file dpkg-dev binutils curl gcc
)

wanted=("${build[@]}")
case "${1:-build}" in
  build) ;;
  test) wanted+=("${test[@]}") ;;
  *) echo "setup.sh: '$1' is not known; say 'build' or 'test'." >&2; exit 2 ;;
esac

missing=()
for package in "${wanted[@]}"; do
  if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
    missing+=("$package")
  fi
done
[ "${#missing[@]}" -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "setup.sh: these packages are missing, and only root can install them: ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi
echo "Installing ${#missing[@]} packages: ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -q >&2
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
