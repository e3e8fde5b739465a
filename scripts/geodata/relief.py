#!/usr/bin/python3
"""Copies the tiles of heights to OUT/relief/ROW_COLUMN.jpg, as they are: 8 rows of 16 tiles, 675 x 675 grey samples each."""
import argparse
import os
import shutil

SOURCE = "deb/marble-qt-data/usr/share/marble/data/maps/earth/srtm/3"
ROWS, COLUMNS = 8, 16


def build(cache, out):
    folder = os.path.join(out, "relief")
    os.makedirs(folder, exist_ok=True)
    for row in range(ROWS):
        for column in range(COLUMNS):
            source = os.path.join(cache, SOURCE, f"{row:06d}", f"{row:06d}_{column:06d}.jpg")
            target = os.path.join(folder, f"{row}_{column:02d}.jpg")
            shutil.copyfile(source, target)
            os.chmod(target, 0o644)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    build(options.cache, options.out)


if __name__ == "__main__":
    main()
