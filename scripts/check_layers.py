#!/usr/bin/env python3
"""Checks the rule of the house: which folder may include what. Exit 0 when it holds, 1 with a line for every breach.

A folder of src includes from groups to its right and from itself; folders of one group do not know each other; no include
cycles; a third-party library is included in one folder. A header says `#pragma once`, and a source includes the header of
its own name first, which proves that header complete (tests/CMakeLists.txt compiles the headers without a source alone).
usage: check_layers.py [SOURCE_DIR]
"""
import pathlib
import re
import sys

# From the top to the ground.
GROUPS = [["app"], ["paint", "map", "layers", "canvas", "proj"], ["route", "article"], ["job", "places", "basemap", "style"], ["draw", "text"],
          ["geo", "toml", "unicode"], ["base"]]
# Plug-ins stand apart: each implements an interface of one folder, and only mains load them.
PLUGINS_MAY_USE = {"proj": {"geo", "base"}, "layers": {"basemap", "geo", "base"}, "canvas": {"paint", "draw", "text", "geo", "base"}}

# Header (a prefix of what stands in <...>) to the folders that may include it.
LIBRARIES = {
    "proj.h": {"proj"}, "geos_c.h": {"geo"}, "boost/geometry": {"geo", "places", "map"},
    "toml++": {"toml"}, "hb": {"text"},
    "brotli/": {"text"}, "zlib.h": {"base"}, "xxhash.h": {"base"}, "minizip/": {"places"}, "nettle/": {"base"},
    "cairo": {"canvas"}, "ft2build.h": {"canvas"}, "freetype": {"canvas"}, "png.h": {"paint"}, "unicode/": {"unicode"},
    "sqlite3.h": {"places"}, "GeographicLib/": {"geo", "places"}, "gdal": {"layers"}, "ogr": {"layers"}, "cpl_": {"layers"}, "seccomp.h": {"layers"}, "CLI/": {"app"},
    "fmt/": None, "nlohmann/": None,
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def rank_of(folder):
    return next(i for i, group in enumerate(GROUPS) if folder in group)


def may_include(folder, other):
    if folder == other:
        return True
    if folder in PLUGINS_MAY_USE:
        return other in PLUGINS_MAY_USE[folder]
    return other not in PLUGINS_MAY_USE and rank_of(other) > rank_of(folder)


def library_breach(folder, header, is_source):
    for prefix, allowed in LIBRARIES.items():
        if header.startswith(prefix):
            if allowed is not None and folder not in allowed:
                return f"<{header}> belongs in {', '.join(sorted(allowed))}"
            if prefix == "boost/geometry" and folder != "geo" and not is_source:
                return f"<{header}> only in .cpp files"
            return None
    if "/" in header and header.split("/")[0] not in {"sys", "linux"}:
        return f"<{header}> is of a library that check_layers.py does not know"
    return None


def completeness_breach(path, name, lines):
    """A header that may be read twice, or a source whose first include leaves its header unproved."""
    if path.suffix != ".cpp":
        return None if "#pragma once" in lines else f"src/{name}: has no #pragma once"
    own = path.with_suffix(".hpp")
    if not own.exists():
        return None
    header = name.removesuffix(".cpp") + ".hpp"
    first = next((match.group(2) for match in map(INCLUDE.match, lines) if match), None)
    return None if first == header else f'src/{name}: includes "{header}" first, so that it is known to be complete'


def find_cycle(edges):
    state = {}

    def visit(node, path):
        state[node] = 1
        for target in edges.get(node, ()):
            if state.get(target) == 1:
                return path[path.index(target):] + [target] if target in path else [node, target]
            if target not in state:
                found = visit(target, path + [target])
                if found:
                    return found
        state[node] = 2
        return None

    for node in sorted(edges):
        if node not in state:
            found = visit(node, [node])
            if found:
                return found
    return None


def main():
    top = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent)
    src = top / "src"
    breaches, edges = [], {}
    known = {folder for group in GROUPS for folder in group}
    for folder in sorted(p.name for p in src.iterdir() if p.is_dir()):
        if folder not in known:
            breaches.append(f"src/{folder}: not a folder of the design")
    files = sorted(p for p in src.rglob("*") if p.suffix in {".cpp", ".hpp", ".h"})
    for path in files:
        name = path.relative_to(src).as_posix()
        folder = name.split("/")[0]
        if folder not in known:
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        breach = completeness_breach(path, name, lines)
        if breach:
            breaches.append(breach)
        for number, line in enumerate(lines, 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            quote, header = match.groups()
            if quote == '"':
                other = header.split("/")[0]
                if other not in known or not (src / header).exists():
                    breaches.append(f"src/{name}:{number}: \"{header}\" is no file of src (write it as \"folder/file.hpp\")")
                elif not may_include(folder, other):
                    breaches.append(f"src/{name}:{number}: {folder} may not include from {other}")
                else:
                    edges.setdefault(name, []).append(header)
            else:
                breach = library_breach(folder, header, path.suffix == ".cpp")
                if breach:
                    breaches.append(f"src/{name}:{number}: {breach}")
    cycle = find_cycle(edges)
    if cycle:
        breaches.append("include cycle: " + " -> ".join(cycle))
    print("\n".join(breaches) if breaches else f"{len(files)} files keep the rule")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
