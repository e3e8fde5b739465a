#!/usr/bin/env bash
# Builds the fuzzers with clang and runs each for some seconds from its seeds. What it finds lies in build/fuzz/findings; what it
# learns in build/fuzz/fuzz-corpus, where the next run goes on. Closes with "N passed, N failed".
# usage: scripts/fuzz.sh [SECONDS [TARGET...]]      20 seconds each, all targets; a target is the NAME of tests/fuzz/NAME_fuzz.cpp
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
seconds=${1:-20}
shift || true

cmake --preset fuzz >/dev/null
cmake --build --preset fuzz

build=$PWD/build/fuzz
mkdir -p "$build/findings"
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
export LSAN_OPTIONS=suppressions=$PWD/tests/suppressions/lsan.txt:print_suppressions=0
if [ "$#" -gt 0 ]; then targets=("$@"); else mapfile -t targets < <(basename -s _fuzz.cpp tests/fuzz/*_fuzz.cpp); fi

passed=0
failed=0
for target in "${targets[@]}"; do
  mkdir -p "$build/fuzz-corpus/$target"
  log=$build/findings/$target.log
  if "$build/bin/${target}_fuzz" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1500 -max_len=16384 -print_final_stats=1 \
    -artifact_prefix="$build/findings/$target-" "$build/fuzz-corpus/$target" "$build/fuzz-seeds/$target" >"$log" 2>&1; then
    passed=$((passed + 1))
    echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") runs"
  else
    failed=$((failed + 1))
    echo "$target: FAILED, see build/fuzz/findings/$target.log"
    grep -E 'ERROR|runtime error|does not hold|SUMMARY|Test unit written' "$log" | head -8 || true
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
