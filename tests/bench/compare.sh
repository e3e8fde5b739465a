#!/usr/bin/env bash
# Races rutter against MapServer and Mapnik with the same geodata and the same maps, and prints a Markdown table (docs/performance.md
# tells what is compared). The first run installs what is missing; later ones need no root and change nothing.
#
# usage: tests/bench/compare.sh [FOLDER]      FOLDER keeps data, pictures and outputs; build/compare by default
#        RUTTER_BENCH_ROUNDS=7                how often each command is run and counted
#
# What each program is given (tests/bench/compare/maps.py):
#   rutter     a job file and its own base map; it also looks up or checks the stops, draws title, scale bar, locator, key, footer,
#              names of waters along their lines, and writes the record of the map with digests of all files
#   MapServer  a mapfile and shapefiles with .qix: map2img for single maps, python3-mapscript in one process for the batch
#   Mapnik     a style and shapefiles with .index: python3-mapnik, in one process for the batch (mapnik-render writes PNG only)
# The shapefiles hold the vertices that rutter draws at that scale, filtered as rutter filters them; "full detail" are the sources.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
cd "$here/../.."
folder=${1:-build/compare}

packages=(mapserver-bin python3-mapscript python3-mapnik mapnik-utils gdal-bin python3-gdal python3-numpy python3-pil librsvg2-bin poppler-utils)
missing=()
for package in "${packages[@]}"; do
  if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then missing+=("$package"); fi
done
if [ "${#missing[@]}" -gt 0 ]; then
  echo "installing ${missing[*]}" >&2
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
  if ! { "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >&2; then
    echo "error: ${missing[*]}: cannot be installed here; install these Debian packages by hand and run this again" >&2
    exit 1
  fi
fi

# The program as users have it.
if [ ! -f build/release/build.ninja ]; then cmake --preset release -DRUTTER_TESTS=OFF >&2; fi
ninja -C build/release rutter rutter_styles rutter_gazetteer rutter_basemap_file export_basemap >&2

rm -rf "$folder"
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
/usr/bin/python3 "$here/compare/maps.py" "$PWD/build/release/bin/rutter" "$PWD/build/release/bin/export_basemap" "$folder"
/usr/bin/python3 "$here/compare/race.py" "$PWD/build/release/bin/rutter" "$folder" "${RUTTER_BENCH_ROUNDS:-7}"
