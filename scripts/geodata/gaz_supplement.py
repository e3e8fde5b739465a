"""Checks supplement.tsv: what the packages do not have, written by hand, each row with its source."""

COLUMNS = ("id name ascii lat lon feature_code country admin1 admin2 population names uncertainty_km source note kind "
           "area").split()
# `alias` adds names to a place of the other tables; `demonym` is no place and serves the reading of articles only.
KINDS = set("city village country province district disputed_area region sea lake river range airport other alias "
            "demonym".split())


def number_in(text, low, high):
    try:
        return low <= float(text) <= high
    except ValueError:
        return False


def row_problems(row, known, seen):
    if row["id"] in seen and row["kind"] != "alias":
        yield "id used twice"
    if row["kind"] not in KINDS:
        yield f"unknown kind '{row['kind']}'"
    if not row["source"]:
        yield "a row without a source"
    if row["kind"] == "alias":
        if row["id"] not in known and row["id"] not in seen:
            yield "alias of a place that does not exist"
        if not row["names"]:
            yield "alias without names"
        return
    if not row["id"].startswith("rutter:"):
        yield "ids of own rows begin with 'rutter:'"
    if not row["name"]:
        yield "no name"
    if row["kind"] == "demonym":
        return
    if not (number_in(row["lat"], -90, 90) and number_in(row["lon"], -180, 180)):
        yield "no position"
    if not number_in(row["uncertainty_km"], 0, 5000):
        yield "no uncertainty"


def problems(path, known):
    """Messages `path:line: ...`; `known` are the ids of the other tables."""
    found, seen = [], set()
    with open(path, encoding="utf-8") as stream:
        lines = stream.read().split("\n")
    if lines[0].split("\t") != COLUMNS:
        return [f"{path}:1: the columns must be {' '.join(COLUMNS)}"]
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            found.append(f"{path}:{number}: {len(cells)} columns instead of {len(COLUMNS)}")
            continue
        row = dict(zip(COLUMNS, cells))
        found += [f"{path}:{number}: {message}" for message in row_problems(row, known, seen)]
        seen.add(row["id"])
    return found
