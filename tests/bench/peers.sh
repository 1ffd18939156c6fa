#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Matchdesk beside what one could install: the same register, the same queries, this machine, one run.
#   tests/bench/peers.sh [--records N] [--queries N] [--seed N] [--profile usual|harsh] [--out DIR]
#                        [--live N] [--trgm N] [--fts5 N]
# The last three say how many of the queries the slow peers are asked (1500, 150, 60); 0 leaves one out. Prints the table, and
# writes it with two plots into DIR (build/release/peers). Figures of a busy machine mean little: the load is printed with them.
set -euo pipefail
cd "$(dirname "$0")/../.."

records=3000000 queries=20000 seed=3 profile=usual out=build/release/peers live=1500 trgm=150 fts5=60
while [ $# -gt 0 ]; do
  case "$1" in
    --records) records="$2" ;;
    --queries) queries="$2" ;;
    --seed) seed="$2" ;;
    --profile) profile="$2" ;;
    --out) out="$2" ;;
    --live) live="$2" ;;
    --trgm) trgm="$2" ;;
    --fts5) fts5="$2" ;;
    *) echo "peers.sh: '$1' is not known" >&2; exit 2 ;;
  esac
  shift 2
done

[ -f build/release/build.ninja ] || cmake --preset release >&2
cmake --build --preset release --target matchdeskctl >&2
ctl=build/release/bin/matchdeskctl
python=/usr/bin/python3
peers="$python tests/bench/peers.py"

work="$(mktemp -d)"
server=""
finish() {
  if [ -n "$server" ]; then
    kill -QUIT "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap finish EXIT

echo "$(nproc) processors, $(uname -m), load $(cut -d' ' -f1-3 /proc/loadavg); $records records, $queries queries," \
  "profile $profile, seed $seed"
"$ctl" demo extract --records "$records" --queries "$queries" --seed "$seed" --profile "$profile" --out "$work" >&2
start="$(date +%s.%N)"
"$ctl" register build --from "$work/extract.csv" --out "$work/register" >&2
built="$(awk -v a="$start" -v b="$(date +%s.%N)" 'BEGIN { print b - a }')"
"$ctl" match --register "$work/register" --queries "$work/queries.csv" --out "$work/warm.jsonl" --threads 1 --timing >&2
"$ctl" match --register "$work/register" --queries "$work/queries.csv" --out "$work/results.jsonl" --threads 1 --timing >&2
"$ctl" evaluate --register "$work/register" --queries "$work/queries.csv" --json "$work/evaluation.json" >"$work/evaluation.txt"
$peers matchdesk "$work" "$work/queries.csv" "$work/results.jsonl" "$work/evaluation.json" "$built"

$peers prepare "$work/extract.csv" "$work"
$peers sqlite "$work" "$work/queries.csv" "$queries"
rm -f "$work/peer.sqlite"
[ "$fts5" -eq 0 ] || $peers fts5 "$work" "$work/queries.csv" "$fts5"
rm -f "$work/fts5.sqlite"

if [ "$live" -gt 0 ] || [ "$trgm" -gt 0 ]; then
  programs=/usr/lib/postgresql/15/bin
  as=()
  if [ "$(id -u)" -eq 0 ]; then # PostgreSQL refuses to be root
    as=(setpriv --reuid=postgres --regid=postgres --init-groups)
    chmod 711 "$work"
    mkdir "$work/server"
    chown postgres "$work/server"
  else
    mkdir "$work/server"
  fi
  "${as[@]}" "$programs/initdb" -D "$work/server/data" -A trust -U bench -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
  "${as[@]}" "$programs/postgres" -D "$work/server/data" -k "$work/server" -c listen_addresses= -c fsync=off \
    -c shared_buffers=2GB -c work_mem=64MB -c effective_cache_size=4GB -c random_page_cost=1.1 -c jit=off \
    -c max_parallel_workers_per_gather=0 >/dev/null 2>&1 &
  server=$!
  for _ in $(seq 100); do
    "$programs/pg_isready" -q -h "$work/server" -U bench -d postgres && break
    sleep 0.1
  done
  dsn="host=$work/server user=bench dbname=postgres"
  [ "$live" -eq 0 ] || $peers live "$work" "$work/queries.csv" "$live" "$dsn"
  [ "$trgm" -eq 0 ] || $peers trgm "$work" "$work/queries.csv" "$trgm" "$dsn"
fi

$peers report "$work" "$out"
cp "$work/evaluation.txt" "$out/evaluation.txt"
echo "Written: $out/table.md, latency.svg, misses.svg, evaluation.txt"
