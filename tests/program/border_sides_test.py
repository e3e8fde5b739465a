#!/usr/bin/env python3
"""Stops of the examples and border towns lie on their country's side of the 1:1 million border that is drawn.

A town is tied to a point well inside its country (by the 1:10 million outline, some 20 km off); the way there must cross the
country's borders an even number of times. Towns known to fall on the wrong side stand, with the reason, in a list beside this.
"""
import hashlib
import math
import pathlib

from program import SOURCE, Checks, skip

try:
    from osgeo import gdal, ogr
except ImportError:
    skip("gdal's python module is not installed")

STOPS = [("Hawar Kilis", "SY", 37.21, 36.65), ("Azaz", "SY", 37.04628, 36.58662), ("Afrin", "SY", 36.86954, 36.51194),
         ("Gaziantep", "TR", 37.3825, 37.05944), ("Horadiz", "AZ", 47.33496, 39.45015),
         ("Böyük Mərcanlı", "AZ", 47.2469, 39.3611), ("Cocuq Mərcanlı", "AZ", 47.2981, 39.3911),
         ("Shaykh al-Hadid", "SY", 36.59945, 36.50069), ("Kilis", "TR", 37.115, 36.7161), ("Istanbul", "TR", 28.94966, 41.01384)]
TOWNS, NEAR_KM, KM = 200, 8.0, 111.2
KNOWN = pathlib.Path(__file__).with_name("border_sides_known.tsv")
gdal.UseExceptions()


def features(name):
    source = gdal.OpenEx(str(SOURCE / "geodata" / name))
    for feature in source.GetLayer(0):
        yield feature.items(), feature.GetGeometryRef().Clone()


def borders():
    """country -> its lines as drawn in the de-facto view, as (west, south, east, north, geometry)."""
    found = {}
    for values, line in features("borders-1m.fgb"):
        if values["worldview"] != "gmt-dcw":
            west, east, south, north = line.GetEnvelope()
            for side in ("left", "right"):
                found.setdefault(values[side], []).append((west, south, east, north, line))
    return found


def segment(points):
    line = ogr.Geometry(ogr.wkbLineString)
    for lon, lat in points:
        line.AddPoint_2D(lon, lat)
    return line


def point(lon, lat):
    place = ogr.Geometry(ogr.wkbPoint)
    place.AddPoint_2D(lon, lat)
    return place


def near(lines, lon, lat, degrees):
    return [line for w, s, e, n, line in lines if w - degrees <= lon <= e + degrees and s - degrees <= lat <= n + degrees]


def border_km(lines, lon, lat):
    """Distance to the nearest line, the larger of two estimates of it where longitudes shrink; far: 999."""
    found = [line.Distance(point(lon, lat)) for line in near(lines, lon, lat, 0.3)]
    return min(found, default=9) * KM


def inside(outline, lon, lat):
    """The point some 20 km off that lies deepest inside the outline, or None on a narrow strip of land."""
    best = None
    for k in range(24):
        turn = 2 * math.pi * k / 24
        for km in (15, 20, 25):
            x = lon + km / KM / math.cos(math.radians(lat)) * math.cos(turn)
            y = lat + km / KM * math.sin(turn)
            if outline.Contains(point(x, y)):
                depth = outline.GetBoundary().Distance(point(x, y))
                if depth > 0.05 and (best is None or depth > best[0]):
                    best = (depth, x, y)
    return best and best[1:]


def on_own_side(lines, outline, lon, lat):
    """True, False, or None where no point inside the country can be found."""
    window = ogr.Geometry(ogr.wkbPolygon)
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)):
        ring.AddPoint_2D(lon + x, lat + y)
    window.AddGeometry(ring)
    deep = inside(outline.Intersection(window), lon, lat)
    if deep is None:
        return None
    way, crossings = segment([(lon, lat), deep]), 0
    for line in near(lines, lon, lat, 0.5):
        crossing = way.Intersection(line)
        if crossing is not None and not crossing.IsEmpty():
            crossings += max(1, crossing.GetGeometryCount())
    return crossings % 2 == 0


def candidates(lines):
    """Towns of more than 5,000 near a border, in an order that rows added to the table do not change."""
    with open(SOURCE / "geodata" / "gazetteer" / "places.tsv", encoding="utf-8") as stream:
        head = next(stream).lstrip("#").rstrip("\n").split("\t")
        names = {name: k for k, name in enumerate(head)}
        rows = [line.rstrip("\n").split("\t") for line in stream]
    towns = []
    for row in rows:
        if int(row[names["population"]] or 0) > 5000:
            towns.append((row[names["name"]], row[names["country"]], float(row[names["lon"]]), float(row[names["lat"]])))
    towns.sort(key=lambda town: hashlib.sha256(f"{town[0]}, {town[1]}".encode()).digest())
    return (town for town in towns if border_km(lines.get(town[1], []), *town[2:]) <= NEAR_KM)


def main():
    checks, lines = Checks(), borders()
    outlines = {values["iso_a2"]: shape for values, shape in features("countries-10m.fgb")}
    for name, country, lon, lat in STOPS:
        checks.that(on_own_side(lines[country], outlines[country], lon, lat) is not False, f"{name} lies outside {country}")
    known = {line.split("\t")[0] for line in KNOWN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    judged, wrong = 0, []
    for name, country, lon, lat in candidates(lines):
        side = on_own_side(lines[country], outlines[country], lon, lat) if country in outlines else None
        judged += side is not None
        if side is False:
            wrong.append(f"{name}, {country}\t{lon}\t{lat}")
        if judged == TOWNS:
            break
    print(f"{len(wrong)} of {judged} border towns on the wrong side")
    print(*wrong, sep="\n")
    for town in wrong:
        checks.that(town.split("\t")[0] in known, f"not in {KNOWN.name}: {town}")
    checks.that(judged == TOWNS and len(wrong) <= TOWNS // 20, f"{len(wrong)} of {judged} on the wrong side, at most {TOWNS // 20}")
    checks.close()


main()
