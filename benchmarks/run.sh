#!/bin/sh
# Builds the benchmarks and runs those whose name matches the filter (a regular expression), shortly.
#   benchmarks/run.sh [FILTER [JMH-OPTION...]]
# Options replace the short defaults: benchmarks/run.sh EpisodeBuilder -f 2 -wi 5 -i 10
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
filter=${1:-.}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- -f 1 -wi 2 -i 3 -w 500ms -r 500ms
(cd "$root" && mvn -q -B -ntp -DskipTests -pl benchmarks -am package) >&2
export RELIEFSPAN_BENCHMARKS="$here" # where its files are
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes:$here/target/lib/*" \
  org.openjdk.jmh.Main -prof gc "$@" "$filter"
