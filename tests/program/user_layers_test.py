#!/usr/bin/env python3
"""Layers of the user: every format in several coordinate systems lands in the right place; bad input is told word for word, the
rest is drawn, and neither the input nor its folder changes."""
import json
import pathlib
import re
import sqlite3
import subprocess
import tempfile

from program import RUTTER, Checks, digest, need, run, skip

try:
    import numpy
except ImportError:
    skip("python3-numpy is not installed")

need("ogr2ogr", "gdaltransform", "gdal_translate", "gdalwarp", "pngtopnm")
checks = Checks()
PLACES = [(-0.1276, 51.5072), (-1.5, 53.25)]
FORMATS = {"geojson": "GeoJSON", "gpkg": "GPKG", "shp": "ESRI Shapefile", "fgb": "FlatGeobuf", "kml": "KML", "gpx": "GPX", "csv": "CSV"}
# British grid, Mercator, UTM, two geographic systems whose first axis is the latitude, a grid that counts north first.
SYSTEMS = [27700, 3857, 32637, 4326, 4258, 31467]
ONLY_DEGREES = {"kml", "gpx", "csv"}
GOOD = '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[37.1,36.6]}}'
STYLE_OF_POINTS = re.compile(r'<circle cx="([-\d.]+)" cy="([-\d.]+)" r="1.8"')


def collection(*geometries, head=""):
    features = [f'{{"type":"Feature","properties":{{}},"geometry":{g}}}' for g in geometries] + [GOOD]
    return f'{{"type":"FeatureCollection",{head}"features":[{",".join(features)}]}}'


def job(folder, layers, extra="", stop='at = { lat = 36.6, lon = 37.1 }\nlabel = "Here"', scale=3000000):
    path = folder / "map.toml"
    entries = ", ".join(layer if layer.startswith("{") else json.dumps(str(layer)) for layer in map(str, layers))
    path.write_text(f'[[map]]\nname = "m"\nformats = ["svg"]\nscale = {scale}\n{extra}layers = [{entries}]\n[[map.stop]]\n{stop}\n')
    return path


def drawn(folder, layers, *more, **options):
    """Exit code, messages without the lines that show the source, and the SVG (empty: none)."""
    job(folder, layers, **options)
    result = run(RUTTER, "render", "map.toml", "--out", "out", *more, cwd=folder)
    svg = folder / "out" / "m.svg"
    text = svg.read_text() if svg.exists() else ""
    svg.unlink(missing_ok=True)
    return result.returncode, result.stderr, text


def circles(svg):
    return [tuple(map(float, found)) for found in STYLE_OF_POINTS.findall(svg.partition('id="layer-user-1"')[2].partition("</g>")[0])]


def listing(folder):
    return {str(p.relative_to(folder)): digest(p) for p in sorted(folder.rglob("*")) if p.is_file() and "out" not in p.parts}


def formats_and_systems(folder):
    """A map of 1:5000: a pixel is 1.3 m on the ground, coordinates are written to 1/100 pt (18 cm)."""
    lon, lat = PLACES[0]
    table = folder / "place.csv"
    table.write_text(f"name,lon,lat\nHere,{lon},{lat}\n")
    stop = f'at = {{ lat = {lat}, lon = {lon} }}\nlabel = "Here"'
    code, err, svg = drawn(folder, [table], stop=stop, scale=5000)
    checks.that(code == 0 and len(circles(svg)) == 1, f"the reference is drawn: {code} {err}")
    reference = circles(svg)[0]
    for extension, driver in FORMATS.items():
        for epsg in SYSTEMS if extension not in ONLY_DEGREES else [4326]:
            path = folder / f"in_{epsg}.{extension}"
            options = {"geojson": ["-lco", "RFC7946=NO"], "csv": ["-lco", "GEOMETRY=AS_XY"], "gpx": ["-nlt", "POINT"]}.get(extension, [])
            # GPX has fields of its own.
            fields = ["-sql", 'SELECT name FROM place'] if extension == "gpx" else []
            made = run("ogr2ogr", "-f", driver, path, table, "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat",
                       "-s_srs", "EPSG:4326", "-t_srs", f"EPSG:{epsg}", *options, *fields)
            checks.that(made.returncode == 0, f"ogr2ogr writes {path.name}: {made.stderr}")
            code, err, svg = drawn(folder, [path], stop=stop, scale=5000)
            found = circles(svg)
            # Points on the page to metres: 25.4 mm / 72 on paper, times the scale.
            metres = [max(abs(x - reference[0]), abs(y - reference[1])) * 25.4 / 72 / 1000 * 5000 for x, y in found]
            checks.that(code == 0 and len(found) == 1 and metres[0] < 1, f"{path.name}: {metres} m off, {code} {err}")


def coordinates_of_transforms(folder):
    """What ogr2ogr has not seen: numbers of gdaltransform, written into a file by hand."""
    lon, lat = PLACES[1]
    stop = f'at = {{ lat = {lat}, lon = {lon} }}\nlabel = "Here"'
    reference = folder / "there.csv"
    reference.write_text(f"lon,lat\n{lon},{lat}\n")
    expected = circles(drawn(folder, [reference], stop=stop, scale=5000)[2])
    for epsg in (27700, 3857, 25830):
        result = subprocess.run(["gdaltransform", "-s_srs", "OGC:CRS84", "-t_srs", f"EPSG:{epsg}", "-output_xy"], input=f"{lon} {lat}\n",
                                capture_output=True, text=True, check=True)
        x, y = result.stdout.split()
        path = folder / f"hand_{epsg}.geojson"
        path.write_text(f'{{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"urn:ogc:def:crs:EPSG::{epsg}"}}}},'
                        f'"features":[{{"type":"Feature","properties":{{}},"geometry":{{"type":"Point","coordinates":[{x},{y}]}}}}]}}')
        found = circles(drawn(folder, [path], stop=stop, scale=5000)[2])
        checks.that(len(found) == 1 and max(abs(a - b) for a, b in zip(found[0], expected[0])) < 0.56, f"EPSG:{epsg}: {found} {expected}")


def faulty(folder):
    """File, how many points and paths are drawn, message."""
    polygon = '{"type":"Polygon","coordinates":[[%s]]}'
    cases = [
        ("nan.geojson", collection('{"type":"Point","coordinates":[NaN,36]}'), "1 of 2 features is not drawn: feature 1 (its point is empty or not a number)"),
        ("infinite.geojson", collection('{"type":"Point","coordinates":[Infinity,36]}'), "1 of 2 features is not drawn: feature 1 (a coordinate is not a finite number)"),
        ("huge.geojson", collection('{"type":"LineString","coordinates":[[37,36],[1e308,-1e308]]}'),
         "1 of 2 features is not drawn: feature 1 (longitude 1e+308, latitude -1e+308 is no position on Earth)"),
        ("bow-tie.geojson", collection(polygon % "[37,36],[37.5,36.5],[37.5,36],[37,36.5],[37,36]"),
         "1 of 2 features was repaired: feature 1 (its outline crosses or touches itself)"),
        ("unclosed.geojson", collection(polygon % "[37,36],[37.5,36],[37.5,36.5],[37,36.5]"), "1 of 2 features was repaired: feature 1 (a ring is not closed)"),
        ("spike.geojson", collection(polygon % "[37,36],[37.5,36],[38.5,36],[37.5,36],[37.5,36.5],[37,36.5],[37,36]"),
         "1 of 2 features was repaired: feature 1 (its outline crosses or touches itself)"),
        ("no-area.geojson", collection(polygon % "[37,36],[37.5,36.5],[38,37],[37,36]"), "1 of 2 features is not drawn: feature 1 (a polygon has no area)"),
        ("nested.geojson", collection('{"type":"GeometryCollection","geometries":[' * 20 + '{"type":"Point","coordinates":[37.2,36.7]}' + "]}" * 20), None),
        ("empty.geojson", collection('{"type":"MultiPolygon","coordinates":[]}', "null"),
         "2 of 3 features are not drawn: feature 1 (its geometry is empty); feature 2 (it has no geometry that can be read)"),
        ("swapped.geojson", collection('{"type":"Point","coordinates":[36.6,137.1]}'),
         "1 of 2 features is not drawn: feature 1 (longitude 36.6, latitude 137.1 is no position on Earth; the two may be the wrong way round)"),
        ("words.geojson", collection('{"type":"Point","coordinates":["37","36"]}'),
         "1 of 2 features is not drawn: feature 1 (its geometry cannot be read: Invalid 'x' coordinate. Type is not double or integer for '\"37\"')"),
        ("table.csv", "name,lon,lat\na,nan,36\nb,37.1,36.6\nc,1e308,36\n",
         "2 of 3 features are not drawn: feature 1 (it has no geometry that can be read); feature 3 (longitude 1e+308, latitude 36 is no position on Earth)"),
        ("rings.kml", '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>37,36 '
         '38,36 38,37</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark><Placemark><Point><coordinates>37.1,36.6</coordinates>'
         '</Point></Placemark></Document></kml>', "1 of 2 features was repaired: feature 1 (a ring is not closed)"),
    ]
    for name, content, message in cases:
        (folder / name).write_text(content)
        code, err, svg = drawn(folder, [name])
        wanted = f"map.toml:5:11: warning: {name}: {message}\n" if message else ""
        checks.that(code == 0 and err.startswith(wanted) and bool(err) == bool(message), f"{name}: exit {code}, {err!r}")
        checks.that(circles(svg), f"{name}: the good point is drawn")


def refused(folder):
    (folder / "pipe.geojson").unlink(missing_ok=True)
    subprocess.run(["mkfifo", folder / "pipe.geojson"], check=True)
    (folder / "folder").mkdir()
    texts = {
        "vrt.geojson": '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/vsicurl/http://127.0.0.1:9/x</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>',
        "cut.geojson": collection()[:-20],
        "unknown.geojson": collection(head='"crs":{"type":"name","properties":{"name":"EPSG:999999"}},'),
        "link.geojson": collection(head='"crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/x","type":"proj4"}},'),
        "metres.csv": "lon,lat\n500000,4000000\n",
        "names.csv": "name,people\na,3\n",
        "laughs.kml": '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "aaaaaaaaaaaaaaaaaaaa">' + "".join(
            f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)) + ']><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>'
            "<name>&a11;</name></Placemark></Document></kml>",
    }
    for name, content in texts.items():
        (folder / name).write_text(content)
    # 1 GB of zeros as a deflated entry would be a bomb; what begins as an archive is not unpacked at all.
    (folder / "bomb.shz").write_bytes(b"PK\3\4" + bytes(1000))
    cases = {
        "pipe.geojson": "it is not a regular file\n",
        "folder": "it is not a regular file\n",
        "nowhere.geojson": "No such file or directory\n",
        "vrt.geojson": "its format is not known\n",
        "cut.geojson": "At line 1, character ",
        "unknown.geojson": "its coordinate system is not known: ",
        "link.geojson": "its coordinate system is not known: ",
        "metres.csv": "none of its features can be drawn; feature 1: longitude 500000, latitude 4000000 is no position on Earth\n",
        "names.csv": "it has no columns of positions\n",
        "laughs.kml": "File probably corrupted (million laugh pattern)\n",
        "bomb.shz": "it is a zip archive\n",
        "http://127.0.0.1:9/x.geojson": "a layer must be a file on this machine\n",
        "/vsicurl/http://127.0.0.1:9/x.geojson": "a layer must be a file on this machine\n",
    }
    for name, reason in cases.items():
        code, err, svg = drawn(folder, [name])
        checks.that(code == 1 and not svg, f"{name}: exit {code}")
        checks.that(err.startswith(f"map.toml:5:11: error: {name}: cannot read this layer: {reason}"), f"{name}: {err!r}")
        checks.that(err.rstrip().endswith("or take it out of 'layers'") or name == "", f"{name} has a way out: {err!r}")


def other_maps_are_drawn(folder):
    (folder / "two.toml").write_text('[[map]]\nname = "bad"\nformats = ["svg"]\nlayers = ["cut.geojson"]\n[[map.stop]]\nplace = "Azaz"\n'
                                     '[[map]]\nname = "good"\nformats = ["svg"]\n[[map.stop]]\nplace = "Azaz"\n')
    result = run(RUTTER, "render", folder / "two.toml", "--out", folder / "out")
    checks.that(result.returncode == 1 and (folder / "out" / "good.svg").exists(), f"the other map is drawn: {result.stderr}")


def a_style_draws_layers(folder):
    style = {"version": 8, "name": "own", "sources": {"basemap": {"type": "vector"}, "route": {"type": "vector"}, "layers": {"type": "vector"}},
             "layers": [{"id": "sea", "type": "background", "paint": {"background-color": "#ffffff"}},
                        {"id": "camp-dots", "type": "circle", "source": "layers", "source-layer": "camps", "filter": [">", ["get", "people"], 10],
                         "paint": {"circle-radius": 7, "circle-color": "#123456"}}]}
    (folder / "own.json").write_text(json.dumps(style))
    (folder / "camps.csv").write_text("lon,lat,people\n37.1,36.6,12\n37.2,36.6,3\n")
    code, err, svg = drawn(folder, ["camps.csv"], extra='style = "own.json"\n')
    checks.that(code == 0 and svg.count('r="5.25"') == 1 and 'id="layer-camp-dots"' in svg, f"the style draws the large camp: {code} {err}")
    checks.that("layer-user-1" not in svg, "and it is not drawn a second time")
    (folder / "other").mkdir()
    (folder / "other" / "camps.csv").write_text((folder / "camps.csv").read_text())
    code, err, svg = drawn(folder, ["camps.csv", "other/camps.csv"], extra='style = "own.json"\n')
    checks.that(code == 0 and 'id="layer-user-2"' in svg and 'id="layer-user-1"' not in svg,
                f"the style draws the first file of a name, the second is drawn quietly: {code} {err}")


def pixels(path):
    """Red minus blue of a PNG, as rows."""
    pnm = subprocess.run(["pngtopnm", path], capture_output=True, check=True).stdout
    _, size, _, data = pnm.split(b"\n", 3)
    width, height = map(int, size.split())
    return numpy.frombuffer(data, numpy.uint8).reshape(height, width, 3).astype(int) @ (1, 0, -1)


def rasters(folder):
    """A red square of 11 x 11 pixels of 0.001 degrees round the place lies where the place's own point would, in every format
    and system; what else there is has no data."""
    lon, lat, step, side = 37.1, 36.6, 0.001, 101
    rows = [" ".join("200" if abs(x - 50) <= 5 and abs(y - 50) <= 5 else "0" for x in range(side)) for y in range(side)]
    (folder / "grid.asc").write_text(f"ncols {side}\nnrows {side}\nxllcorner {lon - side * step / 2}\nyllcorner {lat - side * step / 2}\n"
                                     f"cellsize {step}\n" + "\n".join(rows) + "\n")
    band = folder / "band.tif"
    run("gdal_translate", "-q", "-ot", "Byte", "-a_srs", "EPSG:4326", folder / "grid.asc", band)
    red = folder / "red.tif"
    run("gdal_translate", "-q", "-b", "1", "-b", "1", "-b", "1", "-scale_1", "0", "200", "0", "200", "-scale_2", "0", "200", "0", "40", "-scale_3",
        "0", "200", "0", "40", "-a_nodata", "0", "-colorinterp", "red,green,blue", band, red)
    for epsg in (3857, 32637, 2154, 4258):
        run("gdalwarp", "-q", "-t_srs", f"EPSG:{epsg}", red, folder / f"red_{epsg}.tif")
    for driver, extension in (("PNG", "png"), ("JPEG", "jpg")):
        run("gdal_translate", "-q", "-of", driver, "-co", "WORLDFILE=YES", red, folder / f"red.{extension}")
    for leftover in folder.glob("*.aux.xml"):
        leftover.unlink()
    # The stop stands aside, so that its marker covers nothing.
    stop = 'at = { lat = 36.62, lon = 37.14 }\nlabel = "Here"'
    extra = 'extent = [37.05, 36.56, 37.16, 36.64]\nlegend = false\nlocator = false\n'
    (folder / "point.csv").write_text(f"lon,lat\n{lon},{lat}\n")
    where = circles(drawn(folder, ["point.csv"], stop=stop, extra=extra, scale=100000)[2])[0]
    metres_a_pixel = 25.4 / 300 / 1000 * 100000
    for name in ("red.tif", "red_3857.tif", "red_32637.tif", "red_2154.tif", "red_4258.tif", "red.png", "red.jpg"):
        code, err, _ = drawn(folder, [name], "--format", "svg,png", stop=stop, extra=extra, scale=100000)
        warned = "names no coordinate system" in err
        checks.that(code == 0 and warned == (name[-3:] != "tif"), f"{name}: exit {code}, {err}")
        y, x = numpy.nonzero(pixels(folder / "out" / "m.png") > 100)
        checks.that(len(x) > 1000, f"{name}: the square is drawn, {len(x)} pixels")
        off = max(abs(x.mean() + 0.5 - where[0] * 300 / 72), abs(y.mean() + 0.5 - where[1] * 300 / 72)) * metres_a_pixel
        checks.that(off < (20 if name in ("red.tif", "red.png", "red.jpg") else 60), f"{name}: {off:.1f} m off, a pixel of the raster has 100")
    first = drawn(folder, ["point.csv", '{ file = "red_32637.tif", opacity = 0.5 }'], stop=stop, extra=extra, scale=100000)[2]
    again = drawn(folder, ["point.csv", '{ file = "red_32637.tif", opacity = 0.5 }'], stop=stop, extra=extra, scale=100000)[2]
    checks.that(first == again and first.count("<image ") == 1, "the same bytes twice, one picture")
    checks.that(first.index("<image ") < first.index("layer-user-1"), "the raster lies under the vectors")
    code, err, _ = drawn(folder, ["grid.asc"])
    checks.that(code == 1 and "its format is not known" in err, f"other rasters are refused: {err}")
    bare = folder / "bare.png"
    bare.write_bytes((folder / "red.png").read_bytes())
    code, err, _ = drawn(folder, ["bare.png"])
    checks.that(code == 1 and err.startswith("map.toml:5:11: error: bare.png: cannot read this layer: it does not say where it lies on Earth\n"), err)


def database_in_wal_mode(folder):
    run("ogr2ogr", "-f", "GPKG", folder / "wal.gpkg", folder / "place.csv", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat")
    connection = sqlite3.connect(folder / "wal.gpkg")
    connection.execute("PRAGMA journal_mode = wal")
    connection.close()
    checks.that((folder / "wal.gpkg").read_bytes()[18:20] == b"\2\2", "the database is in WAL mode")


def main():
    with tempfile.TemporaryDirectory(prefix="rutter-layers-") as name:
        folder = pathlib.Path(name)
        formats_and_systems(folder)
        coordinates_of_transforms(folder)
        faulty(folder)
        refused(folder)
        other_maps_are_drawn(folder)
        rasters(folder)
        a_style_draws_layers(folder)
        database_in_wal_mode(folder)
        job(folder, ["wal.gpkg"])
        before = listing(folder)
        for layer in sorted(p for p in before if pathlib.Path(p).suffix[1:] in (*FORMATS, "tif", "png", "jpg")):
            drawn(folder, [layer])
            job(folder, ["wal.gpkg"])
        checks.that(listing(folder) == before, f"the folder changed: {set(listing(folder).items()) ^ set(before.items())}")
    checks.close()


main()
