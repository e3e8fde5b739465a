#!/usr/bin/env python3
"""strace sees no socket opened and nothing written where the layers are, whatever the layers say."""
import pathlib
import re
import sqlite3
import tempfile

from program import RUTTER, SANITIZED, Checks, digest, need, run, skip

need("strace", "ogr2ogr", "gdal_translate")
if SANITIZED:
    skip("LeakSanitizer does not work under strace")
if run("strace", "-f", "-o", "/dev/null", "true").returncode != 0:
    skip("strace may not trace here")

GOOD = '{"type":"FeatureCollection",%s"features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[37.1,36.6]}}]}'
OPENS_A_SOCKET = re.compile(r"\b(?:socket|connect|bind|sendto|sendmsg)\(.*\)\s+= (?!-1 E)")
WRITES = re.compile(r'\b(?:open|openat|creat|rename|renameat|renameat2|unlink|unlinkat|mkdir|mkdirat|link|linkat|symlink|symlinkat|truncate|chmod|'
                    r'fchmodat|utimensat)\(.*"([^"]*)"')
READS_ONLY = re.compile(r"\bopen(?:at)?\((?!.*(?:O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND))")


def layers_in(folder):
    """Good ones of every format, and some that try to call out."""
    (folder / "good.geojson").write_text(GOOD % "")
    (folder / "link.geojson").write_text(GOOD % '"crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/x","type":"proj4"}},')
    (folder / "vrt.geojson").write_text("<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>/vsicurl/http://127.0.0.1:9/x</SrcDataSource>"
                                        "</OGRVRTLayer></OGRVRTDataSource>")
    (folder / "net.kml").write_text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]><kml xmlns="http://www.opengis.net'
                                    '/kml/2.2"><Document><NetworkLink><Link><href>http://127.0.0.1:9/y.kml</href></Link></NetworkLink><Placemark>'
                                    "<name>&x;</name><Point><coordinates>37,36</coordinates></Point></Placemark></Document></kml>")
    (folder / "table.csv").write_text("lon,lat\n37.1,36.6\n")
    for driver, name in (("GPKG", "a.gpkg"), ("GPKG", "wal.gpkg"), ("ESRI Shapefile", "a.shp"), ("FlatGeobuf", "a.fgb"), ("KML", "a.kml"), ("GPX", "a.gpx")):
        run("ogr2ogr", "-f", driver, folder / name, folder / "good.geojson", "-t_srs", "EPSG:4326" if name[-3:] in ("kml", "gpx") else "EPSG:32637")
    connection = sqlite3.connect(folder / "wal.gpkg")
    connection.execute("PRAGMA journal_mode = wal")
    connection.close()
    (folder / "grid.asc").write_text("ncols 4\nnrows 3\nxllcorner 36\nyllcorner 36\ncellsize 0.5\n" + "1 2 3 4\n5 6 7 8\n9 10 11 12\n")
    for driver, name in (("GTiff", "a.tif"), ("PNG", "a.png"), ("JPEG", "a.jpg")):
        run("gdal_translate", "-q", "-of", driver, "-ot", "Byte", "-a_srs", "EPSG:4326", "-co", "WORLDFILE=YES", folder / "grid.asc", folder / name)
    for leftover in folder.glob("*.aux.xml"):
        leftover.unlink()


def state(folder):
    return {p.name: (digest(p), p.stat().st_mtime_ns) for p in folder.iterdir()}


def main():
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="rutter-sealed-") as name:
        top = pathlib.Path(name)
        folder = top / "data"
        folder.mkdir()
        layers_in(folder)
        before = state(folder)
        names = sorted(n for n in before if pathlib.Path(n).suffix in (".geojson", ".kml", ".csv", ".gpkg", ".shp", ".fgb", ".gpx", ".tif", ".png", ".jpg"))
        (top / "jobs.toml").write_text("".join(
            f'[[map]]\nname = "m{i}"\nformats = ["svg"]\nscale = 3000000\nlayers = ["data/{n}"]\n[[map.stop]]\nat = {{ lat = 36.6, lon = 37.1 }}\nlabel = "Here"\n'
            for i, n in enumerate(names)))
        result = run("strace", "-f", "-e", "trace=network,file", "-o", top / "trace", RUTTER, "render", top / "jobs.toml", "--out", top / "out",
                     env={"PATH": "/usr/bin:/bin", "PROJ_NETWORK": "ON"})
        refused = [n for n in names if f"data/{n}: cannot read" in result.stderr]
        checks.that(refused == ["link.geojson", "vrt.geojson"], f"refused: {refused}\n{result.stderr}")
        lines = (top / "trace").read_text(errors="replace").splitlines()
        checks.that(any("good.geojson" in line for line in lines), "strace saw the layers")
        for line in lines:
            checks.that(not OPENS_A_SOCKET.search(line), f"a socket: {line}")
            found = WRITES.search(line)
            if found and not READS_ONLY.search(line) and "= -1 E" not in line:
                checks.that(not found.group(1).startswith(str(folder)), f"a change beside the layers: {line}")
        checks.that(state(folder) == before, f"the folder is as it was: {set(state(folder)) ^ set(before)}")
        attempts = [line for line in lines if re.search(r"\bsocket\(", line)]
        print(f"{len(names)} layers, {len(lines)} calls traced, {len(attempts)} sockets asked for, all refused" if attempts else "no socket asked for")
    checks.close()


main()
