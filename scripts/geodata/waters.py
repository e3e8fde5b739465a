"""Lakes and rivers from GSHHG, high resolution, thinned to about 90 m."""
import glob
import math
import os
import re
import subprocess
import tempfile

from shapely.geometry import LineString, Polygon
from shapely.ops import unary_union
from shapely.strtree import STRtree

import shapes
import snap_rivers
import water_names

TOLERANCE = 0.0008   # degrees; the high-resolution set itself is good to 0.2 km
KM2_PER_SQUARE_DEGREE = 12364.0   # at the equator


def dump(cache, arguments):
    """Segments of `gmt coast -M` as (level, points), longitudes in [-180, 180]."""
    with tempfile.TemporaryDirectory() as folder:
        for name in glob.glob(os.path.join(cache, "deb/gmt-gshhg-*/usr/share/gmt-gshhg/*.nc")):
            os.symlink(os.path.abspath(name), os.path.join(folder, os.path.basename(name)))
        command = ["gmt", "coast", "-Rd", "-M", "-Dh", "--DIR_GSHHG=" + folder] + arguments
        text = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    level, points = 0, []
    for line in text.splitlines():
        if line.startswith(">"):
            if len(points) > 1:
                yield level, points
            found = re.search(r"Level (\d+)", line)
            level, points = int(found[1]) if found else 0, []
        elif line and not line.startswith("#"):
            lon, lat = (float(value) for value in line.split()[:2])
            point = (round((lon + 180) % 360 - 180 if abs(lon) > 180 else lon, shapes.DIGITS), round(lat, shapes.DIGITS))
            if not points or point != points[-1]:
                points.append(point)
    if len(points) > 1:
        yield level, points


def build_rivers(cache, out, border_lines, lakes):
    """The set is stored in bins of one degree: the pieces of one level are joined end to end again, and cut where a name ends."""
    by_level = {}
    for level, points in dump(cache, ["-Ia"]):
        if level <= 9:   # 10: irrigation canals
            by_level.setdefault(level, []).append(LineString(points))
    rows = []
    for level, lines in sorted(by_level.items()):
        for line in shapes.merged(lines):
            line = line.simplify(TOLERANCE)
            if line.length > 2 * TOLERANCE:
                rows.append(({"level": level}, line))
    rows.sort(key=lambda row: (row[0]["level"], -row[1].length, row[1].coords[0]))
    lines = snap_rivers.along_borders([line for _, line in rows], border_lines)
    rows = [(values, line) for (values, _), line in zip(rows, lines)]
    rows = water_names.rivers(rows, lakes)
    shapes.write(out, "rivers", "line", [("level", int)] + water_names.fields("river"), rows)


def build_lakes(cache, out):
    """Shores of level 2 (lakes) become polygons; shores of level 3 (islands in lakes) become their holes. Returns the rows."""
    shores = {2: [], 3: []}
    for wanted in (2, 3):
        for level, points in dump(cache, [f"-A0/{wanted}/{wanted}", f"-W{wanted}"]):
            if level == wanted:
                shores[wanted].append(LineString(points))
    rings = {level: [Polygon(line.coords) for line in shapes.merged(lines) if line.is_ring and len(line.coords) >= 4]
             for level, lines in shores.items()}
    islands = STRtree([shapes.clean(ring) for ring in rings[3]])
    rows = []
    for ring in rings[2]:
        lake = shapes.clean(ring)
        inside = [island for island in islands.query(lake) if lake.contains(island)]
        if inside:
            lake = lake.difference(unary_union(sorted(inside, key=lambda island: island.bounds)))
        thin = shapes.clean(lake.simplify(TOLERANCE))
        lake = thin if not thin.is_empty else shapes.clean(lake)
        if lake.is_empty:
            continue
        km2 = lake.area * KM2_PER_SQUARE_DEGREE * math.cos(math.radians(lake.centroid.y))
        rows.append(({"km2": round(km2, 1)}, lake))
    rows.sort(key=lambda row: (-row[0]["km2"], row[1].bounds))
    water_names.lakes(rows)
    shapes.write(out, "lakes", "polygon", [("km2", float)] + water_names.fields("lake"), rows)
    return rows


def build(cache, out, border_lines):
    lakes = build_lakes(cache, out)
    build_rivers(cache, out, border_lines, lakes)
