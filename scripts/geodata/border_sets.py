"""The 1:1M and the 1:10m borders as one set with two worldviews: what both draw, and what only one of them draws."""
from shapely.geometry import LineString, Point
from shapely.ops import nearest_points, unary_union

import shapes

SAME_BORDER = 0.12       # degrees: a line of one set this close to the other set is the same border
JOIN = 0.16              # degrees: longest piece added to join the two sets end to end
SHORTEST = 0.02          # degrees: shorter touching stretches are chance
COUNTERPART = 1.0        # degrees: an added stretch has its counterpart in the other set no farther away
# Stretches that gmt-dcw does not draw anywhere, because the territory belongs to another country there: (pair, west, south, east, north).
ONLY_DE_FACTO = [(("RU", "UA"), 33, 45, 36, 46.5), (("EH", "MA"), -18, 20, -8, 28)]


def lines_in(geometry):
    parts = list(geometry.geoms) if hasattr(geometry, "geoms") else [geometry]
    return [part for part in parts if part.geom_type == "LineString" and not part.is_empty]


def joined_to(line, others):
    """`line` with each free end led to the nearest end or vertex of `others` within JOIN."""
    points = list(line.coords)
    for end in (0, -1):
        target = nearest_points(Point(points[end]), others)[1]
        gap = target.distance(Point(points[end]))
        if 0 < gap <= JOIN:
            points.insert(0 if end == 0 else len(points), (round(target.x, 5), round(target.y, 5)))
    return LineString(points)


def pieces(geometry):
    return shapes.merged([part for part in lines_in(geometry) if part.length > SHORTEST])


def is_de_facto_only(pair, line, rejected):
    """Whether a stretch that the 1:1M set lacks is a difference of views: an entity of Natural Earth alone, or a stretch that
    the 1:1M set draws elsewhere. Otherwise that set is merely incomplete there (exclaves, failed matches)."""
    if any(code.startswith("X-") for code in pair):
        return True
    x, y = line.centroid.coords[0]
    if any(pair == known and west <= x <= east and south <= y <= north
           for known, west, south, east, north in ONLY_DE_FACTO):
        return True
    return any(line.distance(other) < COUNTERPART for other in rejected.get(pair, []))


def both(pairs, names, border_rows):
    """Rows of the two sets. `pairs`: (left, right) -> 1:1M lines; `border_rows`: those of the 1:10m set. Lines of pairs that
    the 1:10m set does not know at all (islands that are parts of a country) are left out."""
    known = {(values["left"], values["right"]) for values, _ in border_rows}
    zone_small = unary_union([line for _, line in border_rows]).buffer(SAME_BORDER, 3)
    rows, rejected = [], {}
    for pair, lines in sorted(pairs.items()):
        values = {"left": pair[0], "right": pair[1], "left_name": names[pair[0]], "right_name": names[pair[1]], "scale": "1m"}
        for line in lines:
            for part in pieces(line.intersection(zone_small)) if not zone_small.contains(line) else [line]:
                rows.append(({**values, "worldview": ""}, part))
            if pair in known:
                rejected.setdefault(pair, []).extend(pieces(line.difference(zone_small)))
        for part in rejected.get(pair, []):
            rows.append(({**values, "worldview": "gmt-dcw"}, part))
    large = unary_union([line for values, line in rows if not values["worldview"]])
    zone_large = large.buffer(SAME_BORDER, 3)
    for values, line in border_rows:
        for part in pieces(line.difference(zone_large)):
            view = "de-facto" if is_de_facto_only((values["left"], values["right"]), part, rejected) else ""
            rows.append(({**values, "scale": "10m", "worldview": view}, joined_to(part, large)))
    rows.sort(key=lambda row: (row[0]["left"], row[0]["right"], row[0]["scale"], row[0]["worldview"], row[1].coords[0]))
    return rows
