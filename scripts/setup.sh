#!/usr/bin/env bash
# Installs the Debian 12 packages that are missing: what the build needs, and with "--tests" what the tests need too.
# Does nothing when all are there. sudo is used only when not root.
set -euo pipefail

build_packages=(
  cmake ninja-build g++ pkg-config
  libgdal-dev libproj-dev proj-data libgeos-dev libboost-dev
  libcairo2-dev libharfbuzz-dev libfontconfig-dev libfreetype-dev libpng-dev libbrotli-dev nettle-dev zlib1g-dev libxxhash-dev
  libicu-dev libsqlite3-dev libminizip-dev libseccomp-dev libgeographiclib-dev
  libtomlplusplus-dev libcli11-dev libfmt-dev nlohmann-json3-dev
)
test_packages=(
  libgtest-dev libgmock-dev clang-format python3
  netpbm python3-numpy python3-gdal librsvg2-bin poppler-utils qpdf libxml2-utils proj-bin geographiclib-tools gdal-bin strace
)

# Tests that use these are skipped, by name, where they cannot be installed.
optional_packages=()

wanted=("${build_packages[@]}")
if [ "${1:-}" = "--tests" ]; then
  wanted+=("${test_packages[@]}")
  optional_packages=(slurm-wlm munge chromium)
  if ! command -v npm >/dev/null; then wanted+=(nodejs npm); fi
fi

missing_of() {
  for package in "$@"; do
    if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then echo "$package"; fi
  done
}
mapfile -t missing < <(missing_of "${wanted[@]}")
mapfile -t missing_optional < <(missing_of "${optional_packages[@]}")
if [ "${#missing[@]}" -eq 0 ] && [ "${#missing_optional[@]}" -eq 0 ]; then exit 0; fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
export DEBIAN_FRONTEND=noninteractive
install_packages() { "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }
"${as_root[@]}" apt-get update -qq
if [ "${#missing[@]}" -gt 0 ]; then
  echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  install_packages "${missing[@]}"
fi
for package in "${missing_optional[@]}"; do
  echo "Installing the Debian package $package"
  install_packages "$package" || echo "$package cannot be installed here: tests that use it are skipped"
done
