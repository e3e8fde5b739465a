"""The river set led along the borders, with tributaries led after the rivers that moved, and the check of the result."""
import random

from shapely.geometry import Point
from shapely.ops import substring
from shapely.strtree import STRtree

import snap

JUNCTION = 0.0025   # degrees: a line's end this near to another river joins it
LIMIT_KM = 5.0
SAMPLES = 3000


def snapped(river, borders):
    """(the river, or the river laid along the borders, whether it changed)."""
    near = borders.near(river)
    if not near:
        return river, False
    plane = snap.Plane(river.centroid.y)
    line, count = plane.to_km(river), 0
    for border in near:
        if border.length * snap.KM >= snap.SHORTEST:
            line, changed = snap.laid_along(line, plane.to_km(border))
            count += changed
    result = plane.to_degrees(line) if count else None
    return (result, True) if result is not None else (river, False)


def followed(line, end, new):
    """`line` whose `end` (0 or -1) joined a river that now is `new`, led to it: cut where it crosses it, else
    bent there. Returns None when the line would tie a knot."""
    plane = snap.Plane(line.centroid.y)
    own, target = plane.to_km(line), plane.to_km(new)
    tip = Point(own.coords[end])
    tail = substring(own, 0, min(own.length, 8)) if end == 0 else substring(own, max(0, own.length - 8), own.length)
    crossing = tail.intersection(target)
    if not crossing.is_empty:
        marks = [own.project(Point(c)) for part in getattr(crossing, "geoms", [crossing]) for c in part.coords]
        cut = substring(own, max(marks), own.length) if end == 0 else substring(own, 0, min(marks))
        return plane.to_degrees(cut) if cut.geom_type == "LineString" and cut.length > 0.2 else None
    to = target.interpolate(target.project(tip))
    moved = snap.faded(own, (to.x - tip.x, to.y - tip.y), end == -1)
    return plane.to_degrees(moved) if moved.is_simple or not own.is_simple else None


def with_tributaries(before, after, changed):
    """The ends of unchanged rivers that joined a changed one follow it."""
    moved = [k for k, is_changed in enumerate(changed) if is_changed]
    lines = [before[k] for k in moved]
    number = {id(line): k for line, k in zip(lines, moved)}
    tree, result = STRtree(lines), list(after)
    for k, line in enumerate(before):
        for end in (0, -1):
            tip = Point(line.coords[end])
            joined = [m for m in (number[id(other)] for other in tree.query(tip.buffer(JUNCTION))) if m != k
                      and before[m].distance(tip) < JUNCTION]
            own_tip = Point(result[k].coords[end])
            for m in sorted(joined):
                if after[m].distance(own_tip) > 0.0002 and own_tip.distance(after[m]) * snap.KM < snap.FARTHEST:
                    result[k] = followed(result[k], end, after[m]) or result[k]
                    break
    return result


def check(before, after):
    """Raises when a sampled point of a moved river lies farther than LIMIT_KM from its source."""
    pairs = [(a, b) for a, b in zip(before, after) if a is not b]
    dice, worst = random.Random(7), 0.0
    for _ in range(SAMPLES if pairs else 0):
        old, new = dice.choice(pairs)
        plane = snap.Plane(old.centroid.y)
        old, new = plane.to_km(old), plane.to_km(new)
        worst = max(worst, old.distance(new.interpolate(dice.random() * new.length)))
    print(f"rivers: {len(pairs)} moved, at most {worst:.2f} km in {SAMPLES} samples", flush=True)
    if worst > LIMIT_KM:
        raise ValueError("a river was led too far from its source")


def along_borders(rivers, border_lines):
    """The rivers (LineStrings) in their order, led along the borders that follow them."""
    borders = snap.Borders(border_lines)
    pairs = [snapped(river, borders) for river in rivers]
    after = [river for river, _ in pairs]
    result = with_tributaries(rivers, after, [changed for _, changed in pairs])
    check(rivers, result)
    return result
