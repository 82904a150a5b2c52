#!/bin/sh
# Recovery of the median under six regimes of visits: N data sets each (default 2,000, a quarter of
# an hour), written and drawn as docs/methods/figures/visit-regimes.csv and .svg.
#   benchmarks/visit-regimes.sh [N]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "$here/.."
numbers="$PWD/docs/methods/figures/visit-regimes.csv"
rm -f "$numbers"
mvn -q -B -ntp -pl engine/numerics -am test -Dtest=HiddenReliefRecoveryTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Dreliefspan.recovery="${1:-2000}" \
  -Dreliefspan.recovery.file="$numbers"
exec mvn -q -B -ntp -pl engine/app -am test -Dtest=VisitRegimesFigureTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Dreliefspan.figures=write
