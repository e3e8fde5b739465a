"""Geometry and files shared by the steps of the vector build: rounding, repair, label points, FlatGeobuf."""
import json
import math
import os

from osgeo import gdal, ogr, osr
from shapely import wkb
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.ops import linemerge, polylabel, transform, unary_union
from shapely.validation import explain_validity, make_valid

gdal.UseExceptions()
ogr.UseExceptions()
DIGITS = 5   # 1e-5 degree: about one metre


def polygonal(geometry):
    """The polygons of any geometry as a MultiPolygon; lines and points that a repair leaves behind are dropped."""
    if geometry.is_empty:
        return MultiPolygon()
    if geometry.geom_type == "Polygon":
        return MultiPolygon([geometry])
    if geometry.geom_type == "MultiPolygon":
        return geometry
    if geometry.geom_type == "GeometryCollection":
        parts = []
        for part in geometry.geoms:
            parts += list(polygonal(part).geoms)
        return polygonal(unary_union(parts)) if parts else MultiPolygon()
    return MultiPolygon()


def rounded(geometry):
    return transform(lambda x, y: ([round(v, DIGITS) for v in x], [round(v, DIGITS) for v in y]), geometry)


def clean(geometry):
    """A valid MultiPolygon with coordinates of 1e-5 degree. Rounding can make a ring touch itself, so repair and rounding
    alternate until both hold; slivers that vanish on the grid are dropped."""
    for _ in range(8):
        geometry = polygonal(make_valid(geometry))
        parts = []
        for part in geometry.geoms:
            shell = rounded_ring(part.exterior)
            if shell is None:
                continue
            holes = [ring for ring in (rounded_ring(hole) for hole in part.interiors) if ring is not None]
            parts.append(Polygon(shell, holes))
        geometry = MultiPolygon(parts)
        if geometry.is_valid:
            return geometry
    geometry = polygonal(geometry.buffer(0))
    geometry = MultiPolygon([part for part in rounded(geometry).geoms if part.is_valid and part.area > 0])
    if not geometry.is_valid:
        raise ValueError("a polygon could not be repaired")
    return geometry


def rounded_ring(ring):
    points = []
    for x, y in ring.coords:
        point = (round(x, DIGITS), round(y, DIGITS))
        if not points or point != points[-1]:
            points.append(point)
    return points if len(set(points)) >= 3 else None


def clean_lines(geometry):
    """Merged lines with coordinates of 1e-5 degree, as a list, longest first order not implied."""
    parts = list(geometry.geoms) if hasattr(geometry, "geoms") else [geometry]
    lines = []
    for part in parts:
        points = []
        for x, y in part.coords:
            point = (round(x, DIGITS), round(y, DIGITS))
            if not points or point != points[-1]:
                points.append(point)
        if len(points) >= 2:
            lines.append(LineString(points))
    return lines


def merged(lines):
    """Joins lines end to end; a list of LineStrings in a stable order."""
    if not lines:
        return []
    result = linemerge(MultiLineString(lines)) if len(lines) > 1 else lines[0]
    return clean_lines(result)


def largest_part(geometry):
    def size(part):
        return part.area * math.cos(math.radians(part.representative_point().y))
    return max(geometry.geoms, key=size)


def label_point(geometry):
    """The pole of inaccessibility of the largest part (computed on a simplified outline, then checked to lie inside)."""
    part = largest_part(geometry)
    west, south, east, north = part.bounds
    span = max(east - west, north - south)
    simple = part.simplify(span / 500)
    try:
        point = polylabel(Polygon(simple.exterior), span / 100) if simple.is_valid else None
    except Exception:   # shapely raises several kinds for degenerate outlines
        point = None
    if point is None or not part.contains(point):
        point = part.representative_point()
    return round(point.x, 4), round(point.y, 4)


def wgs84():
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(4326)
    srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return srs


TYPES = {str: ogr.OFTString, int: ogr.OFTInteger64, float: ogr.OFTReal}
KINDS = {"polygon": ogr.wkbMultiPolygon, "line": ogr.wkbLineString, "point": ogr.wkbPoint}


def write(out, name, kind, fields, rows):
    """Writes OUT/NAME.fgb: `fields` is a list of (name, type), `rows` of (dict, shapely geometry)."""
    path = os.path.join(out, name + ".fgb")
    if os.path.exists(path):
        os.remove(path)
    source = ogr.GetDriverByName("FlatGeobuf").CreateDataSource(path)
    layer = source.CreateLayer(name, wgs84(), KINDS[kind], options=["SPATIAL_INDEX=NO"])
    for field, kind_of_value in fields:
        layer.CreateField(ogr.FieldDefn(field, TYPES[kind_of_value]))
    count = vertices = 0
    for values, geometry in rows:
        if geometry.is_empty:
            continue
        if not geometry.is_valid:
            raise SystemExit(f"{name}: a geometry is not valid ({explain_validity(geometry)}): {values}")
        feature = ogr.Feature(layer.GetLayerDefn())
        for field, _ in fields:
            value = values.get(field)
            if value is not None and value != "":
                feature.SetField(field, value)
        shape = ogr.CreateGeometryFromWkb(wkb.dumps(geometry))
        feature.SetGeometry(ogr.ForceToMultiPolygon(shape) if kind == "polygon" else shape)
        layer.CreateFeature(feature)
        count += 1
        vertices += number_of_points(geometry)
    layer = None
    source = None
    print(f"{name:18s} {count:6d} features {vertices:8d} vertices {os.path.getsize(path) / 1e6:6.2f} MB", flush=True)


def number_of_points(geometry):
    if hasattr(geometry, "geoms"):
        return sum(number_of_points(part) for part in geometry.geoms)
    if geometry.geom_type == "Polygon":
        return len(geometry.exterior.coords) + sum(len(hole.coords) for hole in geometry.interiors)
    return len(geometry.coords)


def read(path, layer_name):
    """All features of a layer of a vector file as (dict, shapely geometry)."""
    source = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY)
    layer = source.GetLayerByName(layer_name)
    rows = []
    for feature in layer:
        geometry = feature.GetGeometryRef()
        if geometry is None:
            continue
        values = json.loads(feature.ExportToJson())["properties"]
        rows.append((feature.GetFID(), values, wkb.loads(bytes(geometry.ExportToWkb()))))
    rows.sort(key=lambda row: row[0])
    return [(values, geometry) for _, values, geometry in rows]


def slug(name):
    """'N. Cyprus' -> 'n-cyprus': lower-case ASCII letters and digits joined by hyphens."""
    import unicodedata
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(part for part in "".join(c if c.isalnum() else " " for c in plain).split())
