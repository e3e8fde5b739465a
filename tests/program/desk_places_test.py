#!/usr/bin/env python3
"""The desk's own places reach the map, the key, the footer and the record, over the gazetteer's; an edit redraws, `check` and
`geocode --places` tell them, a broken table stops all."""
import json
import pathlib
import re
import tempfile

from program import RUTTER, Checks, run

TABLE = """name,lat,lon,names,country,kind,uncertainty_km,source,note
Sadaqa Camp,36.6412,37.2533,Sadaka,SY,other,1.5,Visit of 3 May,Founded in 2013
Azaz,36.6,37.0,,Syria,city,,,
"""
PAGE = 'title = "Map"\npage = { width = 150, height = 150, unit = "mm" }\nformats = ["svg"]\n'
JOB = f"""include = ["shared/desk.toml"]
[[map]]
name = "own"
{PAGE}[[map.stop]]
place = "Sadaqa Camp"
[[map]]
name = "over"
{PAGE}[[map.stop]]
place = "Azaz"
callout = false
[[map.stop]]
place = "Afrin"
[[map]]
name = "bundled"
places = []
{PAGE}[[map.stop]]
place = "Azaz"
"""
checks = Checks()


def text_of(svg):
    """What an SVG shows, without markup, blanks once, lines that end in a hyphen joined."""
    shown = re.sub(r"<[^>]*>", " ", re.sub(r"<(desc|metadata|style)\b.*?</\1>", "", svg, flags=re.S))
    return re.sub(r"\s+", " ", shown).replace("- ", "-")


with tempfile.TemporaryDirectory() as top:
    top = pathlib.Path(top)
    job, table, out = top / "job.toml", top / "shared" / "desk-places.csv", top / "out"
    table.parent.mkdir()
    (top / "shared" / "desk.toml").write_text('[defaults]\nplaces = "desk-places.csv"\n')
    job.write_text(JOB)
    table.write_text(TABLE)

    def drawn():
        result = run(RUTTER, "render", job, "--out", out)
        checks.that(result.returncode == 0 and not result.stderr, f"exit {result.returncode}: {result.stderr}")
        return {pathlib.Path(line).stem for line in result.stdout.splitlines()}

    def record(name):
        return json.loads((out / f"{name}.json").read_text())

    checks.that(drawn() == {"own", "over", "bundled"}, "all maps are drawn")
    stop = record("own")["stops"][0]
    wanted = {"place_id": "desk:sadaqacamp", "name": "Sadaqa Camp", "lat": 36.6412, "lon": 37.2533, "country": "SY", "match": "exact",
              "confidence": 1.0, "place_table": "desk-places.csv", "place_source": "Visit of 3 May", "place_note": "Founded in 2013",
              "uncertainty_km": 1.5}
    for key, value in wanted.items():
        checks.that(stop.get(key) == value, f"record: {key} is {stop.get(key)!r}, not {value!r}")
    paths = [file["path"] for file in record("own")["inputs"]]
    checks.that(paths == ["job.toml", "shared/desk.toml", "shared/desk-places.csv"], f"inputs: {paths}")
    shown = text_of((out / "own.svg").read_text())
    said = "Position known within 1.5 km. Position from the desk’s own table desk-places.csv (Visit of 3 May). Founded in 2013."
    described = (out / "own.svg").read_text()
    checks.that(said in described, "the description tells where the place is from")
    for words in ("desk’s own table", "(Visit of 3 May)", "own data: desk-places.csv"):
        checks.that(words in shown, f"the map shows '{words}': {shown}")

    stop = record("over")["stops"][0]
    checks.that((stop["place_id"], stop["lat"], stop["lon"]) == ("desk:azaz", 36.6, 37.0), f"over the gazetteer: {stop}")
    checks.that("own data: desk-places.csv" in text_of((out / "over.svg").read_text()), "the footer names the table also without a callout")
    stop = record("bundled")["stops"][0]
    checks.that(stop["place_id"] == "geonames:172082" and "place_table" not in stop, f"without the table: {stop}")
    checks.that("own data" not in (out / "bundled.svg").read_text(), "no table is named where none was used")

    checks.that(drawn() == set(), "nothing is drawn again")
    table.write_text(TABLE.replace("36.6412", "36.6500"))
    checks.that(drawn() == {"own", "over"}, "an edit of the table draws its maps again, and no others")
    checks.that(record("own")["stops"][0]["lat"] == 36.65, "with the new position")

    result = run(RUTTER, "check", job)
    lines = result.stdout.splitlines()
    checks.that(lines[0] == "own\t1\tSadaqa Camp\tSadaqa Camp\tSyria\t36.65000\t37.25330\texact (desk-places.csv)\t1.000", lines)
    checks.that(lines[1] == "over\t1\tAzaz\tAzaz\tSyria\t36.60000\t37.00000\texact (desk-places.csv)\t1.000", lines)
    told = json.loads(run(RUTTER, "check", job, "--json").stdout)
    checks.that(told["maps"][0]["stops"][0]["place_table"] == "desk-places.csv", "check --json")

    result = run(RUTTER, "geocode", "--places", table, "Sadaka", "Kilis, Turkey")
    checks.that(result.stdout.splitlines()[0] == "Sadaka\tSadaqa Camp\t\tSyria\t36.65000\t37.25330\tdesk:sadaqacamp\talternate (desk-places.csv)\t1.000"
                and "geonames:" in result.stdout.splitlines()[1], result.stdout)
    more = top / "more.csv"
    more.write_text("name;lat;lon\nDepot;36,5;37\n")
    result = run(RUTTER, "geocode", "--places", table, "--places", more, "Depot")
    checks.that((result.returncode, result.stderr) == (2, f"{more}:2:7: error: 'lat' must be a number, not a string\n"
                                                          "  Depot;36,5;37\n        ^\n"
                                                          "  write a point for the decimals: 36.5\n"), result.stderr)
    more.write_text("name;lat;lon\nDepot;36.5;37\n")
    result = run(RUTTER, "geocode", "--places", table, "--places", more, "Depot", "--json")
    place = json.loads(result.stdout)[0]["place"]
    checks.that((place["id"], place["table"]) == ("desk:depot", "more.csv"), place)
    names = top / "names.csv"
    names.write_text("name\nSadaka\nDepot\n")
    result = run(RUTTER, "geocode", "--places", table, "--batch", names)
    checks.that("desk:sadaqacamp,alternate,1.000,1.000,resolved," in result.stdout and "Depot,,,,,,,,0.000,0.000,not_found," in result.stdout,
                result.stdout)

    table.write_text(TABLE.replace("Syria", "Nowhereland"))
    result = run(RUTTER, "render", job, "--out", top / "other")
    wanted = f"{table}:3:17: error: unknown country 'Nowhereland'\n  Azaz,36.6,37.0,,Nowhereland,city,,,\n                  ^\n" \
             '  write its code of ISO 3166 ("SY") or its name ("Syria")\n'
    checks.that((result.returncode, result.stderr) == (2, wanted), f"{result.returncode} {result.stderr}")
    checks.that(not (top / "other").exists(), "nothing is drawn with a broken table")

with tempfile.TemporaryDirectory() as top:
    top = pathlib.Path(top)
    # Two rows are two places, however near; near a place that is itself known only within a radius; a stop that has but a pin.
    (top / "t.csv").write_text("name,lat,lon,country,kind,uncertainty_km,note\nGate,36.66,37.26,SY,,,\nGate,36.67,37.26,SY,,,\n"
                               "Vague Camp,36.6,37.2,SY,other,50,Founded in 2013\n")
    result = run(RUTTER, "geocode", "--places", top / "t.csv", "Gate")
    checks.that(result.returncode == 3 and "Gate" in result.stderr, f"two gates: {result.returncode} {result.stdout}{result.stderr}")
    (top / "j.toml").write_text(f"""[[map]]
name = "near"
places = "t.csv"
{PAGE}[[map.stop]]
near = "Vague Camp"
[[map.stop]]
pin = "desk:vaguecamp"
""")
    result = run(RUTTER, "render", top / "j.toml", "--out", top)
    checks.that(result.returncode == 0, result.stderr)
    if result.returncode == 0:
        near, pinned = json.loads((top / "near.json").read_text())["stops"]
        checks.that(near["uncertainty_km"] == 55, f"near a ring of 50 km: {near['uncertainty_km']}")
        shown = text_of((top / "near.svg").read_text())
        checks.that(pinned["name"] == "Vague Camp" and "desk:" not in shown, shown)
        checks.that(text_of((top / "near.svg").read_text()).count("Founded in 2013") == 1, "the note is of the place itself")
checks.close()
