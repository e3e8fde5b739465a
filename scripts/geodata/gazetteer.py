#!/usr/bin/python3
"""Builds geodata/gazetteer from the unpacked packages of the cache, and checks supplement.tsv and not_drawn.tsv, which are
written by hand.

Tables are tab-separated UTF-8 with a line of column names. `names` holds spellings separated by '|', each with the
languages it is known to be of before a '=': `de,fr=Alep|حلب`.
"""
import argparse
import os
import sys

import gaz_airports
import gaz_areas
import gaz_names
import gaz_places
import gaz_supplement


# In Azerbaijani names the sources have the turned e of another alphabet for the schwa.
SCHWA = str.maketrans("\u01dd\u018e", "\u0259\u018f")


def write(path, columns, rows):
    country = columns.index("country")
    with open(path, "w", encoding="utf-8", newline="\n") as stream:
        stream.write("\t".join(columns) + "\n")
        for row in rows:
            line = "\t".join(row)
            stream.write((line.translate(SCHWA) if row[country] == "AZ" else line) + "\n")


def not_drawn_problems(path, place_rows):
    """A row that leaves nothing out is out of date: the packages may have mended or renumbered the place."""
    known = {(row[0], row[1]) for row in place_rows}
    with open(path, encoding="utf-8") as stream:
        rows = [line.rstrip("\n").split("\t") for line in stream][1:]
    return [f"{path}:{number}: no place '{row[1]}' of this id" for number, row in enumerate(rows, start=2)
            if tuple(row[:2]) not in known]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    catalogues = gaz_names.Catalogues(options.cache)
    places, recoding = gaz_places.with_newer(options.cache)
    place_rows = gaz_places.table(places, catalogues)
    write(os.path.join(options.out, "places.tsv"), gaz_places.COLUMNS, place_rows)
    area_rows = gaz_areas.table(options.cache, places, catalogues, recoding)
    write(os.path.join(options.out, "areas.tsv"), gaz_areas.COLUMNS, area_rows)

    supplement = os.path.join(options.out, "supplement.tsv")
    airports = gaz_airports.table(options.cache, places, gaz_supplement.airports(supplement))
    write(os.path.join(options.out, "airports.tsv"), gaz_airports.COLUMNS, airports)
    problems = gaz_supplement.problems(supplement, place_rows, area_rows, airports)
    problems += not_drawn_problems(os.path.join(options.out, "not_drawn.tsv"), place_rows)
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
