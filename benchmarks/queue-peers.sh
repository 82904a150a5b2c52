#!/bin/sh
# M/M/1 and M/M/3/10 here, in SimPy and by hand in SSJ, one after the other: customers per processor
# second of one thread, and the ratios. Then who waits: 1,000 and 100,000, and a clinic of 20.
#   benchmarks/queue-peers.sh
# SimPy is that of the python3 in PYTHON (default /usr/bin/python3; Debian has python3-simpy3). SSJ
# 3.3.2 is Apache-2.0, but its archive needs libraries that are not (Colt, JFreeChart are LGPL): it
# is no dependency of this project and is fetched when this runs. What cannot be had is left out.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
target=$here/target
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
ssj=https://repo1.maven.org/maven2/ca/umontreal/iro/simul/ssj/3.3.2/ssj-3.3.2.jar
[ -n "${CLASSES:-}" ] || {
  (cd "$root" && mvn -q -B -ntp -DskipTests -pl benchmarks -am package) >&2
  CLASSES=$target/classes:$target/lib/*
}
mkdir -p "$target"
[ -s "$target/ssj.jar" ] || curl -sfL -o "$target/ssj.jar" "$ssj" || rm -f "$target/ssj.jar"
out=$target/queue-peers.txt
"$java" -Xmx3g -XX:+UseSerialGC -cp "$CLASSES" org.reliefspan.benchmarks.facility.FacilitySpeed \
  "$here/facilities" mm1 100000 mm3_10 100000 waiting_1000 301000 waiting_100000 400000 \
  clinic_20 100000 >"$out"
"${PYTHON:-/usr/bin/python3}" "$here/facilities/queue_peers.py" 200000 >>"$out" || true
[ ! -s "$target/ssj.jar" ] || "$java" -XX:+UseSerialGC -cp "$target/ssj.jar" \
  "$here/facilities/QueuePeers.java" 500000 >>"$out"
cat "$out"
awk '{ rate[$1, $2] = $3 }
  END {
    split("mm1 mm3_10", models, " ")
    split("simpy ssj", peers, " ")
    for (m = 1; m <= 2; m++) for (p = 1; p <= 2; p++) if ((peers[p], models[m]) in rate)
      printf "%s: ours / %s = %.2f\n", models[m], peers[p],
        rate["ours", models[m]] / rate[peers[p], models[m]]
    printf "time of a customer with 100,000 waiting / with 1,000: %.2f\n",
      rate["ours", "waiting_1000"] / rate["ours", "waiting_100000"]
  }' "$out"
