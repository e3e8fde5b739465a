#!/usr/bin/env bash
# Installs what is missing, builds with the tests and runs all of them, the format check and the dependency check among them.
# usage: scripts/test.sh [PRESET]      PRESET: release (default), dev, asan, tsan
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
preset=${1:-release}

scripts/setup.sh --tests
cmake --preset "$preset" -DRUTTER_TESTS=ON >/dev/null
cmake --build --preset "$preset"
# The reference of tests/geo/d3_test.cpp, which is skipped without it.
npm=build/$preset/npm
if [ ! -d "$npm/node_modules/d3-geo" ]; then
  mkdir -p "$npm"
  npm install --prefix "$npm" --ignore-scripts --no-audit --no-fund --silent d3-geo@3.1.1 ||
    echo "d3-geo cannot be fetched: its test is skipped"
fi
ctest --preset "$preset" --parallel "$(nproc)"
