#!/usr/bin/env python3
"""rutter gazetteer build: what GeoNames' files say is found again, zipped or not, in any order; bad input is told and harmless."""
import json
import pathlib
import tempfile
import zipfile

from program import RUTTER, Checks, run

checks = Checks()


def place(number, name, lat, lon, cls="P", code="PPL", country="SY", admin1="09", admin2="", people=0, others=""):
    return f"{number}\t{name}\t{name}\t{others}\t{lat}\t{lon}\t{cls}\t{code}\t{country}\t\t{admin1}\t{admin2}\t\t\t{people}\t\t300\tAsia/Damascus\t2020-01-01"


ROWS = [place(172082, "A'zaz", 36.58662, 37.04628, people=66138, others="Azaz,Azâz,Ázáz"),
        place(170063, "Aleppo", 36.20124, 37.16117, code="PPLA", people=1602264),
        place(170062, "Aleppo Governorate", 36.2, 37.5, cls="A", code="ADM1"),
        place(5, "Old Mill|Farm=7", 36.3, 37.2)]
NAMES = ["1\t170063\tde\tAleppo-Stadt\t1\t\t\t\t\t", "2\t170063\tfr\tAlep\t\t\t\t\t\t", "3\t170063\tar\tحلب\t1\t\t\t\t\t",
         "4\t170063\ten\tBeroea\t\t\t\t1\t\t", "5\t170063\tlink\thttps://example.org/aleppo\t\t\t\t\t\t", "6\t999\ten\tNowhere\t\t\t\t\t\t"]
COUNTRIES = ["#ISO\tISO3", "\t".join(["SY", "SYR", "760", "SY", "Syria", "Damascus", "185180", "16906283", "AS", ".sy", "SYP", "Pound", "963", "",
                                      "", "ar-SY", "163843", "IQ,JO", ""])]
CODES = ["SY.09\tAleppo\tAleppo\t170062", "SY.13\tDamascus\tDamascus\t170652"]


def write(path, lines, bom=False):
    path.write_bytes((b"\xef\xbb\xbf" if bom else b"") + "\n".join(lines).encode() + b"\n")
    return path


def build(out, *inputs):
    return run(RUTTER, "gazetteer", "build", *inputs, "--out", out)


def ask(index, *names, extra=()):
    return json.loads(run(RUTTER, "geocode", "--json", "--gazetteer", index, *extra, *names).stdout)


with tempfile.TemporaryDirectory() as folder:
    top = pathlib.Path(folder)
    files = [write(top / "SY.txt", ROWS, bom=True), write(top / "alternateNamesV2.txt", NAMES), write(top / "countryInfo.txt", COUNTRIES),
             write(top / "admin1CodesASCII.txt", CODES)]
    index = top / "own.sqlite"
    result = build(index, *files)
    checks.that(result.returncode == 0 and not result.stderr, f"the files are indexed: {result.stderr}")
    checks.that("5 places" in result.stdout and "1 links" in result.stdout and "1 alternate names of places not given" in result.stdout,
                f"what was read is told: {result.stdout}")
    for name, number in [("Azaz", 172082), ("Ázáz", 172082), ("Alep", 170063), ("حلب", 170063), ("Beroea", 170063), ("Old Mill Farm 7", 5)]:
        found = ask(index, name)[0]
        checks.that(found["place"] and found["place"]["id"] == f"geonames:{number}", f"{name}: {found['status']}")
    azaz = ask(index, "Azaz", extra=("--in", "Syria"))[0]["place"]
    checks.that(azaz["admin1"] == "Aleppo Governorate" and azaz["country"] == "SY", f"Azaz in its divisions: {azaz}")
    marks = {n["text"]: n.get("mark", "") for n in ask(index, "Alep")[0]["place"]["names"]}
    checks.that(marks.get("Beroea") == "former" and marks.get("حلب") == "preferred", f"marks are kept: {marks}")
    again = top / "again.sqlite"
    build(again, *files)
    checks.that(index.read_bytes() == again.read_bytes(), "same files, same bytes")

    packed = top / "all.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "read me")
        for file in files[::-1]:
            archive.write(file, file.name)
    result = build(again, packed)
    checks.that(result.returncode == 0, f"a zip is indexed: {result.stderr}")
    checks.that(ask(again, "Alep")[0]["place"] == ask(index, "Alep")[0]["place"], "zipped and in another order: the same place")

    before = index.read_bytes()
    cut = top / "cut.zip"
    cut.write_bytes(packed.read_bytes()[:-40])
    result = build(index, cut)
    checks.that(result.returncode == 4 and "cut short or damaged" in result.stderr, f"a zip cut short: {result.stderr}")
    flipped = bytearray(packed.read_bytes())
    flipped[len(flipped) // 3] ^= 0xFF
    (top / "flipped.zip").write_bytes(bytes(flipped))
    checks.that(build(top / "x", top / "flipped.zip").returncode == 4, "a damaged zip")
    with zipfile.ZipFile(top / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", (ROWS[0] + "\n") * 10 + "\n" * (64 << 20))
    result = build(index, top / "bomb.zip")
    checks.that(result.returncode == 4 and "is not unpacked" in result.stderr, f"a zip bomb: {result.stderr}")
    checks.that(index.read_bytes() == before, "the former index stays")
    checks.that(not list(top.glob("*.part.*")), "nothing is left behind")

    bad = top / "bad.txt"
    lines = [row.encode() for row in ROWS]
    lines[1:1] = [lines[0].rsplit(b"\t", 1)[0], lines[0].replace(b"36.58662", b"96.5"), lines[0].replace(b"A'zaz", b"A\xffzaz", 1),
                  lines[0].replace(b"A'zaz", b"A\0zaz", 1), b"x" * (9 << 20), lines[0].replace(b"172082", b"many")]
    bad.write_bytes(b"\n".join(lines))
    result = build(top / "bad.sqlite", bad)
    checks.that(result.returncode == 0 and "4 rows read, 6 broken" in result.stdout, f"broken rows are counted: {result.stdout}")
    for told in ["bad.txt:2:1: warning: 18 columns instead of 19", "bad.txt:3:35: warning: '96.5' is no latitude",
                 "bad.txt:4:9: warning: bytes that are not UTF-8", "bad.txt:5:9: warning: a NUL", "bad.txt:6:1: warning: a line of more than",
                 "bad.txt:7:1: warning: 'many' is no GeoNames id", "6 of 10 rows are left out"]:
        checks.that(told in result.stderr, f"{told}: {result.stderr[:2000]}")

    many = write(top / "many.txt", [ROWS[0]] * 70 + ["1\tx"] * 50)
    result = build(top / "many.sqlite", many)
    checks.that(result.stderr.count("columns instead of") == 20 and "50 of 120 rows" in result.stderr, "of many broken rows the first are told")
    checks.that("69 repeated rows left out" in result.stdout, f"repeated ids are counted: {result.stdout}")

    wiki = top / "query.csv"
    wiki.write_text('item,itemLabel,coord,name:ar,population,odd\nhttp://www.wikidata.org/entity/Q5,"Tell, Camp",Point(37.04 36.58),تل,1200,x\n',
                    encoding="utf-8")
    result = build(top / "wiki.sqlite", wiki)
    checks.that(result.returncode == 0 and "'odd'" in result.stderr, f"columns not understood are named: {result.stderr}")
    camp = ask(top / "wiki.sqlite", "Tell Camp")[0]["place"]
    checks.that(camp["id"] == "wikidata:Q5" and camp["lat"] == 36.58 and camp["population"] == 1200, f"Wikidata's columns: {camp}")
    checks.that(run(RUTTER, "gazetteer", "info", top / "wiki.sqlite").returncode == 0, "the checksum agrees")
checks.close()
