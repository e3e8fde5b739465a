"""Towns, ice and salt pans as areas, at 1:50 million, from Marble's Natural Earth files."""
import os

from shapely.geometry import Polygon
from shapely.ops import unary_union

import pn2
import shapes

FOLDER = "deb/marble-qt-data/usr/share/marble/data/naturalearth"
LAYERS = (("urban", "ne_50m_urban_areas.pn2"), ("glaciers", "ne_50m_glaciated_areas.pn2"), ("playas", "ne_50m_playas.pn2"))


def area_of(parts):
    """Outer rings without the inner ones, made valid."""
    rings = {kind: [Polygon(points).buffer(0) for found, points in parts if found == kind and len(set(points)) >= 3]
             for kind in (pn2.OUTER_BOUNDARY, pn2.INNER_BOUNDARY)}
    outer = unary_union(rings[pn2.OUTER_BOUNDARY])
    return shapes.clean(outer.difference(unary_union(rings[pn2.INNER_BOUNDARY])))


def build(cache, out):
    for name, file in LAYERS:
        rows = []
        for parts in pn2.read(os.path.join(cache, FOLDER, file)).values():
            shape = area_of(parts)
            if not shape.is_empty:
                rows.append(({}, shape))
        rows.sort(key=lambda row: row[1].bounds)
        rows = [({"number": k + 1}, shape) for k, (_, shape) in enumerate(rows)]
        shapes.write(out, name, "polygon", [("number", int)], rows)
