"""The stops, legs and base data of a rutter map drawn by Mapnik (3.1):

    python3 compare_mapnik.py RECORD.json OUT.png [LEAST_POPULATION]
"""
import sys
import tempfile

import mapnik

import compare_data as data

DPI = 150
PX = DPI / 72
TRY = '"E,W,N,S,NE,SE,NW,SW"'


def source(path, query=None):
    sql = f'<Parameter name="layer_by_sql">{query}</Parameter>' if query else '<Parameter name="layer_by_index">0</Parameter>'
    return f'<Datasource><Parameter name="type">ogr</Parameter><Parameter name="file">{path}</Parameter>{sql}</Datasource>'


def text(size_pt, face, colour, away_pt):
    """Beside a point, or within an area when `away_pt` is 0."""
    away = f"{away_pt * PX:.1f}"
    place = f'placement-type="simple" placements={TRY} dx="{away}" dy="{away}"' if away_pt else 'placement="interior"'
    return (f'<TextSymbolizer face-name="{face}" size="{size_pt * PX:.1f}" fill="{colour}" halo-fill="{data.LAND}" '
            f'halo-radius="{0.8 * PX:.1f}" avoid-edges="true" {place}>[name]</TextSymbolizer>')


def dot(diameter_pt, colour, edge):
    size = f"{diameter_pt * PX:.1f}"
    return (f'<MarkersSymbolizer width="{size}" height="{size}" fill="{colour}" stroke="{edge}" stroke-width="1" '
            'allow-overlap="true"/>')


def line(colour, width_pt, more=""):
    return f'<LineSymbolizer stroke="{colour}" stroke-width="{width_pt * PX:.2f}" {more}/>'


def document(window, folder):
    g = data.GEODATA
    regular, bold = "Noto Sans Regular", "Noto Sans Bold"
    land = f'<PolygonSymbolizer fill="{data.LAND}"/>' + line(data.COAST, 0.5)
    countries = source(g / "countries-10m.fgb")
    # Mapnik gives room in the order of the layers: all dots, then names of stops, of towns, of countries.
    layers = [
        ("land", land, countries),
        ("lakes", f'<PolygonSymbolizer fill="{data.WATER}"/>', source(g / "lakes.fgb", "SELECT * FROM lakes WHERE km2 &gt; 20")),
        ("rivers", line(data.RIVER, 0.5), source(g / "rivers.fgb", "SELECT * FROM rivers WHERE level &lt;= 1")),
        ("borders", line(data.BORDER, 0.7),
         source(g / "borders-1m.fgb",
                "SELECT * FROM &quot;borders-1m&quot; WHERE worldview &lt;&gt; 'gmt-dcw' OR worldview IS NULL")),
        ("legs", line(data.ACCENT, 1.5, f'stroke-dasharray="{5 * PX:.0f},{3 * PX:.0f}"'), source(folder / "legs.geojson")),
        ("town-dots", dot(2.6, data.TOWN, data.TOWN), source(folder / "towns.geojson")),
        ("stop-dots", dot(8, data.ACCENT, "white"), source(folder / "stops.geojson")),
        ("stops", text(9, bold, "#111111", 6), source(folder / "stops.geojson")),
        ("towns", text(7, regular, data.TOWN, 3), source(folder / "towns.geojson")),
        ("names", text(9, regular, "#5f5a51", 0), countries),
    ]
    styles = "".join(f'<Style name="{n}"><Rule>{s}</Rule></Style>' for n, s, _ in layers)
    drawn = "".join(f'<Layer name="{n}" srs="+proj=longlat +datum=WGS84"><StyleName>{n}</StyleName>{d}</Layer>'
                    for n, _, d in layers)
    return f'<Map background-color="{data.WATER}" srs="{window.proj}" buffer-size="64">{styles}{drawn}</Map>'


def main():
    record, picture = sys.argv[1:3]
    least = float(sys.argv[3]) if len(sys.argv) > 3 else 250000
    folder = data.Path(tempfile.mkdtemp())
    window = data.write(record, folder, least)
    for file in sorted(data.FONTS.glob("NotoSans-*.ttf")):
        mapnik.FontEngine.register_font(str(file))
    result = mapnik.Map(round(window.width_pt * PX), round(window.height_pt * PX))
    mapnik.load_map_from_string(result, document(window, folder))
    result.aspect_fix_mode = mapnik.aspect_fix_mode.ADJUST_CANVAS_HEIGHT
    result.zoom_to_box(mapnik.Box2d(*window.bounds))
    mapnik.render_to_file(result, picture)


if __name__ == "__main__":
    main()
