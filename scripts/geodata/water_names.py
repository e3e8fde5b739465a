"""Names for lakes and rivers, from a table made by hand, found by points; whatever does not fit its row fails the build."""
import os

from shapely.geometry import LineString, Point
from shapely.strtree import STRtree

import river_graph

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "water_names.tsv")
LAKE_NEAR_KM = 15.0              # a lake's point lies inside it or this near
LAKE_FACTOR = 1.6                # and its area is within this factor of the one in the table
RIVER_SHARE = (0.60, 1.15)       # of its length in the table: a digitised line is shorter than the river
GAP_SHARE = 0.40                 # at most this much of a river's way may lead over gaps, lakes and reservoirs
OVERLAP_KM = 30.0                # two names may meet along this much; the first in the table has it
FIELDS = [("name", str), ("scalerank", int)]


def rows(kind):
    """(values, size, share, parts): the fields, km or km2, the least share of it, and lists of points (lon, lat)."""
    with open(PATH, encoding="utf-8") as stream:
        for text in stream:
            if text.startswith("#") or not text.startswith(kind + "|"):
                continue
            _, rank, name, others, size, points = text.rstrip("\n").split("|")
            values = {"name": name, "scalerank": int(rank)}
            values.update(("name_" + other.split("=")[0], other.split("=")[1]) for other in others.split(";") if other)
            size, _, least = size.partition(">")
            parts = [[tuple(float(v) for v in point.split(",")) for point in part.split()] for part in points.split("/")]
            yield values, float(size), float(least or RIVER_SHARE[0] * 100) / 100, parts


def fields(kind):
    """The fields that the rows of a kind fill, for the file."""
    languages = sorted({key for values, *_ in rows(kind) for key in values if key.startswith("name_")})
    return FIELDS + [(language, str) for language in languages]


def fail(kind, faults):
    if faults:
        raise SystemExit(f"{kind}: {len(faults)} rows of {os.path.basename(PATH)} do not fit:\n  " + "\n  ".join(faults))


def lakes(found):
    """Names the lakes: `found` is a list of (values with `km2`, polygon), whose values are completed."""
    shapes = [shape for _, shape in found]
    tree, number = STRtree(shapes), {id(shape): k for k, shape in enumerate(shapes)}
    faults, taken = [], {}
    for values, km2, _, [[place]] in rows("lake"):
        near = sorted((number[id(shape)] for shape in tree.query(Point(place).buffer(LAKE_NEAR_KM / river_graph.KM * 2.5))),
                      key=lambda k: (distance_km(shapes[k], place), k))
        fit = [k for k in near if distance_km(shapes[k], place) <= LAKE_NEAR_KM
               and 1 / LAKE_FACTOR <= found[k][0]["km2"] / km2 <= LAKE_FACTOR]
        if not fit:
            seen = ", ".join(f"{found[k][0]['km2']:g} km2 {distance_km(shapes[k], place):.0f} km off" for k in near[:4])
            faults.append(f"{values['name']}: no lake of {km2:g} km2 at {place[0]:g},{place[1]:g} ({seen or 'nothing near'})")
        elif fit[0] in taken:
            faults.append(f"{values['name']}: the lake is {taken[fit[0]]} already")
        else:
            taken[fit[0]] = values["name"]
            found[fit[0]][0].update(values)
    fail("lakes", faults)
    print(f"lakes: {len(taken)} named", flush=True)


def distance_km(shape, place):
    """Km from a place to a shape; longitudes as at the place."""
    if shape.contains(Point(place)):
        return 0.0
    near = shape.boundary.interpolate(shape.boundary.project(Point(place)))
    return river_graph.km_between((near.x, near.y), place)


def rivers(found, lakes_found):
    """Names the rivers: `found` is a list of (values with `level`, line). Returns it with lines cut where a name ends, at points
    that they have; put together again they are what they were."""
    table = list(rows("river"))
    places = {place for *_, parts in table for part in parts for place in part}
    graph = river_graph.Rivers([line for _, line in found], [values["level"] for values, _ in found],
                               [shape for _, shape in lakes_found], sorted(places))
    faults, names = [], {}
    for values, km, least, parts in table:
        try:
            ways = [graph.stretches(part) for part in parts]
        except ValueError as fault:
            faults.append(f"{values['name']}: {fault}")
            continue
        stretches = [stretch for way, _ in ways for stretch in way]
        gaps = sum(gap for _, gap in ways)
        length = sum(map(graph.km, stretches)) + gaps
        shared = {}
        for stretch in stretches:
            if stretch in names:
                other = names[stretch]["name"]
                shared[other] = shared.get(other, 0) + graph.km(stretch)
            names.setdefault(stretch, values)
        if not least <= length / km <= RIVER_SHARE[1]:
            faults.append(f"{values['name']}: {length:.0f} km along the lines, {km:g} km in the table")
        if gaps > GAP_SHARE * length:
            faults.append(f"{values['name']}: {gaps:.0f} of {length:.0f} km are gaps")
        faults += [f"{values['name']}: {much:.0f} km are {other} already" for other, much in shared.items() if much > OVERLAP_KM]
    fail("rivers", faults)
    result = cut(found, names)
    print(f"rivers: {len(table)} named, {len(found)} lines cut into {len(result)}", flush=True)
    return result


def cut(found, names):
    """The rows with each line cut into its named stretches and what remains; neighbours of one name stay together."""
    stretches = {}
    for (k, a, b), values in names.items():
        stretches.setdefault(k, []).append((a, b, values))
    result = []
    for k, (own, line) in enumerate(found):
        points = list(line.coords)
        pieces, at = [], 0
        for a, b, values in sorted(stretches.get(k, []), key=lambda stretch: stretch[0]):
            if pieces and a == at and pieces[-1][2] is values:
                pieces[-1] = (pieces[-1][0], b, values)
            else:
                if a > at:
                    pieces.append((at, a, {}))
                pieces.append((a, b, values))
            at = b
        if at < len(points) - 1:
            pieces.append((at, len(points) - 1, {}))
        result += [({**own, **values}, LineString(points[a:b + 1]) if b - a < len(points) - 1 else line)
                   for a, b, values in pieces]
    return result
