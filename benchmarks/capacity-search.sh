#!/bin/sh
# The cheapest plan of the demo clinic by search, with its time, and by running every plan: 40 plans,
# N replications each (default 10). Both lines must name the same plan.
#   benchmarks/capacity-search.sh [N]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "$here/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/facilities" "$work/pathways"
cp datasets/pathways/demo_clinic.yaml "$work/pathways/"
cp datasets/facilities/demo_clinic_waiting.csv "$work/facilities/"
alone="$work/facilities/alone.yaml"
every="$work/facilities/every.yaml"
awk '/^scenarios:/ {skip = 1} /^search:/ {skip = 0} !skip' datasets/facilities/demo_clinic.yaml >"$alone"
awk '/^search:/ {next} {print}
  END {
    print "scenarios:"
    for (s = 1; s <= 4; s++)
      for (t = 3; t <= 12; t++)
        printf "  s%dt%d: {resources: {suite: {count: %d}, therapist: {count: %d}}}\n", s, t, s, t
  }' "$alone" >"$every"

begin=$(date +%s)
./reliefspan capacity "$work/pathways/demo_clinic.yaml" --facility "$alone" --search \
  --replications 2 --seed 1 --out "$work/search" >/dev/null
end=$(date +%s)
awk -F, -v seconds=$((end - begin)) 'NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; next}
  $at["verdict"] == "chosen" {print "search:     " $at["plan"] ", " seconds " s"; exit}' \
  "$work/search/tables/search.csv"

./reliefspan capacity "$work/pathways/demo_clinic.yaml" --facility "$every" \
  --replications "${1:-10}" --seed 1 --out "$work/every" >/dev/null
awk -F, 'NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; next}
  $at["quantity"] == "share_within_target" && $at["scenario"] ~ /^s[0-9]+t[0-9]+$/ {
    plan = $at["scenario"]
    wanted = $at["step"] == "new_visit" ? 0.8 : 0.9
    if ($at["value"] < wanted) misses[plan] = 1
    seen[plan] = 1
  }
  END {
    for (plan in seen) {
      split(substr(plan, 2), n, "t")
      cost = n[1] * 260000 + n[2] * 95000
      if (!(plan in misses) && (best == "" || cost < least)) {
        least = cost
        best = "suite=" n[1] ";therapist=" n[2]
      }
    }
    print "every plan: " best
  }' "$work/every/tables/waits.csv"
