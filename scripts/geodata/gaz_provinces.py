"""Rows of provinces: codes and names of the newer GeoNames extract, outlines of the base map, whose keys are the older codes."""
import collections
import re

import gaz_geometry
import gaz_names
import gaz_newer
import provinces

# Words that say only that a division is one: "Ha Noi City" is Hanoi.
DIVISION = re.compile(r"\b(province|governorate|city|region|county|oblast|state|thanh pho|tinh|municipality|department|fylke)\b")

LEAST_RADIUS_KM = 25  # of a province without outline: one or two places do not show its extent


def newer_cells(places):
    """One-degree cell -> [(lon, lat, `CC.ADM1`)] with the newer codes, as provinces.towns_in_cells has with the older."""
    cells = collections.defaultdict(list)
    for row in places:
        if row[10]:
            lat, lon = gaz_newer.point_of(row)
            cells[int(lon // 1), int(lat // 1)].append((lon, lat, f"{row[8]}.{row[10]}"))
    return cells


def shapes_of(cache, places, names, changed):
    """{newer code: [(key of the outline in the base map, polygon)]}.

    The codes that the layer itself carries are of before 2020: they serve where no town decides, in countries that were
    not recoded.
    """
    older, newer = provinces.towns_in_cells(cache), newer_cells(places)
    found = {}
    for (country, fips), shape in gaz_geometry.polygons(cache, "states_provinces", "iso_a2, fips"):
        by_fips = f"{country}.{(fips or '')[2:]}"
        fallback = by_fips if by_fips in names else ""
        key = provinces.majority_code(shape, older) or fallback
        code = provinces.majority_code(shape, newer) or (fallback if country not in changed else "")
        if code:
            found.setdefault(code, []).append((key, shape))
    return found


def outline_keys(shapes):
    """{newer code: `provinces/KEY`} where the outline of that key is the same ground: not of merged or divided provinces."""
    codes_of, keys_of = collections.defaultdict(set), {}
    for code, parts in shapes.items():
        keys_of[code] = {key for key, _ in parts}
        for key in keys_of[code]:
            codes_of[key].add(code)
    return {code: "provinces/" + next(iter(keys)) for code, keys in keys_of.items()
            if len(keys) == 1 and next(iter(keys)) and len(codes_of[next(iter(keys))]) == 1}


def people(places):
    """{`SY.09`: people in its places}, sections of cities not counted again."""
    found = {}
    for row in places:
        if row[7] != "PPLX":
            code = f"{row[8]}.{row[10]}"
            found[code] = found.get(code, 0) + int(row[14])
    return found


def bare(name):
    """The name folded, less the words for a division."""
    letters = " ".join(map(gaz_newer.fold, name.split()))
    return DIVISION.sub("", letters).replace(" ", "")


def translations(code, name, catalogues, recoding):
    """{language: name} from the catalogues, which go by the older codes; none for a province that did not exist then."""
    def same_name(old, _):
        return bare(catalogues.of(old).get("en", "")) == bare(name) != ""

    old = recoding.predecessor(code, same_name)
    return {language: text for language, text in catalogues.of(old).items()} if old else {}


def rows(cache, listed, places, points, catalogues, recoding):
    """The rows of `listed` [(code, name)] for which an outline or a place tells where they lie."""
    changed = recoding.changed_countries()
    population = people(places)
    shapes = shapes_of(cache, places, dict(listed), changed)
    outlines = outline_keys(shapes)
    found = []
    for code, name in listed:
        country, admin1 = code.split(".", 1)
        if code in shapes:
            point, radius = gaz_geometry.numbers(*gaz_geometry.middle([shape for _, shape in shapes[code]]))
        elif code in points:
            lat, lon, farthest = gaz_geometry.mean_point(points[code])
            point, radius = gaz_geometry.numbers(lat, lon, max(LEAST_RADIUS_KM, farthest))
        else:
            continue
        names = gaz_names.encode(name, translations(code, name, catalogues, recoding), [], country)
        found.append([f"geonames:{code}", "province", name, *point, "ADM1", country, admin1, "",
                      str(population.get(code) or ""), radius, outlines.get(code, ""), names])
    return found
