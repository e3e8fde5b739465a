"""The maps of the comparison: job files for rutter, and the same windows, vertices and towns for the other programs.

    maps.py RUTTER EXPORT_BASEMAP FOLDER      writes everything that the race reads into FOLDER, and FOLDER/maps.json

rutter draws each map once first: its record says which window, which zoom and which towns it comes to. The others then draw that
window in the pixels of rutter's map panel, from shapefiles with a spatial index (each program's fastest source), in which stand the
vertices of rutter's base map at the level of detail that rutter takes for this map, filtered as its style filters them, and of the towns those that
rutter tried to name. For the sets called `full` they get the same layers at the sources' full detail, as people usually have them.
"""
import json
import pathlib
import random
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[2]
sys.path.insert(0, str(SOURCE / "docs" / "gallery"))
import compare_data  # noqa: E402  (the gallery's: a map's window from its record)

BATCH = 100
ROUTE = [("Gaziantep", 37.06, 37.38), ("Trabzon", 41.0, 39.72), ("Tbilisi", 41.69, 44.8), ("Yerevan", 40.18, 44.51), ("Baku", 40.37, 49.89)]
REGION = ('projection = "+proj=lcc +lat_1=38 +lat_2=43 +lat_0=40.5 +lon_0=44"\nextent = [36, 35, 52, 46]\n'
          'page = { width = 1926, height = 1209, unit = "px" }\n')
# name: what is drawn. Pages are such that the panel of the map, which the others draw, has about 1600 x 1100 pixels.
JOBS = {
    "m1": REGION + 'join = "in-order"\n',
    "m2": 'projection = "+proj=robin"\nextent = [-180, -90, 180, 90]\npage = { width = 1664, height = 930, unit = "px" }\n',
    "m3": 'projection = "+proj=tmerc +lat_0=36.587 +lon_0=37.046"\nextent = [36.796, 36.337, 37.296, 36.837]\n'
          'page = { width = 1926, height = 1209, unit = "px" }\n',
}
LINES, AREAS = ("coast", "borders", "province_lines", "rivers"), ("countries", "lakes")
SQL = {"borders": "worldview IS NULL OR worldview <> 'gmt-dcw'"}


def race_style():
    """report-light with lines of provinces at every zoom."""
    style = json.loads((SOURCE / "styles" / "report-light.json").read_text(encoding="utf-8"))
    next(layer for layer in style["layers"] if layer["id"] == "province-lines")["minzoom"] = 0
    return style


def stop(name, lat, lon):
    return f'[[map.stop]]\nplace = "{name}"\nat = {{ lat = {lat}, lon = {lon} }}\n'


def job(name, keys, stops):
    return f'[[map]]\nname = "{name}"\nstyle = "race.json"\n{keys}' + "".join(stop(*s) for s in stops) + "\n"


def limit(style, layer, zoom):
    """The number that the style's filter ["<=" or ">=", value, ["step", ["zoom"], ...]] of a layer compares with."""
    step = next(entry for entry in style["layers"] if entry["id"] == layer)["filter"][2]
    value = step[2]
    for at, then in zip(step[3::2], step[4::2]):
        value = then if zoom >= at else value
    return value


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr[-2000:]}")


def shapefile(source, target, where=None):
    """A shapefile with the indexes that MapServer (.qix) and Mapnik (.index) read."""
    run("ogr2ogr", "-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", "-lco", "SPATIAL_INDEX=YES",
        *(["-where", where] if where else []), target, source)
    run("shapeindex", target)


def window_of(record):
    """Projection, bounds in its metres, pixels."""
    left, top, right, bottom = record["frame"]["page_box"]
    width, height = round((right - left) / 0.75), round((bottom - top) / 0.75)
    if record["map"]["name"] == "m2":  # the whole image of the projection, its middle in the middle of the page
        metres = record["scale"] * 0.0254 / 96
        bounds = [-width / 2 * metres, -height / 2 * metres, width / 2 * metres, height / 2 * metres]
    else:
        bounds = list(compare_data.Window(record).bounds)
    return {"proj": record["projection"]["proj"], "bounds": bounds, "width": width, "height": height}


def vertices(folder, exporter, basemap, style, record, metres_per_px, name, layers=LINES + AREAS):
    """Shapefiles of a map in FOLDER/NAME; the layers that have anything at that level of detail."""
    raw, out = folder / "raw", folder / name
    shutil.rmtree(raw, ignore_errors=True)
    out.mkdir()
    run(exporter, basemap, metres_per_px, raw, *layers)
    where = dict(SQL, lakes=f"km2 >= {limit(style, 'lakes', record['zoom'])}",
                 rivers=f"level <= {limit(style, 'rivers', record['zoom'])}")
    layers = [layer for layer in layers if (raw / f"{layer}.geojson").exists()]
    for layer in layers:
        shapefile(raw / f"{layer}.geojson", out / f"{layer}.shp", where.get(layer))
    shutil.rmtree(raw)
    return layers


def towns(folder, all_towns, record, name):
    """The towns that rutter tried to name on the map, without those that are stops, as points."""
    tried = {label["text"] for label in record["labels"] if label["class"] == "town"} - {s["query"] for s in record["stops"]}
    west, south, east, north = record["frame"]["visible"]
    best = {}
    for feature in all_towns:
        lon, lat = feature["geometry"]["coordinates"][0]
        shown = feature["properties"].get("name_en") or feature["properties"]["name"]
        if shown not in tried or not (west <= lon <= east and south <= lat <= north):
            continue
        people = feature["properties"].get("population") or 0
        if shown not in best or people > best[shown]["population"]:
            best[shown] = {"name": shown, "population": people, "lon": lon, "lat": lat}
    path = folder / name / "towns.geojson"
    path.write_text(json.dumps(compare_data.points(list(best.values()))), encoding="utf-8")
    shapefile(path, folder / name / "towns.shp")
    return len(best)


def random_routes(all_towns, record):
    """BATCH routes of five towns of the window, at least 40 km apart, the same every time."""
    west, south, east, north = record["frame"]["visible"]
    pool = [(f["properties"].get("name_en") or f["properties"]["name"], round(f["geometry"]["coordinates"][0][1], 4),
             round(f["geometry"]["coordinates"][0][0], 4)) for f in all_towns if (f["properties"].get("population") or 0) >= 20000]
    pool = sorted(t for t in pool if west + 2 < t[2] < east - 2 and south + 1 < t[1] < north - 2 and t[0].isascii() and '"' not in t[0])
    rng, routes = random.Random(4), []
    while len(routes) < BATCH:
        route = rng.sample(pool, 5)
        if all(abs(a[1] - b[1]) + abs(a[2] - b[2]) > 0.5 for i, a in enumerate(route) for b in route[:i]):
            routes.append(route)
    return routes


def main():
    rutter, exporter, folder = (pathlib.Path(argument) for argument in sys.argv[1:4])
    basemap = rutter.parents[1] / "share" / "rutter" / "basemap.rutter"
    style = race_style()
    (folder / "race.json").write_text(json.dumps(style), encoding="utf-8")
    run(exporter, basemap, 0, folder / "towns", "places")
    all_towns = json.loads((folder / "towns" / "places.geojson").read_text(encoding="utf-8"))["features"]
    maps = {}
    for name, keys in JOBS.items():
        stops = {"m1": ROUTE, "m2": [], "m3": [("Azaz", 36.5866, 37.0463)]}[name]
        (folder / f"{name}.toml").write_text(job(name, keys, stops), encoding="utf-8")
        run(rutter, "render", folder / f"{name}.toml", "--out", folder / "first", "--format", "svg")
        record = json.loads((folder / "first" / f"{name}.json").read_text(encoding="utf-8"))
        window = window_of(record)
        layers = vertices(folder, exporter, basemap, style, record, record["scale"] * 0.0254 / 96, name)
        tried = towns(folder, all_towns, record, name)
        placed = sum(label["placed"] for label in record["labels"])
        maps[name] = dict(window, data=str(folder / name), layers=layers, route=stops, legs=name == "m1", towns=tried, rutter_labels=placed)
        if name != "m3":  # which has the full detail as it is
            vertices(folder, exporter, basemap, style, record, 0, name + "full", layers)
            towns(folder, all_towns, record, name + "full")
            maps[name + "full"] = dict(maps[name], data=str(folder / (name + "full")))
        if name == "m1":
            routes = random_routes(all_towns, record)
            text = "".join(job(f"m4-{i:03}", JOBS["m1"], route) for i, route in enumerate(routes))
            (folder / "m4.toml").write_text(text, encoding="utf-8")
            (folder / "routes.json").write_text(json.dumps(routes), encoding="utf-8")
    (folder / "maps.json").write_text(json.dumps(maps, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
