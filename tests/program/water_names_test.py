#!/usr/bin/env python3
"""Named rivers pass the towns that lie on them, have the lengths that are published, and named lakes the published areas.

Towns are taken from the gazetteer, not from the points by which the names were given; lengths and areas are measured here anew.
"""
import math
import pathlib
import sys
import tempfile

from program import SOURCE, Checks, skip

try:
    from osgeo import gdal
except ImportError:
    skip("gdal's python module is not installed")

gdal.UseExceptions()
RADIUS_KM = 6371.0
NEAR_KM = 12.0   # of a town to the line; the source is good to some km, and towns have an extent
LAKE_FACTOR = 1.65
# river: towns on it as "name, country"
TOWNS = {
    "Euphrates": "Birecik, TR; Ar Raqqah, SY; Deir ez-Zor, SY; Al Mayādīn, SY; Hīt, IQ; Ramadi, IQ; As Samawah, IQ",
    "Tigris": "Bismil, TR; Hasankeyf, TR; Mosul, IQ; Bayjī, IQ; Sāmarrā’, IQ; Baghdad, IQ; Al ‘Amārah, IQ",
    "Aras": "Kağızman, TR; Culfa, AZ; Meghri, AM; Horadiz, AZ",
    "Kura": "Gori, GE; Tbilisi, GE; Rustavi, GE; Yevlakh, AZ",
    "Orontes": "Homs, SY; Ḩamāh, SY; Antakya, TR",
    "Khabur": "Al Ḩasakah, SY",
    "Kızılırmak": "Sivas, TR; Avanos, TR; Bafra, TR",
    "Murat": "Palu, TR",
    "Nile": "Atbara, SD; Aswan, EG; Luxor, EG; Asyūţ, EG; Cairo, EG",
    "White Nile": "Juba, SS; Bor, SS; Kosti, SD",
    "Blue Nile": "Ad-Damazin, SD; Singa, SD; Wad Medani, SD",
    "Dnipro": "Orsha, BY; Mahilyow, BY; Kyiv, UA",
    "Don": "Liski, RU; Rostov-na-Donu, RU",
    "Donets": "Izyum, UA; Lysychans’k, UA; Kamensk-Shakhtinskiy, RU",
    "Dniester": "Halych, UA; Soroca, MD; Tiraspol, MD; Bender, MD",
    "Danube": "Ulm, DE; Passau, DE; Linz, AT; Vienna, AT; Bratislava, SK; Budapest, HU; Novi Sad, RS; Belgrade, RS; Ruse, BG; Galaţi, RO",
    "Rhine": "Basel, CH; Strasbourg, FR; Mainz, DE; Bonn, DE; Köln, DE",
    "Elbe": "Dresden, DE; Magdeburg, DE",
    "Oder": "Wrocław, PL; Frankfurt (Oder), DE",
    "Vistula": "Kraków, PL; Warsaw, PL; Toruń, PL",
    "Seine": "Troyes, FR; Paris, FR; Rouen, FR",
    "Rhône": "Lyon, FR; Avignon, FR",
    "Po": "Turin, IT; Piacenza, IT",
    "Ebro": "Logroño, ES; Zaragoza, ES",
    "Tisza": "Szolnok, HU; Szeged, HU",
    "Sava": "Zagreb, HR; Slavonski Brod, HR",
    "Volga": "Tver, RU; Yaroslavl, RU; Astrakhan, RU",
    "Ural": "Orsk, RU; Orenburg, RU; Oral, KZ",
    "Amu Darya": "Tirmiz, UZ; Atamyrat, TM; Nukus, UZ",
    "Syr Darya": "Khujand, TJ; Kyzylorda, KZ",
    "Indus": "Leh, IN; Skardu, PK; Attock City, PK; Sukkur, PK; Hyderabad, PK",
    "Ganges": "Haridwar, IN; Kanpur, IN; Varanasi, IN; Patna, IN",
    "Yamuna": "Delhi, IN; Agra, IN",
    "Brahmaputra": "Dibrugarh, IN; Tezpur, IN; Guwahati, IN",
    "Mekong": "Luang Prabang, LA; Vientiane, LA; Savannakhet, LA; Phnom Penh, KH",
    "Irrawaddy": "Myitkyina, MM; Mandalay, MM; Magway, MM; Pyay, MM",
    "Yangtze": "Yibin, CN; Chongqing, CN; Yichang, CN; Wuhan, CN; Nanjing, CN",
    "Yellow River": "Lanzhou, CN; Zhongwei, CN; Wuhai, CN; Baotou, CN; Jinan, CN",
    "Amur": "Blagoveshchensk, RU; Khabarovsk, RU; Komsomolsk-on-Amur, RU",
    "Lena": "Ust’-Kut, RU; Yakutsk, RU",
    "Ob": "Barnaul, RU; Novosibirsk, RU; Surgut, RU; Nizhnevartovsk, RU",
    "Irtysh": "Pavlodar, KZ; Omsk, RU; Tobol’sk, RU",
    "Yenisei": "Kyzyl, RU; Abakan, RU; Krasnoyarsk, RU; Dudinka, RU",
    "Amazon": "Iquitos, PE; Leticia, CO; Óbidos, BR",
    "Madeira": "Porto Velho, BR; Humaitá, BR",
    "Paraná": "Foz do Iguaçu, BR; Posadas, AR; Rosario, AR",
    "Paraguay": "Corumbá, BR; Asunción, PY",
    "Orinoco": "Puerto Ayacucho, VE; Ciudad Bolívar, VE",
    "Niger": "Bamako, ML; Ségou, ML; Mopti, ML; Gao, ML; Niamey, NE; Lokoja, NG",
    "Congo": "Kisangani, CD; Mbandaka, CD; Kinshasa, CD",
    "Zambezi": "Livingstone, ZM; Tete, MZ",
    "Mississippi": "Minneapolis, US; St. Louis, US; Memphis, US; Baton Rouge, US; New Orleans, US",
    "Missouri": "Bismarck, US; Omaha, US; Kansas City, US",
    "Ohio": "Cincinnati, US; Louisville, US",
    "Rio Grande": "Albuquerque, US; El Paso, US; Laredo, US",
    "Columbia": "Wenatchee, US; Vancouver, US",
    "Yukon": "Dawson City, CA",
    "Mackenzie": "Fort Simpson, CA; Norman Wells, CA",
    "Murray": "Albury, AU; Mildura, AU",
    "Darling": "Bourke, AU",
}


def read(name):
    source = gdal.OpenEx(str(SOURCE / "geodata" / name))
    for feature in source.GetLayer(0):
        if feature.GetField("name"):
            yield feature.items(), feature.GetGeometryRef().Clone()


def km(a, b):
    """The great circle."""
    lat, other = math.radians(a[1]), math.radians(b[1])
    half = math.sin((other - lat) / 2) ** 2 + math.cos(lat) * math.cos(other) * math.sin(math.radians(b[0] - a[0]) / 2) ** 2
    return 2 * RADIUS_KM * math.asin(math.sqrt(half))


def ring_km2(points):
    """The area on the sphere by the excess of longitude (Chamberlain and Duquette)."""
    total = 0.0
    for (x, y), (x2, y2) in zip(points, points[1:]):
        total += math.radians(x2 - x) * (2 + math.sin(math.radians(y)) + math.sin(math.radians(y2)))
    return abs(total) * RADIUS_KM ** 2 / 2


def area_km2(shape):
    rings = [[part.GetGeometryRef(k).GetPoints() for k in range(part.GetGeometryCount())] for part in
             (shape.GetGeometryRef(k) for k in range(shape.GetGeometryCount()))]
    return sum(ring_km2([p[:2] for p in part[0]]) - sum(ring_km2([p[:2] for p in hole]) for hole in part[1:]) for part in rings)


def joined_km(lines):
    """The lines of one river and the shortest gaps that join all their ends (Prim's tree)."""
    ends = [(line[0], line[-1]) for line in lines]
    gap = [min(km(a, b) for a in ends[0] for b in other) for other in ends]
    left, gaps = set(range(1, len(lines))), 0.0
    while left:
        nearest = min(left, key=gap.__getitem__)
        left.remove(nearest)
        gaps += gap[nearest]
        for k in left:
            gap[k] = min(gap[k], min(km(a, b) for a in ends[nearest] for b in ends[k]))
    return sum(km(a, b) for line in lines for a, b in zip(line, line[1:])), gaps


def published(kind):
    """name -> (km or km2, least share) of the table by hand."""
    found = {}
    for text in (SOURCE / "scripts" / "geodata" / "water_names.tsv").read_text(encoding="utf-8").splitlines():
        if text.startswith(kind + "|"):
            _, _, name, _, size, _ = text.split("|")
            size, _, least = size.partition(">")
            found[name] = float(size), float(least or 60) / 100
    return found


def gazetteer():
    places = {}
    with open(SOURCE / "geodata" / "gazetteer" / "places.tsv", encoding="utf-8") as stream:
        head = next(stream).lstrip("#").rstrip("\n").split("\t")
        at = {name: k for k, name in enumerate(head)}
        for line in stream:
            row = line.rstrip("\n").split("\t")
            found = f"{row[at['name']]}, {row[at['country']]}"
            size = int(row[at["population"]] or 0)
            if size >= places.get(found, (-1,))[0]:
                places[found] = size, (float(row[at["lon"]]), float(row[at["lat"]]))
    return places


def away_km(lines, place):
    """From a place to the nearest of the points of the lines, and of others set between them every km."""
    best = math.inf
    for line in lines:
        for a, b in zip(line, line[1:]):
            if abs(a[1] - place[1]) < 1 and abs(a[0] - place[0]) < 2:
                steps = 1 + int(km(a, b))
                best = min(best, *(km((a[0] + (b[0] - a[0]) * k / steps, a[1] + (b[1] - a[1]) * k / steps), place) for k in range(steps + 1)))
    return best


def rivers(checks):
    lines = {}
    for values, shape in read("rivers.fgb"):
        lines.setdefault(values["name"], []).append([p[:2] for p in shape.GetPoints()])
    table, shares = published("river"), []
    checks.that(set(lines) == set(table) and len(table) >= 150, f"{len(lines)} rivers named, {len(table)} in the table")
    for name, (length, least) in table.items():
        drawn, gaps = joined_km(lines[name])
        shares.append((drawn + gaps) / length)
        checks.that(least * 0.97 <= shares[-1] <= 1.17, f"{name}: {drawn:.0f} km and gaps of {gaps:.0f} km, published {length:.0f} km")
    shares.sort()
    print(f"{len(table)} rivers, median {shares[len(shares) // 2] * 100:.0f} % of the published length")
    places, count = gazetteer(), 0
    for name, towns in TOWNS.items():
        for town in towns.split("; "):
            checks.that(town in places, f"{town} is in the gazetteer")
            if town not in places:
                continue
            off = away_km(lines[name], places[town][1])
            checks.that(off <= NEAR_KM, f"{town} lies {off:.1f} km from the {name}")
            count += 1
    print(f"{count} towns on their rivers")


def lakes(checks):
    found, table = {}, published("lake")
    for values, shape in read("lakes.fgb"):
        checks.that(values["name"] not in found, f"{values['name']} stands once")
        found[values["name"]] = area_km2(shape)
    checks.that(set(found) == set(table) and len(table) >= 100, f"{len(found)} lakes named, {len(table)} in the table")
    for name, (area, _) in table.items():
        checks.that(1 / LAKE_FACTOR <= found[name] / area <= LAKE_FACTOR, f"{name}: {found[name]:.0f} km2, published {area:.0f} km2")
    close = sum(0.8 <= found[name] / area <= 1.25 for name, (area, _) in table.items())
    print(f"{len(table)} lakes, {close} within a quarter of the published area")


def refusals(checks):
    """What does not fit a row of the table ends the build with the name of the row."""
    sys.path.insert(0, str(SOURCE / "scripts" / "geodata"))
    try:
        import water_names
        from shapely.geometry import LineString, box
    except ImportError:
        print("shapely is not installed: the build's refusals are not tested")
        return
    lakes_found = [({"km2": 12300.0}, box(10, 0, 11, 1))]
    lines = [({"level": 1}, LineString([(0, 0), (0, 1), (0, 2)])), ({"level": 2}, LineString([(0, 1), (1, 1)]))]
    with tempfile.TemporaryDirectory() as folder:
        water_names.PATH = str(pathlib.Path(folder) / "names.tsv")
        for row, words in [("lake|1|Great Lake||12000|10.5,0.5", None), ("lake|1|Small Lake||50|10.5,0.5", "Small Lake: no lake of 50 km2"),
                           ("lake|1|Far Lake||12000|20,20", "Far Lake: no lake"), ("river|1|Main||222|0,0 0,2", None),
                           ("river|1|Side||111|0,1 1,1", None), ("river|1|Long||900|0,0 0,2", "Long: 222 km along the lines, 900 km"),
                           ("river|1|Nowhere||222|50,0 50,2", "Nowhere: no river within 20 km of 50,0")]:
            pathlib.Path(water_names.PATH).write_text(row + "\n", encoding="utf-8")
            try:
                if row.startswith("lake"):
                    water_names.lakes([(dict(values), shape) for values, shape in lakes_found])
                    said = None
                else:
                    cut = water_names.rivers([(dict(values), line) for values, line in lines], [])
                    named = [line.length for values, line in cut if "name" in values]
                    checks.that(named == [2.0 if "Main" in row else 1.0], f"{row}: {named} degrees named")
                    said = None
            except SystemExit as fault:
                said = str(fault)
            checks.that((said is None) == (words is None) and (words or "") in (said or ""), f"{row}: {said}")


def main():
    checks = Checks()
    rivers(checks)
    lakes(checks)
    refusals(checks)
    checks.close()


main()
