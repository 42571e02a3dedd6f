#!/bin/sh
# Makes the reports of further periods, of all three lengths, and recomputes all their figures; the folder given is not touched.
set -eu
FENGWU=$(swift build --show-bin-path)/fengwu
OUTPUT=$1-periods
export FENGWU OUTPUT
rm -rf "$OUTPUT"
printf '%s\n' 2019Q4 2020Q2 2020-02 2020 | xargs -P "$(nproc)" -I PERIOD sh -c '
  "$FENGWU" report PERIOD --no-pdf --now 2020-07-10 --output "$OUTPUT/PERIOD" >/dev/null 2>&1 || { echo "no report of PERIOD" >&2; exit 1; }
  python3 Tests/Site/check-figures.py "$OUTPUT/PERIOD"'
