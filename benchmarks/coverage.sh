#!/bin/sh
# How often 95% limits contain the truth in the clean clinic: two procedures by N seeds (default
# 100, so 200 pairs). Fails outside 89.5 to 99% for the responder median.
#   benchmarks/coverage.sh [SEEDS [PATIENTS]]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "$here/.."
exec mvn -q -B -ntp -pl engine/app -am test -Dtest=CleanClinicRecoveryTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Dcoverage.seeds="${1:-100}" -Dcoverage.patients="${2:-1500}"
