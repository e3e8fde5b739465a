#!/usr/bin/env bash
# Fails when a C++ file is not formatted as .clang-format says. With --fix it formats them.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
mapfile -t files < <(find src tests -name '*.cpp' -o -name '*.hpp' | sort)
if [ "${1:-}" = "--fix" ]; then exec clang-format -i "${files[@]}"; fi
exec clang-format --dry-run -Werror "${files[@]}"
