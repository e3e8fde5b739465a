#!/usr/bin/env python3
"""Gathers the fuzzers' seeds from tests and examples: FOLDER/TARGET/*. usage: seeds.py SOURCE_DIR FOLDER"""
import hashlib
import pathlib
import re
import sys

source, folder = map(pathlib.Path, sys.argv[1:])


def read(*patterns):
    return [path.read_bytes() for pattern in patterns for path in sorted(source.glob(pattern))]


def found(pattern, *files):
    """Every first group of the pattern in these files, once."""
    return sorted({match for data in read(*files) for match in re.findall(pattern, data)})


names = found(rb'place = "([^"]+)"', "examples/*.toml", "tests/cli/jobs/*.toml")
names += [line.split(b"\t")[0] for data in read("tests/gazetteer/queries.tsv") for line in data.splitlines() if line[:1] != b"#"]
sentences = found(rb'(?:title|note|claim) = "([^"]+)"', "examples/*.toml")
quoted = found(rb'"((?:\\.|[^"\\])*)"', "tests/base/utf8_test.cpp", "tests/paint/xml_test.cpp", "tests/text/*_test.cpp")

SEEDS = {
    "job": read("examples/*.toml", "tests/cli/jobs/*.toml"),
    "style": read("styles/*.json", "tests/cli/jobs/*.json") + found(rb'(?s)R"json\((.*?)\)json"', "tests/*/*.?pp"),
    "date": found(rb'date = "([^"]+)"', "examples/*.toml") + found(rb'"([0-9./~?%-]{4,24})"', "tests/job/date_test.cpp"),
    "projection": found(rb'"(\+proj=[^"]+|EPSG:[0-9]+)"', "tests/geo/*_test.cpp", "tests/map/*_test.cpp", "docs/*.md"),
    "names": names,
    "utf8": quoted + names,
    "xml": quoted + sentences,
    "color": found(rb'"(#[0-9a-fA-F]+|[a-z]+\([^")]*\)|[a-z]{3,20})"', "tests/style/color_text_test.cpp", "styles/*.json"),
    "text": names + sentences,
}

for target, seeds in SEEDS.items():
    place = folder / target
    place.mkdir(parents=True, exist_ok=True)
    for seed in filter(None, seeds):
        (place / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    if not any(place.iterdir()):
        sys.exit(f"seeds.py: nothing found for {target}: the tests it takes its seeds from have moved")
