#!/bin/sh
# fit joint-visit on many episodes, in parts on Spark: rows, seconds of the whole command from the
# file to the answer, processor seconds and the largest memory of the process. Needs GNU time.
#   benchmarks/joint-visit-scale.sh [EPISODES...]        (default 100000 1000000)
# Environment: RELIEFSPAN_HEAP (4g), MISTAKES (0, chance of a mistaken score; above 0 the model
# estimates it), PLACE (--spark --threads 2; anything else than --spark fits in one memory).
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
folder=$here/target/joint-visit
mistakes=${MISTAKES:-0}
place=${PLACE:---spark --threads 2}
[ $# -gt 0 ] || set -- 100000 1000000
(cd "$root" && mvn -q -B -ntp -DskipTests -pl benchmarks -am package) >&2
"$root/reliefspan" --version >&2
mkdir -p "$folder"
more=
[ "$mistakes" = 0 ] || more='--misclassification 1-2,2-1'
printf '%10s %12s %8s %9s %10s %9s\n' episodes rows MiB seconds processor peakMiB
for episodes in "$@"; do
  table=$folder/visits-$episodes-$mistakes.csv
  [ -f "$table.rows" ] || "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
    -cp "$here/target/classes:$here/target/lib/*" \
    org.reliefspan.benchmarks.ReliefTable "$table" "$episodes" "$mistakes" >"$table.made"
  [ -f "$table.rows" ] || mv "$table.made" "$table.rows"
  # shellcheck disable=SC2086 # options are words
  /usr/bin/time -o "$folder/measured" -f '%e %U %S %M' "$root/reliefspan" fit joint-visit '~ 1' \
    "$table" --subject id --time day --state state --initiator initiator --end last_day --tau 365 \
    $place $more --quiet --out "$folder/fit-$episodes.json" >/dev/null
  rows=$(cat "$table.rows")
  size=$(($(wc -c <"$table") / 1048576))
  awk -v episodes="$episodes" -v rows="$rows" -v size="$size" '
    { printf "%10d %12d %8d %9.1f %10.1f %9d\n", episodes, rows, size, $1, $2 + $3, $4 / 1024 }
  ' "$folder/measured"
done
