#!/bin/sh
# One million events end to end: makes a synthetic clinic, then times its relief study from CSV files
# to the report, on 2 threads with a heap of 2 GB. Fails when the study takes more than the limit.
#   benchmarks/million-events.sh [FOLDER]
# A busy machine takes longer; processor seconds say what the study itself costs.
# Environment: PATIENTS (26000), SEED (1), LIMIT in seconds (60). FOLDER (benchmarks/target/million)
# keeps the clinic for the next time; the results are made new.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
reliefspan=$(dirname -- "$here")/reliefspan
folder=${1:-$here/target/million}
patients=${PATIENTS:-26000}
seed=${SEED:-1}
limit=${LIMIT:-60}
name=$patients-$seed
mkdir -p "$folder"
folder=$(CDPATH='' cd -- "$folder" && pwd)

"$reliefspan" --version # builds what is missing, outside the measured time
if [ "$(cat "$folder/made" 2>/dev/null)" != "$name" ]; then
  rm -rf "$folder/clinic" "$folder/made"
  "$reliefspan" synth --patients "$patients" --seed "$seed" --out "$folder/clinic"
  echo "$name" >"$folder/made"
fi
cp "$here/relief-study.yaml" "$folder/study.yaml"
rm -rf "$folder/results"
rows=$(awk 'FNR > 1 { rows++ } END { print rows }' "$folder"/clinic/visits/*.csv)

times >"$folder/times-before"
start=$(date +%s.%N)
RELIEFSPAN_HEAP=2g "$reliefspan" run "$folder/study.yaml" --threads 2 --out "$folder/results"
end=$(date +%s.%N)
times >"$folder/times-after"

# The second line of `times` is the processor time of children, as 1m2.3s 0m0.4s.
awk -v start="$start" -v end="$end" -v rows="$rows" -v limit="$limit" '
  FNR == 2 {
    for (i = 1; i <= 2; i++) {
      split($i, part, "m")
      spent[FILENAME == ARGV[2]] += 60 * part[1] + part[2]
    }
  }
  END {
    seconds = end - start
    printf "%d rows, %.1f seconds, %.0f rows per second, %.1f processor seconds (limit %s seconds)\n",
      rows, seconds, rows / seconds, spent[1] - spent[0], limit
    exit seconds > limit
  }' "$folder/times-before" "$folder/times-after"
