#!/bin/sh
# Facilities of which the answer is exact, in full: at least N replications (default 40) and as many
# more until every standard error is 0.25% of its value; a quarter of an hour of one processor. Fails
# where a number is off by 1%, or beyond its limits. Writes model, number, exact, simulated,
# standard_error and replications to FILE.
#   benchmarks/exact-facilities.sh FILE [N]
set -eu
case "$1" in /*) numbers="$1" ;; *) numbers="$PWD/$1" ;; esac
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "$here/.."
rm -f "$numbers"
exec mvn -q -B -ntp -pl engine/app -am test -Dtest='FacilityCasesTest,FacilityModelsTest' \
  -Dsurefire.failIfNoSpecifiedTests=false -Dreliefspan.recovery="${2:-40}" \
  -Dreliefspan.recovery.file="$numbers"
