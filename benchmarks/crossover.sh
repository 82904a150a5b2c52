#!/bin/sh
# Where fit should hold its rows: seconds of the whole command, in one memory and in parts on Spark
# (two threads), by size of the table. One line for each size and model.
#   benchmarks/crossover.sh [ROWS...]        (default 10000 100000 1000000)
# Environment: RELIEFSPAN_HEAP (4g).
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
folder=$here/target/crossover
[ $# -gt 0 ] || set -- 10000 100000 1000000
(cd "$root" && mvn -q -B -ntp -DskipTests -pl benchmarks -am package) >&2
"$root/reliefspan" --version >&2
mkdir -p "$folder"
seconds() {
  start=$(date +%s.%N)
  "$root/reliefspan" fit "$@" --quiet --out "$folder/fit.json" >/dev/null
  end=$(date +%s.%N)
  awk -v a="$start" -v b="$end" 'BEGIN { printf "%.1f", b - a }'
}
cox='Surv(time, status) ~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10'
glm='outcome ~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10'
printf '%10s %8s %6s %10s %10s\n' rows MiB model memory parts
for rows in "$@"; do
  table=$folder/table-$rows.csv
  [ -f "$table" ] || "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx6g \
    -cp "$here/target/classes:$here/target/lib/*" org.reliefspan.benchmarks.beside.BesideR \
    table "$table" "$rows"
  size=$(($(wc -c <"$table") / 1048576))
  for model in cox glm; do
    eval "formula=\$$model"
    memory=$(seconds "$model" "$formula" "$table")
    parts=$(seconds "$model" "$formula" "$table" --spark --threads 2)
    printf '%10s %8s %6s %10s %10s\n' "$rows" "$size" "$model" "$memory" "$parts"
  done
done
