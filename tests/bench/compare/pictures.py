"""Whether drawn files are pictures of the map that was asked for, and no blank pages: they are rendered and their colours counted.

    pictures.py sea|land FILE...      prints what is wrong; exit 1 when anything is
"""
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

from PIL import Image

LAND, WATER = (0xf7, 0xf4, 0xed), (0xd9, 0xe6, 0xee)
NEAR = 6  # per channel: ICC and antialiasing
LEAST_DRAWN = 5000  # characters of path data


def rendered(path, folder):
    if path.suffix == ".png":
        return Image.open(path).convert("RGB")
    png = pathlib.Path(folder) / "picture.png"
    if path.suffix == ".svg":
        command = ["rsvg-convert", "--unlimited", "--background-color", "white", "-w", "1000", "-o", str(png), str(path)]
    else:
        command = ["pdftoppm", "-png", "-singlefile", "-scale-to", "1000", str(path), str(png.with_suffix(""))]
    subprocess.run(command, check=True, capture_output=True)
    return Image.open(png).convert("RGB")


def faults(path, has_sea):
    """What is wrong with a file, in words; nothing when it shows land, sea and lines."""
    path = pathlib.Path(path)
    if not path.is_file() or path.stat().st_size < 5000:
        return [f"{path.name}: missing or all but empty"]
    if path.suffix == ".svg":
        drawn = sum(len(element.get("d", "")) for element in xml.etree.ElementTree.parse(path).iter())
        if drawn < LEAST_DRAWN:
            return [f"{path.name}: {drawn} characters of path data only"]
    with tempfile.TemporaryDirectory() as folder:
        try:
            picture = rendered(path, folder)
        except (subprocess.CalledProcessError, OSError) as error:
            return [f"{path.name}: cannot be rendered: {error}"]
        colours = picture.getcolors(1 << 24)
    total = sum(count for count, _ in colours)

    def share(of):
        return sum(count for count, colour in colours if max(abs(a - b) for a, b in zip(colour, of)) <= NEAR) / total

    land, water = share(LAND), share(WATER)
    ink = sum(count for count, colour in colours if min(colour) < 0xa0) / total  # lines and letters
    found = []
    if land < 0.1:
        found.append(f"{path.name}: land covers {land:.0%}")
    if has_sea and water < 0.1:
        found.append(f"{path.name}: water covers {water:.0%}")
    if not 0.0008 < ink < 0.3:
        found.append(f"{path.name}: lines and letters cover {ink:.2%}")
    return found


if __name__ == "__main__":
    told = [fault for file in sys.argv[2:] for fault in faults(file, sys.argv[1] == "sea")]
    print("\n".join(told))
    sys.exit(1 if told else 0)
