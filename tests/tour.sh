#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Plays the story in a real window under Xvfb, with the shipped program and keys only, and writes a picture of each step:
# light and dark, English and Welsh.
#   tests/tour.sh OUT [light-en dark-en light-cy dark-cy]      default: all four, and two at 1920x1080
set -euo pipefail
out=$(mkdir -p "$1" && cd "$1" && pwd)
shift
cd "$(dirname "$0")/.."
./app/run.sh --build-only
./installer/setup.sh test
program=$PWD/build/release/bin/matchdesk
server=$PWD/build/release/bin/matchdesk-server

work=$(mktemp -d)
pids=()
cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap cleanup EXIT

"$server" --demo --seed 7 --data "$work/world" --port 0 >"$work/ready" 2>"$work/server.log" &
made=$!
for _ in $(seq 300); do [ -s "$work/ready" ] && break; sleep 0.1; done
[ -s "$work/ready" ] || { cat "$work/server.log" >&2; exit 1; }
kill -TERM "$made"; wait "$made"

number=60
screen=
open_screen() { # WIDTHxHEIGHT
  number=$((number + 1))
  Xvfb ":$number" -screen 0 "$1x24" -nolisten tcp >/dev/null 2>&1 &
  screen=$!
  pids+=("$screen")
  export DISPLAY=:$number
  for _ in $(seq 100); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.05; done
}
close_screen() { kill "$screen" 2>/dev/null || true; wait "$screen" 2>/dev/null || true; }

window=
open_window() { # NAME SIZE options...
  local size=$2 name=$1
  shift 2
  rm -rf "$work/home"; mkdir -p "$work/home"
  HOME=$work/home XDG_CONFIG_HOME=$work/home/config XDG_DATA_HOME=$work/home/data QT_QPA_PLATFORM=xcb \
    "$program" "$@" 2>"$work/window.log" &
  program_pid=$!
  pids+=("$program_pid")
  for _ in $(seq 200); do
    window=$(xdotool search --onlyvisible --pid "$program_pid" 2>/dev/null | tail -1) && [ -n "$window" ] && break
    sleep 0.05
  done
  [ -n "$window" ] || { echo "no window: $(cat "$work/window.log")" >&2; exit 1; }
  xdotool windowmove "$window" 0 0 windowsize "$window" "${size%x*}" "${size#*x}" windowfocus "$window"
  sleep 2
}
close_window() { kill "$program_pid" 2>/dev/null || true; wait "$program_pid" 2>/dev/null || true; }

shot=0
picture() { # NAME
  shot=$((shot + 1))
  sleep 0.5
  import -window root "$out/$prefix-$(printf %02d "$shot")-$1.png"
}
keys() { for key in "$@"; do xdotool key --clearmodifiers "$key"; sleep 0.12; done; sleep 0.35; }
typed() { xdotool type --delay 25 "$1"; sleep 0.4; }

story() { # THEME LANGUAGE SIZE
  prefix=$1-$2
  [ "$3" = 1366x768 ] || prefix=$prefix-$3
  shot=0
  rm -rf "$work/data"; cp -r "$work/world" "$work/data"
  open_screen "$3"
  open_window first "$3" --theme "$1" --lang "$2"
  picture first-run
  close_window
  open_window desk "$3" --demo --data "$work/data" --theme "$1" --lang "$2"
  picture ticket
  keys 1;                 picture candidate-chosen
  keys Down Down;         picture evidence-of-a-row
  keys Return;            picture linked-and-held
  keys ctrl+z;            picture taken-back
  keys Escape 0;          picture no-record-reason
  keys 2;                 picture no-record-effects
  keys Escape a;          picture ask-which-fact
  keys 1;                 picture ask-effects
  keys Escape u;          picture not-sure
  keys Escape s;          picture skip
  keys Escape slash;      typed "robinson"; sleep 0.6; picture search
  keys Return;            sleep 0.6; picture added-by-search
  keys Escape Escape ctrl+k; picture commands
  typed "out";            picture commands-filtered
  keys Escape; keys question; picture keys
  keys Escape; keys n 0 2 Return; sleep 0.5; keys ctrl+2; picture history
  keys ctrl+3;            picture messages
  keys ctrl+1 g o;        picture outbox
  keys g o ctrl+f;        typed "zzzz"; picture filtered-empty
  keys Escape Escape g p; picture parked-empty
  keys g q r;             picture revealed
  keys g o 0;             picture no-decision-beside-the-outbox
  keys g o slash;         typed "MD-10007"; sleep 0.6; keys Return; sleep 0.6; picture claimed
  keys 1 Return;          picture compared-with-its-owner
  keys 1;                 picture same-person
  keys Escape Escape slash; typed "MD-10025"; sleep 0.6; keys Return; sleep 0.6; picture contested-email
  keys Escape Escape slash; typed "MD-10052"; sleep 0.6; keys Return; sleep 0.6; picture details-change
  keys 0;                 picture details-rejected
  close_window
  close_screen
}

wanted=("$@")
[ "${#wanted[@]}" -gt 0 ] || wanted=(light-en dark-en light-cy dark-cy)
for variant in "${wanted[@]}"; do story "${variant%-*}" "${variant#*-}" 1366x768; done
if [ "$#" -eq 0 ]; then
  story light en 1920x1080
  story dark en 1920x1080
fi
ls "$out" | wc -l | xargs printf '%s pictures in '; echo "$out"
