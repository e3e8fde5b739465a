"""Mapfiles for MapServer, and batches drawn with them in one process:

    mapserver_maps.py batch MAPFILE ROUTES.json FOLDER      FOLDER/m4-NNN.svg, by python3-mapscript

Single maps are drawn by map2img, MapServer's own program in C. The maps use what is fastest in it: shapefiles with .qix, no
expressions, PNG by its default renderer (AGG), no extra metadata.
"""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "docs" / "gallery"))
GEOGRAPHIC = 'PROJECTION "proj=longlat" "datum=WGS84" "no_defs" END'
FORMATS = {"svg": ("CAIRO/SVG", "image/svg+xml", "RGB"), "pdf": ("CAIRO/PDF", "application/x-pdf", "RGB"),
           "png": ("AGG/PNG", "image/png", "RGB")}
WATER, LAND, COAST, BORDER, PROVINCE, RIVER = "#d9e6ee", "#f7f4ed", "#9fb4c0", "#968f83", "#cdc6b8", "#b4cfdc"
ACCENT, TOWN = "#b3202a", "#46423b"
LINE_LOOKS = {"rivers": (RIVER, 0.8), "coast": (COAST, 0.8), "province_lines": (PROVINCE, 0.7), "borders": (BORDER, 1.2)}


def label(font, size, colour, position, priority, away=0, more=""):
    offset = f"OFFSET {away} {away}" if away else ""
    return (f' LABEL FONT "{font}" SIZE {size} COLOR "{colour}" OUTLINECOLOR "{LAND}" OUTLINEWIDTH 2 '
            f'POSITION {position} {offset} PRIORITY {priority} PARTIALS FALSE {more} END')


def layer(name, kind, data, classes):
    source = f'DATA "{data}" LABELITEM "name"' if data and classes.count("LABEL") else f'DATA "{data}"' if data else ""
    return f'LAYER NAME "{name}" TYPE {kind} STATUS DEFAULT {source} {GEOGRAPHIC} CLASS {classes} END END'


def dot(size, colour):
    return f'STYLE SYMBOL "circle" SIZE {size} COLOR "{colour}" END'


def route_layers(stops, legs):
    """The layers of a route; without stops they are there all the same, to be filled."""
    line = "" if not stops else "FEATURE POINTS " + " ".join(f"{lon} {lat}" for _, lat, lon in stops) + " END END"
    points = " ".join(f'FEATURE POINTS {lon} {lat} END TEXT "{name}" END' for name, lat, lon in stops)
    drawn = [layer("legs", "LINE", None, f'STYLE COLOR "{ACCENT}" WIDTH 1.6 END').replace("CLASS", line + " CLASS", 1)] if legs else []
    if stops or legs:
        look = dot(14, ACCENT) + label("bold", 12, "#111111", "AUTO", 10, 9)
        drawn.append(layer("stops", "POINT", None, look).replace("CLASS", points + " CLASS", 1))
    return drawn


def mapfile(window, folder):
    """The text of a map's file; FOLDER is where the list of fonts stands."""
    data = pathlib.Path(window["data"])
    layers = [layer("countries", "POLYGON", data / "countries",
                    f'STYLE COLOR "{LAND}" END' + label("regular", 13, "#5f5a51", "CC", 3, more="MINFEATURESIZE AUTO")),
              layer("lakes", "POLYGON", data / "lakes", f'STYLE COLOR "{WATER}" END')]
    layers += [layer(name, "LINE", data / name, f'STYLE COLOR "{colour}" WIDTH {width} END')
               for name, (colour, width) in LINE_LOOKS.items() if name in window["layers"]]
    layers += [layer("towns", "POINT", data / "towns", dot(4, TOWN) + label("regular", 11, TOWN, "AUTO", 5, 4))]
    layers += route_layers(window["route"], window["legs"])
    formats = "\n".join(f'OUTPUTFORMAT NAME "{name}" DRIVER {driver} MIMETYPE "{mime}" IMAGEMODE {mode} EXTENSION "{name}" END'
                        for name, (driver, mime, mode) in FORMATS.items())
    projection = " ".join(f'"{part.lstrip("+")}"' for part in window["proj"].split())
    west, south, east, north = window["bounds"]
    return (f'MAP\nSIZE {window["width"]} {window["height"]}\nEXTENT {west} {south} {east} {north}\nIMAGECOLOR "{WATER}"\n'
            f'IMAGETYPE "svg"\nMAXSIZE 8192\nFONTSET "{folder / "fonts.list"}"\nPROJECTION {projection} END\n{formats}\n'
            f'SYMBOL NAME "circle" TYPE ELLIPSE POINTS 1 1 END FILLED TRUE END\n' + "\n".join(layers) + "\nEND\n")


def write(maps, folder):
    """FOLDER/NAME.map for each of the maps, and FOLDER/batch.map and batchfull.map, whose route is empty."""
    fonts = HERE.parents[2] / "styles" / "fonts"
    (folder / "fonts.list").write_text(f"regular {fonts}/NotoSans-Regular.ttf\nbold {fonts}/NotoSans-Bold.ttf\n")
    for name, window in maps.items():
        (folder / f"{name}.map").write_text(mapfile(window, folder), encoding="utf-8")
    for detail in ("", "full"):
        (folder / f"batch{detail}.map").write_text(mapfile(dict(maps["m1" + detail], route=[]), folder), encoding="utf-8")


def shape_of(mapscript, kind, points, text=""):
    line = mapscript.lineObj()
    for lon, lat in points:
        line.add(mapscript.pointObj(lon, lat))
    shape = mapscript.shapeObj(kind)
    shape.add(line)
    shape.text = text
    return shape


def batch(path, routes, out):
    import mapscript
    base = mapscript.mapObj(path)
    for number, stops in enumerate(json.loads(pathlib.Path(routes).read_text(encoding="utf-8"))):
        drawn = base.clone()  # the file is parsed once; features once added cannot be taken away again
        drawn.getLayerByName("legs").addFeature(shape_of(mapscript, mapscript.MS_SHAPE_LINE, [(lon, lat) for _, lat, lon in stops]))
        for name, lat, lon in stops:
            drawn.getLayerByName("stops").addFeature(shape_of(mapscript, mapscript.MS_SHAPE_POINT, [(lon, lat)], name))
        drawn.draw().save(f"{out}/m4-{number:03}.svg", drawn)


if __name__ == "__main__":
    batch(*sys.argv[2:5])
