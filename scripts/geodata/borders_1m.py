"""Land borders at 1:1 million from gmt-dcw, in the worldview of the 1:10m set.

The source has one polygon a country, each with its own quantisation, so that two neighbours do not share vertices. The
border of a pair is the part of the finer ring that lies within a tolerance of the other's ring.
"""
import os

import numpy
from osgeo import gdal
from shapely.geometry import LineString, MultiLineString, Point, box
from shapely.ops import substring, unary_union
from shapely.strtree import STRtree

import border_sets
import shapes
from border_sets import lines_in
from countries import BORDER_FIELDS

gdal.UseExceptions()
FOLDER = "deb/gmt-dcw/usr/share/gmt-dcw"
SEPARATOR = 65535        # between the rings of a country
PARTED = 0.03            # degrees: how far two digitisations of one border can lie apart
CHUNK = 60               # segments compared at a time
SHORTEST = 0.02          # degrees: shorter touching stretches are chance


def country_names(cache):
    names = {}
    with open(os.path.join(cache, FOLDER, "dcw-countries.txt"), encoding="utf-8") as stream:
        for line in stream:
            if not line.startswith("#") and line.strip():
                _, code, name = line.rstrip("\n").split(" ", 2)
                names[code] = name
    return names


def read_axis(group, name):
    array = group.OpenMDArray(name)
    attributes = {a.GetName(): a.Read() for a in array.GetAttributes()}
    values = array.ReadAsArray().astype("float64")
    return values / attributes["scale"] + attributes["min"], values == SEPARATOR, 1.0 / attributes["scale"]


def read_rings(cache):
    """code -> (quantum in degrees, [ring as array of lon, lat])."""
    source = gdal.OpenEx(os.path.join(cache, FOLDER, "dcw-gmt.nc"), gdal.OF_MULTIDIM_RASTER)
    group = source.GetRootGroup()
    known = set(group.GetMDArrayNames())
    result = {}
    for code in sorted(country_names(cache)):
        if code == "AQ" or code + "_lon" not in known:
            continue
        lon, separator, step_x = read_axis(group, code + "_lon")
        lat, _, step_y = read_axis(group, code + "_lat")
        rings, begin = [], 0
        for end in list(numpy.flatnonzero(separator)) + [len(lon)]:
            if end - begin >= 4:
                x = lon[begin:end]
                rings.append(numpy.column_stack((x - 360 if x.min() >= 180 else x, lat[begin:end])))
            begin = end + 1
        result[code] = (max(step_x, step_y), rings)
    return result


def chunks_of(arrays):
    """The rings as short lines, so that only what is near is compared."""
    lines = []
    for array in arrays:
        for begin in range(0, len(array) - 1, CHUNK):
            lines.append(LineString(array[begin:begin + CHUNK + 1]))
    return lines


def pair_lines(rings):
    """(left, right) -> lines along the ring of the country with the finer quantum."""
    chunks = {code: chunks_of(arrays) for code, (_, arrays) in rings.items()}
    trees = {code: STRtree(lines) for code, lines in chunks.items()}
    extents = {code: box(*MultiLineString(lines).bounds) for code, lines in chunks.items()}
    order = sorted(rings, key=lambda code: (rings[code][0], code))
    pairs = {}
    for number, fine in enumerate(order):
        for coarse in order[number + 1:]:
            tolerance = max(0.004, 1.5 * (rings[fine][0] + rings[coarse][0]))
            if extents[fine].distance(extents[coarse]) > PARTED:
                continue
            near = shapes.merged(shared_parts(chunks[fine], trees[coarse], extents[coarse], PARTED))
            lines = [trimmed(line, trees[coarse], extents[coarse], tolerance) for line in near]
            lines = [line.simplify(0.0004) for line in close_gaps([line for line in lines if line], 4 * PARTED)
                     if line.length > SHORTEST]
            if lines:
                pairs[tuple(sorted((fine, coarse)))] = lines
    return pairs


def shared_parts(lines, tree, extent, tolerance):
    """The parts of `lines` within `tolerance` of the other country's outline."""
    found = []
    for line in lines:
        window = box(*line.bounds).buffer(tolerance)
        if not window.intersects(extent):
            continue
        near = sorted(tree.query(window), key=lambda g: (g.bounds, g.length))
        if near:
            shared = line.intersection(unary_union([other.buffer(tolerance, 2) for other in near]))
            found += [part for part in lines_in(shared) if part.length > 0]
    return found


def trimmed(line, tree, extent, tolerance):
    """`line` without its ends where it only passes near the other outline (along a coast or a third country's border): from
    the first to the last place where the two agree well, or without PARTED at both ends where they agree nowhere for long."""
    close = shared_parts([line], tree, extent, tolerance)
    marks = [line.project(Point(part.coords[k])) for part in close for k in (0, -1)]
    if marks and max(marks) - min(marks) > line.length / 2:
        return substring(line, min(marks), max(marks))
    if line.length > 6 * PARTED:
        return substring(line, PARTED, line.length - PARTED)
    return None


def close_gaps(lines, longest):
    """Joins lines whose ends are nearer than `longest`: the two digitisations part for a moment here and there. The
    smallest gaps first, every end once, never into a loop."""
    ends = numpy.array([line.coords[k] for line in lines for k in (0, -1)]).reshape(-1, 2)   # 2i: start, 2i+1: end of line i
    gaps = numpy.hypot(ends[:, None, 0] - ends[None, :, 0], ends[:, None, 1] - ends[None, :, 1])
    near = sorted((gaps[i, j], i, j) for i, j in zip(*numpy.nonzero(gaps <= longest)) if i // 2 < j // 2)
    partner, group = {}, list(range(len(lines)))

    def root(i):
        while group[i] != i:
            i = group[i]
        return i

    for _, i, j in near:
        if i not in partner and j not in partner and root(i // 2) != root(j // 2):
            partner[i], partner[j] = j, i
            group[root(i // 2)] = root(j // 2)
    result, done = [], set()
    for start in range(2 * len(lines)):
        if start in partner or start // 2 in done:
            continue
        points, end = [], start
        while True:
            number = end // 2
            done.add(number)
            coords = list(lines[number].coords)
            points += coords if end % 2 == 0 else coords[::-1]
            if end ^ 1 not in partner:
                break
            end = partner[end ^ 1]
        result.append(LineString(points))
    return result


def build(cache, out, border_rows):
    """Writes borders-1m.fgb in both worldviews and returns its rows. `worldview` is empty where the two agree (the 1:1M line
    is drawn), "gmt-dcw" for stretches that only the 1:1M set draws, and "de-facto" for those that only the 1:10m set draws."""
    names = country_names(cache)
    pairs = pair_lines(read_rings(cache))
    rows = border_sets.both(pairs, names, border_rows)
    shapes.write(out, "borders-1m", "line", BORDER_FIELDS + [("scale", str), ("worldview", str)], rows)
    return rows
