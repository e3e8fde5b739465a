#!/usr/bin/env python3
"""Writes styles/report-dark.json, print-mono.json and humanitarian.json from styles/report-light.json.

The three have the layers, filters, dashes, widths and texts of report-light; only colours differ, and the few values under
"changes". So there is one style to work on, and nothing is forgotten in the others.

A colour of report-light is looked up in the style's "colors": first as "layer/colour" (or "layer/property/colour"), then by
itself. One that the table does not name is derived by the style's rule; of report-dark, whose rule is a guess, it is told on
standard error: look at it on a map, then give it its own entry. Colours that depend on the job (the accent, groups of actors) are expressions and stay as they are.

usage: derive_styles.py [--check] [SOURCE_DIR]      --check: writes nothing, exit 1 when a committed file is not what it would be
"""
import json
import pathlib
import re
import sys

COLOR = re.compile(r"#(?:[0-9a-f]{3,4}){1,2}|rgba?\([^)]*\)")
LINE = 128  # widest line of JSON


# ---- the rules for colours that a table does not name -------------------------------------------------------------------

def channels(color):
    """Red, green, blue from 0 to 255, and opacity."""
    if color.startswith("#"):
        digits = color[1:] if len(color) > 5 else "".join(2 * c for c in color[1:])
        values = [int(digits[i:i + 2], 16) for i in range(0, len(digits), 2)]
        return values[:3], values[3] / 255 if len(values) == 4 else 1.0
    values = [float(v) for v in re.findall(r"[\d.]+", color)]
    return values[:3], values[3] if len(values) == 4 else 1.0


def written(rgb, alpha):
    rgb = [round(min(255, max(0, v))) for v in rgb]
    return "#%02x%02x%02x" % tuple(rgb) if alpha == 1 else "rgba(%d, %d, %d, %g)" % (*rgb, alpha)


def linear(v):
    return v / 255 / 12.92 if v / 255 <= 0.04045 else ((v / 255 + 0.055) / 1.055) ** 2.4


def encoded(v):
    return 255 * (12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055)


def grey(color):
    """The grey of the same luminance."""
    rgb, alpha = channels(color)
    y = sum(share * linear(v) for share, v in zip((0.2126, 0.7152, 0.0722), rgb))
    return written([encoded(y)] * 3, alpha)


def inverted(color):
    """Light for dark: the lightness turned over between the dark paper and the light text, the hue kept."""
    rgb, alpha = channels(color)
    mean = sum(rgb) / 3
    light = 18 + (255 - mean) * 0.86
    return written([light + 0.6 * (v - mean) for v in rgb], alpha)


def kept(color):
    return color


# ---- the styles ---------------------------------------------------------------------------------------------------------

STYLES = {
    "report-dark": {
        "description": "For screens and slides: dark ground, light text, one light accent for the route.",
        "rule": inverted,
        "state": {"accent": "#ff8f78"},
        "changes": {},
        "colors": {
            "line-labels/#6b5d4a": "#cdc4b4",
            # furniture
            "rutter:furniture/#ffffff": "#12171c", "#141414": "#f4f6f7", "#57534d": "#a9b3ba", "#1a1a1a": "#8f9aa2",
            "rgba(255, 255, 255, 0.95)": "rgba(27, 34, 41, 0.96)", "#b9b2a6": "#47535c", "#3a3732": "#c6ced3",
            "rgba(90, 105, 114, 0.3)": "rgba(150, 170, 184, 0.22)", "rgba(90, 90, 90, 0.22)": "rgba(205, 212, 217, 0.16)",
            "rgba(255, 255, 255, 0.92)": "rgba(18, 23, 28, 0.92)",
            # base map
            "#d9e6ee": "#18242f", "#f7f4ed": "#2b3238", "#ece5d8": "#394149", "glaciers/#ffffff": "#3f4a53",
            "#b4cfdc": "#3f5f74", "#9fb4c0": "#55707f", "#cdc6b8": "#4e565c", "#968f83": "#848e95", "#7a746a": "#9aa4ab",
            "#6a655c": "#aab3b9", "#fbf9f4": "#1d2328", "#46617c": "#9dbdd8",
            # names
            "#5f5a51": "#bcc4c9", "#6a645a": "#b1b9bf", "#34687e": "#8fc0da", "#2d5d72": "#8fc0da", "#46423b": "#d3d8dc",
            "rgba(247, 244, 237, 0.85)": "rgba(43, 50, 56, 0.85)", "rgba(247, 244, 237, 0.9)": "rgba(43, 50, 56, 0.9)",
            "rgba(217, 230, 238, 0.85)": "rgba(24, 36, 47, 0.85)", "rgba(251, 249, 244, 0.9)": "rgba(35, 41, 47, 0.9)",
            # route
            "#ffffff": "#12171c", "#262626": "#e2e6e9", "#4a4a4a": "#cdd4d8", "#757575": "#7f8990", "#2e2e2e": "#edf0f2",
            "route-stop-numbers/#ffffff": "#12171c", "#5c5c5c": "#abb4ba", "#333333": "#e2e6e9",
            "route-stop-labels/#1a1a1a": "#ffffff",
        },
    },
    "print-mono": {
        "description": "For one ink: greys alone; statuses differ by dash, fill, ring and weight, groups by lightness.",
        "rule": grey,
        "state": {"accent": "#0c0c0c"},
        "changes": {"rutter:furniture": {"group-greys": True}},
        "colors": {
            "#d9e6ee": "#e4e4e4", "#f7f4ed": "#fbfbfb", "#ece5d8": "#ededed", "glaciers/#ffffff": "#ffffff",
            "#b4cfdc": "#c4c4c4", "#9fb4c0": "#a4a4a4", "#34687e": "#585858", "#2d5d72": "#505050", "#46617c": "#585858",
            "rgba(247, 244, 237, 0.85)": "rgba(251, 251, 251, 0.85)", "rgba(247, 244, 237, 0.9)": "rgba(251, 251, 251, 0.9)",
            "rgba(217, 230, 238, 0.85)": "rgba(228, 228, 228, 0.85)", "rgba(251, 249, 244, 0.9)": "rgba(255, 255, 255, 0.9)",
            "#2e2e2e": "#272727", "#757575": "#808080",
        },
    },
    "humanitarian": {
        "description": "Sober, as humanitarian organisations draw: white land, light blue water, grey boundaries, a blue accent.",
        "rule": kept,
        "state": {"accent": "#0a62a3"},
        "changes": {},
        "colors": {
            # furniture
            "#141414": "#1d1d1f", "#57534d": "#58595b", "#b9b2a6": "#bcbec0", "#3a3732": "#414042", "#1a1a1a": "#58595b",
            "rgba(90, 105, 114, 0.3)": "rgba(109, 130, 145, 0.3)", "route-stop-labels/#1a1a1a": "#1d1d1f",
            # base map
            "#d9e6ee": "#dcedf8", "#f7f4ed": "#fdfdfd", "#ece5d8": "#ececed", "glaciers/#ffffff": "#f1f6f9",
            "#b4cfdc": "#a9d0e8", "#9fb4c0": "#8fb6d0", "#cdc6b8": "#cfd1d2", "#968f83": "#8e9092", "#7a746a": "#77797c",
            "#6a655c": "#6d6e71", "#fbf9f4": "#ffffff", "#46617c": "#4b5a68",
            # names
            "#5f5a51": "#58595b", "#6a645a": "#626467", "#34687e": "#2b6a94", "#2d5d72": "#275f85", "#46423b": "#414042",
            "rgba(247, 244, 237, 0.85)": "rgba(253, 253, 253, 0.85)", "rgba(247, 244, 237, 0.9)": "rgba(253, 253, 253, 0.9)",
            "rgba(217, 230, 238, 0.85)": "rgba(220, 237, 248, 0.85)", "rgba(251, 249, 244, 0.9)": "rgba(255, 255, 255, 0.9)",
            # route
            "#2e2e2e": "#2a2a2c", "#757575": "#7c7e80",
        },
    },
}


class Derived:
    def __init__(self, name):
        self.name = name
        self.style = STYLES[name]
        self.by_rule = []

    def color(self, found, where):
        table = self.style["colors"]
        for key in ("/".join((*where, found)), f"{where[0]}/{found}", found):
            if key in table:
                return table[key]
        new = self.style["rule"](found)
        if self.style["rule"] is inverted:
            self.by_rule.append(f"{self.name}: {'/'.join(where)}: {found} becomes {new} by the rule")
        return new

    def walk(self, value, where):
        if isinstance(value, dict):
            return {key: self.walk(inner, where) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.walk(inner, where) for inner in value]
        return self.color(value, where) if isinstance(value, str) and COLOR.fullmatch(value) else value

    def make(self, light):
        out = json.loads(json.dumps(light))
        out["name"] = self.name
        metadata = out["metadata"]
        metadata["description"] = self.style["description"]
        metadata["derived"] = "from report-light by scripts/derive_styles.py: edit those"
        for part in [key for key in metadata if key.startswith("rutter:")]:
            metadata[part] = {key: self.walk(value, (part, key)) for key, value in metadata[part].items()}
            metadata[part].update(self.style["changes"].get(part, {}))
        for variable, value in self.style["state"].items():
            out["state"][variable]["default"] = value
        for layer in out["layers"]:
            layer["paint"] = {key: self.walk(value, (layer["id"], key)) for key, value in layer.get("paint", {}).items()}
        return out


# ---- JSON as report-light is written: what fits stands on one line --------------------------------------------------------

def dumped(value, indent=0):
    one_line = json.dumps(value, ensure_ascii=False)
    flat = not isinstance(value, (dict, list)) or not value
    # The keys of a layer stand one below the other, however short.
    layer = isinstance(value, dict) and "id" in value
    if flat or (not layer and len(one_line) + indent <= LINE and indent > 0):
        return one_line
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        items = [f"{inner}{json.dumps(key)}: {dumped(item, indent + 2)}" for key, item in value.items()]
        return "{\n" + ",\n".join(items) + "\n" + " " * indent + "}"
    return "[\n" + ",\n".join(inner + dumped(item, indent + 2) for item in value) + "\n" + " " * indent + "]"


def main():
    arguments = [a for a in sys.argv[1:] if a != "--check"]
    check = "--check" in sys.argv[1:]
    folder = pathlib.Path(arguments[0] if arguments else pathlib.Path(__file__).resolve().parent.parent) / "styles"
    light = json.loads((folder / "report-light.json").read_text(encoding="utf-8"))
    stale = []
    for name in STYLES:
        derived = Derived(name)
        text = dumped(derived.make(light)) + "\n"
        json.loads(text)
        path = folder / f"{name}.json"
        if not check:
            path.write_text(text, encoding="utf-8")
            print("\n".join(derived.by_rule), file=sys.stderr, end="\n" if derived.by_rule else "")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    for name in stale:
        print(f"styles/{name}.json is not what scripts/derive_styles.py makes of styles/report-light.json: run it", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
