"""Checks supplement.tsv: what the packages do not have, written by hand, each row with its source."""
import re

COLUMNS = ("id name ascii lat lon feature_code country admin1 admin2 population names uncertainty_km source note kind "
           "area").split()
# `alias` adds names to a place of the other tables; `demonym` is no place and serves the reading of articles only.
KINDS = set("city village country province district disputed_area region sea lake river range airport other alias "
            "demonym".split())
LEAST_ROWS = 600
# What a spelling is beside its languages: "en,~former=Constantinople" (see src/places/spelling.hpp).
MARKS = set("~former ~colloquial ~short ~preferred".split())
LAYERS = set("countries provinces disputed_areas regions".split())
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def rows_of(path):
    """(line number, row) of the table; a row with the wrong number of cells comes as None."""
    with open(path, encoding="utf-8") as stream:
        lines = stream.read().split("\n")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if line:
            yield number, dict(zip(COLUMNS, cells)) if len(cells) == len(COLUMNS) else None


def airports(path):
    """(id, country, (lat, lon)) of the airports in the supplement."""
    return [(row["id"], row["country"], (float(row["lat"]), float(row["lon"]))) for _, row in rows_of(path)
            if row and row["kind"] == "airport"]


def number_in(text, low, high):
    try:
        return low <= float(text) <= high
    except ValueError:
        return False


def name_problems(names):
    """Each spelling has a text, and before its '=' nothing but language tags and known marks."""
    for piece in filter(None, names.split("|")):
        tags, equals, text = piece.rpartition("=")
        if not text.strip() or text != text.strip():
            yield f"a spelling without text or with spaces round it: '{piece}'"
        for tag in tags.split(",") if equals else []:
            if tag not in MARKS and not TAG.fullmatch(tag):
                yield f"'{tag}' is no language and no mark"


def place_problems(row):
    if not (number_in(row["lat"], -90, 90) and number_in(row["lon"], -180, 180)):
        yield "no position"
    if not number_in(row["uncertainty_km"], 0, 8000):
        yield "no uncertainty"


def area_problems(area):
    """The outline: of a layer of the base map, or made of whole countries or provinces: "regions/UA.05+UA.14"."""
    layer, slash, key = area.partition("/")
    if area and (layer not in LAYERS or not slash or not key):
        yield f"'{area}' is no outline of {', '.join(sorted(LAYERS))}"
    if layer == "regions" and len({"." in member for member in key.split("+")}) > 1:
        yield f"'{area}' mixes countries and provinces"


def row_problems(row, known, countries, seen):
    if row["id"] in seen and row["kind"] != "alias":
        yield "id used twice"
    if row["kind"] not in KINDS:
        yield f"unknown kind '{row['kind']}'"
    if not row["source"]:
        yield "a row without a source"
    if row["country"] and row["country"] not in countries:
        yield f"unknown country '{row['country']}'"
    yield from name_problems(row["names"])
    if row["kind"] == "alias":
        if row["id"] not in known and row["id"] not in seen:
            yield "alias of a place that does not exist"
        if not row["names"]:
            yield "alias without names"
        return
    if not row["id"].startswith("rutter:") or row["id"] in known:
        yield "ids of own rows begin with 'rutter:' and are in no other table"
    if not row["name"]:
        yield "no name"
    yield from area_problems(row["area"])
    if row["kind"] != "demonym":
        yield from place_problems(row)


def problems(path, place_rows, area_rows, airport_rows):
    """Messages `path:line: ...`; the rows of the other tables tell which ids and countries there are."""
    known = {row[0] if row[0].startswith("rutter:") else "geonames:" + row[0] for row in place_rows}
    known |= {row[0] for row in area_rows} | {row[0] for row in airport_rows if row[0].startswith("ourairports:")}
    countries = {row[6] for row in area_rows}
    with open(path, encoding="utf-8") as stream:
        if stream.readline().rstrip("\n").split("\t") != COLUMNS:
            return [f"{path}:1: the columns must be {' '.join(COLUMNS)}"]
    found, seen, count = [], set(), 0
    for number, row in rows_of(path):
        count += 1
        if row is None:
            found.append(f"{path}:{number}: not {len(COLUMNS)} columns")
            continue
        found += [f"{path}:{number}: {message}" for message in row_problems(row, known, countries, seen)]
        seen.add(row["id"])
    if count < LEAST_ROWS:
        found.append(f"{path}: {count} rows, fewer than the {LEAST_ROWS} that it must have")
    return found
