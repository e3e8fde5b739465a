#!/usr/bin/env bash
# From a fresh clone to the first map: installs what is missing (Debian 12 packages), builds the release, draws
# examples/transit-chain.toml into out/ and says where the files are. Can be run again at any time and from any folder.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."

echo "1/3  Looking for the packages that the build needs"
scripts/setup.sh
echo "2/3  Building (build/release)"
cmake --preset release -DRUTTER_TESTS=OFF >/dev/null
cmake --build --preset release
echo "3/3  Drawing examples/transit-chain.toml"
build/release/bin/rutter render examples/transit-chain.toml --out out

echo
echo "The map is here:"
for extension in svg pdf png json; do ls -1 "$PWD/out/transit-chain.$extension"; done
