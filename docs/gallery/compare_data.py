"""Data of the comparisons, read from a record of rutter: window, stops, legs and towns as GeoJSON."""
import csv
import json
from pathlib import Path

import numpy
from osgeo import osr

osr.UseExceptions()
ROOT = Path(__file__).resolve().parents[2]
GEODATA = ROOT / "geodata"
FONTS = ROOT / "styles" / "fonts"
NOT_TOWNS = {"PPLX", "PPLQ", "PPLH", "PPLW", "PPLCH", "PPLF"}  # as in src/layers/places_table.cpp
WATER, LAND, COAST, BORDER, RIVER = "#d9e6ee", "#f7f4ed", "#9fb4c0", "#968f83", "#b4cfdc"
ACCENT, TOWN = "#b3202a", "#46423b"


class Window:
    """The map's window of a record: projection, and bounds in its metres."""

    def __init__(self, record):
        self.proj = record["projection"]["proj"]
        left, top, right, bottom = record["frame"]["page_box"]
        self.width_pt, self.height_pt = right - left, bottom - top
        self.left_pt, self.top_pt = left, top
        self.degrees = record["frame"]["visible"]
        plane, sphere = osr.SpatialReference(), osr.SpatialReference()
        plane.ImportFromProj4(self.proj)
        sphere.ImportFromEPSG(4326)
        sphere.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        self._to_plane = osr.CoordinateTransformation(sphere, plane)
        self._to_sphere = osr.CoordinateTransformation(plane, sphere)
        self._fit(record["scale"] * 0.0254 / 72)

    def project(self, lon, lat):
        return self._to_plane.TransformPoint(lon, lat)[:2]

    def on_page(self, lon, lat):
        """Position in points from the window's upper left corner."""
        x, y = self.project(lon, lat)
        return (x - self.bounds[0]) / self.metres_per_pt, (self.bounds[3] - y) / self.metres_per_pt

    def _box(self, unknown):
        x, y, metres = unknown
        w, h = self.width_pt * metres / 2, self.height_pt * metres / 2
        return x - w, y - h, x + w, y + h

    def _seen(self, unknown):
        west, south, east, north = self._box(unknown)
        steps = numpy.linspace(0, 1, 201)
        edge = [(west + t * (east - west), y) for t in steps for y in (south, north)]
        edge += [(x, south + t * (north - south)) for t in steps for x in (west, east)]
        at = numpy.array(self._to_sphere.TransformPoints(edge))
        return numpy.array([at[:, 0].min(), at[:, 1].min(), at[:, 0].max(), at[:, 1].max()])

    def _fit(self, metres_per_pt):
        """The record tells the window in degrees: middle and scale that give these degrees, by least squares."""
        west, south, east, north = self.degrees
        unknown = numpy.array([*self.project((west + east) / 2, (south + north) / 2), metres_per_pt])
        step = numpy.array([1000.0, 1000.0, metres_per_pt * 1e-3])
        for _ in range(12):
            now = self._seen(unknown)
            slope = numpy.array([(self._seen(unknown + step * k) - now) / step[i] for i, k in enumerate(numpy.eye(3))]).T
            unknown = unknown + numpy.linalg.lstsq(slope, numpy.array(self.degrees) - now, rcond=None)[0]
        self.bounds, self.metres_per_pt = self._box(unknown), unknown[2]


def towns(window, least_population):
    """Towns of the gazetteer in the window, as rutter's base map has them."""
    west, south, east, north = window.degrees
    found = []
    with open(GEODATA / "gazetteer" / "places.tsv", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            people, lon, lat = float(row["population"] or 0), float(row["lon"]), float(row["lat"])
            if people < least_population or row["feature_code"] in NOT_TOWNS:
                continue
            if not (west <= lon <= east and south <= lat <= north):
                continue
            x, y = window.on_page(lon, lat)
            if 0 <= x <= window.width_pt and 0 <= y <= window.height_pt:
                english = [n.split("=")[1] for n in row["names"].split("|") if "=" in n and "en" in n.split("=")[0].split(",")]
                called = english + [row["name"]]
                found.append({"name": called[0], "also": "|".join(called), "population": people, "lon": lon, "lat": lat,
                              "capital": int(row["feature_code"] == "PPLC")})
    return sorted(found, key=lambda t: (-t["capital"], -t["population"], t["name"]))


def points(rows):
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {k: v for k, v in r.items() if k not in ("lon", "lat")},
         "geometry": {"type": "Point", "coordinates": [r["lon"], r["lat"]]}} for r in rows]}


def write(record_path, folder, least_population):
    """Writes stops, legs and towns of the map as GeoJSON to the folder; returns the window."""
    record = json.loads(Path(record_path).read_text(encoding="utf-8"))
    window = Window(record)
    stops = [s for s in record["stops"] if s.get("lat") is not None]
    others = [t for t in towns(window, least_population)
              if all(abs(t["lat"] - s["lat"]) + abs(t["lon"] - s["lon"]) > 0.03 for s in stops)]  # a stop names its own town
    at = {s.get("id") or s["query"]: [s["lon"], s["lat"]] for s in stops}
    legs = [{"type": "Feature", "properties": {"status": leg["status"], "mode": leg["mode"]},
             "geometry": {"type": "LineString", "coordinates": [at[leg["from"]], at[leg["to"]]]}}
            for leg in record["legs"] if leg["from"] in at and leg["to"] in at]
    names = [{"name": f"{s['number']} {s['name']}", "lon": s["lon"], "lat": s["lat"]} for s in stops]
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (("stops", points(names)), ("legs", {"type": "FeatureCollection", "features": legs}),
                          ("towns", points(others))):
        (folder / f"{name}.geojson").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return window
