"""Middles and radii of the areas of the gazetteer, and the polygons they are taken from."""
import math
import os
import sqlite3

import numpy
import shapely.wkb

KM_PER_DEGREE = 111.195  # of a great circle on the mean sphere, radius 6371.0 km


def geometry(blob):
    """The geometry of a GeoPackage cell: a header of 8 bytes and an envelope, then WKB (GeoPackage 1.2, 2.1.3)."""
    envelope = (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]
    shape = shapely.wkb.loads(bytes(blob[8 + envelope:]))
    return shape if shape.is_valid else shape.buffer(0)


def polygons(cache, layer, columns):
    """[(column values, geometry)] of a layer of QGIS' world map (Natural Earth), in the order of its ids."""
    path = os.path.join(cache, "deb/qgis-common/usr/share/qgis/resources/data/world_map.gpkg")
    with sqlite3.connect(f"file:{path}?immutable=1", uri=True) as base:
        rows = base.execute(f"select {columns}, geom from {layer} order by fid").fetchall()
    return [(row[:-1], geometry(row[-1])) for row in rows]


def middle(outlines):
    """(lat, lon, radius in km of the circle of the same area) of polygons, areas as on the sphere."""
    parts = [part for shape in outlines for part in getattr(shape, "geoms", [shape]) if part.area > 0]
    weights = [part.area * math.cos(math.radians(part.centroid.y)) for part in parts]
    reference = parts[max(range(len(parts)), key=weights.__getitem__)].centroid.x
    total = sum(weights)
    lat = sum(weight * part.centroid.y for weight, part in zip(weights, parts)) / total
    # Longitudes are counted from the largest part, so that a country across the date line keeps together.
    lon = sum(weight * ((part.centroid.x - reference + 540) % 360 - 180) for weight, part in zip(weights, parts)) / total
    return lat, (lon + reference + 540) % 360 - 180, KM_PER_DEGREE * math.sqrt(total / math.pi)


def mean_point(points):
    """(lat, lon, largest distance in km) of [(lat, lon)], through the mean of the unit vectors."""
    array = numpy.radians(numpy.array(points))
    vectors = numpy.column_stack([numpy.cos(array[:, 0]) * numpy.cos(array[:, 1]),
                                  numpy.cos(array[:, 0]) * numpy.sin(array[:, 1]), numpy.sin(array[:, 0])])
    mean = vectors.mean(axis=0)
    mean /= numpy.linalg.norm(mean)
    farthest = 6371.0 * math.acos(max(-1.0, min(1.0, float((vectors @ mean).min()))))
    return math.degrees(math.asin(mean[2])), math.degrees(math.atan2(mean[1], mean[0])), farthest


def numbers(lat, lon, radius):
    """([lat, lon], radius) as they stand in the table; a radius is at least 1 km."""
    return [f"{lat:.4f}", f"{lon:.4f}"], f"{max(1.0, radius):.0f}"
