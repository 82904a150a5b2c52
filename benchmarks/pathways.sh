#!/bin/sh
# How fast pathways run that are read from files, in patients under one strategy.
#   benchmarks/pathways.sh [programme | hip | draws [DRAWS PATIENTS]]
# programme: integrated-programme.yaml on one thread and on two, hip: hip-replacement.yaml; both beside
# a loop written by hand with the same draws; draws: 1,000 draws of its parameters, 10,000 patients
# and 4 strategies each. Without arguments all three. Needs a JDK (17 or newer) and Maven.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
(cd "$root" && mvn -q -B -ntp -DskipTests -pl benchmarks -am package) >&2
run() {
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g -cp "$here/target/classes:$here/target/lib/*" \
    org.reliefspan.benchmarks.pathway.PathwaySpeed "$here" "$@"
}
case ${1:-all} in
  all) run programme && run hip && run draws 1000 10000 ;;
  draws) run draws "${2:-1000}" "${3:-10000}" ;;
  *) run "$1" ;;
esac
