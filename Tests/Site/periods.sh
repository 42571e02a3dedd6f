#!/bin/sh
# Makes the reports of further periods, of all three lengths, and recomputes all their figures; the folder given is not touched.
set -eu
output=$1-periods
rm -rf "$output"
fengwu=$(swift build --show-bin-path)/fengwu
for period in 2019Q4 2020Q2 2020-02 2019-12 2020 2021Q3; do
  "$fengwu" report $period --no-pdf --output "$output" > /dev/null 2>&1 || { echo "no report of $period" >&2; exit 1; }
done
python3 Tests/Site/check-figures.py "$output"
