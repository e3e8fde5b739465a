"""Countries and the borders between them from world-atlas (Natural Earth 4.1.0), at three scales."""
import json
import os

from shapely.affinity import translate
from shapely.geometry import LineString, MultiPolygon, Polygon, box
from shapely.validation import make_valid

import shapes
from topojson import Topology

# Natural Earth abbreviates some names for small maps; here they are written out.
FULL_NAMES = {
    "Antigua and Barb.": "Antigua and Barbuda", "Ashmore and Cartier Is.": "Ashmore and Cartier Islands",
    "Bosnia and Herz.": "Bosnia and Herzegovina", "Br. Indian Ocean Ter.": "British Indian Ocean Territory",
    "British Virgin Is.": "British Virgin Islands", "Cayman Is.": "Cayman Islands",
    "Central African Rep.": "Central African Republic", "Cook Is.": "Cook Islands", "Coral Sea Is.": "Coral Sea Islands",
    "Clipperton I.": "Clipperton Island", "Dem. Rep. Congo": "Democratic Republic of the Congo",
    "Dominican Rep.": "Dominican Republic", "Eq. Guinea": "Equatorial Guinea", "Faeroe Is.": "Faroe Islands",
    "Falkland Is.": "Falkland Islands", "Fr. Polynesia": "French Polynesia",
    "Fr. S. Antarctic Lands": "French Southern and Antarctic Lands",
    "Heard I. and McDonald Is.": "Heard Island and McDonald Islands", "Indian Ocean Ter.": "Indian Ocean Territories",
    "Macao": "Macau", "Marshall Is.": "Marshall Islands", "N. Cyprus": "Northern Cyprus",
    "N. Mariana Is.": "Northern Mariana Islands", "Pitcairn Is.": "Pitcairn Islands", "S. Geo. and the Is.":
    "South Georgia and the South Sandwich Islands", "S. Sudan": "South Sudan", "Solomon Is.": "Solomon Islands",
    "Spratly Is.": "Spratly Islands", "St-Barthélemy": "Saint Barthélemy", "St-Martin": "Saint Martin",
    "St. Kitts and Nevis": "Saint Kitts and Nevis", "St. Pierre and Miquelon": "Saint Pierre and Miquelon",
    "St. Vin. and Gren.": "Saint Vincent and the Grenadines", "São Tomé and Principe": "São Tomé and Príncipe",
    "Turks and Caicos Is.": "Turks and Caicos Islands", "U.S. Minor Outlying Is.": "U.S. Minor Outlying Islands",
    "U.S. Virgin Is.": "U.S. Virgin Islands", "USNB Guantanamo Bay": "Guantanamo Bay Naval Base",
    "W. Sahara": "Western Sahara", "Wallis and Futuna Is.": "Wallis and Futuna",
    "Cyprus U.N. Buffer Zone": "United Nations Buffer Zone in Cyprus", "eSwatini": "Eswatini",
    "Macedonia": "North Macedonia",
}
FIELDS = [("iso_n3", str), ("iso_a2", str), ("name", str), ("label_lon", float), ("label_lat", float)]
BORDER_FIELDS = [("left", str), ("right", str), ("left_name", str), ("right_name", str)]


def iso_alpha2(cache):
    """ISO 3166-1 numeric code -> alpha-2, from iso-codes."""
    path = os.path.join(cache, "deb/iso-codes/usr/share/iso-codes/json/iso_3166-1.json")
    with open(path, encoding="utf-8") as stream:
        return {entry["numeric"]: entry["alpha_2"] for entry in json.load(stream)["3166-1"]}


def identity(geometry, alpha2):
    """(numeric code or '', two-letter code or a made-up 'X-...' one, full name)."""
    name = geometry["properties"]["name"]
    full = FULL_NAMES.get(name, name)
    number = geometry.get("id") or ""
    if number in alpha2:
        return number, alpha2[number], full
    return "", "XK" if full == "Kosovo" else "X-" + shapes.slug(full), full


def unwrapped(ring):
    """The ring with longitudes that run on over 180 degrees instead of jumping; one round a pole is closed over it."""
    points, turn = [ring[0]], 0.0
    for (x0, _), (x, y) in zip(ring, ring[1:]):
        if x - x0 > 180:
            turn -= 360
        elif x0 - x > 180:
            turn += 360
        points.append((x + turn, y))
    if turn:
        pole = -90.0 if points[0][1] < 0 else 90.0
        points += [(points[-1][0], pole), (points[0][0], pole), points[0]]
    return points


def cut_at_antimeridian(rings):
    """The source stitches its polygons together over the antimeridian; here they are cut there again (RFC 7946, 3.1.9)."""
    if not any(abs(a[0] - b[0]) > 180 for ring in rings for a, b in zip(ring, ring[1:])):
        return [Polygon(rings[0], rings[1:])]
    whole = make_valid(Polygon(unwrapped(rings[0])))
    for hole in rings[1:]:
        inner = make_valid(Polygon(unwrapped(hole)))
        for turn in (-360, 0, 360):
            whole = whole.difference(translate(inner, turn))
    parts = []
    for turn in (-360, 0, 360):
        part = whole.intersection(box(-180 + turn, -90, 180 + turn, 90))
        parts += shapes.polygonal(translate(part, -turn)).geoms
    return parts


def build(cache, out, scale):
    """Writes countries-SCALE.fgb and borders-SCALE.fgb; returns {iso_a2: [geometry]} and the border rows."""
    topology = Topology(os.path.join(cache, f"npm/world-atlas/countries-{scale}.json"), "countries")
    alpha2 = iso_alpha2(cache)
    names = [identity(geometry, alpha2) for geometry in topology.geometries]
    rows = []
    for geometry, (number, code, name) in zip(topology.geometries, names):
        # Part by part: a ring of one part that touches another part must not be mended into a hole.
        parts = []
        for rings in topology.polygons(geometry):
            for polygon in cut_at_antimeridian(rings):
                parts += shapes.clean(polygon).geoms
        whole = MultiPolygon(parts)
        shape = whole if whole.is_valid else shapes.clean(whole)
        if shape.is_empty:
            continue
        lon, lat = shapes.label_point(shape)
        rows.append(({"iso_n3": number, "iso_a2": code, "name": name, "label_lon": lon, "label_lat": lat}, shape))
    rows.sort(key=lambda row: (row[0]["iso_a2"], row[0]["name"]))
    shapes.write(out, f"countries-{scale}", "polygon", FIELDS, rows)

    pairs = {}
    for arc, users in topology.users().items():
        sides = sorted({(names[user][1], names[user][2]) for user in users})
        if len(sides) == 2 and len(set(topology.arcs[arc])) >= 2:
            pairs.setdefault(tuple(sides), []).append(LineString(topology.arcs[arc]))
    borders = []
    for ((left, left_name), (right, right_name)), lines in sorted(pairs.items()):
        for line in shapes.merged(lines):
            borders.append(({"left": left, "right": right, "left_name": left_name, "right_name": right_name}, line))
    shapes.write(out, f"borders-{scale}", "line", BORDER_FIELDS, borders)
    return rows, borders
