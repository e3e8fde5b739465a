"""How many towns rutter and QGIS name in the same windows, from the same places, at the same sizes:

    python3 count_towns.py RUTTER

RUTTER is the program. Nothing but land, dots and names is on the maps, and the job asks for `towns = "many"`.
"""
import json
import os
import subprocess
import sys
import tempfile
from itertools import combinations
from math import hypot
from statistics import median

import compare_data as data
import compare_qgis as qgis

WINDOWS = {  # extent, least population
    "Turkey and the Caucasus": ([25, 34, 51, 43], 400000),
    "Southern Germany": ([8.6, 46.6, 14.2, 50.8], 60000),
    "Northern Italy": ([7, 43.5, 13, 46.8], 50000),
    "Japan": ([130, 31, 142, 41], 200000),
}
SIZE_PT = 9
DOT_PT = 1.3  # radius


def style(least):
    """The bundled style's land, and towns with at least so many people; sizes in CSS pixels."""
    enough = [">=", ["number", ["get", "population"], 0], least]
    towns = {"source": "basemap", "source-layer": "places", "filter": enough}
    return {"version": 8, "name": "count", "sources": {"basemap": {"type": "vector"}, "route": {"type": "vector"}}, "layers": [
        {"id": "water", "type": "background", "paint": {"background-color": data.WATER}},
        {"id": "land", "type": "fill", "source": "basemap", "source-layer": "land", "paint": {"fill-color": data.LAND}},
        {"id": "dots", "type": "circle", **towns, "paint": {"circle-radius": DOT_PT * 4 / 3, "circle-color": data.TOWN}},
        {"id": "names", "type": "symbol", **towns, "paint": {"text-color": data.TOWN},
         "layout": {"text-field": ["to-string", ["get", "name"]], "text-font": ["Noto Sans Regular"],
                    "text-size": SIZE_PT * 4 / 3, "text-padding": 0,
                    "symbol-sort-key": ["-", ["number", ["get", "population"], 0]]}}]}


def by_rutter(program, folder, extent, least):
    (folder / "count.json").write_text(json.dumps(style(least)))
    (folder / "count.toml").write_text(
        '[[map]]\nname = "count"\npage = "a4-landscape"\ntowns = "many"\nformats = ["svg"]\nstyle = "./count.json"\n'
        f"extent = {extent}\n" + "".join(f"{k} = false\n" for k in ("legend", "scale_bar", "graticule", "locator", "north_arrow")))
    subprocess.run([program, "render", str(folder / "count.toml"), "--out", str(folder)], check=True, stdout=subprocess.DEVNULL)
    record = json.loads((folder / "count.json").read_text())
    return record, [l for l in record["labels"] if l["class"] == "town"]


def overlaps(a, b, air=0.05):
    return a[0] + air < b[2] and b[0] + air < a[2] and a[1] + air < b[3] and b[1] + air < a[3]


def same_places(folder, names):
    """Only towns that the last rutter looked at, by the same names: at a small scale the base map leaves out small towns that
    stand close."""
    path = folder / "towns.geojson"
    towns = json.loads(path.read_text(encoding="utf-8"))
    for town in (f["properties"] for f in towns["features"]):
        town["name"] = next((name for name in town.pop("also").split("|") if name in names), "")
    towns["features"] = [f for f in towns["features"] if f["properties"]["name"]]
    path.write_text(json.dumps(towns, ensure_ascii=False), encoding="utf-8")


def by_qgis(window, folder, placement):
    layers = [qgis.town_layer(folder, SIZE_PT, placement)]
    job = qgis.QgsMapRendererSequentialJob(qgis.settings_of(window, layers))
    job.start()
    job.waitForFinished()
    placed = [l for l in job.takeLabelingResults().allLabels() if not l.isUnplaced]
    px = qgis.DPI / 72
    boxes = []
    for l in placed:
        r = l.labelRect  # in the map's metres, upwards
        boxes.append([(r.xMinimum() - window.bounds[0]) / window.metres_per_pt,
                      (window.bounds[3] - r.yMaximum()) / window.metres_per_pt,
                      (r.xMaximum() - window.bounds[0]) / window.metres_per_pt,
                      (window.bounds[3] - r.yMinimum()) / window.metres_per_pt])
    own = {l.featureId for l in placed}
    dots = {f.id(): window.on_page(f.geometry().asPoint().x(), f.geometry().asPoint().y())
            for f in layers[0].getFeatures() if f.id() in own}
    covered = sum(any(overlaps(box, [x - DOT_PT, y - DOT_PT, x + DOT_PT, y + DOT_PT])
                      for i, (x, y) in dots.items() if i != l.featureId) for l, box in zip(placed, boxes))
    touching = sum(hypot(a[0] - b[0], a[1] - b[1]) < 2 * (DOT_PT - 0.4) for a, b in combinations(dots.values(), 2))
    sizes = {l.labelText: (b[2] - b[0], b[3] - b[1]) for l, b in zip(placed, boxes)}
    crossing = sum(overlaps(a, b) for a, b in combinations(boxes, 2))
    return layers[0].featureCount(), len(placed), crossing, (covered, touching), sizes


def main():
    application = qgis.start()
    around = {"8 positions": qgis.QgsPalLayerSettings.OrderedPositionsAroundPoint, "circle": qgis.QgsPalLayerSettings.AroundPoint}
    for name, (extent, least) in WINDOWS.items():
        folder = data.Path(tempfile.mkdtemp())
        record, labels = by_rutter(sys.argv[1], folder, extent, least)
        print(f"{name}: rutter: {sum(l['placed'] for l in labels)} named of {len(labels)} looked at")
        record_path = folder / "count.json"
        window = data.write(record_path, folder, least)
        same_places(folder, {l["text"] for l in labels})
        rutter_width = {l["text"]: (l["box"][2] - l["box"][0], l["box"][3] - l["box"][1]) for l in labels if l["placed"]}
        for how, placement in around.items():
            towns, placed, crossing, covered, sizes = by_qgis(window, folder, placement)
            # QGIS keeps the whole line height free, rutter the ink: its boxes are lower at the same size of type.
            ratio = [median(s[i] / rutter_width[t][i] for t, s in sizes.items() if t in rutter_width) for i in (0, 1)]
            print(f"{name}: QGIS' boxes are {ratio[0]:.2f} times as wide, {ratio[1]:.2f} times as high")
            print(f"{name}: QGIS, {how}: {placed} named of {towns}; {crossing} pairs of names overlap, "
                  f"{covered[0]} names on another's dot, {covered[1]} pairs of dots closer than rutter allows")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
