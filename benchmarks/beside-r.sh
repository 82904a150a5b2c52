#!/bin/sh
# Ours and R's survival and glm side by side on the same made rows: seconds, ratio, and whether the
# answers agree. Needs R with the package survival. Exit code 1 when a goal is missed.
#   benchmarks/beside-r.sh [ROWS]        (default 1000000)
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
rows=${1:-1000000}
folder=$here/target/beside-r
(cd "$root" && mvn -q -B -ntp -DskipTests -pl benchmarks -am package) >&2
ours() {
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx6g -XX:+UseParallelGC \
    -cp "$here/target/classes:$here/target/lib/*" org.reliefspan.benchmarks.beside.BesideR "$@"
}
mkdir -p "$folder"
ours make "$folder" "$rows"
Rscript "$here/beside-r.R" "$folder" >"$folder/r.txt"
ours compare "$folder"
