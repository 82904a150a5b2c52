#!/bin/sh
# Builds the benchmarks and runs those whose name matches the filter (a regular expression), shortly.
#   benchmarks/run.sh [FILTER [JMH-OPTION...]]
# Later options win: benchmarks/run.sh EpisodeBuilder -i 10 -r 2s
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
filter=${1:-.}
[ $# -eq 0 ] || shift
(cd "$root" && mvn -q -B -ntp -DskipTests -pl benchmarks -am package) >&2
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes:$here/target/lib/*" org.openjdk.jmh.Main \
  -f 1 -wi 2 -i 3 -w 500ms -r 500ms -prof gc "$@" "$filter"
