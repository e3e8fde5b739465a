"""Leads rivers along the border where the border follows the river: the two digitisations lie up to 4 km apart, and a town
between them would stand on the wrong bank. The border stays, the river moves.

All work is done in a plane of its own for each river: kilometres, with longitudes shrunk by the cosine of the river's latitude.
"""
import math

import numpy
from shapely.geometry import LineString, Point
from shapely.ops import substring
from shapely.strtree import STRtree

KM = 111.2               # one degree of latitude
REACH = 4.0              # km: how far a border may lie from the river it follows
FARTHEST = 4.8           # km: no vertex of a changed river may be farther from its source, or the source from it
STEP = 0.8               # km between the positions at which river and border are compared
WINDOW = 3.0             # km over which directions are taken
PARALLEL = math.cos(math.radians(40))
SHORTEST = 5.0           # km: shorter stretches agree by chance
GAP = 6.0                # km: a shorter break in the agreement (a bend cut off by one of the two) is bridged
BLEND = 4.0              # a displacement fades out over this many times its own length


class Plane:
    """Degrees to kilometres and back, round one latitude."""

    def __init__(self, lat):
        self.scale = numpy.array([KM * math.cos(math.radians(lat)), KM])

    def to_km(self, line):
        return LineString(numpy.asarray(line.coords) * self.scale)

    def to_degrees(self, line):
        points = [tuple(round(float(v), 5) for v in point) for point in numpy.asarray(line.coords) / self.scale]
        kept = [point for k, point in enumerate(points) if k == 0 or point != points[k - 1]]
        return LineString(kept) if len(kept) > 1 else None


def direction(line, at):
    a = line.interpolate(max(0, at - WINDOW / 2))
    b = line.interpolate(min(line.length, at + WINDOW / 2))
    length = math.hypot(b.x - a.x, b.y - a.y) or 1
    return (b.x - a.x) / length, (b.y - a.y) / length


def agreement(river, border):
    """Positions along the river where the border is near and nearly parallel, as (river km, border km)."""
    found = []
    for at in numpy.arange(0, river.length + STEP / 2, STEP):
        at = min(at, river.length)
        point = river.interpolate(at)
        if border.distance(point) > REACH:
            continue
        on_border = border.project(point)
        u, v = direction(river, at), direction(border, on_border)
        if abs(u[0] * v[0] + u[1] * v[1]) >= PARALLEL:
            found.append((at, on_border))
    return found


def stretches(found):
    """The agreement as runs in which both positions move on together; bends of less than GAP are bridged."""
    runs = []
    for at, on_border in found:
        last = runs[-1][-1] if runs else None
        if last and at - last[0] <= GAP and abs(on_border - last[1]) <= 2 * (at - last[0]) + 2 * REACH:
            runs[-1].append((at, on_border))
        else:
            runs.append([(at, on_border)])
    good = []
    for run in runs:
        (r0, b0), (r1, b1) = run[0], run[-1]
        if r1 - r0 >= SHORTEST and 0.4 <= abs(b1 - b0) / (r1 - r0) <= 1.8:
            good.append((r0, r1, b0, b1))
    return good


def coords(line):
    return [tuple(point[:2]) for point in line.coords]


def faded(part, shift, at_end):
    """`part` with its end (or start) moved by `shift`, less and less with the distance from there."""
    length = BLEND * max(math.hypot(*shift), 0.3)
    marks = sorted({*[part.project(Point(p)) for p in part.coords],
                    *[(part.length - k * length / 12 if at_end else k * length / 12) for k in range(13)
                      if k * length / 12 < part.length]})
    points = []
    for mark in marks:
        away = (part.length - mark if at_end else mark) / min(length, max(part.length, 1e-9))
        weight = 0.5 + 0.5 * math.cos(math.pi * away) if away < 1 else 0.0
        p = part.interpolate(mark)
        points.append((p.x + shift[0] * weight, p.y + shift[1] * weight))
    return LineString(points) if len(points) > 1 else part


def with_stretch(river, border, stretch):
    """The river with one stretch laid on the border, or None when that would tie a knot or stray too far."""
    r0, r1, b0, b1 = stretch
    middle = substring(border, b0, b1)
    if middle.geom_type != "LineString" or middle.length == 0:
        return None
    old = substring(river, r0, r1)
    if old.hausdorff_distance(middle) > FARTHEST:
        return None
    points = []
    if r0 > 0:
        start, to = river.interpolate(r0), Point(middle.coords[0])
        points += coords(faded(substring(river, 0, r0), (to.x - start.x, to.y - start.y), True))[:-1]
    points += coords(middle)
    if r1 < river.length:
        end, to = river.interpolate(r1), Point(middle.coords[-1])
        points += coords(faded(substring(river, r1, river.length), (to.x - end.x, to.y - end.y), False))[1:]
    changed = LineString(points)
    if river.is_simple and not changed.is_simple:
        return None
    return changed


def shrunk(stretch, by):
    """The stretch without `by` km at both of its ends."""
    r0, r1, b0, b1 = stretch
    share = by / (r1 - r0)
    return (r0 + by, r1 - by, b0 + (b1 - b0) * share, b1 - (b1 - b0) * share)


def halves(stretch):
    r0, r1, b0, b1 = stretch
    return [(r0, (r0 + r1) / 2, b0, (b0 + b1) / 2), ((r0 + r1) / 2, r1, (b0 + b1) / 2, b1)]


def laid_along(river, border):
    """The river with every stretch that follows the border laid on it; the later stretches first, so that positions hold."""
    todo = sorted(stretches(agreement(river, border)))
    changed = 0
    while todo:
        stretch = todo.pop()
        for by in (0, 1.0, 2.5):
            tried = shrunk(stretch, by)
            new = with_stretch(river, border, tried) if tried[1] - tried[0] >= SHORTEST else None
            if new is not None:
                river, changed = new, changed + 1
                break
        else:
            if stretch[1] - stretch[0] >= 4 * SHORTEST:
                todo += halves(stretch)
    return river, changed


class Borders:
    """The borders, found by place."""

    def __init__(self, lines):
        self.lines = lines
        self.number = {id(line): k for k, line in enumerate(lines)}
        self.tree = STRtree(lines)

    def near(self, river):
        margin = REACH / KM / max(0.2, math.cos(math.radians(river.centroid.y)))
        found = self.tree.query(river.buffer(margin, 2).envelope)
        clip = river.envelope.buffer(2 * margin).envelope
        pieces = []
        for number in sorted(self.number[id(line)] for line in found if line.distance(river) <= margin):
            part = self.lines[number].intersection(clip)
            pieces += [p for p in (part.geoms if hasattr(part, "geoms") else [part]) if p.geom_type == "LineString"]
        return pieces
