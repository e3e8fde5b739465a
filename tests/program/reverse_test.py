#!/usr/bin/env python3
"""rutter reverse: every capital lies in its country, distances agree with GeographicLib, poles and the antimeridian."""
import json
import pathlib
import shutil

from program import SOURCE, RUTTER, Checks, run

# Capitals whose land the outlines do not show as a country of its own: too small, or overseas parts of another one.
TOLD_APART = {"RE": "FR", "GF": "FR", "BQ": "NL", "GI": "ES", "VA": "IT"}
UNCODED = {"CY"}  # Nicosia's point lies north of the buffer zone, in an outline without a code

checks = Checks()
capitals = []
lines = (pathlib.Path(SOURCE) / "geodata/gazetteer/places.tsv").read_text(encoding="utf-8").splitlines()
names = lines[0].split("\t")
for line in lines[1:]:
    row = dict(zip(names, line.split("\t")))
    if row["feature_code"] == "PPLC":
        capitals.append(row)
checks.that(len(capitals) > 190, f"{len(capitals)} capitals are known")
points = "".join(f"{row['lat']},{row['lon']}\n" for row in capitals)
answer = run(RUTTER, "reverse", "--json", "-", input=points)
checks.that(answer.returncode == 0, f"reverse ends well: {answer.stderr}")
for row, found in zip(capitals, json.loads(answer.stdout)):
    code = found["country"]["code"] if found["country"] else None
    if row["country"] in UNCODED:
        checks.that(code == "" and found["disputed"], f"{row['name']} lies in no coded country, and that is told: {found}")
        continue
    checks.that(code == TOLD_APART.get(row["country"], row["country"]), f"{row['name']} lies in {row['country']}: {code}")
    checks.that(found["nearest"]["distance_km"] < 1, f"{row['name']} is near itself: {found['nearest']}")

# What GeographicLib says of the same two points.
spread = ["43,34", "0,-150", "0,180", "-48.9,-123.4", "66,-179.99", "85,10", "-89.9,77", "36.7,37"]
answer = run(RUTTER, "reverse", "--json", *spread)
for text, found in zip(spread, json.loads(answer.stdout)):
    near = found["nearest"]
    if shutil.which("GeodSolve"):
        judged = run("GeodSolve", "-i", "-p", "3", input=f"{near['lat']} {near['lon']} {text.replace(',', ' ')}\n").stdout.split()
        bearing = float(judged[0]) % 360
        checks.that(abs(float(judged[2]) / 1000 - near["distance_km"]) < 0.001, f"distance from {near['name']} to {text}: {judged}")
        apart = abs(bearing - near["bearing"]) % 360
        checks.that(min(apart, 360 - apart) < 0.06, f"bearing from {near['name']} to {text}: {judged} {near['bearing']}")

east, west = (json.loads(run(RUTTER, "reverse", "--json", f"-17,{lon}").stdout)[0] for lon in ("180", "-180"))
checks.that(east["nearest"] == west["nearest"], "180 and -180 are one meridian")
pole = [json.loads(run(RUTTER, "reverse", "--json", f"90,{lon}").stdout)[0]["nearest"] for lon in ("0", "120", "-77")]
checks.that(len({near["id"] for near in pole}) == 1 and {near["direction"] for near in pole} == {"N"}, f"one place at the pole: {pole}")
sea = json.loads(run(RUTTER, "reverse", "--json", "43,34").stdout)[0]
checks.that(sea["country"] is None and sea["water"] == {"kind": "sea", "name": "Black Sea"}, f"the Black Sea: {sea}")
lake = json.loads(run(RUTTER, "reverse", "--json", "38.6,42.9").stdout)[0]
checks.that(lake["water"] == {"kind": "lake", "name": "Lake Van"} and lake["country"]["code"] == "TR", f"Lake Van: {lake}")
disputed = json.loads(run(RUTTER, "reverse", "--json", "39.8177,46.7528").stdout)[0]
checks.that(any(area["key"] == "nagorno-karabakh" for area in disputed["disputed"]), f"Nagorno-Karabakh: {disputed['disputed']}")
checks.close()
