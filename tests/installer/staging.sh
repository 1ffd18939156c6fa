#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs both components into a staging root and runs them from there; then makes the packages and looks inside.
#   staging.sh BUILD_FOLDER SOURCE_FOLDER
set -euo pipefail
build=$1
source=$2
stage=$(mktemp -d)
server_pid=
cleanup() {
  [ -n "$server_pid" ] && kill "$server_pid" 2>/dev/null || true
  rm -rf "$stage"
}
trap cleanup EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }

for component in desktop server; do
  cmake --install "$build" --prefix "$stage/usr" --component "$component" >/dev/null
done
for file in bin/matchdesk bin/matchdesk-server bin/matchdeskctl share/applications/uk.matchdesk.Matchdesk.desktop \
    share/metainfo/uk.matchdesk.Matchdesk.metainfo.xml share/icons/hicolor/scalable/apps/uk.matchdesk.Matchdesk.svg \
    lib/systemd/system/matchdesk-server.service share/man/man1/matchdesk.1.gz share/man/man8/matchdesk-server.8.gz; do
  [ -s "$stage/usr/$file" ] || fail "$file is not installed"
done
desktop-file-validate "$stage/usr/share/applications/uk.matchdesk.Matchdesk.desktop" || fail "the desktop entry"
appstreamcli validate --no-net "$stage/usr/share/metainfo/uk.matchdesk.Matchdesk.metainfo.xml" >/dev/null \
  || fail "the AppStream data: $(appstreamcli validate --no-net "$stage"/usr/share/metainfo/*.xml)"

export HOME=$stage/home XDG_CONFIG_HOME=$stage/home/config XDG_DATA_HOME=$stage/home/data
mkdir -p "$HOME"
version=$(sed -n 's/^project(matchdesk VERSION \([0-9.]*\).*/\1/p' "$source/CMakeLists.txt")
for program in matchdesk matchdesk-server matchdeskctl; do
  [[ "$(QT_QPA_PLATFORM=offscreen "$stage/usr/bin/$program" --version)" == *"$version"* ]] || fail "$program --version"
done

# The installed server makes a small demo world, answers, and ends when it is told to.
"$stage/usr/bin/matchdesk-server" --demo --seed 3 --records 2000 --tickets 12 --data "$stage/world" --port 0 >"$stage/ready" 2>"$stage/log" &
server_pid=$!
for _ in $(seq 200); do [ -s "$stage/ready" ] && break; sleep 0.1; done
address=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["address"])' "$stage/ready") \
  || fail "the server did not become ready: $(cat "$stage/log")"
python3 - "$stage/ready" "$stage/token" <<'PY'
import json, sys
ready = json.load(open(sys.argv[1]))
open(sys.argv[2], "w").write(ready["staff"][0]["token"])
PY
curl -fsS "$address/v1/health" >/dev/null || fail "health"
tickets=$(curl -fsS -H "Authorization: Bearer $(cat "$stage/token")" "$address/v1/tickets" | python3 -c 'import json,sys; print(len(json.load(sys.stdin)["tickets"]))')
[ "$tickets" -ge 12 ] || fail "the queue has $tickets tickets"

# The installed window opens on that server and stays.
QT_QPA_PLATFORM=offscreen "$stage/usr/bin/matchdesk" --server "$address" --token-file "$stage/token" 2>"$stage/window.log" &
window_pid=$!
sleep 3
kill -0 "$window_pid" 2>/dev/null || fail "the window closed by itself: $(cat "$stage/window.log")"
kill "$window_pid"; wait "$window_pid" 2>/dev/null || true

kill -TERM "$server_pid"
wait "$server_pid" || fail "the server did not end cleanly: $?"
server_pid=

# The packages.
(cd "$stage" && cpack --config "$build/CPackConfig.cmake" -B "$stage/packages" >"$stage/cpack.log" 2>&1) || fail "cpack: $(tail -20 "$stage/cpack.log")"
for package in matchdesk matchdesk-server; do
  deb=$(ls "$stage/packages/${package}"_*.deb) || fail "no package $package"
  about=$(dpkg-deb --info "$deb")
  inside=$(dpkg-deb --contents "$deb")
  grep -q "Package: $package\$" <<<"$about" || fail "$deb is not $package: $about"
  grep -q "Depends: .*libqt6sql6-sqlite" <<<"$about" || fail "$package does not depend on the database driver"
  grep -q "usr/bin/$package\$" <<<"$inside" || fail "$package lacks its program"
done
grep -q lib/systemd/system/matchdesk-server.service <<<"$inside" || fail "the server's package lacks its unit"
echo "1 passed, 0 failed"
