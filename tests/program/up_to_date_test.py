#!/usr/bin/env python3
"""A map is drawn again when something it is made of has changed, and only then; `verify` and `diff` agree."""
import json
import os
import pathlib
import shutil
import tempfile

from program import BINARY, FONTS, RUTTER, Checks, run

STOP = """
[[map.stop]]
at = {{ lat = {lat}, lon = 37.1 }}
label = "{label}"
source = ["{source}"]
"""
checks = Checks()


def job_text(maps, sources="ab", extra=""):
    text = "".join(f'[[source]]\nid = "{s}"\npublisher = "Paper {s}"\n\n' for s in sources)
    for number, label in maps.items():
        text += f'[[map]]\nname = "m{number}"\ntitle = "Map {number}"\npage = {{ width = 150, height = 150, unit = "mm" }}\n'
        text += f'formats = ["svg", "png"]\ndpi = 60\n{extra}'
        text += STOP.format(lat=36 + number / 10, label=label, source="b" if number == 3 else "a")
    return text


with tempfile.TemporaryDirectory() as top:
    top = pathlib.Path(top)
    job, out = top / "job.toml", top / "out"
    maps = {n: f"Place {n}" for n in range(6)}

    def drawn(*options, code=0):
        """The names of the maps that a run draws."""
        result = run(RUTTER, "render", job, "--out", out, *options)
        checks.that(result.returncode == code, f"exit {result.returncode}: {result.stderr}")
        return {pathlib.Path(line).stem for line in result.stdout.splitlines()}

    def expect(what, names, *options, code=0):
        found = drawn(*options, code=code)
        checks.that(found == set(names), f"{what}: drew {sorted(found)}")

    every = [f"m{n}" for n in maps]
    job.write_text(job_text(maps))
    expect("first run", every)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    expect("second run", [])
    job.write_text("# a comment\n\n" + job_text(maps).replace("title =", "title   ="))
    expect("comments and blanks", [])
    expect("--force", every, "--force")
    fresh = {path.name: path.read_bytes() for path in out.iterdir()}
    pictures = {name for name in before if not name.endswith(".json")}
    checks.that(all(before[name] == fresh[name] for name in pictures), "--force draws the same bytes")

    maps[2] = "Elsewhere"
    job.write_text(job_text(maps))
    expect("one map edited", ["m2"])
    job.write_text(job_text(maps, sources="abc"))
    expect("a source that nothing cites", [])
    job.write_text(job_text(maps, sources="abc").replace("Paper b", "Journal b"))
    expect("the source of one map", ["m3"])
    job.write_text(job_text({9: "New", **maps}, sources="abc").replace("Paper b", "Journal b"))
    expect("a map added before the others", ["m9"])
    job.write_text('[defaults]\nproducer = "Desk"\n' + job_text(maps))
    expect("defaults", every)
    job.write_text(job_text(maps))
    expect("back", every)

    (out / "m1.svg").write_bytes(b"<svg/>")
    (out / "m4.png").unlink()
    (out / "m5.json").write_text("{")
    expect("files changed, gone, damaged", ["m1", "m4", "m5"])
    expect("other formats", every, "--format", "svg")
    expect("and again", [], "--format", "svg")
    expect("a draft is always drawn", every, "--draft", "--format", "svg")
    expect("a draft does not count as the map", every, "--format", "svg")

    # Files that a map is made of.
    layer = '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[37.0,36.2]}}'
    (top / "points.geojson").write_text(layer)
    shutil.copy(BINARY / "share" / "rutter" / "styles" / "report-light.json", top / "own.json")
    job.write_text(job_text(maps, extra='style = "own.json"\nlayers = ["points.geojson"]\n'))
    expect("with a style and a layer", every)
    expect("with a style and a layer, again", [])
    (top / "points.geojson").write_text(layer.replace("36.2", "36.3"))
    expect("the layer changed", every)
    (top / "points.prj").write_text("beside it")
    expect("a file beside the layer", every)
    own = json.loads((top / "own.json").read_text())
    own["name"] = "own"
    (top / "own.json").write_text(json.dumps(own))
    expect("the style changed", every)

    # Words and typefaces of the user.
    words = top / "words.json"
    words.write_text((BINARY / "share" / "rutter" / "words" / "fr.json").read_text())
    (top / "fonts").mkdir()
    shutil.copy(FONTS / "NotoSans-Regular.ttf", top / "fonts")
    job.write_text(job_text(maps, extra='languages = ["fr"]\nwords = "words.json"\nfonts = ["fonts"]\n'))
    expect("with words and a font", every)
    expect("with words and a font, again", [])
    words.write_text(words.read_text() + "\n")
    expect("the words changed", every)
    shutil.copy(FONTS / "NotoSans-Bold.ttf", top / "fonts")
    expect("a font more", every)

    # One row of a table of stops.
    table = top / "stops.csv"
    table.write_text("map,label,lat,lon\n" + "".join(f"m{n},Camp {n},36,37.{n}\n" for n in maps))
    job.write_text(job_text(maps, extra='stops_csv = "stops.csv"\n'))
    expect("with a table", every)
    table.write_text(table.read_text().replace("Camp 4", "Depot 4"))
    expect("a row of the table", ["m4"])

    # The desk's own places, named by an included file, count for every map.
    places = top / "places.csv"
    places.write_text("name,lat,lon\nCamp,36,37\n")
    (top / "desk.toml").write_text('[defaults]\nplaces = "places.csv"\n')
    job.write_text('include = ["desk.toml"]\n' + job_text(maps))
    expect("with the desk's places", every)
    expect("with the desk's places, again", [])
    places.write_text("name,lat,lon\nCamp,36,37.5\n")
    expect("a place of the desk", every)
    job.write_text(job_text(maps, extra='stops_csv = "stops.csv"\n'))
    expect("back to the table of stops", every)

    # verify tells the same.
    def verify(*options):
        result = run(RUTTER, "verify", job, "--out", out, *options)
        return result.returncode, result.stdout, result.stderr

    stray = f"warning: '{out / 'm9.json'}' belongs to no map of these jobs\n"
    checks.that(verify() == (0, "6 of 6 maps are there and valid\n", stray), f"a record of no map: {verify()}")
    for path in out.glob("m9.*"):
        path.unlink()
    checks.that(verify() == (0, "6 of 6 maps are there and valid\n", ""), f"verify: {verify()}")
    (out / "m1.svg").write_bytes(b"<svg/>")
    (out / "m4.png").unlink()
    code, text, told = verify()
    checks.that((code, text) == (1, "4 of 6 maps are there and valid\n"), f"verify: {code} {text}")
    checks.that(told == "error: map 'm1': m1.svg is not the file that the record tells of\nerror: map 'm4': there is no m4.png\n", told)
    expect("what verify names", ["m1", "m4"])
    shutil.copytree(out, top / "copy")
    code, text, told = verify("--out", top / "copy", "--map", "m2")
    checks.that(code == 1 and told == f"error: map 'm2': it is there twice, in '{out}' and in '{top / 'copy'}'\n", told)
    shutil.rmtree(top / "copy")

    # The log has a line for each map, in the order of the job.
    log = top / "log.jsonl"
    (out / "m0.svg").unlink()
    expect("with a log", ["m0"], "--log", log, "--jobs", "3")
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    checks.that([line["map"] for line in lines] == every, f"log: {lines}")
    checks.that([line["status"] for line in lines] == ["drawn"] + ["up-to-date"] * 5, f"log: {lines}")
    checks.that(all(line["hash"] == json.loads((out / f"{line['map']}.json").read_text())["fingerprint"] for line in lines), "hashes")

    # Of a map that is up to date the warnings are told again.
    job.write_text(job_text({0: "Place"}, extra='show = ["Nowhere at all"]\n'))
    first = run(RUTTER, "render", job, "--out", out)
    second = run(RUTTER, "render", job, "--out", out)
    checks.that(second.stdout == "" and first.stderr == second.stderr, f"warnings: {first.stderr!r} {second.stderr!r}")

    old = top / "old.json"
    shutil.copy(out / "m0.json", old)
    job.write_text(job_text({0: "Another place"}))
    run(RUTTER, "render", job, "--out", out)
    told = run(RUTTER, "diff", old, out / "m0.json")
    checks.that(told.returncode == 0 and "input job.toml: content changed\n" in told.stdout, f"diff: {told.stdout}{told.stderr}")
    checks.that(json.loads(run(RUTTER, "diff", "--json", old, old).stdout) == [], "diff of a record with itself")
    told = run(RUTTER, "diff", job, old)
    checks.that(told.returncode == 2 and told.stderr.startswith(f"error: '{job}' is no record of a map\n"), told.stderr)
checks.close()
