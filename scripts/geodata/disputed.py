"""Disputed lines as packaged, and disputed areas cut out of the 1:10m countries along them."""
import os

from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.ops import nearest_points, polygonize, unary_union

import disputed_facts
import pn2
import shapes
from provinces import WORLD_MAP

MARBLE = "deb/marble-qt-data/usr/share/marble/data/naturalearth/ne_50m_admin_0_breakaway_disputed_areas.pn2"
LINE_FIELDS = [("name", str), ("label", str), ("kind", str), ("parties", str), ("note", str), ("source", str),
               ("valid_from", str), ("valid_to", str), ("adm0_left", str), ("adm0_right", str), ("adm0_a3_l", str),
               ("adm0_a3_r", str)]
AREA_FIELDS = [("key", str), ("name", str), ("parties", str), ("note", str), ("scale", str), ("source", str),
               ("label_lon", float), ("label_lat", float)]

# What the lines of the source are, by its own name for them; all others are claims.
KINDS = {"Ceasefire Line 1994": "line of contact", "Former USSR oblast in 1991": "former administrative line"}

# key: (name, parties, note). The notes describe Natural Earth's worldview in neutral words; they are facts, not positions.
AREAS = {
    "nagorno-karabakh": ("Nagorno-Karabakh", "Azerbaijan; Armenia", "Outline of the autonomous oblast of 1991. "
                         "Internationally recognised as part of Azerbaijan; a self-declared Armenian administration existed "
                         "from 1991 to 2023"),
    "nagorno-karabakh-line-of-contact": ("Nagorno-Karabakh and surrounding districts, line of contact 1994-2020",
                                         "Azerbaijan; Armenia", "Area behind the line of contact until September 2020"),
    "crimea": ("Crimea", "Ukraine; Russia", "Internationally recognised as part of Ukraine, held by Russia since 2014"),
    "abkhazia": ("Abkhazia", "Georgia; Abkhazia; Russia", "Internationally recognised as part of Georgia, under a "
                 "self-declared administration"),
    "south-ossetia": ("South Ossetia", "Georgia; South Ossetia; Russia", "Internationally recognised as part of Georgia, "
                      "under a self-declared administration"),
    "transnistria": ("Transnistria", "Moldova; Transnistria", "Internationally recognised as part of Moldova, under a "
                     "self-declared administration"),
    "golan-heights": ("Golan Heights", "Syria; Israel", "Occupied by Israel since 1967; its annexation in 1981 is not "
                      "recognised by the United Nations"),
    "western-sahara": ("Western Sahara", "Morocco; Sahrawi Republic", "Non-self-governing territory in the list of the "
                       "United Nations; most of it is administered by Morocco"),
    "northern-cyprus": ("Northern Cyprus", "Cyprus; Turkey", "Under a self-declared administration recognised by Turkey "
                        "alone"),
    "kosovo": ("Kosovo", "Kosovo; Serbia", "Declared independence in 2008; recognised by many states, claimed by Serbia"),
    "somaliland": ("Somaliland", "Somalia; Somaliland", "Self-declared administration since 1991; internationally "
                   "recognised as part of Somalia"),
    "siachen-glacier": ("Siachen Glacier", "India; Pakistan", "Claimed by both"),
    "ilemi-triangle": ("Ilemi Triangle", "Kenya; South Sudan; Ethiopia", "Administered by Kenya, claimed by South Sudan"),
    "kuril-islands": ("Southern Kuril Islands", "Russia; Japan", "Administered by Russia, claimed by Japan"),
    "arunachal-pradesh": ("Arunachal Pradesh", "India; China", "Administered by India, claimed by China"),
    "aksai-chin": ("Aksai Chin", "China; India", "Administered by China, claimed by India"),
    "shaksgam-valley": ("Shaksgam Valley", "China; India", "Administered by China, claimed by India"),
    "jammu-and-kashmir": ("Jammu and Kashmir", "India; Pakistan", "Administered by India, claimed by Pakistan"),
    "azad-kashmir-gilgit-baltistan": ("Azad Kashmir and Gilgit-Baltistan", "Pakistan; India", "Administered by Pakistan, "
                                      "claimed by India"),
    "abyei": ("Abyei", "Sudan; South Sudan", "Status not settled"),
    "tigri-area": ("Tigri Area", "Suriname; Guyana", "Administered by Guyana, claimed by Suriname"),
}
# A point well inside each area of the 1:50m set, which has outlines but no names.
COARSE = {"nagorno-karabakh-line-of-contact": (46.7, 39.63), "ilemi-triangle": (35.28, 5.03), "kuril-islands": (147.54, 44.97),
          "arunachal-pradesh": (94.12, 28.15), "aksai-chin": (79.15, 34.71), "shaksgam-valley": (76.43, 35.96),
          "jammu-and-kashmir": (76.49, 33.91), "azad-kashmir-gilgit-baltistan": (75.43, 34.92), "abyei": (28.4, 9.94),
          "tigri-area": (-57.4, 2.41)}
COUNTRIES = {"northern-cyprus": "X-northern-cyprus", "kosovo": "XK", "somaliland": "X-somaliland",
             "siachen-glacier": "X-siachen-glacier"}


def chain(lines, longest_gap):
    """One line out of pieces in any order and direction, joining the nearest ends."""
    pieces = [list(line.coords) for line in lines]
    path = pieces.pop(0)
    while pieces:
        best = None
        for number, piece in enumerate(pieces):
            for at_end in (True, False):
                for flip in (False, True):
                    end = path[-1] if at_end else path[0]
                    start = piece[-1 if flip == at_end else 0]
                    gap = Point(end).distance(Point(start))
                    if best is None or gap < best[0]:
                        best = (gap, number, at_end, flip)
        gap, number, at_end, flip = best
        if gap > longest_gap:
            break
        piece = pieces.pop(number)
        if at_end:
            path = path + (piece[::-1] if flip else piece)
        else:
            path = (piece[::-1] if flip else piece) + path
    return path


def parts_of(geometry):
    return list(geometry.geoms) if hasattr(geometry, "geoms") else [geometry]


def lines_called(rows, name, country=None):
    found = []
    for values, geometry in rows:
        if values["name"] == name and (country is None or values["adm0_a3_l"] == country):
            found += parts_of(geometry)
    return found


def cut(polygon, line, inside):
    """The piece of `polygon` that `line` cuts off round the point `inside`. The line's ends are led to the outline."""
    border = polygon.boundary
    points = list(line)
    for end in (0, -1):
        target = nearest_points(Point(points[end]), border)[1]
        # a little beyond the outline, so that the two certainly cross
        x, y = points[end]
        beyond = (target.x + (target.x - x) * 0.2, target.y + (target.y - y) * 0.2)
        points.insert(0 if end == 0 else len(points), beyond)
    pieces = polygonize(unary_union([border, LineString(points)]))
    found = [piece for piece in pieces if piece.contains(Point(inside)) and polygon.contains(piece.representative_point())]
    if len(found) != 1:
        raise ValueError(f"the disputed line does not cut off an area round {inside}")
    return found[0]


def of_country(country_rows, code):
    return MultiPolygon([part for values, shape in country_rows if values["iso_a2"] == code for part in shape.geoms])


def part_round(shape, inside):
    return next(part for part in shape.geoms if part.contains(Point(inside)))


def oblast(line_rows):
    """The ring of 'Former USSR oblast in 1991': nine pieces that leave two gaps of some 200 m."""
    ring = chain(lines_called(line_rows, "Former USSR oblast in 1991"), 0.01)
    return Polygon(ring)


def western_sahara(country_rows, line_rows):
    """The 1:10m set draws the part east of the berm as Western Sahara; the rest is Morocco's south of the claim line."""
    line = chain(lines_called(line_rows, "Western Saharan claim"), 0.2)
    morocco = part_round(of_country(country_rows, "MA"), (-6.0, 32.0))
    pieces = [cut(morocco, line, (-13.5, 26.5))] + list(of_country(country_rows, "EH").geoms)
    return shapes.clean(unary_union(pieces).buffer(0.0005, 1).buffer(-0.0005, 1))


def fine_areas(country_rows, line_rows):
    """key -> outline at 1:10m."""
    areas = {"nagorno-karabakh": oblast(line_rows)}
    areas["crimea"] = part_round(of_country(country_rows, "RU"), (34.2, 45.2))
    georgia = part_round(of_country(country_rows, "GE"), (44.8, 41.7))
    georgian = sorted((parts_of(g) for v, g in line_rows if v["name"] == "Georgian claim"), key=lambda p: p[0].bounds[0])
    areas["abkhazia"] = cut(georgia, chain(georgian[0], 0.01), (41.3, 43.0))
    areas["south-ossetia"] = cut(georgia, chain(georgian[-1], 0.01), (44.0, 42.3))
    moldova = part_round(of_country(country_rows, "MD"), (28.8, 47.0))
    areas["transnistria"] = cut(moldova, chain(lines_called(line_rows, "Moldovan claim"), 0.02), (29.66, 46.85))
    israel = part_round(of_country(country_rows, "IL"), (34.8, 31.5))
    areas["golan-heights"] = cut(israel, chain(lines_called(line_rows, "Syrian claim", "ISR"), 0.01), (35.76, 33.0))
    areas["western-sahara"] = western_sahara(country_rows, line_rows)
    for key, code in COUNTRIES.items():
        areas[key] = of_country(country_rows, code)
    return areas


def coarse_areas(cache):
    """key -> outline at 1:50m; the polygon is chosen by the point inside it."""
    placemarks = []
    for parts in pn2.read(os.path.join(cache, MARBLE)).values():
        polygons = [Polygon(points) for kind, points in parts if kind == pn2.OUTER_BOUNDARY and len(set(points)) >= 3]
        if polygons:
            placemarks.append(shapes.clean(unary_union([polygon.buffer(0) for polygon in polygons])))
    areas = {}
    for key, inside in COARSE.items():
        found = sorted((p for p in placemarks if p.intersects(Point(inside))), key=lambda p: p.area)
        if not found:
            raise ValueError(f"no 1:50m area round {inside} for {key}")
        areas[key] = found[0]
    return areas


def build(cache, out, country_rows):
    line_rows = shapes.read(os.path.join(cache, WORLD_MAP), "disputed_borders")
    rows = []
    for values, geometry in line_rows:
        for line in shapes.merged(parts_of(geometry)):
            facts = disputed_facts.of(values["name"], line)
            rows.append(({**values, **facts, "kind": KINDS.get(values["name"], "claim")}, line))
    rows.sort(key=lambda row: (row[0]["name"], row[0]["adm0_left"], row[1].coords[0]))
    shapes.write(out, "disputed-lines", "line", LINE_FIELDS, rows)

    areas = []
    for scale, source, found in (("10m", "Natural Earth 4.1.0 countries and disputed lines", fine_areas(country_rows, line_rows)),
                                 ("50m", "Natural Earth disputed areas", coarse_areas(cache))):
        for key, geometry in found.items():
            shape = shapes.clean(geometry)
            name, parties, note = AREAS[key]
            lon, lat = shapes.label_point(shape)
            areas.append(({"key": key, "name": name, "parties": parties, "note": note, "scale": scale, "source": source,
                           "label_lon": lon, "label_lat": lat}, shape))
    areas.sort(key=lambda row: row[0]["key"])
    shapes.write(out, "disputed-areas", "polygon", AREA_FIELDS, areas)
    return areas
