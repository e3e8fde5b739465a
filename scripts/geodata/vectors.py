#!/usr/bin/python3
"""Builds the vector files of geodata/ from the unpacked packages of the cache."""
import argparse
import os

import borders_1m
import countries
import disputed
import ground
import label_lines
import provinces
import waters


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    for scale in ("110m", "50m"):
        countries.build(options.cache, options.out, scale)
    country_rows, border_rows = countries.build(options.cache, options.out, "10m")
    large_borders = borders_1m.build(options.cache, options.out, border_rows)
    provinces.build(options.cache, options.out)
    disputed.build(options.cache, options.out, country_rows)
    waters.build(options.cache, options.out, [line for _, line in large_borders])
    ground.build(options.cache, options.out)
    label_lines.build(options.out)


if __name__ == "__main__":
    main()
