#!/bin/sh
# Executes the notebooks of this folder without a browser; fails when a cell fails.
#   notebooks/run.sh [NOTEBOOK...]            writes notebooks/target/NAME.ipynb
#   notebooks/run.sh --kernelspec FOLDER      only writes the kernel's description, for
#                                             JUPYTER_PATH=FOLDER jupyter lab notebooks
# Environment: JAVA_HOME, RELIEFSPAN_HEAP (such as 2g), NOTEBOOK_TIMEOUT in seconds for a cell (900).
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
app=$root/engine/app/target
kernel=$here/kernel/target
stamp=$kernel/built

build() {
  if [ -f "$stamp" ] && [ -z "$(find "$root/pom.xml" "$root/engine" "$here/kernel" \
    -name target -prune -o -path '*/src/test' -prune -o -type f -newer "$stamp" -print | head -n 1)" ]; then
    return
  fi
  if ! command -v mvn >/dev/null 2>&1; then
    echo "The notebooks need the engine built, and Maven (mvn) for it." >&2
    exit 2
  fi
  echo "... building (first run, or sources changed)" >&2
  (cd "$root" && mvn -q -B -ntp -DskipTests -Dmaven.test.skip=true \
    -pl engine/app,notebooks/kernel -am package) >&2
  touch "$stamp"
}

# The app comes first: where both bring a library, its version counts.
kernelspec() {
  opens=$(sed -n 's:.*<openSpark>\(.*\)</openSpark>.*:\1:p' "$root/pom.xml")
  mkdir -p "$1/kernels/reliefspan-java"
  {
    printf '{\n  "display_name": "Java (Reliefspan)",\n  "language": "java",\n  "argv": [\n    "%s",\n' "$java"
    for package in $opens; do
      printf '    "--add-opens=%s=ALL-UNNAMED",\n' "$package"
    done
    printf '    "-Xmx%s",\n' "${RELIEFSPAN_HEAP:-2g}"
    printf '    "-Djava.awt.headless=true",\n    "-Duser.timezone=UTC",\n'
    printf '    "-cp",\n    "%s",\n' "$(ls "$app"/reliefspan-app-*.jar):$app/lib/*:$kernel/classes:$kernel/lib/*"
    printf '    "org.reliefspan.notebook.Main",\n    "{connection_file}"\n  ]\n}\n'
  } >"$1/kernels/reliefspan-java/kernel.json"
}

if [ "${1:-}" = --kernelspec ]; then
  [ $# -eq 2 ] || { echo "usage: notebooks/run.sh --kernelspec FOLDER" >&2; exit 2; }
  build
  kernelspec "$2"
  echo "JUPYTER_PATH=$2 jupyter lab $here"
  exit 0
fi

if ! command -v jupyter-nbconvert >/dev/null 2>&1; then
  echo "jupyter-nbconvert is missing. On Debian: apt-get install --no-install-recommends" \
    "jupyter-nbconvert jupyter-client python3-ipykernel" >&2
  exit 2
fi
build
jupyter=$(mktemp -d)
trap 'rm -rf "$jupyter"' EXIT
trap 'exit 1' INT TERM
kernelspec "$jupyter"

[ $# -gt 0 ] || set -- "$here"/*.ipynb
mkdir -p "$here/target"
failed=0
for notebook in "$@"; do
  echo "... $(basename "$notebook")" >&2
  JUPYTER_PATH=$jupyter JUPYTER_PLATFORM_DIRS=1 jupyter-nbconvert --log-level WARN --to notebook --execute \
    --ExecutePreprocessor.timeout="${NOTEBOOK_TIMEOUT:-900}" \
    --ExecutePreprocessor.startup_timeout=120 \
    --output-dir "$here/target" "$notebook" || failed=1
done
exit $failed
