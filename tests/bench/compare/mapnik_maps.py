"""Maps for Mapnik, drawn by its Python module (mapnik-render writes PNG only):

    mapnik_maps.py one WINDOW.json XML FORMAT OUT       one map
    mapnik_maps.py batch WINDOW.json XML ROUTES.json FOLDER      FOLDER/m4-NNN.svg, the map loaded once

They use what is fastest in it: its own shapefile reader with .index, no filters, SVG and PDF by Cairo, PNG by AGG.
"""
import json
import pathlib
import sys

from mapserver_maps import ACCENT, HERE, LAND, LINE_LOOKS, TOWN, WATER

GEOGRAPHIC = "+proj=longlat +datum=WGS84"
ROUND = '"E,W,N,S,NE,SE,NW,SW"'


def text(face, size, colour, away=0):
    place = f'placement-type="simple" placements={ROUND} dx="{away}" dy="{away}"' if away else 'placement="interior"'
    return (f'<TextSymbolizer face-name="{face}" size="{size}" fill="{colour}" halo-fill="{LAND}" halo-radius="1" '
            f'avoid-edges="true" {place}>[name]</TextSymbolizer>')


def dot(size, colour):
    return f'<MarkersSymbolizer width="{size}" height="{size}" fill="{colour}" stroke-width="0" allow-overlap="true"/>'


def shape(path):
    return f'<Datasource><Parameter name="type">shape</Parameter><Parameter name="file">{path}</Parameter></Datasource>'


def line(colour, width):
    return f'<LineSymbolizer stroke="{colour}" stroke-width="{width}"/>'


def document(window):
    data = pathlib.Path(window["data"])
    regular, bold = "Noto Sans Regular", "Noto Sans Bold"
    looks = {"countries": f'<PolygonSymbolizer fill="{LAND}"/>', "lakes": f'<PolygonSymbolizer fill="{WATER}"/>'}
    looks.update({name: line(*look) for name, look in LINE_LOOKS.items() if name in window["layers"]})
    sources = {name: shape(data / f"{name}.shp") for name in looks}
    # Mapnik gives room in the order of the layers: stops before towns before countries. Data of the route come later.
    looks.update({"legs": line(ACCENT, 1.6), "town-dots": dot(4, TOWN), "stop-dots": dot(14, ACCENT),
                  "stops": text(bold, 12, "#111111", 9), "towns": text(regular, 11, TOWN, 4), "names": text(regular, 13, "#5f5a51")})
    towns = shape(data / "towns.shp")
    sources.update({"legs": "", "stop-dots": "", "stops": "", "town-dots": towns, "towns": towns, "names": sources["countries"]})
    styles = "".join(f'<Style name="{name}"><Rule>{look}</Rule></Style>' for name, look in looks.items())
    layers = "".join(f'<Layer name="{name}" srs="{GEOGRAPHIC}"><StyleName>{name}</StyleName>{sources[name]}</Layer>' for name in looks)
    return f'<Map background-color="{WATER}" srs="{window["proj"]}" buffer-size="64">{styles}{layers}</Map>'


def write(maps, folder):
    """FOLDER/NAME.xml and FOLDER/NAME.window.json for each of the maps."""
    for name, window in maps.items():
        (folder / f"{name}.xml").write_text(document(window), encoding="utf-8")
        (folder / f"{name}.window.json").write_text(json.dumps(window), encoding="utf-8")


def loaded(window, xml):
    import mapnik
    for face in ("Regular", "Bold"):
        mapnik.FontEngine.register_font(str(HERE.parents[2] / "styles" / "fonts" / f"NotoSans-{face}.ttf"))
    result = mapnik.Map(window["width"], window["height"])
    mapnik.load_map(result, xml)
    result.zoom_to_box(mapnik.Box2d(*window["bounds"]))
    return mapnik, result


def set_route(mapnik, to, stops, legs):
    def source(features):
        return mapnik.Datasource(type="geojson", inline=json.dumps({"type": "FeatureCollection", "features": features}))

    points = [{"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Point", "coordinates": [lon, lat]}}
              for name, lat, lon in stops]
    path = [{"type": "Feature", "properties": {"name": ""}, "geometry": {"type": "LineString", "coordinates": [[s[2], s[1]] for s in stops]}}]
    for layer in to.layers:
        if layer.name == "legs" and legs:
            layer.datasource = source(path)
        if layer.name in ("stops", "stop-dots") and stops:
            layer.datasource = source(points)


def main():
    what, window, xml = sys.argv[1], json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")), sys.argv[3]
    mapnik, drawn = loaded(window, xml)
    if what == "one":
        set_route(mapnik, drawn, window["route"], window["legs"])
        mapnik.render_to_file(drawn, sys.argv[5], sys.argv[4])
        return
    for number, stops in enumerate(json.loads(pathlib.Path(sys.argv[4]).read_text(encoding="utf-8"))):
        set_route(mapnik, drawn, stops, True)
        mapnik.render_to_file(drawn, f"{sys.argv[5]}/m4-{number:03}.svg", "svg")


if __name__ == "__main__":
    main()
