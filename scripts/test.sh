#!/usr/bin/env bash
# Installs what is missing, builds with the tests and runs all of them, the format check and the dependency check among them.
# usage: scripts/test.sh [PRESET]      PRESET: release (default), dev, asan, tsan
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
preset=${1:-release}

scripts/setup.sh --tests
cmake --preset "$preset" -DRUTTER_TESTS=ON >/dev/null
cmake --build --preset "$preset"
ctest --preset "$preset" --parallel "$(nproc)"
