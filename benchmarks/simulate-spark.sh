#!/bin/sh
# simulate in parts on Spark, by number of patients: seconds of the whole command, processor seconds
# and the largest memory of the process, which must not grow. Needs GNU time.
#   benchmarks/simulate-spark.sh [PATIENTS...]        (default 1000000 10000000 100000000)
# Environment: PATHWAY (datasets/pathways/ablation_or_injection.yaml), RELIEFSPAN_HEAP (1g).
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
folder=$here/target/simulate-spark
pathway=${PATHWAY:-$root/datasets/pathways/ablation_or_injection.yaml}
RELIEFSPAN_HEAP=${RELIEFSPAN_HEAP:-1g}
export RELIEFSPAN_HEAP
[ $# -gt 0 ] || set -- 1000000 10000000 100000000
"$root/reliefspan" --version >&2
mkdir -p "$folder"
printf '%11s %9s %10s %9s\n' patients seconds processor peakMiB
for patients in "$@"; do
  /usr/bin/time -o "$folder/measured" -f '%e %U %S %M' "$root/reliefspan" simulate "$pathway" \
    --patients "$patients" --spark --threads 2 --quiet --out "$folder/results" >/dev/null
  awk -v patients="$patients" '
    { printf "%11d %9.1f %10.1f %9d\n", patients, $1, $2 + $3, $4 / 1024 }
  ' "$folder/measured"
done
