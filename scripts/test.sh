#!/usr/bin/env bash
# Installs what is missing, builds with the tests and runs all of them, the format check and the dependency check among them.
# usage: scripts/test.sh [PRESET]      PRESET: release (default), dev, asan, tsan
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
preset=${1:-release}

scripts/setup.sh --tests
cmake --preset "$preset" -DRUTTER_TESTS=ON >/dev/null
cmake --build --preset "$preset"
# The reference of tests/geo/d3_test.cpp, and what maplint (../shared/tools) needs; tests that want them are skipped without.
npm=build/$preset/npm
modules=(d3-geo@3.1.1 playwright-core@1.65.1 pngjs@7.0.0)
if [ ! -d "$npm/node_modules/d3-geo" ] || [ ! -d "$npm/node_modules/playwright-core" ]; then
  mkdir -p "$npm"
  npm install --prefix "$npm" --ignore-scripts --no-audit --no-fund --silent "${modules[@]}" ||
    echo "npm's packages cannot be fetched: tests that need them are skipped"
fi
ctest --preset "$preset" --parallel "$(nproc)"
