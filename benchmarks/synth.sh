#!/bin/sh
# How many events a second the synthetic clinic writes: rows of the visit tables, with the truth of
# every patient beside them, from the start of the command to its end, on 2 threads.
#   benchmarks/synth.sh [PATIENTS [FORMAT]]
# Environment: LIMIT, least events per second (0: only print).
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
reliefspan=$(dirname -- "$here")/reliefspan
patients=${1:-200000}
format=${2:-csv}
limit=${LIMIT:-0}
out=$here/target/synth
mkdir -p "$here/target"

"$reliefspan" --version # builds what is missing, outside the measured time
rm -rf "$out"
start=$(date +%s.%N)
"$reliefspan" synth --patients "$patients" --threads 2 --format "$format" --out "$out" --quiet >"$here/target/synth.txt"
end=$(date +%s.%N)
cat "$here/target/synth.txt"
rows=$(sed -n 's/.* patients, \([0-9]*\) rows.*/\1/p' "$here/target/synth.txt")
awk -v start="$start" -v end="$end" -v rows="$rows" -v limit="$limit" 'BEGIN {
  printf "%.1f seconds, %.0f events per second\n", end - start, rows / (end - start)
  exit rows / (end - start) < limit
}'
rm -rf "$out"
